// The same products as a table: for buyers who compare prices and quantities down a column.

import { element } from "./search-dom.js";

/** A table of the cards of a list; each row carries its product as the card does. */
export function tableOf(list, words) {
  const heads = [words.product, words.category, words.regency, words.price, words.minimum];
  const head = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, text)));
  const rows = [...list.children].map(rowOf);
  const table = element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows));
  table.prepend(element("caption", { class: "vh" }, words.results));
  table.className = "listing";
  return table;
}

function rowOf(card) {
  const link = card.querySelector("a");
  const name = card.querySelector("h3");
  const picture = card.querySelector("img");
  const place = card.querySelector("p:not(.buy)");
  const regency = place?.querySelector("span")?.textContent ?? "";
  const category = place?.firstChild?.textContent.trim() ?? "";
  const [price, minimum] = [...card.querySelectorAll(".buy > span")];
  const title = element("a", { href: link.getAttribute("href"), ...(name.lang ? { lang: name.lang } : {}) }, name.textContent);
  const first = element("th", { scope: "row" });
  if (picture) {
    picture.removeAttribute("fetchpriority");
    picture.setAttribute("sizes", "48px");
    first.append(picture);
  }
  const paused = card.querySelector("em");
  first.append(title, ...(paused ? [" ", paused] : []));
  const cells = [category, regency, price?.textContent ?? "", minimum?.textContent ?? ""];
  return element("tr", { "data-product": card.dataset.product }, first, ...cells.map((text) => element("td", {}, text)));
}
