// The search boxes in the header and on the home page: suggestions while typing. Without this script, or when something
// fails, a box is a form that opens the browse page.

import { SearchBox } from "./lib/search-box.js";
import { SearchData } from "./lib/search-data.js";

const SHOWN = 6;

/** A suggestion from the card the site made; its addresses are relative to the browse page. */
function suggestionOf(html, browse) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const card = template.content;
  const picture = card.querySelector("img");
  const address = (text) => new URL(text, browse).href;
  const name = card.querySelector("h3");
  const place = card.querySelector("p:not(.buy) span");
  return {
    href: address(card.querySelector("a").getAttribute("href")),
    name: name.textContent,
    lang: name.lang,
    facts: [place, ...card.querySelectorAll(".buy > span")].map((part) => part?.textContent.trim()),
    picture: picture && address((picture.getAttribute("srcset") ?? picture.getAttribute("src")).split(" ")[0]),
  };
}

/** The site's own products, for the box of a form that leads to its browse page. */
function sourceFor(form) {
  const browse = new URL(form.getAttribute("action"), document.baseURI);
  const data = new SearchData(new URL(form.dataset.root, document.baseURI), document.documentElement.lang);
  return {
    warm: () => data.warm(),
    async suggest(text, tell) {
      const { numbers = [], meant = null } = (await data.find(text)) ?? {};
      const cards = await data.cards(numbers.slice(0, SHOWN));
      const { words } = await data.manifest();
      tell({ suggestions: cards.map((html) => suggestionOf(html, browse)), meant, words });
    },
    all(text) {
      const address = new URL(browse);
      address.searchParams.set("q", text);
      return address.href;
    },
    open: (href) => location.assign(href),
  };
}

const forms = document.querySelectorAll("form.find:not([data-plain]), form.bigfind:not([data-plain])");
forms.forEach((form, place) => new SearchBox(form, place, sourceFor(form)));
