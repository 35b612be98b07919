// The inquiry list: what the visitor gathered on this device, who they are, and the messages made of both.

import { ListLetters } from "./lib/list-letters.js";
import { ListLines } from "./lib/list-lines.js";
import { MOST_COMPARED, hashOf, itemsOfHash, theList } from "./lib/list-store.js";
import { csvOf } from "./lib/trade-csv.js";
import { TradeData } from "./lib/trade-data.js";
import { copied, filled, notice } from "./lib/trade-dom.js";
import { Format } from "./lib/trade-format.js";

const FIELDS = ["name", "firm", "country", "email", "incoterm", "port", "message"];
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

const form = document.getElementById("ask");
const { words, letter, indonesian } = JSON.parse(document.getElementById("ask-config").textContent);
const { root, base } = form.dataset;
const language = document.documentElement.lang;
const list = theList();
const data = new TradeData(new URL(root, document.baseURI));
const part = (id) => document.getElementById(id);

let page;
let lines;
let letters;
const facts = new Map();
let shownIds = "";
// Another page changed the list: what stands in the boxes is not what would be sent.
let stale = false;
// While the page itself completes a line, nothing has to be shown anew.
let quiet = false;

/** Lines that go into a message, with their facts. */
function sendable() {
  const all = list.items.map((item) => ({ item, product: facts.get(item.id) }));
  return all.filter(({ product }) => product && product.status !== "paused");
}

/** What the visitor filled in; the country by its name in the page's language. */
function asked() {
  const given = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
  const { selectedOptions } = form.elements.country;
  return { ...given, country: given.country ? selectedOptions[0].text : "" };
}

/** What the visitor told of themselves before, here or on another page. */
function fillIn() {
  for (const name of FIELDS) {
    const kept = list.buyer[name];
    if (typeof kept === "string") form.elements[name].value = kept;
  }
}

function showNotices(...texts) {
  part("ask-notices").replaceChildren(...texts.filter(Boolean).map((text) => notice(text)));
}

function showState() {
  const { length } = list.items;
  part("ask-empty").hidden = length > 0;
  part("ask-lines").hidden = !length;
  const num = new Intl.NumberFormat(language).format(length);
  const count = filled(length === 1 ? words.countOne : words.countMany, { num });
  part("ask-count").textContent = length ? `${count}. ${list.kept ? words.kept : ""}`.trim() : "";
  showNotices(!list.kept && length ? words.lost : "", form.dataset.state === "failed" ? words.failed : "");
  const compared = list.items.slice(0, MOST_COMPARED).map(({ id }) => `id=${id}`);
  form.querySelector("[data-compare-link]").href = `${base}compare/?${compared.join("&")}`;
}

function showLetters() {
  const ready = sendable();
  part("ask-who").hidden = !ready.length;
  const route = form.querySelector(".route");
  route.hidden = !ready.some(({ product }) => product.reach);
  letters.show(ready, asked(), form.elements.route.value === "programme" && !route.hidden);
}

/** Shows the list as it is now; lines are made anew only when some came or went. */
async function show() {
  showState();
  keepInAddress();
  if (!page) return;
  const idsNow = () => list.items.map(({ id }) => id).join();
  const ids = idsNow();
  const missing = list.items.filter(({ id }) => !facts.has(id));
  if (missing.length && ids !== shownIds) {
    for (const [id, product] of await data.products(missing.map((item) => item.id))) facts.set(id, product).set(product.id, product);
    if (ids !== idsNow()) return show(); // the list went on meanwhile
  }
  withDefaults();
  if (ids !== shownIds || stale) {
    shownIds = idsNow();
    stale = false;
    showState();
    lines.show(list.items, facts);
  }
  showLetters();
}

/**
 * A product that was added without a quantity starts at its minimum order; its name is kept for later. A former id
 * becomes that of today: whoever added the product again would see two lines of it, and one would be sent.
 */
function withDefaults() {
  for (const { id: former } of list.items) {
    const item = list.items.find((each) => each.id === former);
    const product = facts.get(former);
    if (!item || !product || shownIds.split(",").includes(former)) continue;
    const quantity = item.quantity ?? product.moq?.[0] ?? null;
    const name = page.format.name(product);
    const { id } = product;
    if (id !== former || quantity !== item.quantity || name !== item.name) {
      quiet = true;
      list.change(former, { id, quantity, name });
      quiet = false;
    }
  }
}

/** Marks what is missing before anything is handed to another app. */
function check() {
  const { name, email } = form.elements;
  const faults = [
    [name, name.value.trim() ? "" : words.needName],
    [email, !email.value.trim() || MAIL.test(email.value.trim()) ? "" : words.needEmail],
  ];
  for (const [field, text] of faults) mark(field, text);
  faults.find(([, text]) => text)?.[0].focus();
  return faults.every(([, text]) => !text);
}

function mark(field, text) {
  const id = `e-${field.name}`;
  document.getElementById(id)?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
  if (!text) return;
  const error = Object.assign(document.createElement("span"), { className: "error", id, textContent: text });
  field.after(error);
  field.setAttribute("aria-invalid", "true");
  field.setAttribute("aria-describedby", id);
}

function download() {
  const { format } = page;
  const ask = asked();
  const head = ["columnId", "product", "producer", "quantity", "columnUnit", "columnMinimum", "columnPrice", "columnIncoterm", "columnPort", "sample", "note", "columnLink"];
  const rows = sendable().map(({ item, product }) => [
    product.id,
    format.name(product),
    product.maker?.name ?? words.programme,
    item.quantity ?? "",
    product.moq ? format.unit(product.moq[1]) : "",
    product.moq ? product.moq[0] : "",
    format.price(product.price, page.today),
    ask.incoterm,
    ask.port,
    item.sample ? words.yes : words.no,
    item.note,
    `${format.manifest.address}p/${product.id}/`,
  ]);
  const file = new Blob([csvOf([head.map((key) => words[key]), ...rows])], { type: "text/csv" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: `${words.file}.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function share() {
  const address = new URL(hashOf(list.items), location.href).href;
  showNotices((await copied(address)) ? words.sharedList : address);
}

function listen() {
  list.addEventListener("change", ({ detail }) => {
    if (quiet) return;
    if (detail) {
      stale = true;
      fillIn();
    }
    show().catch(failed);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (!FIELDS.includes(target.name) && target.name !== "route") return;
    if (target.hasAttribute("aria-invalid")) mark(target, "");
    const buyer = Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value]));
    list.introduce(buyer);
  });
  form.querySelector("[data-table]").addEventListener("click", download);
  form.querySelector("[data-share]").addEventListener("click", share);
}

/** A list that the device does not keep stays in the address, so that it outlives a reload. */
function keepInAddress() {
  const hash = !list.kept && list.items.length ? hashOf(list.items) : "";
  if (location.hash !== hash) history.replaceState(null, "", location.pathname + hash);
}

/** Takes over a list that came with the address. */
function takeOver() {
  const sent = itemsOfHash(location.hash);
  if (!sent.length) return;
  list.add(...sent);
  keepInAddress();
}

function failed(error) {
  form.dataset.state = "failed";
  showState();
  (lines ?? new ListLines(part("lines"), { words })).showBare(list.items);
  console.warn("Details are not available:", error);
}

async function start() {
  fillIn();
  takeOver();
  showState();
  const manifest = await data.manifest();
  const format = new Format(language, manifest, words);
  const focusEmpty = () => form.querySelector("#ask-empty a").focus();
  const today = new Date().toISOString().slice(0, 10);
  const own = { words: letter, format };
  const again = indonesian ? { words: indonesian, format: new Format("id", manifest, words) } : null;
  page = { words, format, data, list, root, base, today, focusEmpty, own, indonesian: again, check };
  lines = new ListLines(part("lines"), page);
  letters = new ListLetters(part("letters"), page);
  await show();
  form.dataset.state = "ready";
}

listen();
addEventListener("hashchange", takeOver);
start().catch(failed);
