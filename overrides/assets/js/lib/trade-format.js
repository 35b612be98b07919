// Numbers, quantities, prices and names as a language writes them; the same as the pages do (languages.py, trade.py).

import { filled } from "./trade-dom.js";

const LOCALES = { en: "en-GB", id: "id-ID", ms: "ms-MY" };
const FALLBACKS = { en: ["en", "id", "ms"], id: ["id", "en", "ms"], ms: ["ms", "id", "en"] };
const SPACE = "\u00a0";
const DASH = "–";
const GRAMS_PER_KG = 1000;
const CUBIC_CM = 1e6;

export class Format {
  /**
   * @param {"en"|"id"|"ms"} language
   * @param {object} manifest of the trade facts
   * @param {object} words from the page, see number_words in pages/pooled.py
   */
  constructor(language, manifest, words) {
    this.language = language;
    this.manifest = manifest;
    this.words = words;
  }

  number(value, places) {
    const digits = places === undefined ? { maximumFractionDigits: 3 } : { minimumFractionDigits: places, maximumFractionDigits: places };
    return new Intl.NumberFormat(LOCALES[this.language], digits).format(value);
  }

  /**
   * A text in this language or the one it falls back to, with that language where it is another; where a machine made
   * it and nobody has looked since, with the tag that pages give it (text.py).
   */
  said(texts) {
    const language = FALLBACKS[this.language].find((candidate) => texts[candidate]);
    const source = texts.drafts?.[language];
    const own = language === this.language ? undefined : language;
    return { text: texts[language] ?? "", lang: source ? `${language}-t-${source}-t0-und` : own };
  }

  name(product) {
    return this.said(product.name).text || product.id;
  }

  /** `5 pieces`. */
  quantity([value, unit]) {
    const labels = this.manifest.units[unit];
    return `${this.number(value)}${SPACE}${(value === 1 ? labels.label : labels.plural)[this.language]}`;
  }

  unit(unit) {
    return this.manifest.units[unit].plural[this.language];
  }

  /** `60–90 days`; empty where it is not known. */
  days(lead) {
    if (!lead) return "";
    const [low, high] = lead;
    const num = low === high ? this.number(low) : `${this.number(low)}${DASH}${this.number(high)}`;
    return filled(high === 1 ? this.words.day : this.words.days, { num });
  }

  perMonth(quantity) {
    return quantity ? filled(this.words.perMonth, { quantity: this.quantity(quantity) }) : "";
  }

  /** `USD 3.20–3.90 per pack, FOB Surabaya`; "on request" without a price that holds on a day (ISO date). */
  price(price, today) {
    const span = priceSpan(price, today);
    if (!span) return this.words.onRequest;
    const per = price.per ? ` ${filled(this.words.per, { unit: this.manifest.units[price.per].label[this.language] })}` : "";
    const basis = [price.incoterm, this.manifest.ports[price.place] ?? price.place].filter(Boolean).join(" ");
    return `${price.currency}${SPACE}${this.#amounts(span)}${per}${basis ? `, ${basis}` : ""}`;
  }

  money(value, currency) {
    return `${currency}${SPACE}${this.#amounts([value, value])}`;
  }

  date(iso) {
    const day = new Date(`${iso}T00:00:00Z`);
    const parts = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Intl.DateTimeFormat(LOCALES[this.language], parts).format(day);
  }

  size(lengths) {
    return lengths?.length ? `${lengths.map((length) => this.number(length)).join(" × ")}${SPACE}cm` : "";
  }

  weight(grams) {
    if (!grams) return "";
    return grams < GRAMS_PER_KG ? `${this.number(grams)}${SPACE}g` : `${this.number(grams / GRAMS_PER_KG)}${SPACE}kg`;
  }

  volume([length, width, height]) {
    return `${this.number((length * width * height) / CUBIC_CM)}${SPACE}m³`;
  }

  #amounts([low, high]) {
    const places = Number.isInteger(low) && Number.isInteger(high) ? 0 : 2;
    const first = this.number(low, places);
    return low === high ? first : `${first}${DASH}${this.number(high, places)}`;
  }
}

/** Lowest and highest amount of a price that holds on a day (ISO date), or null. */
export function priceSpan(price, today) {
  if (!price || !price.currency || (price.until && price.until < today)) return null;
  const amounts = price.tiers?.length ? price.tiers.map(([, amount]) => amount) : price.amounts;
  return amounts?.length ? [Math.min(...amounts), Math.max(...amounts)] : null;
}
