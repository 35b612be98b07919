// Word forms: the roots a word may come from. scripts/catalogue/search/stems.py has the same rules and says why.

const SHORTEST = 4;
const WORD = /[\p{L}\p{N}]+/gu;
const APOSTROPHES = /['’](s(?![\p{L}\p{N}]))?/giu;
const SINGULAR_S = /[aisu]s$/;
const PLURAL_ES = /(ch|sh|ss|x|z)es$/;
const VOWEL = /^[aeiou]/;
const VERB = /^(me|di|ter)/;

/** A word in lower case without marks on its letters. */
export function plainWord(word) {
  return word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

/** The plain words of a text: hyphens and other signs part them, apostrophes do not. */
export function wordsOf(text) {
  return plainWord(text.replace(APOSTROPHES, "")).match(WORD) ?? [];
}

/**
 * The roots a plain word may come from, the likelier first; the word itself where no rule applies.
 *
 * @param {string} word
 * @param {Set<string>} whole words that only look like forms of another
 * @returns {string[]}
 */
export function roots(word, whole) {
  if (word.length < SHORTEST || whole.has(word) || /\d/.test(word)) return [word];
  for (const rule of [plural, english, malay]) {
    const found = rule(word, whole);
    if (found.length) return found;
  }
  return [word];
}

function plural(word) {
  if (!word.endsWith("s") || SINGULAR_S.test(word)) return [];
  if (word.endsWith("ies") && word.length > SHORTEST) return [`${word.slice(0, -3)}y`];
  return [word.slice(0, PLURAL_ES.test(word) ? -2 : -1)];
}

function english(word) {
  if (word.length >= 7 && word.endsWith("ing")) return [word.slice(0, -3), `${word.slice(0, -3)}e`];
  if (word.length >= 5 && word.endsWith("ied")) return [`${word.slice(0, -3)}y`];
  if (word.length >= 6 && word.endsWith("ed")) return [word.slice(0, -2), word.slice(0, -1)];
  return [];
}

function malay(word, whole) {
  if (word.endsWith("nya") && word.length >= SHORTEST + 3) return roots(word.slice(0, -3), whole);
  let found = withoutSuffix(word).flatMap((cut) => withoutPrefix(cut, word));
  if (!found.length) found = withoutPrefix(word, word);
  if (!found.length && word.endsWith("an") && word.length >= SHORTEST + 2) return [word.slice(0, -2)];
  return [...new Set(found)];
}

function withoutSuffix(word) {
  const verb = VERB.test(word);
  if (verb && word.endsWith("kan")) return [word.slice(0, -3)];
  if (word.endsWith("an")) return [word.slice(0, -2)];
  return verb && word.endsWith("i") ? [word.slice(0, -1), word] : [];
}

function withoutPrefix(stem, word) {
  const found = [...nasal(stem), ...plainPrefix(stem, stem !== word && word.endsWith("an"))];
  const deeper = found.filter((root) => /^[pb]er/.test(root) && root.length >= SHORTEST + 3);
  return [...deeper.map((root) => root.slice(3)), ...found].filter((root) => root.length >= SHORTEST);
}

function plainPrefix(stem, confix) {
  if (stem.startsWith("di")) return [stem.slice(2)];
  if (/^(ter|ber|per)/.test(stem)) return VOWEL.test(stem.slice(3)) ? [stem.slice(3), stem.slice(2)] : [stem.slice(3)];
  if (confix && stem.startsWith("ke")) return [stem.slice(2)];
  return stem.startsWith("se") && stem.length >= SHORTEST + 3 ? [stem.slice(2)] : [];
}

function nasal(stem) {
  if (!/^[mp]e/.test(stem)) return [];
  const rest = stem.slice(2);
  if (rest.startsWith("ng")) return VOWEL.test(rest.slice(2)) ? [rest.slice(2), `k${rest.slice(2)}`] : [rest.slice(2)];
  if (rest.startsWith("ny")) return [`s${rest.slice(2)}`];
  if (/^[mn]./.test(rest)) {
    const root = rest.slice(1);
    if (VOWEL.test(root)) return [(rest[0] === "m" ? "p" : "t") + root, rest];
    return (rest[0] === "m" ? "bfvp" : "dcjzst").includes(root[0]) ? [root] : [];
  }
  return /^[lrwy]/.test(rest) && !stem.startsWith("per") ? [rest] : [];
}
