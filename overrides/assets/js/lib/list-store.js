// What the visitor gathers, kept on this device: the inquiry list with quantities, and the products to compare.
// Where the browser forbids storage or it is full, the list lives until the page closes.

import { ownName } from "./site-place.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_ID = 80;
const LONGEST_NOTE = 300;
const LARGEST = 1e9;
/** More lines than anybody asks about in one go; keeps an edited address from filling the device. */
const MOST_ITEMS = 200;

export const MOST_COMPARED = 4;

/** Whether a text can be the id of a product. */
export function isId(text) {
  return typeof text === "string" && text.length <= LONGEST_ID && ID.test(text);
}

/** A quantity, or null for anything that is none. */
export function quantityOf(value) {
  const number = typeof value === "string" ? Number.parseFloat(value) : value;
  return Number.isFinite(number) && number > 0 && number <= LARGEST ? number : null;
}

/** A line of the list made of whatever was kept or sent along; null where it names no product. */
export function itemOf(given) {
  if (!given || !isId(given.id)) return null;
  const text = (value, longest) => (typeof value === "string" ? value.slice(0, longest) : "");
  return {
    id: given.id,
    name: text(given.name, LONGEST_ID),
    quantity: quantityOf(given.quantity),
    note: text(given.note, LONGEST_NOTE),
    sample: given.sample === true,
  };
}

/** Lines of a list, each product once. */
export function itemsOf(given) {
  const found = new Map();
  for (const each of Array.isArray(given) ? given : []) {
    const item = itemOf(each);
    if (item && !found.has(item.id) && found.size < MOST_ITEMS) found.set(item.id, item);
  }
  return [...found.values()];
}

/** The list as the part of an address behind `#`, which no server ever sees: `#list=kopi-rempah:120,tikar`. */
export function hashOf(items) {
  return `#list=${items.map(({ id, quantity }) => (quantity ? `${id}:${quantity}` : id)).join(",")}`;
}

/** Lines from such an address; whatever it does not understand is left out. */
export function itemsOfHash(hash) {
  const list = /^#list=(.*)$/.exec(hash)?.[1] ?? "";
  return itemsOf(
    list.split(",").map((entry) => {
      const [id, quantity] = entry.split(":");
      return { id, quantity: quantityOf(quantity ?? "") };
    }),
  );
}

function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key) ?? "null");
  } catch {
    return null; // refused, or not ours: nothing was kept
  }
}

/** The device's storage, or null where even asking for it is refused. */
function deviceStorage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export class ListStore extends EventTarget {
  /**
   * @param {Storage|null} storage the device's own, unless a test brings another
   * @param {(name: string) => string} nameOf makes the names under which things are kept
   */
  constructor(storage = deviceStorage(), nameOf = ownName) {
    super();
    this.names = { list: nameOf("madura-inquiry"), compared: nameOf("madura-compare") };
    this.storage = storage;
    this.kept = storage !== null;
    this.#read();
  }

  /** Takes over what another page of the site has kept; "change" says so by its `detail`. */
  follow() {
    const tell = () => {
      if (!this.kept) return; // what only this page knows must not go
      this.#read();
      this.dispatchEvent(new CustomEvent("change", { detail: "elsewhere" }));
    };
    addEventListener("storage", ({ key }) => {
      if (Object.values(this.names).includes(key)) tell();
    });
    // Back may bring a page as it was left, before another page changed the list.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) tell();
    });
  }

  has(id) {
    return this.items.some((item) => item.id === id);
  }

  /** Adds lines that are not there yet. */
  add(...given) {
    this.items = itemsOf([...this.items, ...given]);
    this.#keep();
  }

  remove(id) {
    this.items = this.items.filter((item) => item.id !== id);
    this.#keep();
  }

  /** Changes parts of a line. */
  change(id, parts) {
    this.items = itemsOf(this.items.map((item) => (item.id === id ? { ...item, ...parts } : item)));
    this.#keep();
  }

  /** What the visitor wrote about themselves. */
  introduce(buyer) {
    this.buyer = buyer;
    this.#keep();
  }

  /** Puts a product among those to compare or takes it out; false where there are four already. */
  toggleCompared(id) {
    if (this.compared.includes(id)) this.compared = this.compared.filter((other) => other !== id);
    else if (this.compared.length < MOST_COMPARED) this.compared = [...this.compared, id];
    else return false;
    this.#write(this.names.compared, this.compared);
    return true;
  }

  /** Puts ids of today in the place of those to compare. */
  renewCompared(ids) {
    this.compared = [...new Set(ids)];
    this.#write(this.names.compared, this.compared);
  }

  #read() {
    const kept = read(this.storage, this.names.list);
    this.items = itemsOf(kept?.items);
    this.buyer = kept?.buyer ?? {};
    const ids = read(this.storage, this.names.compared);
    this.compared = Array.isArray(ids) ? [...new Set(ids.filter(isId))].slice(0, MOST_COMPARED) : [];
  }

  #keep() {
    this.#write(this.names.list, { items: this.items, buyer: this.buyer });
  }

  #write(key, value) {
    try {
      this.storage.setItem(key, JSON.stringify(value));
      this.kept = true;
    } catch {
      this.kept = false; // full, or forbidden; whoever shows the list says so
    }
    this.dispatchEvent(new Event("change"));
  }
}

let shared;

/** The one list of a page. */
export function theList() {
  if (!shared) {
    shared = new ListStore();
    shared.follow();
  }
  return shared;
}
