// Ways to ask about a product: the links hold its short address, and here they get the first message around it, so that
// it need not stand in every page. Buttons for the inquiry list and the comparison, which would do nothing without a
// script, and a link that shares come from here, too.

import { spoken } from "./spoken.js";
import { element, filled } from "./trade-dom.js";

const ADD = inEveryLanguage("Add to inquiry list");
const COMPARE = inEveryLanguage("Compare");
const SHARE = inEveryLanguage("Share on WhatsApp");
const MESSAGE = inEveryLanguage("Hello, I would like to know more about %(name)s: current price, minimum order and lead time.");

function writeInto(link, texts) {
  const address = new URL(link.href);
  // No URLSearchParams: mail programs take its "+" for what it is.
  const query = Object.entries(texts).map(([name, text]) => `${name}=${encodeURIComponent(text)}`);
  address.search = query.join("&");
  link.href = address.href;
}

/** Completes the links of a product's page. */
export function startAsking(article) {
  const id = article.dataset.product;
  const short = article.querySelector(".tools > .i-copy")?.href;
  if (!short) return; // no longer in the catalogue
  const name = article.querySelector("h1").textContent;
  const subject = `${name} (${id})`;
  const text = `${filled(spoken(MESSAGE), { name: subject })}\n${short}`;
  for (const link of article.querySelectorAll('.call > [href^="https://wa.me/"]')) writeInto(link, { text });
  for (const link of article.querySelectorAll('.call > [href^="mailto:"]')) writeInto(link, { subject, body: text });
  const add = element("button", { class: "i-list", "data-list-add": id }, spoken(ADD));
  article.querySelector(".call:not(.paused)")?.prepend(add);
  const compare = element("button", { class: "i-scale", "data-compare-add": id }, spoken(COMPARE));
  const share = element("a", { class: "i-chat", href: "https://wa.me/" }, spoken(SHARE));
  writeInto(share, { text: `${name} ${short}` });
  article.querySelector(".tools").prepend(compare, share);
}
