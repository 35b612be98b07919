// The site's service worker. The build puts `const BUILD = {version, shell, files}` in front of this text; see
// docs/dev/offline.md.
//
// Nothing here can mix two builds: files named by their content are kept once whatever the build, pages name such files
// only, and what belongs together without such names (search, trade facts, a collection) is kept as one set, whole or
// not at all.

const SCOPE = new URL(self.registration.scope);
const OURS = `catalogue ${SCOPE.pathname} `; // other sites of the same host have caches of their own
const SHELL = `${OURS}shell ${BUILD.version}`;
const FILES = `${OURS}files`;
const PAGES = `${OURS}pages`;
const KEPT = `${OURS}kept `;

const PATIENCE_MS = 3000; // a page or list that is at hand is shown when the network has not answered by then
const MOST_PAGES = 200;
const MOST_TAKEN = 6_000_000; // bytes of search and trade facts that are taken along without being asked for
const APART = /^(admin|reports)\//; // programs of their own, which bring their own care for being offline
const NAMED_BY_CONTENT = /^(assets\/|media\/|pagefind\/engine\.)/;
const OF_A_SET = /^(search|trade|pagefind)\//;
const FIRST_OF_SET = /^(search\/[a-z]+\.json|trade\/index\.json)$/;

const addressOf = (path) => new URL(path, SCOPE).href;
const pathOf = (address) => new URL(address).pathname.slice(SCOPE.pathname.length);
const languageOf = (path) => /^(id|ms)\//.exec(path)?.[1] ?? "en";
const isPage = (response) =>
  response.ok && !response.redirected && (response.headers.get("Content-Type") ?? "").startsWith("text/html");

/** An address without what does not change the file. */
function plain(address) {
  const url = new URL(address);
  return url.origin + url.pathname;
}

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms, null));

// ---------- What is kept ----------

async function ourCaches(start = OURS) {
  return (await caches.keys()).filter((name) => name.startsWith(start));
}

const listAddress = (set) => addressOf(`offline/${set}.json`);
const setOf = (name) => name.slice(KEPT.length).split(" ")[0];

/** Pages that were open when a visitor let everything go are answered by this worker until they close. */
const isWanted = () => caches.has(SHELL);

/** Names of the caches of sets that are complete: their list is put in last. */
async function completeSets() {
  const names = await ourCaches(KEPT);
  const whole = await Promise.all(names.map(async (name) => (await caches.open(name)).match(listAddress(setOf(name)))));
  return names.filter((_, place) => whole[place]);
}

async function fromSets(address) {
  for (const name of await completeSets()) {
    const found = await (await caches.open(name)).match(address);
    if (found) return found;
  }
  return undefined;
}

async function seen(address) {
  return (await (await caches.open(PAGES)).match(address)) ?? fromSets(address);
}

async function fetchList(set) {
  const response = await fetch(listAddress(set), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${set}: ${response.status}`);
  return response.json();
}

const underWay = new Map();

/** Keeps a set whole, or throws; what had arrived by then is found again by the next attempt. */
function keep(set, tell = () => {}) {
  if (!underWay.has(set)) underWay.set(set, fetchSet(set, tell).finally(() => underWay.delete(set)));
  return underWay.get(set);
}

async function fetchSet(set, tell) {
  const list = await fetchList(set);
  const name = `${KEPT}${set} ${list.version}`;
  if ((await completeSets()).includes(name)) return;
  const cache = await caches.open(name);
  const files = await caches.open(FILES);
  let done = 0;
  for (const [path, bytes] of list.files) {
    await take(path, NAMED_BY_CONTENT.test(path) ? files : cache);
    done += bytes;
    tell(done);
  }
  // A build that was published meanwhile would have given files of two builds.
  if ((await fetchList(set)).version !== list.version) {
    await caches.delete(name);
    throw new Error(`${set}: the site has changed meanwhile`);
  }
  await cache.put(listAddress(set), new Response(JSON.stringify(list)));
  const former = (await ourCaches(`${KEPT}${set} `)).filter((other) => other !== name);
  await Promise.all(former.map((other) => caches.delete(other)));
}

async function take(path, cache) {
  const address = addressOf(path);
  if (await cache.match(address)) return;
  const versioned = path.includes("?v=") || path.startsWith("pagefind/index/");
  const kept = versioned ? await fromSets(address) : undefined;
  const response = kept ?? (await fetch(address, { cache: NAMED_BY_CONTENT.test(path) ? "default" : "no-cache" }));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await cache.put(address, response);
}

/** Whoever searches or has a list can go on without a network; not on lines where bytes are counted. */
async function takeAlong(language) {
  const set = `search.${language}`;
  if (self.navigator.connection?.saveData || underWay.has(set) || !(await isWanted())) return;
  const list = await fetchList(set);
  if (list.bytes <= MOST_TAKEN) await keep(set);
}

async function remove(sets) {
  for (const set of sets) {
    for (const name of await ourCaches(`${KEPT}${set} `)) await caches.delete(name);
  }
  await tidy();
}

/** Lets go of every file that no kept page, style or script names. */
async function tidy() {
  const files = await caches.open(FILES);
  const requests = new Map((await files.keys()).map((request) => [pathOf(request.url).split("/").pop(), request]));
  const named = new Set();
  const read = (text) => {
    const found = (text.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []).filter((name) => requests.has(name) && !named.has(name));
    found.forEach((name) => named.add(name));
    return found;
  };
  const pending = read(BUILD.files.join(" "));
  for (const name of [PAGES, SHELL, ...(await completeSets())]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (OF_A_SET.test(pathOf(request.url))) continue; // packs name no files of their own
      pending.push(...read(await (await cache.match(request)).text()));
    }
  }
  while (pending.length) {
    const request = requests.get(pending.pop());
    if (/\.(js|css)$/.test(request.url)) pending.push(...read(await (await files.match(request)).text()));
  }
  for (const [name, request] of requests) if (!named.has(name)) await files.delete(request);
}

// ---------- Coming and going ----------

async function install() {
  const shell = await caches.open(SHELL);
  await shell.addAll(BUILD.shell.map((path) => new Request(addressOf(path), { cache: "no-cache" })));
  const files = await caches.open(FILES);
  await Promise.all(BUILD.files.map((path) => take(path, files)));
}

async function activate() {
  const former = (await ourCaches(`${OURS}shell `)).filter((name) => name !== SHELL);
  await Promise.all(former.map((name) => caches.delete(name)));
  await tidy();
  await self.clients.claim();
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

// ---------- Answers ----------

const changed = new Map(); // by client: whether the page it shows has changed on the network since

async function keepPage(address, response) {
  const pages = await caches.open(PAGES);
  await pages.delete(address); // put in anew, it is the last to be let go
  await pages.put(address, response);
  const all = await pages.keys();
  for (const request of all.slice(0, Math.max(0, all.length - MOST_PAGES))) await pages.delete(request);
}

/** A page that the site no longer has is not shown from here either: somebody may have withdrawn a consent. */
async function forgetPage(address) {
  for (const name of [PAGES, ...(await ourCaches(KEPT))]) await (await caches.open(name)).delete(address);
}

async function fetchPage(request, address) {
  const response = await fetch(request);
  try {
    if (isPage(response)) await keepPage(address, response.clone());
    if (response.status === 404 || response.status === 410) await forgetPage(address);
  } catch (error) {
    console.debug(String(error)); // a device that is full shows what the network gives
  }
  return response;
}

async function withoutNetwork(address) {
  const folder = `${address}/`;
  if (!address.endsWith("/") && (await seen(folder))) return Response.redirect(folder);
  const path = `${languageOf(pathOf(address)) === "en" ? "" : `${languageOf(pathOf(address))}/`}offline/`;
  return (await (await caches.open(SHELL)).match(addressOf(path))) ?? Response.error();
}

async function answerPage(event, address, arriving) {
  const kept = await seen(address);
  if (!kept) return arriving.catch(() => withoutNetwork(address));
  const arrived = await Promise.race([arriving.catch(() => null), after(PATIENCE_MS)]);
  if (arrived && arrived.status < 500) return arrived;
  const shown = kept.clone();
  changed.set(
    event.resultingClientId,
    arriving.then(
      async () => (await (await seen(address))?.text()) !== (await kept.text()),
      () => false,
    ),
  );
  return shown;
}

async function keepFile(address, response) {
  if (await isWanted()) await (await caches.open(FILES)).put(address, response);
}

async function answerFile(event, path) {
  const address = plain(event.request.url);
  const kept = await caches.match(address, { cacheName: FILES });
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keepFile(address, response.clone()));
    return response;
  } catch (error) {
    const twin = await anotherSize(path, await caches.open(FILES));
    if (twin) return twin;
    throw error;
  }
}

/** The size of a picture that was kept, for the one the browser would rather have. */
async function anotherSize(path, files) {
  for (const name of await completeSets()) {
    const list = await (await (await caches.open(name)).match(listAddress(setOf(name)))).json();
    const sizes = list.pictures?.find((paths) => paths.includes(path));
    const found = sizes && (await files.match(addressOf(sizes[0])));
    if (found) return found;
  }
  return undefined;
}

async function answerFirst(event, arriving) {
  const kept = await fromSets(plain(event.request.url));
  if (!kept) return arriving;
  const arrived = await Promise.race([arriving.catch(() => null), after(PATIENCE_MS)]);
  return arrived?.ok ? arrived : kept;
}

async function answerOfSet(request) {
  return (await fromSets(request.url)) ?? fetch(request);
}

async function answerShell(request) {
  return (await (await caches.open(SHELL)).match(plain(request.url))) ?? fetch(request);
}

// Where the device's storage is at fault, the network has the last word.
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE.href)) return;
  const path = pathOf(request.url);
  if (APART.test(path)) return;
  if (request.mode === "navigate") {
    const address = plain(request.url);
    const arriving = fetchPage(request, address);
    event.waitUntil(arriving.catch(() => {})); // the answer tells of the failure
    event.respondWith(answerPage(event, address, arriving).catch(() => arriving));
  } else if (NAMED_BY_CONTENT.test(path)) {
    event.respondWith(answerFile(event, path).catch(() => fetch(request)));
  } else if (FIRST_OF_SET.test(path)) {
    const arriving = fetch(request);
    const language = languageOf(request.referrer.startsWith(SCOPE.href) ? pathOf(request.referrer) : "");
    // Taking along is a favour: without a network, or without space, the page works as far as the network does.
    event.waitUntil(arriving.then(() => takeAlong(language)).catch((error) => console.debug(String(error))));
    event.respondWith(answerFirst(event, arriving).catch(() => arriving));
  } else if (OF_A_SET.test(path)) {
    event.respondWith(answerOfSet(request).catch(() => fetch(request)));
  } else if (BUILD.shell.includes(path)) {
    event.respondWith(answerShell(request).catch(() => fetch(request)));
  }
});

// ---------- What pages ask for ----------

async function sizeOf(names) {
  let bytes = 0;
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) bytes += (await (await cache.match(request)).blob()).size;
  }
  return bytes;
}

async function pagesAtHand() {
  const found = new Map();
  for (const name of [PAGES, ...(await completeSets())]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      if (!request.url.endsWith("/") || found.has(request.url)) continue;
      const html = await (await cache.match(request)).text();
      const lang = /<html lang="?(\w+)/.exec(html)?.[1];
      found.set(request.url, { address: request.url, lang, title: /<title>([^<]*)/.exec(html)?.[1] ?? "" });
    }
  }
  return [...found.values()].reverse();
}

const TASKS = {
  async keep({ sets }, tell) {
    const lists = await Promise.all(sets.map(fetchList));
    const total = lists.reduce((sum, { bytes }) => sum + bytes, 0);
    let before = 0;
    for (const [place, set] of sets.entries()) {
      await keep(set, (done) => tell({ done: before + done, total }));
      before += lists[place].bytes;
    }
    return { total };
  },
  async remove({ sets }) {
    await remove(sets);
    return {};
  },
  async removeAll() {
    for (const name of await ourCaches()) await caches.delete(name);
    return {};
  },
  /** Which sets are kept, by their version. */
  async sets() {
    const names = await completeSets();
    return { sets: Object.fromEntries(names.map((name) => name.slice(KEPT.length).split(" "))) };
  },
  async size() {
    return { bytes: await sizeOf(await ourCaches()) };
  },
  async pages() {
    return { pages: await pagesAtHand() };
  },
  /** The first page of a visitor was there before the worker; its files lie in the browser's own cache. */
  async greet({ address, files }) {
    const response = await fetch(address, { cache: "force-cache" });
    if (isPage(response)) await keepPage(plain(address), response);
    const cache = await caches.open(FILES);
    for (const file of files) {
      if (file.startsWith(SCOPE.href) && NAMED_BY_CONTENT.test(pathOf(file))) await take(pathOf(file), cache);
    }
    return {};
  },
  async changed(_, __, client) {
    const found = (await changed.get(client)) ?? false;
    changed.delete(client);
    return { changed: found };
  },
  async renew() {
    await self.skipWaiting();
    return {};
  },
};

self.addEventListener("message", (event) => {
  const port = event.ports[0];
  const work = TASKS[event.data.task](event.data, (step) => port.postMessage({ step }), event.source.id);
  event.waitUntil(
    work.then(
      (result) => port.postMessage({ result }),
      (error) => port.postMessage({ error: error.name }),
    ),
  );
});
