// The draft on this device: answers in localStorage, photos in IndexedDB. Either may be refused; then it says so.

import { ownName } from "./site-place.js";

const KEY = ownName("katalog-draft");
const VERSION = 1;

export class Draft {
  constructor() {
    this.kept = true;
    this.photosKept = true;
  }

  /** What was kept: {saved, values}, or null. */
  read() {
    try {
      const found = JSON.parse(localStorage.getItem(KEY));
      return found?.version === VERSION ? found : null;
    } catch (error) {
      this.#refused(error);
      return null;
    }
  }

  write(values) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ version: VERSION, saved: Date.now(), values }));
      this.kept = true;
    } catch (error) {
      this.#refused(error);
    }
  }

  forget() {
    try {
      localStorage.removeItem(KEY);
    } catch (error) {
      this.#refused(error);
    }
  }

  /** Blobs and what belongs to them, in order. */
  async readPhotos() {
    return (await this.#inStore("readonly", (store) => store.get("all"))) ?? [];
  }

  async writePhotos(photos) {
    await this.#inStore("readwrite", (store) => store.put(photos, "all"));
  }

  #refused(error) {
    this.kept = false;
    console.info("The draft is not kept:", error.name);
  }

  async #inStore(mode, ask) {
    try {
      const base = await this.#open();
      try {
        return await answered(ask(base.transaction("photos", mode).objectStore("photos")));
      } finally {
        base.close();
      }
    } catch (error) {
      this.photosKept = false;
      console.info("Photos are not kept:", error?.name);
      return undefined;
    }
  }

  #open() {
    const request = indexedDB.open(KEY, VERSION);
    request.onupgradeneeded = () => request.result.createObjectStore("photos");
    return answered(request);
  }
}

function answered(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("blocked"));
  });
}
