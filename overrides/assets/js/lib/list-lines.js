// The lines of the inquiry list in the page: grouped by producer, each with quantity, note and what is worth knowing.

import { quantityOf } from "./list-store.js";
import { element, filled, notice } from "./trade-dom.js";
import { poolAnswer } from "./trade-pool-view.js";
import { unitsIn } from "./trade-units.js";

const MOST_NOTE = 300;

export class ListLines {
  /**
   * @param {HTMLElement} place
   * @param {object} page words, format, data, list, root and base of the page
   */
  constructor(place, page) {
    this.place = place;
    this.page = page;
    place.addEventListener("input", (event) => this.#typed(event.target));
    place.addEventListener("click", (event) => this.#press(event.target.closest("button")));
  }

  /**
   * Shows the list anew; called when lines come or go, not while somebody types.
   *
   * @param {object[]} items of the list
   * @param {Map<string, object>} facts by id; a product without is gone
   */
  show(items, facts) {
    this.facts = facts;
    const groups = new Map();
    const gone = [];
    for (const item of items) {
      const product = facts.get(item.id);
      if (!product || product.status === "paused") gone.push(item);
      else {
        const key = product.maker?.id ?? "";
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(item);
      }
    }
    const parts = [...groups.values()].map((group) => this.#group(group));
    if (gone.length) parts.push(element("ul", { class: "lines gone" }, ...gone.map((item) => this.#goneLine(item))));
    this.place.replaceChildren(...parts);
  }

  /** Without facts the list still shows what it holds. */
  showBare(items) {
    this.facts = new Map();
    const lines = items.map((item) => element("li", {}, element("div", {}, element("h3", {}, item.name || item.id))));
    this.place.replaceChildren(element("ul", { class: "lines bare" }, ...lines));
  }

  #group(items) {
    const { words, format, base } = this.page;
    const { maker, regency } = this.facts.get(items[0].id);
    const place = format.manifest.regencies[regency] ?? "";
    const name = maker?.page ? element("a", { href: `${base}producers/${maker.id}/` }, maker.name) : (maker?.name ?? words.programme);
    const head = element("h3", { class: "from" }, name, maker && place ? `, ${place}` : "");
    return element("section", {}, head, element("ul", { class: "lines" }, ...items.map((item) => this.#line(item))));
  }

  #line(item) {
    const { words, format, root, base } = this.page;
    const product = this.facts.get(item.id);
    const name = format.said(product.name);
    const picture = product.picture
      ? element("img", { src: root + product.picture, alt: "", width: "160", height: "160", loading: "lazy" })
      : element("span", { class: "nopic" });
    const unit = product.moq ? ` ${format.unit(product.moq[1])}` : "";
    const quantity = { type: "number", name: "quantity", value: item.quantity ?? "", min: "0", step: "any", inputmode: "decimal" };
    const input = element("input", { ...quantity, "aria-describedby": `r-${item.id}`, autocomplete: "off" });
    const label = element("label", {}, element("span", { class: "vh" }, `${words.quantity}, ${name.text}`), input, unit);
    const price = element("p", { class: "small" }, format.price(product.price, this.page.today));
    const line = element(
      "li",
      { "data-product": item.id },
      picture,
      element("div", {}, element("h4", { lang: name.lang }, element("a", { href: `${base}products/${product.id}/` }, name.text)), price),
      element("div", { class: "qty" }, label, this.#removeButton(name.text)),
      element("div", { class: "remarks", id: `r-${item.id}` }),
      this.#extras(item, product, name.text),
    );
    this.#remark(line, item, product);
    return line;
  }

  #extras(item, product, name) {
    const { words } = this.page;
    const note = element("input", { name: "note", maxlength: String(MOST_NOTE), value: item.note, autocomplete: "off" });
    const parts = [element("label", {}, words.note, element("span", { class: "vh" }, `, ${name}`), note)];
    if (product.sample?.available !== false) {
      const box = element("input", { type: "checkbox", name: "sample", checked: item.sample });
      parts.push(element("label", { class: "tick" }, box, ` ${words.sample}`, element("span", { class: "vh" }, `, ${name}`)));
    }
    return element("div", { class: "extras" }, ...parts);
  }

  #removeButton(name) {
    const { words } = this.page;
    return element("button", { type: "button", "data-remove": true }, words.remove, element("span", { class: "vh" }, ` ${name}`));
  }

  #goneLine(item) {
    const { words, format, base } = this.page;
    const product = this.facts.get(item.id);
    const said = product ? format.said(product.name) : { text: item.name || item.id };
    const name = product ? element("a", { href: `${base}products/${product.id}/` }, said.text) : said.text;
    const why = `${product ? words.paused : words.gone}. ${words.notSent}`;
    return element(
      "li",
      { "data-product": item.id },
      element("span", { class: "nopic" }),
      element("div", {}, element("h4", { lang: said.lang }, name), element("p", { class: "state lapsed" }, element("span", {}, why))),
      element("div", { class: "qty" }, this.#removeButton(said.text)),
    );
  }

  /** What is worth knowing about a quantity: below the minimum, above a month's capacity. Remarks, not errors. */
  #remark(line, item, product) {
    const { words, format } = this.page;
    const remarks = [];
    const { quantity } = item;
    if (quantity && product.moq && quantity < product.moq[0]) {
      const text = filled(words.under, { quantity: format.quantity(product.moq) });
      remarks.push(element("p", { class: "under state wip" }, element("span", {}, text)));
    }
    if (quantity && this.#aboveCapacity(quantity, product)) {
      const text = filled(words.over, { quantity: format.quantity(product.capacity) });
      const ask = element("button", { type: "button", "data-pool": true, "aria-expanded": "false" }, words.pool);
      remarks.push(element("p", { class: "under state wip" }, element("span", {}, `${text} `)), ask, element("div", { class: "pooling", "aria-live": "polite" }));
    }
    line.querySelector(".remarks").replaceChildren(...remarks);
  }

  #aboveCapacity(quantity, product) {
    if (!product.moq || !product.capacity) return false;
    const factor = unitsIn(product.moq[1], product.capacity[1], product, this.page.format.manifest.units);
    return factor !== null && quantity * factor > product.capacity[0];
  }

  #typed(field) {
    const line = field.closest("li");
    if (!line) return;
    const { product: id } = line.dataset;
    const parts = { quantity: { quantity: quantityOf(field.value) }, note: { note: field.value.trim() }, sample: { sample: field.checked } };
    this.page.list.change(id, parts[field.name]);
    if (field.name === "quantity") this.#remark(line, { quantity: quantityOf(field.value) }, this.facts.get(id));
  }

  #press(button) {
    const line = button?.closest("li");
    if (!line) return;
    if (button.matches("[data-remove]")) this.#remove(line);
    else if (button.matches("[data-pool]")) this.#pool(line, button);
  }

  /** The focus goes to the next line's button, or to the heading where no line is left. */
  #remove(line) {
    const all = [...this.place.querySelectorAll("[data-remove]")];
    const place = all.indexOf(line.querySelector("[data-remove]"));
    this.page.list.remove(line.dataset.product);
    const left = this.place.querySelectorAll("[data-remove]");
    const next = left[Math.min(place, left.length - 1)];
    if (next) next.focus();
    else this.page.focusEmpty();
  }

  async #pool(line, button) {
    const { data, format, base, words } = this.page;
    const product = this.facts.get(line.dataset.product);
    const quantity = quantityOf(line.querySelector("[name=quantity]").value);
    const answer = line.querySelector(".pooling");
    button.setAttribute("aria-expanded", "true");
    try {
      const need = { quantity, unit: product.moq[1] };
      answer.replaceChildren(...(await poolAnswer(data, product.category, need, format, base, product.id)));
    } catch (error) {
      answer.replaceChildren(notice(words.poolFailed));
      console.warn("Capacities are not available:", error);
    }
  }
}
