// Shows a state of the browse page in its DOM. Texts go in as text; the only HTML is cards made by the site itself.

import { element, filled, grouped, sentence } from "./search-dom.js";
import { tableOf } from "./search-rows.js";
import { VIEWS, changed, chosenValues, toggled, writeState } from "./search-state.js";

const FIRST_IN_VIEW = 4;

export class BrowseView {
  /**
   * @param {HTMLFormElement} form
   * @param {Object<string, string>} words of the page's language
   * @param {string} language
   */
  constructor(form, words, language) {
    this.form = form;
    this.words = words;
    this.number = (count) => grouped(count, language);
    this.results = form.querySelector("#results");
    this.suggestions = form.querySelector("#suggestions");
    this.names = new Map();
  }

  /** What is checked and picked; the text stays as the visitor types it. */
  showInputs(state) {
    this.form.elements.sort.value = state.sort;
    for (const button of this.form.querySelectorAll("[data-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
    }
    for (const input of this.#choices()) input.checked = state.filters.get(input.name)?.has(input.value) ?? false;
    for (const [name, value] of chosenValues(state.filters)) this.#reveal(name, value);
    this.#showChips(state);
  }

  /** Counts beside the filters; a value that would find nothing cannot be chosen. */
  showCounts(counts) {
    for (const input of this.#choices()) {
      const count = counts.get(input.name)?.get(input.value) ?? 0;
      const sign = input.closest("label").querySelector("small");
      const text = this.number(count);
      // Only what changes is written: between two letters that is little, and the browser lays out the rest anew.
      if (sign.textContent !== text) sign.textContent = text;
      const disabled = !count && !input.checked;
      if (input.disabled !== disabled) input.disabled = disabled;
    }
  }

  /** How many were found, said aloud by the status line. */
  showTotal(total) {
    const { words } = this;
    const num = this.number(total);
    this.results.dataset.total = total;
    this.form.querySelector("#count").textContent = filled(total === 1 ? words.foundOne : words.foundMany, { num });
    this.form.querySelector("[data-show]").textContent = filled(total === 1 ? words.showOne : words.showMany, { num });
  }

  /** The cards of one page, or a table of them. */
  showCards(cards, view = VIEWS[0]) {
    const list = element("ul", { class: "cards" });
    list.innerHTML = cards.join("");
    // The site's cards wait for their pictures until they are near; these are in view.
    for (const picture of [...list.querySelectorAll("img")].slice(0, FIRST_IN_VIEW)) picture.loading = "eager";
    const made = view === VIEWS[0] ? list : tableOf(list, this.words);
    made.id = this.results.id;
    for (const [name, value] of Object.entries(this.results.dataset)) made.dataset[name] = value;
    this.results.replaceWith(made);
    this.results = made;
  }

  /** What the text was taken for, with a way back to what was typed; and words that were left out. */
  showMeant(state, { meant, missing, partly }) {
    const { words } = this;
    const parts = [];
    if (meant && !state.exact) {
      const typed = element("a", { href: this.#href(changed(state, { exact: true })), "data-go": "" }, state.q);
      parts.push(sentence(words.meant, "meant", element("b", {}, meant)), " ", sentence(words.instead, "typed", typed));
    }
    if (missing.length && this.results.dataset.total !== "0") {
      parts.push(" ", sentence(words.missing, "words", element("b", {}, missing.join(", "))));
    }
    if (partly) parts.push(" ", element("span", {}, words.partly));
    this.form.querySelector(".meant").replaceChildren(...parts);
  }

  /** Links to the pages around this one. */
  showPages(state, last) {
    const nav = this.form.querySelector(".pages");
    const link = (page, text, attributes) => element("a", { href: this.#href({ ...state, page }), ...attributes }, text);
    const shown = [1, state.page - 1, state.page, state.page + 1, last].filter((page) => page >= 1 && page <= last);
    const items = [];
    let before = 0;
    for (const page of new Set(shown.sort((a, b) => a - b))) {
      if (page - before > 1) items.push(element("span", {}, "…"));
      const text = this.number(page);
      items.push(page === state.page ? element("b", { "aria-current": "page" }, text) : link(page, text));
      before = page;
    }
    if (state.page > 1) items.unshift(link(state.page - 1, this.words.previous, { rel: "prev" }));
    if (state.page < last) items.push(link(state.page + 1, this.words.next, { rel: "next" }));
    nav.hidden = last < 2;
    nav.replaceChildren(...items);
  }

  /** Nothing was found: which filters are in the way, what comes close, whom to ask. */
  showNothing(state, excluded, near) {
    const { words } = this;
    const parts = [element("p", {}, words.none)];
    if (excluded.length) {
      const links = excluded.map(({ name, value, count }) => this.#remover(state, name, value, count));
      parts.push(element("p", { class: "chips" }, ...links));
    }
    if (near.length) {
      const list = element("ul", { class: "cards" });
      list.innerHTML = near.join("");
      parts.push(element("h2", {}, words.near), list);
    }
    const ask = element("a", { class: "btn line", href: `${this.form.dataset.base}contact/` }, words.ask);
    parts.push(element("p", {}, ask));
    this.suggestions.replaceChildren(...parts);
  }

  /** Something went wrong; the list that is there stays. */
  showFailure() {
    this.suggestions.replaceChildren(element("p", { role: "alert" }, this.words.failed));
  }

  /** Takes away what was said about an earlier search. */
  clearSuggestions() {
    this.suggestions.replaceChildren();
  }

  /** Label of a value, as the page shows it. */
  label(name, value) {
    const input = this.#input(name, value);
    return input ? input.closest("label").querySelector("span").textContent : (this.names.get(value) ?? value);
  }

  #showChips(state) {
    const chosen = chosenValues(state.filters);
    const chips = chosen.map(([name, value]) => this.#remover(state, name, value));
    const clear = element("a", { class: "all", href: this.#href(changed(state, { filters: new Map() })) }, this.words.clear);
    const bar = this.form.querySelector(".found > .chips");
    bar.hidden = !chosen.length;
    bar.replaceChildren(...(chosen.length ? [...chips, clear] : []));
    const sign = this.form.querySelector(".openfacets .num");
    sign.hidden = !chosen.length;
    sign.textContent = this.number(chosen.length);
  }

  #remover(state, name, value, count) {
    const href = this.#href(changed(state, { filters: toggled(state.filters, name, value, false) }));
    const text = this.label(name, value) + (count === undefined ? "" : ` (${this.number(count)})`);
    return element("a", { href }, element("span", { class: "vh" }, `${this.words.remove} `), text);
  }

  /** Makes a chosen value visible: unfolds its group, or adds it where the page does not name it. */
  #reveal(name, value) {
    const input = this.#input(name, value);
    if (input) {
      const rest = input.closest(".rest");
      if (rest?.hidden) rest.parentElement.querySelector(".more").click();
      return;
    }
    const box = element("input", { type: "checkbox", name, value, checked: "" });
    const label = element("label", {}, box, element("span", {}, this.label(name, value)), " ", element("small"));
    this.form.querySelector(`[data-facet="${name}"] legend`)?.after(label);
  }

  #choices() {
    return this.form.querySelectorAll(".facets input[type=checkbox]");
  }

  #input(name, value) {
    return [...this.#choices()].find((input) => input.name === name && input.value === value);
  }

  #href(state) {
    return location.pathname + writeState(state);
  }
}
