// What a portal shows of products of other sites. Their cards are markup from elsewhere: it is read in a document that
// runs and loads nothing, and only texts, one link and one picture are taken out, each within the site it came from.

import { element } from "./search-dom.js";

// A language, or a language that a machine translated into from another.
const LANGUAGE_TAG = /^[a-z]{2}(-t-[a-z]{2}-t0-und)?$/;

/** An address from a card, or null where it leads out of the site. */
export function within(site, text) {
  try {
    const { href } = new URL(text ?? "", site.browse);
    return text && href.startsWith(site.url) ? href : null;
  } catch {
    return null; // no address at all
  }
}

function textOf(part) {
  return part?.textContent.replace(/\s+/g, " ").trim() ?? "";
}

/** The facts of a site's card; null where it has no link within the site. */
function factsOf(site, html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const address = within(site, body.querySelector("a")?.getAttribute("href"));
  if (!address) return null;
  const picture = body.querySelector("img");
  const source = picture?.getAttribute("src") ?? picture?.getAttribute("srcset")?.split(" ")[0];
  const name = body.querySelector("h3");
  return {
    address,
    picture: within(site, source),
    name: textOf(name),
    lang: LANGUAGE_TAG.test(name?.lang ?? "") ? name.lang : "",
    kind: textOf(body.querySelector("p:not(.buy)")),
    terms: [...body.querySelectorAll(".buy > span")].map(textOf),
  };
}

/** What a search box suggests of a product of another site; null where it cannot be shown. */
export function suggestionOf(site, html) {
  const facts = factsOf(site, html);
  if (!facts) return null;
  return { href: facts.address, name: facts.name, lang: facts.lang, facts: [site.name, ...facts.terms], picture: facts.picture };
}

/** A card of a product of another site, marked with the site's name; null where it cannot be shown. */
export function cardOf(site, html) {
  const facts = factsOf(site, html);
  if (!facts) return null;
  const picture = facts.picture
    ? element("img", { src: facts.picture, alt: "", width: "480", height: "480", loading: "lazy" })
    : element("span", { class: "nopic" });
  const title = element("h3", facts.lang ? { lang: facts.lang } : {}, facts.name);
  return element(
    "li",
    { class: "card", "data-site": site.id },
    element("a", { href: facts.address }, picture, title),
    element("p", { class: "from" }, site.name),
    element("p", {}, facts.kind),
    element("p", { class: "buy" }, ...facts.terms.map((text) => element("span", {}, text))),
  );
}
