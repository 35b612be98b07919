// The sites of a federation, searched side by side: each by its own files, in this page. A site that is down, slow or of
// a newer version is told by name, and the others answer all the same.

import { SearchData } from "./search-data.js";

/** Why a site gives no answer; the words for each stand in the page. */
export class NewerSite extends Error {}

export class MemberSite {
  #data = null;

  /**
   * @param {{id: string, name: string, url: string}} member
   * @param {{summary: string, schema: number, format: number}} known name of its summary, and the forms we can read
   * @param {string} language of the page
   */
  constructor({ id, name, url }, known, language) {
    Object.assign(this, { id, name, url, known, language });
  }

  /** Address that a card's links and pictures start from: the site's browse page in the reader's language. */
  get browse() {
    return new URL(this.language === "en" ? "products/" : `${this.language}/products/`, this.url);
  }

  /** Where the same question is answered by the site itself, with its filters. */
  resultsFor(query) {
    const address = this.browse;
    address.searchParams.set("q", query);
    return address.href;
  }

  async find(query) {
    return (await this.#open()).find(query);
  }

  /** What only some of the words find, for a question that nobody has an answer to. */
  async findNear(query) {
    return (await this.#open()).findNear(query);
  }

  async cards(numbers) {
    return (await this.#open()).cards(numbers);
  }

  /** Reads what the site says of itself; a site that failed is asked again by the next search. */
  async #open() {
    if (this.#data) return this.#data;
    const address = new URL(this.known.summary, this.url);
    const response = await fetch(address, { cache: "no-cache", credentials: "omit", referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const { schema, search } = await response.json();
    if (schema > this.known.schema || search.format > this.known.format) throw new NewerSite(this.id);
    this.#data = new SearchData(this.url, this.language);
    return this.#data;
  }
}

/** How well an answer fits what was typed: all words as typed, all words after mending, some of the words. */
function rank({ meant, partly }) {
  if (partly) return 2;
  return meant ? 1 : 0;
}

/**
 * One list from the answers of several sites. What any site finds as it was typed keeps out what others found after
 * mending the words or leaving some out: a word that one site knows is no mistake. The rest is dealt out like cards,
 * the best of each site first, because scores of different indexes cannot be compared.
 *
 * @param {Array<{site: object, found: ?{numbers: number[], meant: ?string, partly: boolean}}>} answers in a fixed order
 * @returns {{results: Array<{site: object, number: number}>, counts: Map<object, number>, meant: ?string,
 *   partly: boolean}}
 */
export function merged(answers) {
  const given = answers.filter(({ found }) => found?.numbers.length);
  const best = Math.min(...given.map(({ found }) => rank(found)));
  const kept = given.filter(({ found }) => rank(found) === best);
  const counts = new Map(answers.map(({ site }) => [site, 0]));
  for (const { site, found } of kept) counts.set(site, found.numbers.length);
  const results = [];
  for (let place = 0; kept.some(({ found }) => place < found.numbers.length); place += 1) {
    for (const { site, found } of kept) {
      if (place < found.numbers.length) results.push({ site, number: found.numbers[place] });
    }
  }
  return { results, counts, meant: best === 1 ? kept[0].found.meant : null, partly: best === 2 };
}
