// The comparison: the address names up to four products, the page shows their facts side by side.

import { MOST_COMPARED, isId, theList } from "./lib/list-store.js";
import { compareRows } from "./lib/trade-compare.js";
import { TradeData } from "./lib/trade-data.js";
import { copied, element, filled, notice } from "./lib/trade-dom.js";
import { Format } from "./lib/trade-format.js";

const MOST_NAMED = 10;
const LONGEST_NAMED = 80;

const part = document.getElementById("compare");
const words = JSON.parse(document.getElementById("compare-config").textContent);
const notices = document.getElementById("compare-notices");
const { root, base } = part.dataset;
const data = new TradeData(new URL(root, document.baseURI));
const list = theList();

/** Ids of the address, each once; whatever cannot be an id is kept apart to be named. */
function askedFor() {
  const ids = [...new Set(new URLSearchParams(location.search).getAll("id"))];
  const known = ids.filter(isId);
  return { ids: known, odd: ids.filter((id) => !isId(id)) };
}

function addressOf(ids) {
  return location.pathname + (ids.length ? `?${ids.map((id) => `id=${id}`).join("&")}` : "");
}

function named(names) {
  const short = names.slice(0, MOST_NAMED).map((name) => name.slice(0, LONGEST_NAMED));
  return short.join(", ") + (names.length > MOST_NAMED ? " …" : "");
}

async function show() {
  const { ids, odd } = askedFor();
  part.dataset.state = "loading";
  try {
    const format = new Format(document.documentElement.lang, await data.manifest(), words);
    // Reading more than could ever be shown or named would fetch the whole catalogue for an edited address.
    const found = await data.products(ids.slice(0, MOST_COMPARED + MOST_NAMED));
    const products = [...new Map([...found.values()].map((product) => [product.id, product])).values()];
    const unknown = [...odd, ...ids.filter((id) => !found.has(id))];
    const [shown, extra] = [products.slice(0, MOST_COMPARED), products.slice(MOST_COMPARED)];
    const said = [];
    if (extra.length) said.push(notice(filled(words.tooMany, { names: named(extra.map((each) => format.name(each))) })));
    if (unknown.length) said.push(notice(filled(words.unknown, { names: named(unknown) })));
    notices.replaceChildren(...said);
    showProducts(shown, format);
    part.dataset.state = "ready";
  } catch (error) {
    notices.replaceChildren(notice(words.failed));
    part.dataset.state = "failed";
    console.warn("The comparison is not available:", error);
  }
}

function showProducts(products, format) {
  const num = format.number(products.length);
  part.hidden = !products.length;
  document.getElementById("compare-empty").hidden = products.length > 0;
  const count = products.length === 1 ? words.countOne : words.count;
  document.getElementById("compare-count").textContent = products.length ? filled(count, { num }) : "";
  if (products.length) part.querySelector(".side").replaceChildren(tableOf(products, format));
  showOnly();
}

function tableOf(products, format) {
  const ids = products.map(({ id }) => id);
  const heads = products.map((product) => headOf(product, ids, format));
  const today = new Date().toISOString().slice(0, 10);
  const rows = compareRows(products, format, today).map(({ label, cells, differs }) => {
    const sign = differs ? [element("b", { class: "unlike", "aria-hidden": "true" }, "≠"), element("span", { class: "vh" }, ` (${words.differs})`)] : [];
    return element(
      "tr",
      { class: differs ? "differs" : "alike" },
      element("th", { scope: "row" }, label, " ", ...sign),
      ...cells.map((text) => element("td", { class: text ? undefined : "none" }, text || words.none)),
    );
  });
  const corner = element("td", {}, element("span", { class: "vh" }, words.attribute));
  return element(
    "table",
    { class: "sides" },
    element("thead", {}, element("tr", {}, corner, ...heads)),
    element("tbody", {}, ...rows),
  );
}

function headOf(product, ids, format) {
  const name = format.said(product.name);
  const picture = product.picture
    ? element("img", { src: root + product.picture, alt: "", width: "240", height: "240" })
    : element("span", { class: "nopic" });
  const others = ids.filter((id) => id !== product.id);
  const paused = product.status === "paused";
  const add = element(
    "button",
    { type: "button", class: "btn line i-list", "data-list-add": product.id, "aria-pressed": "false", "aria-label": `${words.add}: ${name.text}` },
    words.add,
  );
  return element(
    "th",
    { scope: "col", "data-product": product.id },
    picture,
    element("h2", { lang: name.lang }, element("a", { href: `${base}products/${product.id}/` }, name.text)),
    paused ? element("p", { class: "state wip" }, element("span", {}, words.paused)) : add,
    element("a", { class: "drop", href: addressOf(others) }, words.remove, element("span", { class: "vh" }, ` ${name.text}`)),
  );
}

/** A product that is gone, or has another id, would keep one of the four places for ever: no page has its button. */
async function renew() {
  const { compared } = list;
  const todays = await data.products(compared);
  const ids = list.compared.flatMap((id) => (compared.includes(id) ? (todays.get(id)?.id ?? []) : id));
  if (ids.join() !== list.compared.join()) list.renewCompared(ids);
}

/** Rows that are the same step aside when only differences are asked for. */
function showOnly() {
  const only = part.querySelector("[name=only]").checked;
  for (const row of part.querySelectorAll("tr.alike")) row.hidden = only;
}

part.querySelector("[name=only]").addEventListener("change", showOnly);
part.querySelector("[data-print]").addEventListener("click", () => print());
part.querySelector("[data-copy]").addEventListener("click", async ({ target }) => {
  const done = await copied(location.href);
  notices.replaceChildren(notice(done ? words.copied : location.href, done ? "i-check" : "i-share"));
  target.focus();
});

part.addEventListener("click", (event) => {
  const link = event.target.closest(".drop");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { product } = link.closest("[data-product]").dataset;
  if (list.compared.includes(product)) list.toggleCompared(product);
  history.pushState(null, "", link.href);
  show().then(() => (part.querySelector(".drop") ?? document.querySelector("#compare-empty a")).focus());
});
addEventListener("popstate", show);

// Without products in the address, those chosen on product pages are meant.
if (!location.search && list.compared.length) history.replaceState(null, "", addressOf(list.compared));
show();
renew().catch((error) => console.debug("Gone products stay to be compared:", error));
