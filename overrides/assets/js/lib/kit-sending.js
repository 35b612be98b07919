// The finished file: shared, saved, or taken as a ZIP.

import { element, filled } from "./trade-dom.js";

const part = (id) => document.getElementById(id);

export class KitSending {
  constructor(words) {
    this.words = words;
    this.addresses = [];
    this.file = null;
    part("kit-share").addEventListener("click", () => this.share());
  }

  /** Offers a file. `text` is the armoured kit, `summary` pairs of name and answer, `images` the photos. */
  show({ slug, zip, text, summary, images }) {
    for (const address of this.addresses) URL.revokeObjectURL(address);
    this.file = new File([text], `${slug}.katalog.txt`, { type: "text/plain" });
    this.addresses = [
      offer(part("kit-text"), this.file, this.file.name),
      offer(part("kit-zip"), new Blob([zip], { type: "application/zip" }), `${slug}.zip`),
    ];
    const size = Math.ceil(this.file.size / 1024);
    part("kit-file").textContent = filled(this.words.size, { name: this.file.name, size });
    const can = canShare(this.file);
    for (const place of document.querySelectorAll("[data-can-share]")) place.hidden = !can;
    document.querySelector("[data-cannot-share]").hidden = can;
    part("kit-share-said").textContent = "";
    const pictures = images.map(({ address }) => element("img", { src: address, alt: "", width: 72, height: 72 }));
    const rows = summary.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]);
    part("kit-sum").replaceChildren(...rows);
    part("kit-sum").nextElementSibling?.remove();
    part("kit-sum").after(element("p", { class: "thumbs" }, ...pictures));
  }

  /** Called straight from the click, with the file alone: browsers and WhatsApp refuse anything else. */
  async share() {
    try {
      await navigator.share({ files: [this.file] });
      part("kit-share-said").textContent = this.words.shared;
    } catch (error) {
      if (error.name !== "AbortError") part("kit-share-said").textContent = this.words.shareFailed;
    }
  }
}

function offer(link, blob, name) {
  const address = URL.createObjectURL(blob);
  Object.assign(link, { href: address, download: name });
  return address;
}

function canShare(file) {
  return Boolean(navigator.share && navigator.canShare?.({ files: [file] }));
}
