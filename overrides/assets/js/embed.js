// The page that writes snippets: the address or the form names a product or collection, the lines follow.

import { cardSnippet, frameSnippet } from "./lib/embed-snippet.js";
import { isId } from "./lib/list-store.js";
import { TradeData } from "./lib/trade-data.js";
import { copied, element, filled } from "./lib/trade-dom.js";

const FALLBACKS = { en: ["en", "id", "ms"], id: ["id", "en", "ms"], ms: ["ms", "id", "en"] };

const form = document.getElementById("embedder");
const { words, collections, card } = JSON.parse(document.getElementById("embed-config").textContent);
const part = (id) => document.getElementById(id);
const data = new TradeData(new URL(form.dataset.root, document.baseURI));
let run = 0;

/** An id, also out of a whole address that was pasted. */
function asked() {
  const text = form.elements.id.value.trim();
  return text.split(/[?#]/)[0].split("/").filter(Boolean).pop() ?? "";
}

/** What is known of an id: a collection of the page, else a product; null for neither. */
async function known(id, language) {
  const manifest = await data.manifest();
  const root = manifest.address + (language === "en" ? "" : `${language}/`);
  const common = { id, frame: root + card, site: words.site[language] };
  const said = (texts) => texts[FALLBACKS[language].find((code) => texts[code])] ?? id;
  if (Object.hasOwn(collections, id)) {
    const { title, picture, fictitious } = collections[id];
    const sample = fictitious ? words.sample[language] : "";
    return { ...common, kind: "collection", name: said(title), place: "", sample, page: `${root}collections/${id}/`, picture: picture && manifest.address + picture };
  }
  const product = isId(id) ? (await data.products([id])).get(id) : null;
  if (!product) return null;
  const place = [manifest.categories[product.category]?.[language], manifest.regencies[product.regency]].filter(Boolean).join(", ");
  const sample = product.fictitious ? words.sample[language] : "";
  return { ...common, id: product.id, kind: "product", name: said(product.name), place, sample, page: `${root}products/${product.id}/`, picture: product.picture && manifest.address + product.picture };
}

async function show() {
  run += 1;
  const mine = run;
  const id = asked();
  const language = form.elements.lang.value;
  let said = "";
  let found = null;
  try {
    if (id) found = await known(id, language);
    if (id && !found) said = filled(words.unknown, { names: id.slice(0, 80) });
  } catch (error) {
    said = words.failed;
    console.warn("Snippets are not available:", error);
  }
  if (mine !== run) return;
  part("e-status").textContent = said;
  part("e-result").hidden = !found;
  if (!found) return;
  part("e-frame").value = frameSnippet(found);
  part("e-card").value = cardSnippet(found);
  const address = new URL(`${language === "en" ? "" : `${language}/`}${card}?${found.kind}=${found.id}`, data.root);
  part("e-preview").replaceChildren(element("iframe", { src: address.href, title: found.name, loading: "lazy" }));
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", show);
document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (!button) return;
  const field = part(button.dataset.copy);
  if (await copied(field.value)) part("e-status").textContent = words.copied;
  else field.select();
});

const address = new URLSearchParams(location.search);
form.elements.lang.value = document.documentElement.lang;
form.elements.id.value = address.get("product") ?? address.get("collection") ?? Object.keys(collections)[0] ?? "";
show();
