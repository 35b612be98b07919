// How many of one unit are in another, and which producers can make a quantity together. Pure: no page, no clock.

const GRAMS_PER_KG = 1000;

function ratio(one, other) {
  return one && other ? one / other : null;
}

/** Grams or millilitres in one piece or package. */
function each(dimension, product, units) {
  if (dimension === "mass" && product.weight) return product.weight;
  if (!product.content) return null;
  const [value, unit] = product.content;
  return units[unit].dimension === dimension ? value * (units[unit].factor ?? 1) : null;
}

/** Grams or millilitres in one unit. */
function amount(name, dimension, product, units) {
  const unit = units[name];
  if (unit.dimension === dimension) return unit.factor;
  if (unit.dimension !== "count" && unit.dimension !== "package") return null;
  const single = each(dimension, product, units);
  if (name === "carton") {
    if (dimension === "mass" && product.carton?.net) return product.carton.net * GRAMS_PER_KG;
    return single && product.carton?.units ? single * product.carton.units : null;
  }
  return single ? single * (unit.factor ?? 1) : null;
}

/** Pieces or packages in one unit. */
function pieces(name, product, units) {
  return name === "carton" ? (product.carton?.units ?? null) : (units[name].factor ?? 1);
}

/** How many `target` one `source` holds; null where the product's facts do not say. As checks/conversion.py. */
export function unitsIn(source, target, product, units) {
  if (source === target) return 1;
  const [one, other] = [units[source], units[target]];
  if (!one || !other) return null;
  if (one.factor && other.factor && one.dimension === other.dimension) return one.factor / other.factor;
  for (const dimension of ["mass", "volume"]) {
    if ((one.dimension === dimension) !== (other.dimension === dimension)) {
      return ratio(amount(source, dimension, product, units), amount(target, dimension, product, units));
    }
  }
  const long = one.dimension === "length" || other.dimension === "length";
  if ((source === "carton" || target === "carton") && !long) {
    return ratio(pieces(source, product, units), pieces(target, product, units));
  }
  return null;
}

/** A product's capacity in a unit: a number, or null where it does not convert or is not stated. */
export function capacityIn(unit, product, units) {
  if (!product.capacity) return null;
  const factor = unitsIn(product.capacity[1], unit, product, units);
  return factor === null ? null : product.capacity[0] * factor;
}

/**
 * One product of each producer, the first in order: the same hands make them all. Products of producers who are not
 * named count singly, since nothing tells who makes them.
 */
function oneOfEach(rows) {
  const best = new Map();
  for (const row of rows) {
    const key = row.product.maker ?? `product ${row.product.id}`;
    if (!best.has(key)) best.set(key, row);
  }
  return [...best.values()];
}

/**
 * Which producers can make a quantity a month together: the fewest, the largest first, after the one that is wanted.
 *
 * @param {object[]} products with id, maker, capacity, lead, moq and what converts their units
 * @param {{quantity: number, unit: string}} need
 * @param {object} units of the vocabulary
 * @param {string} wanted id of the product that somebody has chosen already, or ""
 * @returns {{enough: boolean, total: number, days: number|null, used: object[], unlike: string[], merged: boolean}}
 *   `used` has product, capacity, share (all in the need's unit), under (share below its own minimum); `total` is
 *   what they make in a month, `days` the longest lead time, `unlike` products whose units do not convert, `merged`
 *   whether a producer's other products were left out.
 */
export function pool(products, need, units, wanted = "") {
  const rows = products
    .filter((product) => product.capacity)
    .map((product) => ({ product, capacity: capacityIn(need.unit, product, units) }));
  const counted = rows.filter(({ capacity }) => capacity !== null);
  const chosen = ({ product }) => product.id === wanted;
  counted.sort((a, b) => chosen(b) - chosen(a) || b.capacity - a.capacity || (a.product.id < b.product.id ? -1 : 1));
  const single = oneOfEach(counted);
  const used = [];
  let left = need.quantity;
  for (const { product, capacity } of single) {
    if (left <= 0) break;
    const share = Math.min(left, capacity);
    left -= share;
    used.push({ product, capacity, share, under: isUnder(share, need.unit, product, units) });
  }
  const days = used.map(({ product }) => product.lead?.[1] ?? null);
  return {
    enough: left <= 0,
    total: used.reduce((sum, { capacity }) => sum + capacity, 0),
    days: days.length && days.every((known) => known !== null) ? Math.max(...days) : null,
    used,
    unlike: rows.filter(({ capacity }) => capacity === null).map(({ product }) => product.id),
    merged: single.length < counted.length,
  };
}

/** Whether a share is below the product's minimum order, where the two can be compared. */
function isUnder(share, unit, product, units) {
  if (!product.moq) return false;
  const factor = unitsIn(unit, product.moq[1], product, units);
  return factor !== null && share * factor < product.moq[0];
}
