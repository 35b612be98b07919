// Buttons that add a product to the inquiry list or to the comparison, wherever they stand and whenever they come,
// and the count in the header. Without this script they do nothing, and the header's link opens an empty list.

import { hashOf, isId, theList } from "./list-store.js";
import { spoken } from "./spoken.js";
import { element } from "./trade-dom.js";

const LANGUAGES = ".langs a, .offer a";
const BUTTONS = "[data-list-add], [data-compare-add]";
const WORDS = {
  added: inEveryLanguage("On the inquiry list"),
  lost: inEveryLanguage("This browser does not let the list be kept. It lasts until you close this page."),
  compare: inEveryLanguage("Compare products"),
  full: inEveryLanguage("Four products can be compared at a time."),
};

/** The name of a product as the place shows it where its button stands. */
function nameNear(button) {
  return button.closest("[data-product]")?.querySelector("h1, h2, h3")?.textContent.trim() ?? "";
}

class ListButtons {
  constructor(link, list) {
    this.link = link;
    this.list = list;
    this.address = link.getAttribute("href");
    this.count = element("b");
    link.append(" ", this.count);
    this.words = new WeakMap(); // what each button says while its product is not on the list
  }

  start() {
    document.addEventListener("click", (event) => this.#press(event));
    this.list.addEventListener("change", () => this.show());
    // Cards of search results come later than this script.
    new MutationObserver((changes) => {
      const comes = ({ addedNodes }) => [...addedNodes].some((node) => node.querySelector?.(BUTTONS));
      if (changes.some(comes)) this.#mark();
    }).observe(document.body, { childList: true, subtree: true });
    this.show();
  }

  /** Shows the list's state in the header and on every button. */
  show() {
    const { length } = this.list.items;
    this.count.textContent = length;
    this.count.hidden = !length;
    // A list that cannot be kept travels with the link, and to the same page in another language.
    const along = this.list.kept || !length ? "" : hashOf(this.list.items);
    this.link.setAttribute("href", this.address + along);
    if (document.body.dataset.page === "inquiry") {
      for (const other of document.querySelectorAll(LANGUAGES)) {
        other.setAttribute("href", other.getAttribute("href").split("#")[0] + along);
      }
    }
    this.#mark();
    this.#showTray();
  }

  #mark() {
    const mark = (button, on) => {
      if (button.getAttribute("aria-pressed") !== String(on)) button.setAttribute("aria-pressed", on);
    };
    for (const button of document.querySelectorAll("[data-list-add]")) {
      const on = this.list.has(button.dataset.listAdd);
      mark(button, on);
      if (!button.hasAttribute("aria-label")) this.#word(button, on);
    }
    for (const button of document.querySelectorAll("[data-compare-add]")) {
      mark(button, this.list.compared.includes(button.dataset.compareAdd));
    }
  }

  /** A button of words says what is so: who still reads "Add" presses again, and takes the product off the list. */
  #word(button, on) {
    if (!this.words.has(button)) this.words.set(button, button.textContent);
    const text = on ? spoken(WORDS.added) : this.words.get(button);
    if (button.textContent !== text) button.textContent = text;
  }

  #press(event) {
    const button = event.target.closest?.(BUTTONS);
    if (!button) return;
    event.preventDefault();
    if (event.detail > 1) return; // the second half of a double click would take back what the first has done
    const { listAdd: id, compareAdd } = button.dataset;
    if (isId(id)) {
      if (this.list.has(id)) this.list.remove(id);
      else this.list.add({ id, name: nameNear(button) });
      if (!this.list.kept) this.#say(spoken(WORDS.lost));
    } else if (isId(compareAdd) && !this.list.toggleCompared(compareAdd)) this.#say(spoken(WORDS.full));
  }

  /** A line at the foot of the page, read out when it comes. */
  #say(text) {
    const line = this.#footLine("said");
    line.setAttribute("role", "status");
    line.replaceChildren(element("p", {}, text));
  }

  #showTray() {
    const { compared } = this.list;
    const here = document.body.dataset.page === "compare" || !document.querySelector("[data-compare-add]");
    if (!compared.length || here) {
      this.foot?.querySelector(".tray")?.remove();
      return;
    }
    const query = compared.map((id) => `id=${id}`).join("&");
    const base = this.address.replace(/inquiry\/$/, "");
    const go = element("a", { class: "i-scale", href: `${base}compare/?${query}` });
    go.append(`${spoken(WORDS.compare)} (${compared.length})`);
    this.#footLine("tray").replaceChildren(go);
  }

  #footLine(name) {
    if (!this.foot) {
      this.foot = element("aside", { class: "gathered", "aria-label": spoken(WORDS.compare) });
      document.querySelector("main").after(this.foot);
    }
    let line = this.foot.querySelector(`.${name}`);
    if (!line) {
      line = element("div", { class: name });
      this.foot.append(line);
    }
    return line;
  }
}

export function bringListToLife() {
  const link = document.querySelector(".top .i-list");
  if (link) new ListButtons(link, theList()).start();
}
