// The search boxes in the header and on the home page: suggestions while typing, as a combobox with a list (WAI-ARIA
// Authoring Practices). Without this script, or when something fails, a box is a form that opens the browse page.

import { SearchData } from "./lib/search-data.js";
import { element, sentence } from "./lib/search-dom.js";
import { LONGEST_QUERY } from "./lib/search-state.js";

const SHORTEST = 2;
const SHOWN = 6;
const RESTS_MS = 300; // pictures come when the typing rests: those of half-written words would be fetched for nothing

class SearchBox {
  constructor(form, place) {
    this.input = form.elements.q;
    this.browse = new URL(form.getAttribute("action"), document.baseURI);
    this.data = new SearchData(new URL(form.dataset.root, document.baseURI), document.documentElement.lang);
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
    this.#listen();
    this.#catchUp();
  }

  /** The script is fetched when the box is first used: what was typed meanwhile is answered too. */
  #catchUp() {
    if (document.activeElement !== this.input) return;
    this.#quietly(this.data.warm());
    if (this.input.value) this.#quietly(this.#suggest());
  }

  #listen() {
    const { input, list, popup } = this;
    input.addEventListener("focus", () => this.#quietly(this.data.warm()), { once: true });
    // No pause: a later letter overtakes a search that is still under way.
    input.addEventListener("input", () => this.#quietly(this.#suggest()));
    input.addEventListener("keydown", (event) => this.#press(event));
    input.addEventListener("blur", () => this.#close());
    // The box keeps the focus while an option is pressed.
    popup.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.#open(event.target.closest("[role=option]")));
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
    const { numbers = [], meant = null } = (await this.data.find(text)) ?? {};
    const cards = await this.data.cards(numbers.slice(0, SHOWN));
    const { words } = await this.data.manifest();
    if (mine === this.run && document.activeElement === this.input) this.#fill(cards, words, text, meant);
    return undefined;
  }

  #fill(cards, words, text, meant) {
    const all = new URL(this.browse);
    all.searchParams.set("q", text);
    const last = element("li", { "data-href": all.href, class: "all" }, cards.length ? words.all : words.none);
    const options = [...cards.map((html) => this.#option(html)), last];
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

  /** An option from the card the site made; its addresses are relative to the browse page. */
  #option(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const card = template.content;
    const picture = card.querySelector("img");
    const address = (text) => new URL(text, this.browse).href;
    const option = element("li", { "data-href": address(card.querySelector("a").getAttribute("href")) });
    option.append(element("span", { class: "nopic" }));
    if (picture) {
      const smallest = (picture.getAttribute("srcset") ?? picture.getAttribute("src")).split(" ")[0];
      option.dataset.picture = address(smallest);
      if (this.pictures.has(option.dataset.picture)) this.#showPicture(option);
    }
    const name = card.querySelector("h3");
    const title = element("b", name.lang ? { lang: name.lang } : {}, name.textContent);
    const place = card.querySelector("p:not(.buy) span");
    const facts = [place, ...card.querySelectorAll(".buy > span")].map((part) => part?.textContent.trim());
    option.append(element("span", {}, title, " ", element("small", {}, facts.filter(Boolean).join(" · "))));
    return option;
  }

  #showPicture(option) {
    const { picture } = option.dataset;
    this.pictures.add(picture);
    option.querySelector(".nopic")?.replaceWith(element("img", { src: picture, alt: "", width: "48", height: "48" }));
  }

  #press(event) {
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
    if (option) location.assign(option.dataset.href);
  }

  #close() {
    this.run += 1;
    this.#activate(-1);
    this.popup.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

document.querySelectorAll("form.find:not([data-plain]), form.bigfind:not([data-plain])").forEach((form, place) => new SearchBox(form, place));
