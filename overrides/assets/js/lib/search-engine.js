// Pagefind's engine, a WebAssembly program, spoken to directly: its own script brings excerpts, filters and a worker
// that are not used here, and costs more than all of the search's own scripts. Texts go in and out through the
// program's memory, as wasm-bindgen arranges it; every call but a search answers with the engine's new address.

// Every word stands once in a document, so its length says nothing about how well it fits.
const RANKING = { page_length: 0, term_frequency: 1, term_saturation: 2 };
const PAGE_LENGTH = 1;
const SIGNATURE = 12; // bytes before what a file of words holds

const NUMBER = 0;
const TEXT = 3;
const ARRAY = 4;

/** CBOR (RFC 8949) of whole numbers, texts in ASCII or not, and lists. */
export function cbor(value) {
  const bytes = [];
  const head = (kind, size) => {
    if (size < 24) bytes.push((kind << 5) | size);
    else if (size < 256) bytes.push((kind << 5) | 24, size);
    else bytes.push((kind << 5) | 25, size >> 8, size & 255);
  };
  const write = (part) => {
    if (typeof part === "number") head(NUMBER, part);
    else if (typeof part === "string") {
      const text = new TextEncoder().encode(part);
      head(TEXT, text.length);
      bytes.push(...text);
    } else {
      head(ARRAY, part.length);
      part.forEach(write);
    }
  };
  write(value);
  return Uint8Array.from(bytes);
}

/** The list of pages and files as Pagefind writes it; a page's name is its number, so the site need not send it. */
export function listOf({ version, pages, files }) {
  const named = Array.from({ length: pages }, (_, number) => [number.toString(16), PAGE_LENGTH]);
  return cbor([version, named, files, [], [], []]);
}

export class Engine {
  #program;
  #at;
  #loaded = new Map();
  #load;

  /**
   * @param {WebAssembly.Exports} program
   * @param {Uint8Array} list of pages and files
   * @param {function(string): Promise<Uint8Array>} load a file of words by its name
   */
  constructor(program, list, load) {
    this.#program = program;
    this.#load = load;
    program.__wbindgen_start();
    this.#at = program.init_pagefind(...this.#put(list));
    this.#at = program.set_ranking_weights(this.#at, ...this.#text(JSON.stringify(RANKING)));
  }

  /** Starts the program of a Pagefind release. */
  static async start(bytes, list, load) {
    const glue = { __wbindgen_init_externref_table: () => {} }; // a table for values of scripts, of which there are none
    const { instance } = await WebAssembly.instantiate(bytes, { "./pagefind_web_bg.js": glue });
    return new Engine(instance.exports, list, load);
  }

  /** Numbers of the pages that hold all words of a query, best first; equals in the order of their numbers. */
  async search(query) {
    const wanted = JSON.parse(this.#answer("request_indexes", query)).filter(Boolean);
    await Promise.all(wanted.map((name) => this.#words(name)));
    const { results } = JSON.parse(this.#answer("search", query, query, "{}", "", 0, 0));
    const found = results.map(({ p, s }) => ({ number: parseInt(p, 16), score: s }));
    return found.sort((a, b) => b.score - a.score || a.number - b.number).map(({ number }) => number);
  }

  /** Loads a file of words once; a failed attempt may be made again. */
  #words(name) {
    if (!this.#loaded.has(name)) {
      const task = this.#load(name).then((bytes) => {
        this.#at = this.#program.load_index_chunk(this.#at, ...this.#put(bytes.subarray(SIGNATURE)));
      });
      task.catch(() => this.#loaded.delete(name));
      this.#loaded.set(name, task);
    }
    return this.#loaded.get(name);
  }

  #answer(name, ...given) {
    const parts = given.flatMap((part) => (typeof part === "string" ? this.#text(part) : part));
    const [at, size] = this.#program[name](this.#at, ...parts);
    const text = new TextDecoder().decode(new Uint8Array(this.#program.memory.buffer, at >>> 0, size));
    this.#program.__wbindgen_free(at, size, 1);
    return text;
  }

  #text(text) {
    return this.#put(new TextEncoder().encode(text));
  }

  /** Copies bytes into the program's memory; the program frees them. */
  #put(bytes) {
    const at = this.#program.__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(this.#program.memory.buffer, at, bytes.length).set(bytes);
    return [at, bytes.length];
  }
}
