// A search box that suggests while one types, as a combobox with a list (WAI-ARIA Authoring Practices). Where its
// suggestions come from is another's business; when that fails, the box goes on as a plain form.

import { element, sentence } from "./search-dom.js";
import { LONGEST_QUERY } from "./search-state.js";

const SHORTEST = 2;
const RESTS_MS = 300; // pictures come when the typing rests: those of half-written words would be fetched for nothing

/**
 * @typedef {{href: string, name: string, lang: string, facts: string[], picture: ?string}} Suggestion
 * @typedef {{suggestions: Suggestion[], meant: ?string, words: {all: string, none: string, results: string,
 *   meant: string}}} Suggested
 */

export class SearchBox {
  /**
   * @param {HTMLFormElement} form
   * @param {number} place among the boxes of the page
   * @param {object} source
   * @param {function(): Promise} [source.warm] fetches what a first answer needs
   * @param {function(string, function(Suggested), function(): boolean): Promise} source.suggest tells what it has for a
   *   text, once or, while more comes in, several times; the last argument says whether anybody still waits for it
   * @param {function(string): string} source.all address of all results
   * @param {function(string)} source.open goes to an address
   */
  constructor(form, place, source) {
    this.input = form.elements.q;
    this.source = source;
    this.list = element("ul", { role: "listbox", id: place ? `find-list-${place}` : "find-list" });
    this.note = element("p", { role: "status" });
    this.popup = element("div", { class: "found", hidden: "" }, this.note, this.list);
    this.run = 0;
    this.active = -1;
    this.rest = 0;
    this.pictures = new Set();
    this.input.after(this.popup);
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(combobox)) this.input.setAttribute(name, value);
    this.input.setAttribute("aria-controls", this.list.id);
    this.#listen(form);
    this.#catchUp();
  }

  /** The script is fetched when the box is first used: what was typed meanwhile is answered too. */
  #catchUp() {
    if (document.activeElement !== this.input) return;
    this.#warm();
    if (this.input.value) this.#quietly(this.#suggest());
  }

  #listen(form) {
    const { input, list, popup } = this;
    input.addEventListener("focus", () => this.#warm(), { once: true });
    // No pause: a later letter overtakes a search that is still under way.
    input.addEventListener("input", () => this.#quietly(this.#suggest()));
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("blur", () => this.#close());
    form.addEventListener("submit", () => this.#close());
    // The box keeps the focus while an option is pressed.
    popup.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#open(event.target.closest("[role=option]")));
  }

  #warm() {
    if (this.source.warm) this.#quietly(this.source.warm());
  }

  /** The box goes on as a plain form. */
  #quietly(task) {
    task.catch((error) => {
      this.#close();
      console.warn("Suggestions are not available:", error);
    });
  }

  async #suggest() {
    this.run += 1;
    const mine = this.run;
    const text = this.input.value.trim().slice(0, LONGEST_QUERY);
    if (text.length < SHORTEST) return this.#close();
    const wanted = () => mine === this.run && document.activeElement === this.input;
    let told = false;
    const tell = (suggested) => {
      // What is added later must not move the option that somebody is about to press.
      if (!wanted() || (told && this.active >= 0)) return;
      told = true;
      this.#fill(suggested, text);
    };
    return this.source.suggest(text, tell, wanted);
  }

  #fill({ suggestions, meant, words }, text) {
    const said = suggestions.length ? words.all : words.none;
    const last = element("li", { "data-href": this.source.all(text), class: "all" }, said);
    const options = [...suggestions.map((suggestion) => this.#option(suggestion)), last];
    options.forEach((option, place) => {
      option.id = `${this.list.id.replace("-list", "")}-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
    });
    this.list.setAttribute("aria-label", words.results);
    this.list.replaceChildren(...options);
    this.note.replaceChildren(...(meant ? [sentence(words.meant, "meant", element("b", {}, meant))] : []));
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      for (const option of this.list.querySelectorAll("[data-picture]")) this.#showPicture(option);
    }, RESTS_MS);
    this.popup.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.#activate(-1);
  }

  #option({ href, name, lang, facts, picture }) {
    const option = element("li", { "data-href": href }, element("span", { class: "nopic" }));
    if (picture) {
      option.dataset.picture = picture;
      if (this.pictures.has(picture)) this.#showPicture(option);
    }
    const title = element("b", lang ? { lang } : {}, name);
    option.append(element("span", {}, title, " ", element("small", {}, facts.filter(Boolean).join(" · "))));
    return option;
  }

  #showPicture(option) {
    const { picture } = option.dataset;
    this.pictures.add(picture);
    option.querySelector(".nopic")?.replaceWith(element("img", { src: picture, alt: "", width: "48", height: "48" }));
  }

  #press(event) {
    if (event.isComposing) return; // the keys choose among the signs of an input method
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.popup.hidden) {
      event.preventDefault();
      this.#quietly(this.#suggest());
    } else if (step) {
      event.preventDefault();
      const size = this.list.children.length;
      // One place beside the options is the box itself.
      this.#activate(((this.active + 1 + step + size + 1) % (size + 1)) - 1);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.#open(this.list.children[this.active]);
    } else if (event.key === "Escape" && !this.popup.hidden) {
      event.preventDefault();
      this.#close();
    }
  }

  #activate(place) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.list.children[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #open(option) {
    if (!option) return;
    this.#close();
    this.source.open(option.dataset.href);
  }

  #close() {
    this.run += 1;
    this.#activate(-1);
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}
