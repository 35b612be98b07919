// The search box of wide screens, in the place of the header's link to the search: without a script it would find
// nothing, so no page brings it along.

import { siteRoot } from "./site-place.js";
import { spoken } from "./spoken.js";
import { element } from "./trade-dom.js";

const PLACEHOLDER = inEveryLanguage("Search products, materials or HS code");

export function addSearchBox() {
  const link = document.querySelector(".top > .i-search");
  if (!link) return;
  const action = link.getAttribute("href");
  const base = action.replace(/[^/]+\/(?:index\.html)?$/, "");
  const form = element(
    "form",
    { class: "find", role: "search", action, "data-root": siteRoot(), "data-base": base, "data-plain": "plain" in link.dataset },
    element("input", { type: "search", name: "q", placeholder: spoken(PLACEHOLDER), autocomplete: "off" }),
    element("button", { class: "go i-search" }, link.textContent),
  );
  link.before(form);
}
