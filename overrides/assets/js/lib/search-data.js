// What the search reads from the site: manifest, engine, table of facets, cards. Each is fetched once, when needed.

import { Engine, listOf } from "./search-engine.js";
import { plan } from "./search-query.js";
import { withAll } from "./search-table.js";
import { Terms } from "./search-terms.js";

// With so many products for the words as typed, nobody reads on to those found by synonyms; they cost a chunk each.
const ENOUGH = 100;
const ATTEMPTS = 3; // corrections that are tried before a mended query counts as finding nothing

async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

/** The bytes of a pack; some hosts announce the compression, and the browser has undone it then. */
async function unpacked(address) {
  const bytes = new Uint8Array(await (await fetched(address)).arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A pack of one value as JSON. */
async function parsed(address) {
  return JSON.parse(new TextDecoder().decode(await unpacked(address)));
}

/** A pack of columns: the object of its first line, and the bytes behind it. */
async function columns(address) {
  const bytes = await unpacked(address);
  const end = bytes.indexOf(10);
  return { ...JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))), bytes: bytes.subarray(end + 1) };
}

/** Numbers of two bytes, all low ones first. */
function wide(bytes, rows, start = 0) {
  return Uint16Array.from({ length: rows }, (_, row) => bytes[start + row] | (bytes[start + rows + row] << 8));
}

export class SearchData {
  #kept = new Map();

  /**
   * @param {string|URL} root the site's root
   * @param {string} language of the page
   */
  constructor(root, language) {
    this.root = root;
    this.language = language;
  }

  /** What is at hand: version, total, cardsPerPack, words. */
  manifest() {
    return this.#once("manifest", async () =>
      (await fetched(this.#at(`search/${this.language}.json`), { cache: "no-cache" })).json(),
    );
  }

  /** The catalogue's words. */
  terms() {
    return this.#once("terms", async () => {
      const { bytes, ...head } = await columns(await this.#versioned("search/terms.pack"));
      return new Terms(head, bytes);
    });
  }

  /** Columns of facets: `{name, kind, values, bytes}`. */
  facets() {
    return this.#once("facets", async () => {
      const pack = await columns(await this.#versioned("search/facets.pack"));
      let start = 0;
      return pack.columns.map(([name, kind, values]) => {
        const size = pack.rows * (kind === "one" ? 1 : Math.ceil(values.length / 8));
        start += size;
        return { name, kind, values, rows: pack.rows, bytes: pack.bytes.subarray(start - size, start) };
      });
    });
  }

  /** Ranks by name of the order. */
  orders() {
    return this.#once("orders", async () => {
      const { columns: names, bytes, rows } = await columns(await this.#versioned("search/orders.pack"));
      return Object.fromEntries(names.map((name, place) => [name, wide(bytes, rows, 2 * rows * place)]));
    });
  }

  /** All producers, for an address that asks for one the page does not name: a column, and names by id. */
  producers() {
    return this.#once("producers", async () => {
      const { columns: named, bytes, rows } = await columns(await this.#versioned("search/producers.pack"));
      const values = named.map(([id]) => id);
      const column = { name: "producer", kind: "one", values, rows, bytes: wide(bytes, rows) };
      return { column, names: new Map(named) };
    });
  }

  /**
   * What a text finds; null where it asks for nothing.
   *
   * @param {string} text
   * @param {boolean} exact whether to take it as it is typed
   * @returns {Promise<?{numbers: number[], meant: ?string, missing: string[], partly: boolean}>} numbers of products,
   *   best first; partly: none has all of the words; see `plan` for the rest
   */
  async find(text, exact = false) {
    if (text.trim()) this.#engine().catch(() => {}); // comes beside the words; a failure is told where it is asked
    const terms = await this.terms();
    let found = null;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const asked = plan(text, terms, { exact, attempt });
      if (!asked) return null;
      let numbers = await this.#askAll(asked.searches.slice(0, 1));
      if (numbers.length < ENOUGH) numbers = await this.#askAll(asked.searches);
      if (!numbers.length) numbers = await this.#askAll(asked.mixed);
      const partly = !numbers.length && attempt + 1 >= (asked.meant ? ATTEMPTS : 1);
      if (partly) numbers = await this.#askAll(asked.some);
      const again = { numbers, meant: asked.meant, missing: asked.missing, partly: partly && numbers.length > 0 };
      found ??= again;
      if (again.numbers.length) return again;
      if (!asked.meant) break;
    }
    return found;
  }

  /** Products that only some of a text's words find: most words first. */
  async findNear(text) {
    const asked = plan(text, await this.terms());
    const matched = new Map();
    for (const found of await Promise.all((asked?.near ?? []).map((query) => this.#ask(query)))) {
      for (const number of found) matched.set(number, (matched.get(number) ?? 0) + 1);
    }
    return [...matched.keys()].sort((a, b) => matched.get(b) - matched.get(a));
  }

  /** HTML of the cards of some products, in their order. */
  async cards(numbers) {
    const { cardsPerPack } = await this.manifest();
    const pack = (number) =>
      this.#once(`cards ${number}`, async () => parsed(await this.#versioned(`search/${this.language}/${number}.pack`)));
    return Promise.all(
      numbers.map(async (number) => (await pack(Math.floor(number / cardsPerPack)))[number % cardsPerPack]),
    );
  }

  /** Fetches what a first query needs, before there is one. */
  async warm() {
    await Promise.all([this.#engine(), this.terms()]);
  }

  /** Products that any of the queries finds, those of the first first. */
  async #askAll(queries) {
    return [...new Set((await Promise.all(queries.map((query) => this.#ask(query)))).flat())];
  }

  #ask(query) {
    return this.#once(`query ${query}`, async () => {
      if (!(await this.manifest()).total) return [];
      const { common } = await this.terms();
      const tokens = query.split(" ");
      const rare = tokens.filter((token) => !common.has(token));
      if (rare.length === tokens.length) return (await this.#engine()).search(query);
      const columns = await Promise.all(tokens.filter((token) => common.has(token)).map((token) => this.#column(token)));
      return withAll(columns, rare.length ? await (await this.#engine()).search(rare.join(" ")) : null);
    });
  }

  /** Which products have a common word, and in how weighty a place: the engine takes long over such words. */
  #column(token) {
    return this.#once(`column ${token}`, async () => {
      const place = [...(await this.terms()).common].indexOf(token);
      return unpacked(await this.#versioned(`search/common/${place}.pack`));
    });
  }

  #engine() {
    return this.#once("engine", async () => {
      const program = this.manifest().then(({ engine }) => unpacked(this.#at(engine)));
      const list = this.#versioned("pagefind/files.pack").then(parsed).then(listOf);
      return Engine.start(await program, await list, (name) => unpacked(this.#at(`pagefind/index/${name}.pf_index`)));
    });
  }

  #at(path) {
    return new URL(path, this.root).href;
  }

  async #versioned(path) {
    return `${this.#at(path)}?v=${(await this.manifest()).version}`;
  }

  /** Runs a task once; a failed one may be tried again. */
  #once(key, task) {
    if (!this.#kept.has(key)) {
      const made = task();
      this.#kept.set(key, made);
      made.catch(() => this.#kept.delete(key));
    }
    return this.#kept.get(key);
  }
}
