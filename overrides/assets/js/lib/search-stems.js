// Word forms: the roots a word may come from. scripts/catalogue/search/stems.py has the same rules and says why.

const SHORTEST = 4;
const WORD = /[\p{L}\p{N}]+/gu;
const APOSTROPHES = /['’](s(?![\p{L}\p{N}]))?/giu;
const SINGULAR_S = /[aisu]s$/;
const PLURAL_ES = /(ch|sh|ss|x|z)es$/;
const VOWEL = /^[aeiou]/;
const VERB = /^(me|di|ter)/;
const NOUN = /^(pe|ke|ber)/;
const SURE_VERB = /^(me|di)/;
const ACTION = /^(me|di|pe|ter|ber)/;
const SURE = 5;

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
  const found = [plural, english].map((rule) => rule(word)).find((some) => some.length);
  if (!found) {
    const behind = malay(word, whole);
    return behind.length ? behind : [word];
  }
  if (word.length < SHORTEST + 3 || !ACTION.test(word)) return found;
  return [...new Set([...found, ...malay(word, whole).map((root) => plural(root)[0] ?? root)])];
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
  const cuts = withoutSuffix(word);
  let found = cuts.flatMap((cut) => withoutPrefix(cut, word));
  const doubtful = !SURE_VERB.test(word) && found.every((root) => root.length < SURE);
  if (!found.length) found = withoutPrefix(word, word);
  if (doubtful && word.endsWith("an") && word.length >= SHORTEST + 2) found.push(...cuts);
  return [...new Set(found)];
}

function withoutSuffix(word) {
  const verb = VERB.test(word);
  if (word.endsWith("kan") && verb) return [word.slice(0, -3)];
  if (word.endsWith("kan") && word.length >= 2 * SHORTEST && !NOUN.test(word)) return [word.slice(0, -2), word.slice(0, -3)];
  if (word.endsWith("an")) return [word.slice(0, -2)];
  return verb && word.endsWith("i") ? [word.slice(0, -1), word] : [];
}

function withoutPrefix(stem, word) {
  const found = [...nasal(stem), ...plainPrefix(stem, stem !== word && word.endsWith("an"))];
  const deeper = found.filter((root) => /^[pbt]er/.test(root) && root.length >= SHORTEST + 3);
  // No root begins with a letter twice: `dissolve` is English.
  return [...deeper.map((root) => root.slice(3)), ...found].filter((root) => root.length >= SHORTEST && root[0] !== root[1]);
}

function plainPrefix(stem, confix) {
  if (stem.startsWith("di")) return [stem.slice(2)];
  if (/^(ter|ber|per)/.test(stem)) return VOWEL.test(stem.slice(3)) ? [stem.slice(3), stem.slice(2)] : [stem.slice(3)];
  if (/^be[kst]er/.test(stem)) return [stem.slice(2)];
  if (/^pe[bcdgjkpst]/.test(stem)) return [stem.slice(2), stem];
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
