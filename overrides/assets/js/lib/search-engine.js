// How the search engine comes to the page. The edition for memory sticks brings it along (overrides/assets/offline).

/** The engine's module; its address carries the version of the index. */
export function loadEngine(address) {
  return import(address);
}
