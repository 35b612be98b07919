// The one script of the edition for memory sticks, which opens from a folder (file://) without any server. Browsers
// refuse modules and fetch there, but not plain scripts: so all modules are in here, and every data file has a twin
// that is a script and hands its content over. Links to folders get the name of the page in it.

const script = document.currentScript;
const root = new URL(script.dataset.root, document.baseURI);
const PAGE = "index.html";
const arrived = new Map();
const wanted = new Map();

/** Called by the twins of data files, with the content in base64. */
globalThis.offlineFile = (path, content) => {
  arrived.set(path, Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)));
};

/** The bytes of a data file, or null where the edition has none. */
function bytesOf(path) {
  if (!wanted.has(path)) {
    const come = new Promise((resolve) => {
      const twin = document.createElement("script");
      const done = () => {
        twin.remove();
        resolve(arrived.get(path) ?? null);
      };
      twin.addEventListener("load", done);
      twin.addEventListener("error", done);
      twin.src = new URL(`data/${path}.js`, root).href;
      document.head.append(twin);
    });
    wanted.set(path, come);
  }
  return wanted.get(path);
}

const fetchOnline = globalThis.fetch;
globalThis.fetch = async (input, options) => {
  const address = new URL(input instanceof Request ? input.url : input, document.baseURI);
  if (address.protocol !== root.protocol || !address.pathname.startsWith(root.pathname)) return fetchOnline(input, options);
  const bytes = await bytesOf(decodeURIComponent(address.pathname.slice(root.pathname.length)));
  return bytes ? new Response(bytes) : new Response("", { status: 404 });
};

function nameThePage({ target }) {
  const link = target.closest?.("a[href]");
  if (!link) return;
  const address = new URL(link.href);
  if (address.protocol !== root.protocol || !address.pathname.endsWith("/")) return;
  address.pathname += PAGE;
  link.href = address.href;
}
for (const kind of ["click", "auxclick"]) addEventListener(kind, nameThePage, { capture: true });

const entries = {
  site: () => import("../js/site.js"),
  browse: () => import("../js/browse.js"),
  pooled: () => import("../js/pooled.js"),
  compare: () => import("../js/compare.js"),
  inquiry: () => import("../js/inquiry.js"),
};
for (const name of script.dataset.entries.split(" ")) entries[name]?.();
