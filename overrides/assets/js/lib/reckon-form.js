// The calculator of a product page: made of what the page knows of carton, capacity and price, it answers for the minimum
// order at first and for any quantity that is typed.

import { readBasis, reckon, shipmentTexts } from "./reckon.js";
import { spoken } from "./spoken.js";
import { element } from "./trade-dom.js";

const PAUSE_MS = 250; // so that a screen reader is told the answer once, not at every key
const WORDS = {
  title: inEveryLanguage("Work out a shipment"),
  quantity: inEveryLanguage("Quantity"),
  below: inEveryLanguage("Below the minimum order."),
  estimate: inEveryLanguage("An estimate: 28 m³ or 22 t fill a 20-foot container, 58 m³ or 24 t a 40-foot one. Groupage is charged by m³ or tonne, at least 1."),
  missing: inEveryLanguage("Not recorded yet:"),
};
// Names of the values, in their order.
const LABELS = [
  inEveryLanguage("Cartons"),
  inEveryLanguage("Volume"),
  inEveryLanguage("Gross weight"),
  inEveryLanguage("Charged as groupage (LCL)"),
  inEveryLanguage("Share of a 20-foot container"),
  inEveryLanguage("Share of a 40-foot container"),
  inEveryLanguage("Months of the producer's capacity"),
  inEveryLanguage("Price"),
];
const MISSING = [
  ["perCarton", inEveryLanguage("units per carton")],
  ["cm3", inEveryLanguage("carton size")],
  ["kg", inEveryLanguage("gross weight of a carton")],
  ["currency", inEveryLanguage("price")],
];

const small = (text) => element("p", { class: "small" }, text);

/** The quantity's box with its label. */
function quantityBox(least, quantity, unit) {
  const number = { id: "n", type: "number", inputmode: "decimal", step: "any", min: least || undefined, value: quantity };
  const label = element("label", { for: "n" }, `${spoken(WORDS.quantity)} `, element("small", {}, unit));
  return [element("p", {}, label, element("input", number))];
}

/** The rows of the answer: a name and a value each; the price says where it holds. */
function answerRows(texts, place) {
  const shown = LABELS.map((label, row) => [spoken(label), texts[row]]).filter(([, text]) => text !== null);
  if (texts.at(-1) !== null && place) shown.at(-1)[0] += `, ${place}`;
  return shown.flatMap(([label, text]) => [element("dt", {}, label), element("dd", {}, text)]);
}

/** What is not recorded, as a remark; nothing where all of it is. */
function missingRemark(basis) {
  const words = MISSING.filter(([name]) => !basis[name]).map(([, texts]) => spoken(texts));
  return words.length ? small(`${spoken(WORDS.missing)} ${words.join(", ")}.`) : null;
}

/** Fills the section of the calculator and makes it live. */
export function startReckoning(section) {
  const [carton, month, price, place, least, unit] = section.dataset.reckon.split("|");
  const basis = readBasis(carton, month, price);
  const textsFor = (quantity) => shipmentTexts(reckon(basis, quantity), basis.currency, document.documentElement.lang);
  const start = Number(least) || basis.perCarton || 1;
  const below = element("p", { class: "small", hidden: true }, spoken(WORDS.below));
  const answer = element("dl", {}, ...answerRows(textsFor(start), place));
  const form = element(
    "form",
    { class: "reckon", novalidate: true },
    ...quantityBox(least, start, unit),
    element("div", { role: "status" }, answer, below),
    basis.perCarton ? small(spoken(WORDS.estimate)) : null,
    missingRemark(basis),
  );
  section.append(element("h2", {}, spoken(WORDS.title)), form);

  const box = form.querySelector("input");
  let waiting;
  function renew() {
    const quantity = box.valueAsNumber;
    if (!(quantity > 0) || quantity > 1e9) return; // being typed: the last answer stays
    const texts = textsFor(quantity).filter((text) => text !== null);
    answer.querySelectorAll("dd").forEach((value, row) => {
      if (value.textContent !== texts[row]) value.textContent = texts[row];
    });
    below.hidden = quantity >= Number(least);
  }
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(renew, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    renew();
  });
}
