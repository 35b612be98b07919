// The lines that other people paste into their pages. Pure: text in, text out, everything escaped.

const LINE = "#ddd4c6";
const INK = "#241915";
const SOFT = "#5f5148";
const HEIGHTS = { product: 640, collection: 700 };

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/**
 * @param {{kind: "product"|"collection", id: string, name: string, frame: string, page: string, picture: string,
 *   place: string, site: string, sample: string}} card with absolute addresses; picture, place and sample may be empty
 * @returns {string} a frame that shows the card as it is today
 */
export function frameSnippet({ kind, id, name, frame, site }) {
  const address = `${frame}?${kind}=${encodeURIComponent(id)}`;
  return (
    `<iframe src="${escaped(address)}" title="${escaped(`${name} – ${site}`)}" width="100%" height="${HEIGHTS[kind]}" loading="lazy"` +
    ` style="max-width:26rem;border:1px solid ${LINE}"` +
    ` sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"></iframe>`
  );
}

/** The same as plain markup: one link with a picture and three lines. */
export function cardSnippet({ name, page, picture, place, site, sample }) {
  const image = picture
    ? `\n<img src="${escaped(picture)}" alt="" width="480" height="480" loading="lazy" style="display:block;width:100%;height:auto">`
    : "";
  const small = (text, colour) => `<span style="display:block;font-size:.875em;color:${colour}">${escaped(text)}</span>`;
  const lines = [sample && small(sample, SOFT), place && small(place, SOFT), small(site, INK)].filter(Boolean);
  return (
    `<a href="${escaped(page)}" style="display:block;max-width:20rem;border:1px solid ${LINE};background:#fdfbf7;color:${INK};text-decoration:none;font-family:sans-serif;line-height:1.4">${image}\n` +
    `<span style="display:block;padding:.75rem 1rem"><b style="display:block">${escaped(name)}</b>\n${lines.join("\n")}</span>\n</a>`
  );
}
