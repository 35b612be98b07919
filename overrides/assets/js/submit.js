// The form page: answers and photos become one file that the producer sends; nothing leaves the page by itself.

import { Draft } from "./lib/kit-draft.js";
import { KitForm } from "./lib/kit-form.js";
import { armoured, zipOf } from "./lib/kit-pack.js";
import { KitPhotos } from "./lib/kit-photos.js";
import { issueAddress, recordsOf } from "./lib/kit-records.js";
import { KitSending } from "./lib/kit-sending.js";
import { slugOf } from "./lib/kit-values.js";
import { element, filled } from "./lib/trade-dom.js";

const part = (id) => document.getElementById(id);
const config = JSON.parse(part("kit-config").textContent);
const { words } = config;
const language = document.documentElement.lang;

const draft = new Draft();
const form = new KitForm(part("kit"), words);
const photos = new KitPhotos({ form, draft, words, onChange: lookAgain });
const sending = new KitSending(words);
const issue = part("kit-issue")?.href;
let waiting = 0;

function showProgress() {
  const [done, total] = form.progress();
  const all = total + 2;
  const given = done + (photos.photos.length ? 1 : 0) + (part("kit-consent").checked ? 1 : 0);
  Object.assign(part("kit-progress"), { max: all, value: given });
  part("kit-progress-said").textContent = filled(words.progress, { done: given, total: all });
}

/** After an answer or a photo: the bar, and what was said to be missing. */
function lookAgain() {
  if (!part("kit-faults").hidden) check(false);
  showProgress();
}

/** Keeps the draft a moment after the last key, so that typing stays quick. */
function keepSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(keep, 250);
}

function keep() {
  clearTimeout(waiting);
  waiting = 0;
  draft.write(form.answers());
  showKept();
}

/** Whoever only looked leaves no draft that would be "here again", and empty. */
function keepLast() {
  if (waiting) keep();
}

function showKept(saved) {
  const date = saved && new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(saved);
  const isKept = draft.kept && draft.photosKept;
  part("kit-draft").textContent = isKept ? (saved ? filled(words.restored, { date }) : words.kept) : words.notKept;
  part("kit-restart").hidden = false;
}

/** What is wrong, all of it: beside each control, and as a list of links above the form. */
function check(takeFocus) {
  const { found, faults } = form.collect();
  const consent = part("kit-consent");
  const more = [
    ...(photos.photos.length && !photos.busy ? [] : [{ control: photos.control, text: photos.busy ? words.photosBusy : words.photos }]),
    ...nameFaults(found),
    ...(consent.checked ? [] : [{ control: consent, text: words.consent }]),
  ];
  const all = inOrder([...faults, ...more]);
  for (const control of [...form.controls(), consent, photos.control]) form.mark(control, "");
  for (const { control, text } of all) form.mark(control, text);
  showFaults(all, takeFocus);
  return { found, good: !all.length };
}

function nameFaults(found) {
  const value = (name) => found.find(([own]) => own === name);
  const faults = [];
  for (const name of ["product.name", "producer.name"]) {
    const [, text, control] = value(name) ?? [];
    const plain = typeof text === "object" ? Object.values(text)[0] : text;
    if (control && !slugOf(plain)) faults.push({ control, text: words.name });
    const known = document.getElementById("product.producer");
    const isKnown = name === "producer.name" && control && [...(known?.options ?? [])].some((option) => option.value && option.value === slugOf(plain));
    if (isKnown) faults.push({ control, text: words.known });
  }
  return faults;
}

function inOrder(faults) {
  const isBefore = (a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING;
  return faults.sort((a, b) => (a.control === b.control ? 0 : isBefore(a.control, b.control) ? -1 : 1));
}

function showFaults(faults, takeFocus) {
  const box = part("kit-faults");
  box.hidden = !faults.length;
  if (!faults.length) return;
  const title = filled(faults.length === 1 ? words.faultsOne : words.faultsMany, { num: faults.length });
  const links = faults.map(({ control, text }) => {
    const link = element("a", { href: `#${control.id}` }, `${nameOf(control)}: ${text}`);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      goTo(control);
    });
    return element("li", {}, link);
  });
  if (part("kit-faults-said").textContent !== title) part("kit-faults-said").textContent = title;
  box.querySelector("ul").replaceChildren(...links);
  if (takeFocus) goTo(faults[0].control);
}

function nameOf(control) {
  if (control === photos.control) return part("kit-photos").dataset.label;
  if (control === part("kit-consent")) return control.dataset.label;
  return control.getAttribute("aria-label") ?? control.labels?.[0]?.textContent.trim() ?? control.dataset.label;
}

function goTo(control) {
  for (let box = control.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  control.focus();
  control.scrollIntoView({ block: "center" });
}

async function finish() {
  const { found, good } = check(true);
  if (!good) return;
  const button = part("kit").querySelector(".finish button");
  button.disabled = true;
  part("kit-progress-said").textContent = words.making;
  try {
    const created = new Date();
    const records = recordsOf(found, { created, products: config.products });
    const { entries, files } = await photos.packed(records.product.id, found);
    records.product.photos = entries;
    const consent = [...document.querySelectorAll(".consent li, .agree span")].map((line) => line.textContent.trim()).join(" ");
    const zip = await zipOf({ ...records, photos: files, consent, lang: language, created });
    const title = filled(words.fileTitle, { name: Object.values(records.product.name)[0] });
    sending.show({ slug: records.product.id, zip, text: armoured(zip, title), summary: summaryOf(found), images: photos.photos });
    if (part("kit-issue")) part("kit-issue").href = issueAddress(issue, title, found);
    swap(part("kit-done"), part("kit"));
  } catch (error) {
    showProblem(filled(words.failed, { reason: error.message }));
  } finally {
    button.disabled = false;
    showProgress();
  }
}

function showProblem(text) {
  part("kit-faults").querySelector("ul").replaceChildren();
  part("kit-faults-said").textContent = text;
  part("kit-faults").hidden = false;
  part("kit-faults").scrollIntoView({ block: "center" });
}

function summaryOf(found) {
  return found.filter(([name]) => !name.startsWith("product.photos")).map(([, value, control]) => [nameOf(control), readable(value, control)]);
}

function readable(value, control) {
  if (control.tagName === "SELECT") return control.selectedOptions[0].textContent;
  if (control.type === "checkbox") return control.labels[0].textContent.trim();
  if (typeof value === "number") return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value);
  const plain = typeof value === "object" && !Array.isArray(value) ? Object.values(value)[0] : value;
  return [].concat(plain).join(", ");
}

function swap(shown, hidden) {
  shown.hidden = false;
  hidden.hidden = true;
  for (const line of document.querySelectorAll(".submit > header p")) line.hidden = shown === part("kit-done");
  const head = shown.querySelector("h2");
  head.tabIndex = -1;
  head.focus();
  window.scrollTo(0, 0);
}

/** Empties the product; the producer's own answers stay for the next one. */
async function nextProduct() {
  for (const control of part("kit").querySelectorAll("input, select, textarea")) {
    if (!/^product\.(?!producer$)/.test(control.name)) continue;
    if (control.type === "checkbox") control.checked = false;
    else control.value = defaults.get(control.name) ?? "";
  }
  for (const entry of part("kit").querySelectorAll("[data-list^='product.'] .entries > li")) entry.remove();
  part("kit-consent").checked = false;
  for (const echo of part("kit").querySelectorAll(".echo")) echo.remove();
  form.showWhatFits();
  await photos.clear();
  keep();
  swap(part("kit"), part("kit-done"));
}

async function restart() {
  if (!window.confirm(words.restartSure)) return;
  clearTimeout(waiting);
  window.removeEventListener("pagehide", keepLast);
  draft.forget();
  await photos.clear();
  location.reload();
}

/** A unit that is still open becomes the one chosen before: most goods are made, sold and ordered by the same. */
function followUnit({ target }) {
  const [price, capacity, least] = ["product.price.per", "product.capacity.unit", "product.moq.unit"].map((name) => form.byName(name));
  if (target === price && !capacity.value) capacity.value = price.value;
  if (target === capacity && !price.value) price.value = capacity.value;
  if (target.name === "product.moq.value" && !least.value) least.value = capacity.value;
}

const defaults = new Map([["product.price.mode", "fixed"], ["product.price.currency", "IDR"]]);

async function start() {
  for (const [name, value] of defaults) form.byName(name).value = value;
  const found = draft.read();
  if (found) form.fill(found.values);
  form.showWhatFits();
  part("kit-all").disabled = false;
  part("kit").dataset.state = "ready";
  await photos.restore();
  if (found) form.fill(Object.fromEntries(Object.entries(found.values).filter(([name]) => name.startsWith("product.photos["))));
  if (found || photos.photos.length) showKept(found?.saved ?? Date.now());
  else if (!draft.kept || !draft.photosKept) showKept();
  showProgress();
  part("kit").dataset.state = "restored";
}

part("kit").addEventListener("input", () => {
  showProgress();
  keepSoon();
});
part("kit").addEventListener("change", (event) => {
  followUnit(event);
  lookAgain();
  keepSoon();
});
part("kit").addEventListener("submit", (event) => {
  event.preventDefault();
  finish();
});
window.addEventListener("pagehide", keepLast);
part("kit-restart").addEventListener("click", restart);
part("kit-back").addEventListener("click", () => swap(part("kit"), part("kit-done")));
part("kit-next").addEventListener("click", nextProduct);
start();
