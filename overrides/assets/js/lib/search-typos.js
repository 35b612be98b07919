// How far a word is from another as people mistype and misspell it. Pure.

const MISTAKES_A_LETTER = 0.24; // one mistake in four letters, two in nine
const LONGEST_MISTAKE = 2;
const SLIGHT = 0.5;
const SLIP = 1;
const UNLIKELY = 1.5;
// Letters that are taken for one another in English, Indonesian, Malay and Madurese spellings.
const ALIKE = ["ei", "ou", "iy", "ck", "cs", "gj", "kq", "fp", "fv", "sz"];
const ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const VOWELS = new Set("aeiou");

const both = (pairs) => new Set(pairs.flatMap(([a, b]) => [a + b, b + a]));
const alike = both(ALIKE);
// Neighbours on the keyboard: beside, and below.
const near = both(ROWS.flatMap((row, at) => [...row].flatMap((key, place) => [[key, row[place + 1]], [key, ROWS[at + 1]?.[place]]])));

/** Whether two letters are taken for one another. */
export function soundsAlike(a, b) {
  return alike.has(a + b);
}

/** The largest sum of mistakes that is forgiven between two words. */
export function forgiven(typed, meant) {
  return Math.min(LONGEST_MISTAKE, Math.max(SLIP, Math.max(typed.length, meant.length) * MISTAKES_A_LETTER));
}

// A letter too many or too few counts less where it is not heard: an e or h inside, one of two.
function extra(word, place) {
  const letter = word[place];
  const silent = place > 0 && (letter === "e" || letter === "h");
  return silent || letter === word[place - 1] || letter === word[place + 1] ? SLIGHT : SLIP;
}

function change(a, b) {
  if (a === b) return 0;
  if (alike.has(a + b)) return SLIGHT;
  return near.has(a + b) || (VOWELS.has(a) && VOWELS.has(b)) ? SLIP : UNLIKELY;
}

/**
 * The cheapest way from one word to another by letters added, left out, swapped or taken for others
 * (Damerau and Levenshtein, neighbours swapped at most once).
 *
 * @param {string} typed
 * @param {string} meant
 * @param {number} limit more than this is Infinity
 */
export function distance(typed, meant, limit) {
  if (Math.abs(typed.length - meant.length) > LONGEST_MISTAKE) return Infinity;
  let older = null;
  let old = [0];
  for (let j = 0; j < meant.length; j += 1) old.push(old[j] + extra(meant, j));
  for (let i = 0; i < typed.length; i += 1) {
    const row = [old[0] + extra(typed, i)];
    let least = row[0];
    for (let j = 0; j < meant.length; j += 1) {
      const [a, b] = [typed[i], meant[j]];
      let cost = Math.min(old[j] + change(a, b), old[j + 1] + extra(typed, i), row[j] + extra(meant, j));
      if (older && j && a === meant[j - 1] && typed[i - 1] === b) cost = Math.min(cost, older[j - 1] + SLIP);
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return Infinity;
    older = old;
    old = row;
  }
  const found = old[meant.length];
  return found > limit ? Infinity : found;
}
