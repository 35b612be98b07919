// The messages of an inquiry as text: one to each producer who is reached directly, one to the programme for the rest.
// Pure: no page, no clock.

import { filled } from "./trade-dom.js";

/** Longest `mailto:` address that mail programs take over whole; some on Windows cut at about 2,000 characters. */
export const LONGEST_MAIL = 1900;
/** Longest `wa.me` address that phones were seen to hand over whole. */
export const LONGEST_WHATSAPP = 4000;

/**
 * Whom to write to.
 *
 * @param {object[]} lines with item (of the list) and product (trade facts)
 * @param {object} programme of the manifest, with its name in the page's language
 * @param {boolean} together whether the programme gets one message for all
 * @returns {{name: string, whatsapp: string, email: string, programme: boolean, lines: object[]}[]} in the order of
 *   the list; the programme last
 */
export function recipients(lines, programme, together) {
  const found = new Map();
  for (const line of lines) {
    const { reach, maker } = line.product;
    const direct = !together && reach && maker;
    const key = direct ? maker.id : "";
    if (!found.has(key)) {
      const who = direct ? { name: maker.name, ...reach } : programme;
      found.set(key, { name: who.name, whatsapp: who.whatsapp ?? "", email: who.email ?? "", programme: !direct, lines: [] });
    }
    found.get(key).lines.push(line);
  }
  return [...found.values()].sort((a, b) => a.programme - b.programme);
}

/**
 * The text of one message.
 *
 * @param {object} recipient as above
 * @param {object} ask name, firm, country, email, incoterm, port, message; empty where not filled in
 * @param {object} own words and format of the page's language: {words, format}
 * @param {object|null} indonesian the same in Indonesian, where the page is not
 * @param {string} address of the site, with a slash at the end
 */
export function composeLetter(recipient, ask, own, indonesian, address) {
  const parts = [
    greeting(recipient, own),
    ...body(recipient, ask, own, (line) => [...notes(line, own), `   ${address}p/${line.product.id}/`]),
    ...(ask.message ? ["", ask.message.trim()] : []),
    "",
    own.words.thanks,
    ...signature(ask),
  ];
  if (!indonesian) return parts.join("\n");
  const noted = ask.message || recipient.lines.some(({ item }) => item.note);
  parts.push("", `— ${indonesian.words.again} —`, "", greeting(recipient, indonesian));
  parts.push(...body(recipient, ask, indonesian, () => []));
  if (noted) parts.push(indonesian.words.notesAbove);
  parts.push("", indonesian.words.thanks);
  return parts.join("\n");
}

function greeting({ name, programme }, { words, format }) {
  return filled(words.hello, { name: programme ? format.said(format.manifest.programme.name).text : name });
}

function body(recipient, ask, { words, format }, more) {
  const { lines, programme } = recipient;
  const text = ["", lines.length === 1 ? words.introOne : words.introMany, ""];
  lines.forEach(({ item, product }, place) => {
    const quantity = item.quantity && product.moq ? format.quantity([item.quantity, product.moq[1]]) : "";
    text.push(`${place + 1}. ${format.name(product)} (${product.id})`);
    text.push(`   ${filled(words.quantity, { quantity: plain(quantity) || words.open })}`);
    if (programme && product.maker) text.push(`   ${filled(words.producer, { name: product.maker.name })}`);
    if (item.sample) text.push(`   ${words.sample}`);
    text.push(...more({ item, product }));
  });
  const named = isPlaceOf(ask, format.manifest.ports);
  const basis = named ? `${ask.incoterm} ${ask.port}` : ask.incoterm;
  text.push("", basis ? filled(words.quote, { basis }) : words.quotePlain);
  if (ask.port && !named) text.push(filled(words.port, { port: ask.port }));
  return text;
}

/**
 * Whether the port is the place that the term names. EXW, FCA, FAS and FOB name where the seller hands over: "FOB Port
 * Klang" of a buyer who means where the goods go would be a price that nobody can quote.
 */
function isPlaceOf({ incoterm, port }, ports) {
  if (!incoterm || !port) return false;
  return !/^[EF]/.test(incoterm) || Object.entries(ports).some(([code, name]) => code.startsWith("ID") && name === port);
}

function notes({ item }, { words }) {
  return item.note ? [`   ${filled(words.note, { note: item.note })}`] : [];
}

function signature({ name, firm, country, email }) {
  return [name, [firm, country].filter(Boolean).join(", "), email].filter(Boolean);
}

/** Some phones show the space that does not break as a box. */
function plain(text) {
  return text.replaceAll("\u00a0", " ");
}

/** Addresses that open WhatsApp or a letter with the text; `long` where it does not fit and has to be pasted. */
export function addresses(recipient, subject, text) {
  const number = recipient.whatsapp.replace(/\D/g, "");
  const chat = `https://wa.me/${number}`;
  const whole = `${chat}?text=${encodeURIComponent(text)}`;
  const letter = `mailto:${recipient.email}?subject=${encodeURIComponent(subject)}`;
  const full = `${letter}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  const either = (wanted, long, short, limit) =>
    wanted ? { href: long.length > limit ? short : long, long: long.length > limit } : null;
  return {
    whatsapp: either(number, whole, chat, LONGEST_WHATSAPP),
    email: either(recipient.email, full, letter, LONGEST_MAIL),
  };
}
