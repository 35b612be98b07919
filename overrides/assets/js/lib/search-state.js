// What the visitor asked for, and the address that says the same. Parameters: docs of the site's addresses.

/** Longer queries are cut: nobody types them, and each word costs a look-up. */
export const LONGEST_QUERY = 200;

export const FILTERS = [
  "category",
  "regency",
  "certificate",
  "market",
  "material",
  "technique",
  "producer",
  "price",
  "moq",
  "lead_time",
  "sample",
  "private_label",
  "oem",
];
export const VIEWS = ["grid", "table"];
export const SORTS = ["relevance", "newest", "price", "moq", "lead_time"];

/** Reads an address; whatever it does not know is left out. */
export function readState(search) {
  const asked = new URLSearchParams(search);
  const page = Number(asked.get("page"));
  return {
    q: (asked.get("q") ?? "").trim().slice(0, LONGEST_QUERY),
    // "Search instead for": the words as they were typed
    exact: asked.get("exact") === "1",
    filters: new Map(FILTERS.map((name) => [name, new Set(asked.getAll(name).filter(Boolean))])),
    sort: SORTS.includes(asked.get("sort")) ? asked.get("sort") : SORTS[0],
    view: VIEWS.includes(asked.get("view")) ? asked.get("view") : VIEWS[0],
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The query part of a state's address, with its question mark; empty for the page as it is served. */
export function writeState({ q, exact, filters, sort, view, page }) {
  const asked = new URLSearchParams();
  if (q) asked.set("q", q);
  if (q && exact) asked.set("exact", "1");
  for (const [name, values] of filters) for (const value of values) asked.append(name, value);
  if (sort !== SORTS[0]) asked.set("sort", sort);
  if (view !== VIEWS[0]) asked.set("view", view);
  if (page > 1) asked.set("page", String(page));
  const text = asked.toString();
  return text ? `?${text}` : "";
}

/** A state with some of its parts changed; a change of anything but the page starts at the first page. */
export function changed(state, parts) {
  return { ...state, page: 1, ...parts };
}

/** The filters with one value more or fewer. */
export function toggled(filters, name, value, on) {
  const values = new Set(filters.get(name));
  if (on) values.add(value);
  else values.delete(value);
  return new Map(filters).set(name, values);
}

/** Every chosen value as `[filter, value]`. */
export function chosenValues(filters) {
  return [...filters].flatMap(([name, values]) => [...values].map((value) => [name, value]));
}
