// Trade facts of products: a manifest, and shards of which a list needs a few. Each is fetched once.

/** The shard of an id: FNV-1a, as `trade_packs.py` has it. */
export function shardOf(id, shards) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) found = Math.imul(found ^ byte, 0x01000193) >>> 0;
  return found % shards;
}

async function fetched(address, options) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

export class TradeData {
  #kept = new Map();

  /** @param {string|URL} root the site's root */
  constructor(root) {
    this.root = root;
  }

  /** Version, shards, address, programme, units, ports, categories, certificates, regencies. */
  manifest() {
    return this.#once("manifest", () => fetched(this.#at("trade/index.json"), { cache: "no-cache" }));
  }

  /** Facts by the id that was asked for; an id the catalogue does not know is missing. Facts carry today's `id`. */
  async products(ids) {
    const entries = await Promise.all([...new Set(ids)].map(async (id) => [id, await this.#product(id)]));
    return new Map(entries.filter(([, facts]) => facts));
  }

  /** What each product of a category can be made in a month. */
  async capacities(category) {
    const { version } = await this.manifest();
    return this.#once(`capacity ${category}`, () => fetched(`${this.#at(`trade/capacity/${category}.json`)}?v=${version}`));
  }

  async #product(id) {
    const { shards, version } = await this.manifest();
    const place = shardOf(id, shards);
    const shard = await this.#once(`shard ${place}`, () => fetched(`${this.#at(`trade/${place}.json`)}?v=${version}`));
    if (!Object.hasOwn(shard, id)) return null;
    const facts = shard[id];
    return facts.moved ? this.#product(facts.moved) : { ...facts, id };
  }

  #at(path) {
    return new URL(path, this.root).href;
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
