// The kit: a ZIP of records and photos with the hash of each, and the same in letters, which WhatsApp lets through.

import { strToU8, zipSync } from "fflate";
import { sha256 } from "./kit-sha256.js";

const COLUMNS = 76;
const CHUNK = 57 * 500; // a multiple of 57 bytes gives whole lines of 76 letters
const BEGIN = "-----BEGIN KATALOG KIT-----";
const END = "-----END KATALOG KIT-----";

/**
 * The kit's ZIP.
 *
 * @param {object} kit product, producer (or null), photos ({name, bytes}), consent (the text agreed to), lang, created.
 */
export async function zipOf({ product, producer, photos, consent, lang, created }) {
  const contents = { "product.json": asJson(product) };
  if (producer) contents["producer.json"] = asJson(producer);
  for (const { name, bytes } of photos) contents[`photos/${name}`] = bytes;
  const files = {};
  for (const [path, bytes] of Object.entries(contents)) {
    files[path] = { sha256: await sha256(bytes), bytes: bytes.length };
  }
  const kit = {
    format: "katalog-kit",
    version: 1,
    created: created.toISOString(),
    lang,
    generator: "katalog-submit/1",
    consent: { publish: true, text: consent },
    slug: product.id,
    files,
  };
  // Photos are packed already: deflating them again costs a phone seconds and saves nothing.
  const entries = Object.entries({ "kit.json": asJson(kit), ...contents });
  const packed = entries.map(([path, bytes]) => [path, [bytes, { level: path.startsWith("photos/") ? 0 : 6 }]]);
  return zipSync(Object.fromEntries(packed), { mtime: created });
}

/** The ZIP in letters: a title line, then base64 in lines between two marks. */
export function armoured(zip, title) {
  const parts = [];
  for (let at = 0; at < zip.length; at += CHUNK) {
    parts.push(btoa(String.fromCharCode(...zip.subarray(at, at + CHUNK))));
  }
  const lines = parts.join("").match(new RegExp(`.{1,${COLUMNS}}`, "g"));
  return [title.replace(/\s+/g, " "), BEGIN, ...lines, END, ""].join("\n");
}

function asJson(value) {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
