// On every page: gives the buttons of the inquiry list and the parts of a record's page their life, offers the visitor's own language once, fetches the
// search when its box is first used, opens menus where the browser knows no popover, and, when all is loaded, sees to it
// that the page can be read again without a network.

import { bringListToLife } from "./lib/list-buttons.js";
import { bringRecordToLife } from "./lib/record-page.js";
import { addSearchBox } from "./lib/header-search.js";
import { preferredLanguage, rememberLanguage, rememberedLanguage } from "./lib/visitor.js";

// These words are never in the page's language, so they cannot come with the page.
const OFFER = {
  // Translators: name your own language instead of English.
  text: inEveryLanguage("This page is also available in English."),
  // Translators: name your own language instead of English.
  go: inEveryLanguage("Read in English"),
  no: inEveryLanguage("Not now"),
};

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Another language shows the same: what was searched, filtered or put side by side stands in the address. */
function stayWithin(link) {
  link.search = location.search;
}

function offerLanguage() {
  const wanted = preferredLanguage();
  const link = document.querySelector(`.langs a[lang="${wanted}"]`);
  if (!wanted || !link || wanted === document.documentElement.lang || rememberedLanguage()) return;
  if (document.querySelector(".lost")) return; // what is not there is not there in another language either
  const go = element("a", { href: link.href, hreflang: wanted, className: "btn line" }, OFFER.go[wanted]);
  const no = element("button", { type: "button", className: "btn line" }, OFFER.no[wanted]);
  const text = element("p", {}, OFFER.text[wanted]);
  const banner = element("aside", { lang: wanted, className: "offer" }, text, go, no);
  banner.setAttribute("aria-label", OFFER.go[wanted]);
  go.addEventListener("click", () => {
    stayWithin(go);
    rememberLanguage(wanted);
  });
  no.addEventListener("click", () => {
    rememberLanguage(document.documentElement.lang);
    banner.remove();
  });
  document.body.append(banner);
}

/** Browsers without popovers (before 2024): the same buttons show and hide the same elements. */
function replacePopovers() {
  if ("popover" in HTMLElement.prototype) return;
  document.documentElement.classList.add("no-popover");
  for (const button of document.querySelectorAll("[popovertarget]")) {
    const target = document.getElementById(button.getAttribute("popovertarget"));
    button.addEventListener("click", () => target?.classList.toggle("is-open"));
  }
}

/** A box is a plain form until it is used; suggestions come with the script that is fetched then. */
function loadSearchWhenUsed() {
  const boxes = [...document.querySelectorAll(".find:not([data-plain]) input, form.bigfind:not(.browse *, [data-plain]) input")];
  const start = () => import("./search.js").catch((error) => console.warn("Suggestions are not available:", error));
  for (const box of boxes) box.addEventListener("focus", start, { once: true });
  // On a slow line a visitor is in the box before this script is.
  if (boxes.includes(document.activeElement)) start();
}

/** The service worker waits until the page has everything it needs. */
function keepWhenLoaded() {
  const mark = document.querySelector("link[rel=manifest]:not([data-still])");
  if (!mark || !("serviceWorker" in navigator) || location.protocol === "file:") return;
  const start = () =>
    import("./keeping.js")
      .then(({ startKeeping }) => startKeeping(new URL("sw.js", mark.href)))
      .catch((error) => console.warn("Nothing is kept for reading offline:", error));
  const rest = () => (window.requestIdleCallback ?? setTimeout)(start);
  if (document.readyState === "complete") rest();
  else addEventListener("load", rest, { once: true });
}

for (const link of document.querySelectorAll(".langs a")) {
  link.addEventListener("click", () => {
    stayWithin(link);
    rememberLanguage(link.lang);
  });
}
replacePopovers();
addSearchBox();
loadSearchWhenUsed();
offerLanguage();
bringRecordToLife();
bringListToLife();
keepWhenLoaded();
