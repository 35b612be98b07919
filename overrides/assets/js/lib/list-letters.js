// The messages in the page: the exact text that will be sent, and the ways to send it. Nothing is sent by itself.

import { copied, element, filled } from "./trade-dom.js";
import { addresses, composeLetter, recipients } from "./trade-letter.js";

export class ListLetters {
  /**
   * @param {HTMLElement} place
   * @param {object} page words, own and indonesian ({words, format}), and `check()`, which says whether to go on
   */
  constructor(place, page) {
    this.place = place;
    this.page = page;
    this.shown = new Map();
    place.addEventListener("click", (event) => this.#press(event));
  }

  /**
   * Shows the messages; one that stays keeps its place, so that nothing jumps while somebody types.
   *
   * @param {object[]} lines item and product
   * @param {object} ask what the visitor filled in
   * @param {boolean} together whether the programme gets one message for all
   */
  show(lines, ask, together) {
    const { own, indonesian } = this.page;
    const { manifest } = own.format;
    const programme = { ...manifest.programme, name: own.format.said(manifest.programme.name).text };
    const all = recipients(lines, programme, together);
    const before = this.shown;
    this.shown = new Map();
    all.forEach((recipient, place) => {
      const key = recipient.programme ? "" : recipient.lines[0].product.maker.id; // two may bear one name
      const part = before.get(key) ?? this.#make(recipient, place);
      this.shown.set(key, part);
      const text = composeLetter(recipient, ask, own, indonesian, manifest.address);
      this.#fill(part, recipient, text);
    });
    const parts = [...this.shown.values()];
    if (parts.some((part, place) => this.place.children[place] !== part) || this.place.children.length !== parts.length) {
      this.place.replaceChildren(...parts);
    }
  }

  #make(recipient) {
    const { words } = this.page;
    const button = (kind, sign, line, text) => element("a", { class: `btn ${line}${sign}`, "data-send": kind, rel: "noopener", target: kind === "whatsapp" ? "_blank" : undefined }, text);
    return element(
      "section",
      { class: "message" },
      element("h3", {}, filled(words.to, { name: recipient.name })),
      element("pre", { class: "letter", tabindex: "0", role: "region", "aria-label": filled(words.preview, { name: recipient.name }) }),
      element("p", { class: "small long", hidden: true }, words.long),
      element(
        "p",
        { class: "sends" },
        button("whatsapp", "i-chat", "", words.whatsapp),
        button("email", "i-mail", "line ", words.email),
        element("button", { type: "button", class: "btn line", "data-send": "copy" }, words.copy),
      ),
      element("p", { class: "small sent", role: "status" }),
    );
  }

  #fill(part, recipient, text) {
    const { own } = this.page;
    const letter = part.querySelector(".letter");
    if (letter.textContent !== text) letter.textContent = text;
    const ways = addresses(recipient, own.words.subject, text);
    for (const kind of ["whatsapp", "email"]) {
      const link = part.querySelector(`[data-send=${kind}]`);
      link.hidden = !ways[kind];
      if (!ways[kind]) continue;
      link.href = ways[kind].href;
      link.dataset.long = ways[kind].long;
    }
    part.querySelector(".long").hidden = !ways.whatsapp?.long && !ways.email?.long;
  }

  async #press(event) {
    const button = event.target.closest("[data-send]");
    if (!button) return;
    const kind = button.dataset.send;
    if (kind !== "copy" && !this.page.check()) {
      event.preventDefault();
      return;
    }
    if (kind !== "copy" && button.dataset.long !== "true") return; // the link does it
    const part = button.closest(".message");
    const letter = part.querySelector(".letter");
    const done = await copied(letter.textContent);
    part.querySelector(".sent").textContent = done ? this.page.words.copied : this.page.words.copyFailed;
    if (!done) getSelection().selectAllChildren(letter);
  }
}
