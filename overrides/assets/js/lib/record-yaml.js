// A record as the editor reads and writes it: digits stay the text they were written as, and what nobody touched keeps
// its comments, its order and its form, so that a review shows the change and nothing else.
import { isMap, isScalar, isSeq, parseDocument, visit } from "yaml";

/** Stands in a list of choices for "none of these": an empty list that is meant, as in `allergens: []`. */
export const NONE = "-";
const DECLARED = new Set(["allergens"]);
const NUMBER = /^(0|[1-9][0-9]{0,14})(\.[0-9]+)?$/;
const FORM = { lineWidth: 0, flowCollectionPadding: false };

/** The tool's notes on translations. Their keys hold dots (`photos[main.jpg].alt`), at which the editor would cut them. */
const LEDGER = "translations";

/** Plain values of a record's text, without the ledger of its translations; throws on text that is no YAML. */
export function readRecord(text) {
  return withoutLedger(plain(parse(text).contents, ""));
}

/**
 * The text of a record with new values.
 * @param {object} value all of its fields.
 * @param {string[]} originals texts the editor has read; the one this record came from is changed, not replaced.
 */
export function writeRecord(value, originals) {
  const fields = withoutLedger(withoutMarks(value, ""));
  const original = closest(fields, originals);
  const doc = parse(original ?? "{}");
  if (original === undefined) doc.contents = doc.createNode(fields);
  else doc.contents = put(doc, doc.contents, withLedgerOf(doc, fields));
  return written(doc, original);
}

function withoutLedger(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const { [LEDGER]: _, ...rest } = value;
  return rest;
}

/** The fields with the ledger the record has, which nobody changes by hand. */
function withLedgerOf(doc, fields) {
  const ledger = isMap(doc.contents) ? doc.contents.get(LEDGER) : undefined;
  return ledger === undefined ? fields : { ...fields, [LEDGER]: withoutMarks(plain(ledger, ""), "") };
}

/** The document's text; what nobody touched (a node that still knows its place) is taken over as it stood. */
function written(doc, original) {
  const kept = [];
  const keep = (_, node) => {
    if (!node.range || isKeptInParts(node)) return undefined;
    const end = node.comment ? node.range[2] : node.range[1];
    kept.push(original.slice(node.range[0], end).trimEnd());
    const mark = doc.createNode(`__kept_${kept.length - 1}__`);
    mark.commentBefore = node.commentBefore;
    mark.spaceBefore = node.spaceBefore;
    return mark;
  };
  visit(doc, { Scalar: keep, Map: keep, Seq: keep });
  return doc.toString(FORM).replace(/__kept_(\d+)__/g, (_, number) => kept[Number(number)]);
}

/** Lists and mappings over several lines keep each of their values; their own text begins in the middle of a line. */
function isKeptInParts(node) {
  return !isScalar(node) && !node.flow;
}

function parse(text) {
  const doc = parseDocument(text, { schema: "core" });
  if (doc.errors.length > 0) throw doc.errors[0];
  return doc;
}

function plain(node, key) {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [pair.key.value, plain(pair.value, pair.key.value)]));
  }
  if (isSeq(node)) {
    return node.items.length === 0 && DECLARED.has(key) ? [NONE] : node.items.map((item) => plain(item, key));
  }
  return isScalar(node) ? scalar(node) : null;
}

function scalar(node) {
  if (typeof node.value === "number" && !NUMBER.test(node.source ?? String(node.value))) return node.source;
  if (typeof node.value === "boolean" && node.source && node.source !== String(node.value)) return node.source;
  return node.value;
}

function withoutMarks(value, key) {
  if (Array.isArray(value)) {
    return value.filter((item) => !(DECLARED.has(key) && item === NONE)).map((item) => withoutMarks(item, key));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutMarks(inner, name)]));
}

/** The text with the same id and the most fields in common; files of words have no id and differ by their fields. */
function closest(fields, originals) {
  const names = Object.keys(fields);
  let best;
  let most = 0;
  for (const text of originals) {
    const known = readRecord(text);
    if (known === null || typeof known !== "object" || known.id !== fields.id) continue;
    const common = names.filter((name) => name in known).length;
    if (common > most) [best, most] = [text, common];
  }
  return best;
}

function same(node, value) {
  return JSON.stringify(withoutMarks(plain(node, ""), "")) === JSON.stringify(value);
}

/** A node that says the value: the old one, as far as it says the same. */
function put(doc, node, value) {
  if (node && same(node, value)) return node;
  if (isMap(node) && value !== null && typeof value === "object" && !Array.isArray(value)) return putMap(doc, node, value);
  if (isSeq(node) && Array.isArray(value)) return putList(doc, node, value);
  if (isScalar(node) && (value === null || typeof value !== "object")) return putScalar(node, value);
  return doc.createNode(value);
}

function putMap(doc, node, value) {
  delete node.range;
  const pairs = new Map(node.items.map((pair) => [pair.key.value, pair]));
  const kept = node.items.filter((pair) => pair.key.value in value);
  for (const pair of kept) pair.value = put(doc, pair.value, value[pair.key.value]);
  let place = 0;
  for (const [name, inner] of Object.entries(value)) {
    if (pairs.has(name)) place = kept.indexOf(pairs.get(name)) + 1;
    else kept.splice(place++, 0, doc.createPair(name, inner));
  }
  node.items = kept;
  return node;
}

function putList(doc, node, value) {
  delete node.range;
  const left = [...node.items];
  const found = value.map((item) => {
    const at = left.findIndex((old) => old && same(old, item));
    return at < 0 ? undefined : left.splice(left.indexOf(left[at]), 1, null)[0];
  });
  node.items = value.map((item, at) => found[at] ?? (isMap(left[at]) ? put(doc, left[at], item) : doc.createNode(item)));
  return node;
}

function putScalar(node, value) {
  node.value = value;
  delete node.range;
  delete node.source;
  delete node.minFractionDigits;
  if (node.type === "PLAIN" || typeof value !== "string") delete node.type;
  return node;
}
