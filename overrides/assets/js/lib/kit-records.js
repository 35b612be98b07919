// From the answers of the form to the records of the kit, and to the address of a filled-in issue. Pure.

import { dense, productId, put, slugOf } from "./kit-values.js";

// GitHub answers with an error to addresses longer than about 8,000 letters.
const LONGEST = 6000;

/**
 * The product, and the producer where it is a new one.
 *
 * @param {[string, any, HTMLElement][]} found every answer by its path.
 * @param {object} context created (Date), products (id to producer of those in the catalogue).
 */
export function recordsOf(found, { created, products }) {
  const values = { product: {}, producer: {} };
  for (const [name, value, control] of found) {
    if (name.startsWith("product.photos[")) continue;
    const listed = name.match(/^(.*)\[\d+\]$/);
    if (control?.type === "checkbox" || listed) append(values, listed ? listed[1] : name, value);
    else put(values, name, value);
  }
  const updated = localDay(created);
  const known = values.product.producer;
  const producerId = known ?? slugOf(values.producer.name);
  const name = Object.values(values.product.name)[0];
  const id = productId(name, producerId, products);
  const product = { id, status: "draft", ...dense(values.product), producer: producerId, updated };
  return { product, producer: known ? null : newProducer(producerId, dense(values.producer), updated) };
}

function newProducer(id, values, updated) {
  const consent = { publish: true, date: updated, ...values.consent };
  return { id, status: "draft", ...values, consent, updated };
}

function append(values, path, value) {
  const place = path.split(".").reduce((inner, key) => inner?.[key], values);
  put(values, path, [...(place ?? []), ...[].concat(value)]);
}

/** The day as the producer's clock has it. */
function localDay(date) {
  const pad = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

// What an issue asks in one line each, from the answers of the form: "IDR 85.000 / bungkus", "200 bungkus", "7 - 14".
const span = (low, high) => [low, high].filter(Boolean).join(" - ");
const quantity = ({ value, unit }) => [value, unit].filter(Boolean).join(" ");
const WHOLES = {
  "product.price": ({ currency, amount, min, max, per }) => {
    const number = amount || span(min, max);
    return number && [currency, number, per && `/ ${per}`].filter(Boolean).join(" ");
  },
  "product.capacity": quantity,
  "product.moq": quantity,
  "product.lead_time": ({ min, max }) => span(min, max),
};

/** Address of an issue with the answers filled in; ids of its fields are paths with hyphens. */
export function issueAddress(address, title, found) {
  const url = new URL(address);
  url.searchParams.set("title", title);
  for (const [name, text] of issueAnswers(found)) {
    const key = name.replace(/\./g, "-");
    url.searchParams.set(key, text);
    if (url.href.length > LONGEST) url.searchParams.delete(key);
  }
  return url.href;
}

/** Answers by the paths an issue asks for, in the order of the form. */
function issueAnswers(found) {
  const single = new Map();
  const parts = new Map();
  for (const [name, , control] of found) {
    if (/[[\]]/.test(name) || control.type === "checkbox") continue;
    const text = control.tagName === "SELECT" ? control.selectedOptions[0].textContent.trim() : control.value.trim();
    const whole = Object.keys(WHOLES).find((path) => name.startsWith(`${path}.`));
    if (whole) parts.set(whole, { ...parts.get(whole), [name.slice(whole.length + 1)]: text });
    single.set(whole ?? name, whole ? "" : text);
  }
  for (const [path, given] of parts) single.set(path, WHOLES[path](given) ?? "");
  return [...single].filter(([, text]) => text);
}
