// The catalogue's own words: which it knows, what they are forms of, what was probably meant. Pure.

import { roots, wordsOf } from "./search-stems.js";
import { distance, forgiven, soundsAlike } from "./search-typos.js";

const ONLY_TEXT = 3; // the place of running text in WEIGHTS (documents.py)
const IN_NAMES = 1; // names, keywords and categories
const QUARTER = 2; // of the most frequent word, as frequencies are powers of two
const EVERYWHERE = 100;
const NAMED = 50;
const TOO_MANY = 1000; // products for all words with one beginning: nobody looks through them, and they take the engine long
const FEWEST_SPLIT = 3;
const SHORTEST_MENDED = 3;
const LONG = 7;
const UNMISTAKABLE = 9;
const SLIGHTEST = 0.5;

/** The mark of a group of synonyms in the index. */
export function mark(group) {
  return `qz${String(group).padStart(4, "0")}`;
}

export class Terms {
  /**
   * @param {{words: string, groups: Array, stop: string[], asking: string[], whole: string[], absent: string[],
   *   common: string[], everyday: string}} head of the pack
   * @param {Uint8Array} bytes one a word: where it stands, and how often
   */
  constructor({ words, groups, stop, asking, whole, absent, common, everyday }, bytes) {
    this.words = words ? words.split(" ") : [];
    this.bytes = bytes;
    this.whole = new Set(whole);
    this.absent = new Set(absent);
    this.common = new Set(common);
    this.everyday = new Set(everyday.split(" ").flatMap((word) => [word, ...this.roots(word)]));
    this.stop = new Set(stop);
    this.asking = new Set(asking);
    this.place = new Map(this.words.map((word, place) => [word, place]));
    this.tokens = new Map();
    this.named = new Set();
    this.words.forEach((word, place) => {
      for (const root of this.roots(word)) {
        this.tokens.set(root, Math.max(this.tokens.get(root) ?? 0, bytes[place] >> 2));
        if ((bytes[place] & 3) !== ONLY_TEXT) this.named.add(root);
      }
    });
    this.usual = Math.max(0, ...bytes.map((byte) => byte >> 2)) - QUARTER;
    this.groups = new Map();
    this.spoken = new Set();
    for (const [group, phrases] of groups) for (const phrase of phrases) this.#addPhrase(group, wordsOf(phrase));
  }

  #addPhrase(group, words) {
    const key = this.key(words);
    this.groups.set(key, [...new Set([...(this.groups.get(key) ?? []), group])]);
    for (const word of words) if (!this.place.has(word)) this.spoken.add(word);
  }

  roots(word) {
    return roots(word, this.whole);
  }

  /** A phrase by the first roots of its words. */
  key(words) {
    return words.map((word) => this.roots(word)[0]).join(" ");
  }

  /** Marks of the groups a phrase belongs to. */
  marks(words) {
    return (this.groups.get(this.key(words)) ?? []).map(mark);
  }

  /** What the index keeps of a word, or null where it does not know any form of it. */
  token(word) {
    const known = this.roots(word).filter((root) => this.tokens.has(root));
    if (!known.length && this.tokens.has(word)) return word;
    return known.sort((a, b) => this.tokens.get(b) - this.tokens.get(a))[0] ?? null;
  }

  /** What to ask for a word that is not finished, or null where no word begins like it. */
  beginning(word) {
    if (word.length < 2 || this.absent.has(word)) return null;
    const begun = word.length > 2 ? [...this.tokens].filter(([token]) => token.startsWith(word)) : [];
    const products = begun.reduce((sum, [, frequency]) => sum + 2 ** (frequency - 1), 0);
    if (begun.length && products < TOO_MANY) return word;
    const [likeliest] = this.#startingWith(word);
    return likeliest ? this.token(likeliest) : null;
  }

  /** Two known words that were written as one, or null. */
  parts(word) {
    let best = null;
    for (let cut = FEWEST_SPLIT; cut <= word.length - FEWEST_SPLIT; cut += 1) {
      const pair = [word.slice(0, cut), word.slice(cut)];
      if (!pair.every((part) => this.place.has(part))) continue;
      const weight = Math.min(...pair.map((part) => this.#frequency(part)));
      if (!best || weight > best.weight) best = { pair, weight };
    }
    return best?.pair ?? null;
  }

  /** Whether a word is spelt right though nothing here is described with it. */
  #isSpeltRight(word) {
    return this.absent.has(word) || this.everyday.has(word) || this.roots(word).some((root) => this.everyday.has(root));
  }

  /** Words that were probably meant, the likeliest first; none for a word of the trade that no product has. */
  corrections(word) {
    if (word.length < SHORTEST_MENDED || /\d/.test(word) || this.#isSpeltRight(word)) return [];
    const found = [];
    const look = (meant, inText, frequency) => {
      if (meant.length <= SHORTEST_MENDED || this.stop.has(meant)) return;
      const other = meant[0] !== word[0];
      // A long word bears an unusual target; in one of three letters only an inner one is missing. People begin a
      // word right: another first letter is a slip only in a word that leaves no doubt, or where both sound alike.
      const long = word.length >= LONG;
      if (other && word.length < UNMISTAKABLE && !(long && soundsAlike(meant[0], word[0]))) return;
      if (word.length === SHORTEST_MENDED && (inText || meant.length === 3 || meant.at(-1) !== word.at(-1))) return;
      const cost = distance(word, meant, inText && !long ? SLIGHTEST : forgiven(word, meant));
      if (cost === Infinity) return;
      found.push({ meant, rank: cost * 4 + (inText ? 2 : 0) + (other ? 2 : 0) - Math.min(frequency, 8) / 4 });
    };
    this.words.forEach((meant, place) => look(meant, (this.bytes[place] & 3) === ONLY_TEXT, this.bytes[place] >> 2));
    for (const meant of this.spoken) look(meant, false, 0);
    return found.sort((a, b) => a.rank - b.rank).map(({ meant }) => meant);
  }

  #frequency(word) {
    return this.bytes[this.place.get(word)] >> 2;
  }

  /**
   * Words with a beginning, the likeliest first. Two letters begin hundreds of words: one that names goods says more
   * than all of them, and one that half of the goods have says nothing and takes the engine longest.
   */
  #startingWith(word) {
    const found = this.words.filter((known) => known.startsWith(word));
    const rank = (known) => {
      const frequency = this.#frequency(known);
      const named = (this.bytes[this.place.get(known)] & 3) <= IN_NAMES;
      return frequency - (frequency > this.usual ? EVERYWHERE : 0) + (named ? NAMED : 0);
    };
    return found.map((known) => [rank(known), known]).sort(([a], [b]) => b - a).map(([, known]) => known);
  }
}
