// Shows which producers can make a quantity together.

import { element, filled } from "./trade-dom.js";
import { pool } from "./trade-units.js";

const SHOWN_UNLIKE = 5;

/**
 * Answers "I need … a month" for a category.
 *
 * @param {import("./trade-data.js").TradeData} data
 * @param {string} category
 * @param {{quantity: number, unit: string}} need
 * @param {import("./trade-format.js").Format} format
 * @param {string} base prefix to the language's root
 * @param {string} wanted id of a product that is chosen already, or ""
 * @returns {Promise<HTMLElement[]>}
 */
export async function poolAnswer(data, category, need, format, base, wanted = "") {
  const answer = pool(await data.capacities(category), need, format.manifest.units, wanted);
  const unlike = answer.unlike.slice(0, SHOWN_UNLIKE);
  const facts = await data.products([...answer.used.map(({ product }) => product.id), ...unlike]);
  const { words } = format;
  const parts = [element("p", { class: answer.enough ? "state held" : "state wip" }, element("span", {}, headline(answer, need, format)))];
  if (answer.used.length) parts.push(table(answer, need, facts, format, base));
  const small = [];
  if (answer.merged) small.push(words.poolHands);
  if (unlike.length) {
    const names = unlike.map((id) => (facts.has(id) ? format.name(facts.get(id)) : id));
    small.push(filled(words.poolUnlike, { names: names.join(", ") + (answer.unlike.length > unlike.length ? " …" : "") }));
  }
  if (answer.used.length) small.push(words.poolStated);
  if (small.length) parts.push(element("p", { class: "small" }, small.join(" ")));
  return parts;
}

function headline({ enough, total, used, days }, need, format) {
  const { words } = format;
  const quantity = format.quantity([need.quantity, need.unit]);
  if (!used.length) return words.poolNone;
  if (!enough) return filled(words.poolShort, { total: format.number(total), quantity });
  const text = used.length === 1 ? words.poolOne : words.poolEnough;
  const whole = filled(text, { num: format.number(used.length), quantity });
  const soon = days === null ? words.poolNoDays : filled(words.poolDays, { days: format.days([days, days]) });
  return `${whole} ${soon}`;
}

function table({ used }, need, facts, format, base) {
  const { words } = format;
  const heads = [words.product, words.share, words.lead].map((text) => element("th", { scope: "col" }, text));
  const rows = used.map((row) => tableRow(row, need, facts.get(row.product.id), format, base));
  return element(
    "table",
    { class: "tiers" },
    element("caption", { class: "vh" }, words.poolTable),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows),
  );
}

function tableRow({ product, capacity, share, under }, need, facts, format, base) {
  const { words } = format;
  const name = facts ? format.said(facts.name) : { text: product.id };
  const link = element("a", { href: `${base}products/${product.id}/`, lang: name.lang }, name.text);
  const maker = element("small", {}, facts?.maker?.name ?? words.programme);
  const parts = filled(words.poolShare, { share: format.number(share), capacity: format.quantity([capacity, need.unit]) });
  const remark = under ? element("small", { class: "under" }, filled(words.poolUnder, { quantity: format.quantity(product.moq) })) : null;
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, link, " ", maker),
    element("td", {}, parts, remark ? " " : null, remark),
    element("td", {}, format.days(product.lead) || "–"),
  );
}
