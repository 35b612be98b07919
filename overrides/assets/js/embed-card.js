// A card on somebody else's page: the address names a product or a collection. Every link opens outside of the frame.

import { isId } from "./lib/list-store.js";
import { TradeData } from "./lib/trade-data.js";
import { element } from "./lib/trade-dom.js";
import { Format } from "./lib/trade-format.js";

const card = document.getElementById("card");
const { words, collections } = JSON.parse(document.getElementById("card-config").textContent);
const { root, base } = card.dataset;
const data = new TradeData(new URL(root, document.baseURI));

function outside(path, ...children) {
  return element("a", { href: base + path, target: "_blank", rel: "noopener" }, ...children);
}

function picture(path) {
  return path ? element("img", { src: root + path, alt: "", width: "480", height: "480" }) : element("span", { class: "nopic" });
}

function sampleMark(fictitious) {
  return fictitious ? element("p", { class: "sample" }, words.sample) : null;
}

function productCard(product, format) {
  const path = `products/${product.id}/`;
  const name = format.said(product.name);
  const today = new Date().toISOString().slice(0, 10);
  const facts = [
    [words.moq, product.moq ? format.quantity(product.moq) : ""],
    [words.lead, format.days(product.lead)],
    [words.price, format.price(product.price, today)],
  ];
  const rows = facts.filter(([, value]) => value).flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]);
  const place = format.manifest.regencies[product.regency] ?? "";
  const by = [product.maker?.name ?? words.programme, place].filter(Boolean).join(", ");
  return [
    picture(product.picture),
    sampleMark(product.fictitious),
    element("h1", { lang: name.lang }, outside(path, name.text)),
    element("p", {}, by),
    element("dl", {}, ...rows),
    element("p", { class: "open" }, outside(path, words.open)),
  ];
}

function collectionCard(id, found, products, format) {
  const items = products.map((product) => {
    const name = format.said(product.name);
    return element("li", { lang: name.lang }, outside(`products/${product.id}/`, name.text));
  });
  return [
    picture(found.picture),
    sampleMark(found.fictitious),
    element("h1", { lang: found.lang || undefined }, outside(`collections/${id}/`, found.title)),
    element("p", {}, found.when),
    element("ul", {}, ...items),
    element("p", { class: "open" }, outside(`collections/${id}/`, words.open)),
  ];
}

async function parts() {
  const address = new URLSearchParams(location.search);
  const format = new Format(document.documentElement.lang, await data.manifest(), words);
  const id = address.get("collection") ?? "";
  if (Object.hasOwn(collections, id)) {
    const found = collections[id];
    const products = await data.products(found.products);
    return collectionCard(id, found, [...products.values()], format);
  }
  const wanted = address.get("product");
  const product = isId(wanted) ? (await data.products([wanted])).get(wanted) : null;
  return product ? productCard(product, format) : [element("h1", {}, words.unknown)];
}

parts()
  .then((made) => {
    card.replaceChildren(...made.filter(Boolean));
    document.title = `${card.querySelector("h1").textContent} – ${document.title}`;
    card.dataset.state = "ready";
  })
  .catch((error) => {
    card.append(element("p", { role: "alert" }, words.failed));
    card.dataset.state = "failed";
    console.warn("The card is not available:", error);
  });
