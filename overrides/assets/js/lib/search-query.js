// From what a visitor types to what the engine is asked: spelling, word forms, synonyms, customs codes. Pure.

import { wordsOf } from "./search-stems.js";

const LONGEST_PHRASE = 3;
const MOST_WORDS = 12;
const MOST_WIDE = 3;
const MOST_MIXED = 3;
const MOST_SOME = 5;
const LONG_BEGINNING = 4; // of a word in the middle: nobody leaves off after two letters and goes on
const WORTH_LEAVING_OUT = 3; // a word that nothing has is left out where it is less than a third of the query
const CODE = /(?<![\d.])(\d{4})[\s.-]?(\d{2})(?:[\s.-]?(\d{2}))?(?:[\s.-]?\d{2})?(?![\d])/g;
const CODE_WORDS = new Set(["hs", "code", "kode", "kod", "tariff", "tarif", "pos"]);
const NATIONAL = 8;
const INTERNATIONAL = 6;

/** A customs code as the catalogue knows it: exact, by its beginning, or by its international part. */
function code(word, terms) {
  for (const size of [word.length, NATIONAL, INTERNATIONAL]) {
    const asked = word.slice(0, size);
    if (asked.length === size && terms.words.some((known) => known.startsWith(asked))) return asked;
  }
  return null;
}

/** What is looked for, as phrases: the longest that mean something as a whole, else single words that say something. */
function phrasesOf(text, terms) {
  const joined = text.replace(CODE, (_, four, two, more = "") => ` ${four}${two}${more} `);
  const words = wordsOf(joined);
  const coded = words.some((word) => /^\d{4,8}$/.test(word));
  let found = [];
  for (let at = 0; at < words.length && found.length < MOST_WORDS; ) {
    const size = phraseSize(words, at, terms) || 1;
    found.push(words.slice(at, at + size));
    at += size;
  }
  const said = [
    (word) => coded && CODE_WORDS.has(word),
    (word) => terms.stop.has(word),
    (word) => terms.asking.has(word),
    (word) => /^\D{1,2}$/.test(word) && !terms.token(word) && !terms.marks([word]).length, // the beginning of the next word
  ];
  for (const empty of said) {
    const rest = found.filter((phrase) => phrase.length > 1 || !empty(phrase[0]));
    if (rest.length) found = rest;
  }
  return [...new Map(found.map((phrase) => [phrase.join(" "), phrase])).values()];
}

/** One thing asked for: the tokens of its own words, and the marks of groups it belongs to. */
function unit(words, terms) {
  const own = words.map((word) => terms.token(word));
  const known = own.every(Boolean);
  const marks = terms.marks(words);
  // Whether names, keywords or terms have it, not only running text.
  return { own: known ? own : null, marks, strong: marks.length > 0 || (known && own.every((token) => terms.named.has(token))) };
}

function exactly(token) {
  return { own: [token], marks: [], strong: true };
}

/** What one word of a query becomes: units, or null where the catalogue does not know it. */
function single(word, next, terms, last) {
  if (/^\d{4,8}$/.test(word)) {
    return { units: [exactly(code(word, terms) ?? word)], used: 1 }; // else an article number
  }
  const known = unit([word], terms);
  if (known.own || known.marks.length) return { units: [known], used: 1 };
  if (next && terms.token(word + next)) return { units: [unit([word + next], terms)], used: 2 };
  const begun = last || word.length >= LONG_BEGINNING ? terms.beginning(word) : null;
  if (begun) return { units: [exactly(begun)], used: 1 };
  const parts = terms.parts(word);
  if (parts) return { units: phraseSize(parts, 0, terms) ? [unit(parts, terms)] : parts.map((part) => unit([part], terms)), used: 1 };
  return /\d/.test(word) ? { units: [exactly(word)], used: 1 } : null;
}

function phraseSize(words, at, terms) {
  for (let size = Math.min(LONGEST_PHRASE, words.length - at); size > 1; size -= 1) {
    if (terms.marks(words.slice(at, at + size)).length) return size;
  }
  return 0;
}

/**
 * What to ask for a text.
 *
 * @param {string} text
 * @param {import("./search-terms.js").Terms} terms
 * @param {{exact?: boolean, attempt?: number}} [how] exact: mend nothing; attempt: which of the corrections to take
 * @returns {?{searches: string[], near: string[], meant: ?string, missing: string[], mixed: string[], some: string[]}} null where the text asks for
 *   nothing. `searches` in order of their worth; `mixed`, `some` (all words but one) and then
 *   `near` what to ask where they find nothing; `meant` the text as it
 *   was understood where that differs; `missing` words that nothing here is described with.
 */
export function plan(text, terms, { exact = false, attempt = 0 } = {}) {
  const phrases = phrasesOf(text, terms);
  if (!phrases.length) return null;
  const units = [];
  const missing = [];
  const meant = [];
  let mended = false;
  for (let at = 0; at < phrases.length; ) {
    const phrase = phrases[at];
    const next = phrases[at + 1]?.length === 1 ? phrases[at + 1][0] : null;
    let found = phrase.length > 1 ? { units: [unit(phrase, terms)], used: 1 } : single(phrase[0], next, terms, at === phrases.length - 1);
    let shown = phrases.slice(at, at + (found?.used ?? 1)).flat().join(" ");
    if (!found && !exact) {
      const corrections = terms.corrections(phrase[0]);
      const better = corrections[attempt] ?? corrections[0];
      if (better) {
        found = single(better, null, terms, false);
        shown = better;
        mended = true;
      }
    }
    if (found) {
      units.push(...found.units);
      meant.push(shown);
    } else missing.push(phrase[0]);
    at += found?.used ?? 1;
  }
  const answered = missing.length * WORTH_LEAVING_OUT < phrases.length;
  return {
    searches: answered ? searches(units) : [],
    mixed: answered ? mixed(units) : [],
    some: answered ? some(units) : [],
    near: units.flatMap(wide),
    meant: mended ? meant.join(" ") : null,
    missing,
  };
}

/** Everything one unit may stand for, the exact words first. */
function wide({ own, marks }) {
  return [...new Set([...(own ? [own.join(" ")] : []), ...marks])];
}

/** The words as they were typed, then the same with synonyms. */
function searches(units) {
  if (!units.length) return [];
  const typed = units.map((one) => wide(one)[0]).join(" ");
  const most = Math.min(MOST_WIDE, Math.max(...units.map(({ marks }) => marks.length)));
  const widened = Array.from({ length: most }, (_, turn) =>
    units.map(({ own, marks }) => marks[Math.min(turn, marks.length - 1)] ?? own.join(" ")).join(" "),
  );
  return [...new Set([typed, ...widened])];
}

/** Some words as they were typed and others by synonyms: for a product whose text has one and whose name the other. */
function mixed(units) {
  if (units.length < 2 || units.length > MOST_MIXED) return [];
  const all = units.reduce((begun, one) => begun.flatMap((text) => wide(one).map((more) => `${text} ${more}`)), [""]);
  return all.map((text) => text.trim()).slice(0, MOST_MIXED ** 2);
}

/** All words but one, the most frequent left out first. Words that only running text has are worth nothing alone. */
function some(units) {
  if (units.length < 2 || units.length > MOST_SOME || !units.every(({ strong }) => strong)) return [];
  return units.flatMap((_, out) => searches(units.filter((__, place) => place !== out)));
}
