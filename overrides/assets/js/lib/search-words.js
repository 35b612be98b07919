// Words of a query, folded as the documents are: scripts/catalogue/search/documents.py has the same rules.

/** Longer queries are cut: nobody types them, and each word costs a look-up. */
export const LONGEST_QUERY = 200;

const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;
const SINGULAR_S = /[aisu]s$/;
const PLURAL_ES = /(ch|sh|ss|x|z)es$/;

/** The form under which the index keeps a word: lower case, no marks on letters, an English plural as singular. */
export function foldWord(word) {
  const plain = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  if (plain.length < 4 || !plain.endsWith("s") || SINGULAR_S.test(plain)) return plain;
  if (plain.endsWith("ies") && plain.length > 4) return `${plain.slice(0, -3)}y`;
  return plain.slice(0, PLURAL_ES.test(plain) ? -2 : -1);
}

/** Folded words of a query without those that say nothing, unless there are no others. */
export function queryWords(text, stopwords) {
  const words = text.slice(0, LONGEST_QUERY).toLowerCase().match(WORD) ?? [];
  const telling = words.filter((word) => !stopwords.has(word));
  return (telling.length ? telling : words).map(foldWord);
}

/** What the engine is asked; a query in quotation marks stays one, with all its words. */
export function engineQuery(text, stopwords) {
  const quoted = /^\s*["“](.+)["”]\s*$/.exec(text.slice(0, LONGEST_QUERY));
  if (quoted) return `"${queryWords(quoted[1], new Set()).join(" ")}"`;
  return queryWords(text, stopwords).join(" ");
}
