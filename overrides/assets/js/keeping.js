// What stays readable without a network. Comes after a page has loaded: starts the service worker, and gives life to the
// page's own parts: keeping a collection, the list of pages at hand, letting everything go.

import { element } from "./lib/trade-dom.js";

const REFUSED = "madura-offline"; // set where a visitor let everything go: nothing is kept until they ask for it

const SILENT_MS = 60_000; // for one file on a slow line

// For the one page that stands still while the site goes on; too rare for words on every page.
const CHANGED = {
  text: inEveryLanguage("This page has been updated since."),
  label: inEveryLanguage("Show the new one"),
};
const { lang } = document.documentElement;

function isRefused() {
  try {
    return localStorage.getItem(REFUSED) !== null;
  } catch {
    return false; // no storage, no refusal to remember
  }
}

function refuse(yes) {
  try {
    if (yes) localStorage.setItem(REFUSED, "yes");
    else localStorage.removeItem(REFUSED);
  } catch {
    // Private mode: holds for this page only.
  }
}

/** Fills `{name}` in a text. */
function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Asks the worker; `onStep` hears how far it is. Browsers end a worker that takes minutes, and do not say so. */
function ask(worker, message, onStep = () => {}) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    let waiting;
    const wait = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => reject(new DOMException("no answer", "TimeoutError")), SILENT_MS);
    };
    wait();
    port1.onmessage = ({ data }) => {
      wait();
      if (data.step) return onStep(data.step);
      clearTimeout(waiting);
      port1.close();
      return data.error ? reject(new DOMException(data.error, data.error)) : resolve(data.result);
    };
    worker.postMessage(message, [port2]);
  });
}

function sizeText(bytes) {
  const [unit, value] = bytes < 950_000 ? ["kilobyte", bytes / 1000] : ["megabyte", bytes / 1_000_000];
  const digits = { maximumFractionDigits: unit === "megabyte" && value < 10 ? 1 : 0 };
  return new Intl.NumberFormat(lang, { style: "unit", unit, ...digits }).format(value);
}

async function listOf(root, set) {
  const response = await fetch(new URL(`offline/${set}.json`, root), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${set}: ${response.status}`);
  return response.json();
}

/** "Keep this collection on this phone". */
class Keeper {
  constructor(part, worker, root) {
    this.part = part;
    this.worker = worker;
    this.root = root;
    this.sets = [part.dataset.keep, `search.${lang}`]; // whoever walks through a collection also looks for something
    [this.keepButton, this.removeButton] = part.querySelectorAll("button");
    this.bar = part.querySelector("progress");
    this.said = part.querySelector("[role=status]");
    const [keep, renew, done, kept, broken, full] = part.dataset.words.split("|");
    this.words = { keep, renew, done, kept, broken, full };
    this.keepButton.addEventListener("click", () => this.#keep());
    this.removeButton.addEventListener("click", () => this.#remove());
  }

  async show() {
    const { sets } = await ask(this.worker, { task: "sets" });
    const version = sets[this.sets[0]];
    // Without a network there is nothing newer to compare with.
    const lists = await Promise.all(this.sets.map((set) => listOf(this.root, set))).catch(() => null);
    this.total = lists?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    const newer = lists && version && lists[0].version !== version;
    this.keepButton.hidden = !lists || Boolean(version && !newer);
    this.keepButton.textContent = filled(newer ? this.words.renew : this.words.keep, { size: sizeText(this.total) });
    this.removeButton.hidden = !version;
    this.said.textContent = version ? this.words.kept : "";
    this.bar.hidden = true;
    this.part.hidden = !lists && !version;
  }

  async #keep() {
    this.keepButton.disabled = true;
    this.bar.hidden = false;
    this.bar.max = this.total;
    this.bar.value = 0;
    try {
      await ask(this.worker, { task: "keep", sets: this.sets }, ({ done, total }) => {
        this.bar.max = total;
        this.bar.value = done;
        this.said.textContent = filled(this.words.done, { done: sizeText(done), size: sizeText(total) });
      });
      navigator.storage?.persist?.(); // asks the browser not to clear it away by itself; it may say no
      await this.show();
      this.removeButton.focus();
    } catch (error) {
      this.bar.hidden = true;
      this.said.textContent = error.name === "QuotaExceededError" ? this.words.full : this.words.broken;
    } finally {
      this.keepButton.disabled = false;
    }
  }

  async #remove() {
    await ask(this.worker, { task: "remove", sets: this.sets.slice(0, 1) });
    await this.show();
    this.keepButton.focus();
  }
}

async function showPages(part, worker) {
  const { pages } = await ask(worker, { task: "pages" });
  const own = pages.filter((page) => page.lang === lang && !page.address.endsWith("/offline/"));
  const text = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/ – [^–]*$/, "");
  const rows = own.map(({ address, title }) => element("li", {}, element("a", { href: address }, text(title))));
  part.querySelector("ul").replaceChildren(...rows);
  part.hidden = !rows.length;
  const readable = new Set(pages.map(({ address }) => address));
  for (const link of document.querySelectorAll("[data-at-hand]")) link.hidden = !readable.has(link.href);
}

/** On the privacy page: how much there is, and the button that lets it go. */
async function showAll(part, registration, begin) {
  const [removeButton, againButton] = part.querySelectorAll("button");
  const said = part.querySelector("[role=status]");
  const [size, nothing] = part.dataset.words.split("|");
  const worker = registration?.active;
  const bytes = worker ? (await ask(worker, { task: "size" })).bytes : 0;
  said.textContent = worker ? filled(size, { size: sizeText(bytes) }) : nothing;
  removeButton.hidden = !worker;
  againButton.hidden = Boolean(worker);
  part.hidden = false;
  removeButton.onclick = async () => {
    refuse(true);
    await ask(worker, { task: "removeAll" });
    await registration.unregister();
    await showAll(part, null, begin);
    againButton.focus();
  };
  againButton.onclick = async () => {
    refuse(false);
    await showAll(part, await begin(), begin);
    removeButton.focus();
  };
}

/** A page that came from the device, because the network was slow, while the site had a newer one. */
async function offerNewer(registration) {
  if (!navigator.serviceWorker.controller) return;
  if (!(await ask(navigator.serviceWorker.controller, { task: "changed" })).changed) return;
  const go = element("button", { type: "button", class: "btn line" }, CHANGED.label[lang]);
  go.addEventListener("click", async () => {
    if (registration.waiting) await ask(registration.waiting, { task: "renew" });
    location.reload();
  });
  const banner = element("aside", { class: "offer", "aria-label": CHANGED.label[lang] }, element("p", {}, CHANGED.text[lang]), go);
  document.body.append(banner);
}

/** Starts the worker of the site at an address, and shows what the page has to do with it. */
export async function startKeeping(script) {
  const container = navigator.serviceWorker;
  const root = new URL("./", script);
  const begin = async () => {
    await container.register(script, { scope: root.pathname });
    return container.ready;
  };
  const all = document.querySelector("[data-kept]");
  if (isRefused()) {
    if (all) await showAll(all, null, begin);
    return;
  }
  const greeted = container.controller !== null;
  const registration = await begin();
  if (!greeted) {
    const files = performance.getEntriesByType("resource").map(({ name }) => name);
    await ask(registration.active, { task: "greet", address: location.href, files });
  }
  const keep = document.querySelector("[data-keep]");
  const seen = document.querySelector("[data-seen]");
  if (keep) await new Keeper(keep, registration.active, root).show();
  if (seen) await showPages(seen, registration.active);
  if (all) await showAll(all, registration, begin);
  await offerNewer(registration);
}
