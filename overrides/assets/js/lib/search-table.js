// Which products match the filters, and how many would match each further one. Pure: tables in, numbers out.

const NOWHERE = 255;

/** Places of the values a product has in a column. */
function* places(column, row) {
  if (column.kind === "one") {
    if (column.bytes[row] < column.values.length) yield column.bytes[row];
    return;
  }
  for (let plane = 0; plane * 8 < column.values.length; plane += 1) {
    for (let bits = column.bytes[plane * column.rows + row]; bits; bits &= bits - 1) {
      yield plane * 8 + 31 - Math.clz32(bits & -bits);
    }
  }
}

/**
 * Applies filters: several values of one are alternatives, several filters hold together.
 *
 * @param {Array} columns of facets
 * @param {Iterable<number>} found products in their order
 * @param {Map<string, Set<string>>} chosen values by filter; each value is known to its column
 * @returns {{numbers: number[], counts: Map<string, Map<string, number>>}} the products that are left, and for every
 *   value how many products would be, its own filter's other values aside
 */
export function applyFilters(columns, found, chosen) {
  const wanted = columns.map((column) => {
    const values = chosen.get(column.name);
    return values?.size ? new Set([...values].map((value) => column.values.indexOf(value))) : null;
  });
  const counts = columns.map((column) => new Uint32Array(column.values.length));
  const active = columns.map((_, place) => place).filter((place) => wanted[place]);
  const matches = (place, row) => {
    for (const value of places(columns[place], row)) if (wanted[place].has(value)) return true;
    return false;
  };
  const add = (place, row) => {
    for (const value of places(columns[place], row)) counts[place][value] += 1;
  };
  const numbers = [];
  for (const row of found) {
    const failed = active.filter((place) => !matches(place, row));
    if (failed.length === 1) add(failed[0], row);
    if (failed.length) continue;
    numbers.push(row);
    for (let place = 0; place < columns.length; place += 1) add(place, row);
  }
  const named = columns.map((column, place) => [
    column.name,
    new Map(column.values.map((value, number) => [value, counts[place][number]])),
  ]);
  return { numbers, counts: new Map(named) };
}

/**
 * Products that have all of some common words.
 *
 * @param {Uint8Array[]} columns a word each: how weighty a place it stands in by product, 0 the weightiest; 255 nowhere
 * @param {?number[]} found products in their order; null for all, in the order of their weights
 */
export function withAll(columns, found) {
  const has = (row) => columns.every((column) => column[row] !== NOWHERE);
  if (found) return found.filter(has);
  const weight = (row) => columns.reduce((sum, column) => sum + column[row], 0);
  const rows = Array.from(columns[0], (_, row) => row).filter(has);
  return rows.map((row) => [weight(row), row]).sort(([a, x], [b, y]) => a - b || x - y).map(([, row]) => row);
}

/** Products by rank, lowest first; equal ranks by a second one. */
export function inOrder(numbers, ranks, settling) {
  return [...numbers].sort((a, b) => ranks[a] - ranks[b] || settling[a] - settling[b]);
}
