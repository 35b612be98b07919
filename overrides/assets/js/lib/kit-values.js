// What a person typed, as a record has it: numbers, phones, texts, ids. Pure; a fault is named, never thrown.

const PREFIX = /^(rp\.?|idr|usd|rm|myr)\s*/i;
const FACTORS = { rb: 1e3, ribu: 1e3, k: 1e3, jt: 1e6, juta: 1e6 };
const SUFFIX = /(rb|ribu|k|jt|juta)\.?$/i;
const LIMIT = 1e12;
// Characters no record may hold (strict_yaml.py): controls, bidirectional overrides, invisible marks.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const MARKUP = /<\/?[a-z!?]|&(?:#\w+|[a-z]\w{1,30});|!?\[[^\]\n]*\]\s?[([]|`|~~|^ {0,3}(?:#{1,6}\s|>)/im;
const SIXTEEN = /(?<!\d)\d(?:[ \t./_-]{0,3}\d){15}(?!\d)/g;
const NPWP = /(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d[-.]\d{3}\.\d{3}(?!\d)|npwp\D{0,30}\d(?:[ .-]{0,3}\d){14,15}(?!\d)/i;
const EMAIL = /^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$/;
const HANDLE = /^@?[A-Za-z0-9._-]{1,60}$/;
const SLUG_LIMIT = 80;

/** A text as records keep it: composed, trimmed, without what may not stand in it. */
export function clean(text, lines = false) {
  const plain = text.normalize("NFC").replace(/\r\n?/g, "\n").replace(FORBIDDEN, "");
  return (lines ? plain.replace(/[ \t]+$/gm, "") : plain.replace(/\s+/g, " ")).trim();
}

/** Name of what is wrong with a text, or empty. */
export function textFault(text, { maxlength = 0, pattern = "" } = {}) {
  if (isPrivate(text)) return "private";
  if (maxlength && [...text].length > maxlength) return "long";
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(text)) return "digits";
  return MARKUP.test(text) ? "markup" : "";
}

/** Whether a text holds what looks like a NIK or NPWP number. */
export function isPrivate(text) {
  return NPWP.test(text) || (text.match(SIXTEEN) ?? []).some((found) => isNik(found.replace(/\D/g, "")));
}

function isNik(digits) {
  const [province, , , day, month] = [0, 2, 4, 6, 8].map((at) => Number(digits.slice(at, at + 2)));
  const born = day > 40 ? day - 40 : day;
  return province >= 11 && province <= 97 && born >= 1 && born <= 31 && month >= 1 && month <= 12;
}

/**
 * A number as people write it: `85.000`, `Rp 1.250.000,-`, `1,5 juta`, `150rb`.
 *
 * One dot or comma before exactly three digits may mean thousands or a fraction. It means thousands where the language
 * writes them so and the number counts something; else it is not guessed.
 */
export function readNumber(written, language, { whole, counted, above, max } = {}) {
  const money = written.trim().match(PREFIX)?.[1] ?? "";
  let text = written.trim().replace(PREFIX, "").replace(/[\s\u00a0]/g, "").replace(/[,.]-+$/, "");
  const suffix = text.match(SUFFIX);
  const factor = suffix ? FACTORS[suffix[1].toLowerCase()] : 1;
  if (suffix) text = text.slice(0, suffix.index);
  const plain = plainDigits(text, isIndonesian(language, money) ? "." : ",", counted && !suffix);
  if (!plain) return { fault: isAmbiguous(text) ? "ambiguous" : "number" };
  const value = Number((Number(plain) * factor).toPrecision(15));
  if (value >= LIMIT) return { fault: "number" };
  if (whole && !Number.isInteger(value)) return { fault: "whole" };
  if (above && value <= 0) return { fault: "above" };
  if (max !== undefined && value > max) return { fault: "max" };
  return { value };
}

function isIndonesian(language, money) {
  return /^(rp|idr)/i.test(money) || (language === "id" && !money);
}

function isAmbiguous(text) {
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
}

function plainDigits(text, thousands, counted) {
  if (/^\d+$/.test(text)) return text;
  if (isAmbiguous(text)) return counted && text.includes(thousands) ? text.replace(/[.,]/, "") : "";
  if (/^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(text)) return text.replace(/\./g, "").replace(",", ".");
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) return text.replace(/,/g, "");
  return /^\d+[.,]\d{1,20}$/.test(text) ? text.replace(",", ".") : "";
}

/** A phone number in E.164 as people in Indonesia write it, or empty. */
export function readPhone(written) {
  if (/[^\d\s()+./-]/.test(written.trim())) return "";
  let digits = written.replace(/[^\d+]/g, "").replace(/^00/, "+");
  if (digits.startsWith("0")) digits = `+62${digits.slice(1)}`;
  else if (/^62\d{8,}/.test(digits)) digits = `+${digits}`;
  else if (/^8\d{7,}/.test(digits)) digits = `+62${digits}`;
  digits = digits.replace(/^\+620/, "+62");
  const isIndonesian = digits.startsWith("+62");
  return (isIndonesian ? /^\+62[1-9]\d{7,11}$/ : /^\+[1-9]\d{7,14}$/).test(digits) ? digits : "";
}

/** An address of the kinds of `kinds.Address`: its one form, or the name of the fault. */
export function readAddress(written, scheme, hosts = []) {
  const text = written.trim();
  if (scheme === "phone") return asFound(readPhone(text), "phone");
  if (scheme === "email") return asFound(EMAIL.test(text) ? text : "", "email");
  if (scheme === "web") return asFound(webAddress(/^[a-z]+:/i.test(text) ? text : `https://${text}`), "web");
  if (HANDLE.test(text)) return { value: text.replace(/^@/, "") };
  const host = webAddress(text) && new URL(text).hostname;
  return asFound(hosts.some((own) => host === own || String(host).endsWith(`.${own}`)) ? text : "", "social");
}

function asFound(value, fault) {
  return value ? { value } : { fault };
}

function webAddress(text) {
  try {
    const address = new URL(text);
    const good = /^https?:$/.test(address.protocol) && address.hostname.includes(".") && !address.username;
    return good && !/[\s<>"'\\^`{|}]/.test(text) ? text : "";
  } catch {
    return "";
  }
}

/** The id that a name gives: lower case, digits and single hyphens; empty where the name has no Latin letter. */
export function slugOf(name) {
  const words = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, SLUG_LIMIT);
    if (longer.length > SLUG_LIMIT) break;
    slug = longer;
  }
  return slug;
}

/** The id of a product: that of its name, with the producer's where another producer has it already. */
export function productId(name, producer, products) {
  const slug = slugOf(name);
  const isTaken = slug in products && products[slug] !== producer;
  return isTaken ? slugOf(`${slug} ${producer}`) : slug;
}

/** Puts a value into a record by its path: `price.tiers[0].amount`. */
export function put(record, path, value) {
  const steps = path.match(/[^.[\]]+/g);
  const last = steps.pop();
  let place = record;
  steps.forEach((step, at) => {
    const next = steps[at + 1] ?? last;
    place[step] = place[step] ?? (/^\d+$/.test(next) ? [] : {});
    place = place[step];
  });
  place[last] = value;
}

/** A record without the holes that entries left empty make in its lists. */
export function dense(value) {
  if (Array.isArray(value)) return value.filter((item) => item !== undefined).map(dense);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, dense(inner)]));
}
