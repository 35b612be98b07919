// The photos of the form: taken or chosen, prepared one after the other, shown with advice, kept with the draft.

import { numbered } from "./kit-form.js";
import { prepared } from "./kit-picture.js";
import { element, filled } from "./trade-dom.js";

const MOST = 10;

export class KitPhotos {
  /**
   * @param {object} options form (KitForm), draft, words, onChange.
   */
  constructor({ form, draft, words, onChange }) {
    Object.assign(this, { form, draft, words, onChange });
    this.photos = [];
    this.next = 0;
    this.busy = 0;
    this.work = Promise.resolve();
    this.list = document.getElementById("kit-shots");
    this.said = document.getElementById("kit-photo-said");
    for (const input of document.querySelectorAll("#kit-photos input")) {
      input.addEventListener("change", () => {
        this.add([...input.files]);
        input.value = "";
      });
    }
  }

  /** The control that a fault of the photos belongs to. */
  get control() {
    return document.querySelector("#kit-photos input:not([capture])");
  }

  /** Photos wait for those that are still being prepared: a phone has memory for one at a time. */
  add(files) {
    this.busy += 1;
    this.work = this.work.then(() => this.prepare(files));
  }

  async prepare(files) {
    this.form.mark(this.control, "");
    const { words } = this;
    const fitting = files.slice(0, MOST - this.photos.length);
    const said = [];
    for (const [index, file] of fitting.entries()) {
      this.said.textContent = filled(words.photoWorking, { num: index + 1, total: fitting.length });
      try {
        this.show(await prepared(file));
      } catch (error) {
        console.info("A photo cannot be read:", error.name);
        said.push(filled(words.photoUnreadable, { name: file.name }));
      }
    }
    if (fitting.length < files.length) said.push(filled(words.photoTooMany, { num: files.length - fitting.length }));
    const num = this.photos.length;
    if (num) said.unshift(filled(num === 1 ? words.photoAddedOne : words.photoAdded, { num }));
    this.said.textContent = said.join(" ");
    this.busy -= 1;
    await this.changed();
  }

  /** Those of the draft come before any that is added meanwhile. */
  restore() {
    this.work = this.draft.readPhotos().then((photos) => {
      for (const photo of photos) this.show(photo);
      if (this.photos.length) this.order();
    });
    return this.work;
  }

  async changed() {
    this.order();
    this.onChange();
    await this.draft.writePhotos(this.photos.map(({ blob, width, height, original, advice, number }) => ({ blob, width, height, original, advice, number })));
  }

  show(photo) {
    const number = photo.number ?? this.next;
    this.next = Math.max(this.next, number + 1);
    const item = document.createElement("li");
    item.append(document.getElementById("kit-shot").content.cloneNode(true));
    numbered(item, number);
    const shown = { ...photo, number, item, address: URL.createObjectURL(photo.blob) };
    item.prepend(element("img", { src: shown.address, alt: "", width: 120, height: 120 }));
    item.querySelector("[data-first]").addEventListener("click", () => this.move(shown));
    item.querySelector("[data-remove]").addEventListener("click", () => this.remove(shown));
    this.advise(item.querySelector("[data-advice]"), shown);
    this.list.append(item);
    this.photos.push(shown);
  }

  advise(place, { advice, original }) {
    const texts = advice.map((name) => filled(this.words[name], original));
    place.append(...(texts.length ? texts : [this.words.photoGood]).map((text) => element("span", {}, text)));
    place.classList.toggle("doubt", texts.length > 0);
  }

  move(photo) {
    this.photos = [photo, ...this.photos.filter((other) => other !== photo)];
    this.list.prepend(photo.item);
    this.changed();
    photo.item.querySelector("[data-remove]").focus();
  }

  remove(photo) {
    const at = this.photos.indexOf(photo);
    this.photos.splice(at, 1);
    photo.item.remove();
    URL.revokeObjectURL(photo.address);
    this.changed();
    (this.photos[Math.min(at, this.photos.length - 1)]?.item.querySelector("[data-remove]") ?? this.control).focus();
  }

  clear() {
    for (const photo of [...this.photos]) {
      photo.item.remove();
      URL.revokeObjectURL(photo.address);
    }
    this.photos = [];
    this.said.textContent = "";
    return this.changed();
  }

  /** Names the photos by their place; the first is the main one. */
  order() {
    this.photos.forEach(({ item }, index) => {
      const name = index ? filled(this.words.photoNumber, { num: index + 1 }) : this.words.photoMain;
      item.querySelector("[data-title]").textContent = name;
      item.querySelector("img").alt = name;
      item.querySelector("[data-first]").hidden = index === 0;
      for (const kind of ["first", "remove"]) {
        const button = item.querySelector(`[data-${kind}]`);
        button.setAttribute("aria-label", `${button.textContent}: ${name}`);
      }
    });
  }

  /** What the record says of each photo, from the answers of the form, and its file. */
  async packed(slug, found) {
    const entries = this.photos.map(({ number }, index) => {
      const entry = { file: `${slug}-${index + 1}.jpg` };
      const prefix = `product.photos[${number}].`;
      for (const [name, value] of found) {
        if (name.startsWith(prefix)) entry[name.slice(prefix.length)] = value;
      }
      entry.role = entry.role ?? (index ? "detail" : "main");
      return entry;
    });
    const files = [];
    for (const [index, { blob }] of this.photos.entries()) {
      files.push({ name: entries[index].file, bytes: new Uint8Array(await blob.arrayBuffer()) });
    }
    return { entries, files };
  }
}
