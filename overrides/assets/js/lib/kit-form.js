// The controls of the form: which are shown, entries of lists, what each holds, what is wrong with it. Names and ids are
// the paths of the field table; what a control wants stands in its `data-…` (pages/form_fields.py).

import { filled } from "./trade-dom.js";
import { clean, readAddress, readNumber, textFault } from "./kit-values.js";

const CONTROLS = "input[name]:not([type=radio]), select[name], textarea[name]";
const isShown = (element) => !element.closest("[hidden]");

export class KitForm {
  /**
   * @param {HTMLFormElement} form
   * @param {Record<string, string>} words
   */
  constructor(form, words) {
    this.form = form;
    this.words = words;
    this.language = document.documentElement.lang;
    form.addEventListener("change", ({ target }) => this.changed(target));
    for (const list of form.querySelectorAll("[data-list]")) {
      list.querySelector("[data-add]").addEventListener("click", () => this.addEntry(list, true));
    }
    this.showWhatFits();
  }

  /** Controls that count, in the order of the page. */
  controls() {
    return [...this.form.querySelectorAll(CONTROLS)].filter(isShown);
  }

  byName(name) {
    return this.form.elements.namedItem(name);
  }

  /** The language texts are written in. */
  get writing() {
    return document.getElementById("kit-language")?.value ?? "id";
  }

  changed(control) {
    if (control.matches("input[type=radio], select")) this.showWhatFits();
    if (!control.dataset?.shape) return;
    const { fault, values, value } = control.value.trim() ? this.read(control) : {};
    this.mark(control, fault ? this.say(fault, values) : "");
    if (!fault) this.echo(control, value);
  }

  /** Shows what depends on an answer, hides what does not fit it. */
  showWhatFits() {
    for (const part of this.form.querySelectorAll("[data-when]")) {
      const asked = this.byName(part.dataset.when);
      const fits = !asked || part.dataset.is.split(" ").includes(asked.value);
      part.hidden = !fits;
      if (fits && part.matches("[data-first][data-list]") && !entriesOf(part).length) this.addEntry(part, false);
    }
  }

  /** One more entry of a list, with the next number in its names. */
  addEntry(list, takeFocus) {
    const number = Number(list.dataset.next ?? 0);
    list.dataset.next = number + 1;
    const item = document.createElement("li");
    item.append(list.querySelector("template").content.cloneNode(true));
    numbered(item, number);
    const remove = document.createElement("button");
    Object.assign(remove, { type: "button", className: "quiet", textContent: this.words.photoRemove });
    remove.setAttribute("aria-label", filled(this.words.removeEntry, { num: number + 1 }));
    remove.addEventListener("click", () => {
      item.remove();
      list.querySelector("[data-add]").focus();
      this.form.dispatchEvent(new Event("input", { bubbles: true }));
    });
    item.append(remove);
    list.querySelector(".entries").append(item);
    const first = item.querySelector("input, select, textarea");
    if (!first.labels?.length) first.setAttribute("aria-label", list.dataset.label);
    if (takeFocus) first.focus();
  }

  /** What a control holds: {value}, {fault, values}, or {} where it is empty. */
  read(control) {
    const { shape, many } = control.dataset;
    if (control.validity?.badInput) return { fault: shape === "date" ? "date" : "number", values: this.limits(control) };
    const lines = control.tagName === "TEXTAREA";
    const text = clean(control.value, lines);
    if (!text) return {};
    if (shape === "number") return many ? this.readNumbers(control, text) : this.readNumber(control, text);
    if (shape === "yes_no") return { value: text === "true" };
    if (["date", "choice", "id"].includes(shape) || control.tagName === "SELECT") return { value: text };
    if (shape === "address") {
      const { scheme, hosts = "" } = control.dataset;
      return { ...readAddress(text, scheme, hosts.split(" ").filter(Boolean)), values: this.limits(control) };
    }
    return this.readText(control, text);
  }

  readText(control, text) {
    const { shape, many, pattern } = control.dataset;
    const fault = textFault(text, { maxlength: Math.max(control.maxLength, 0), pattern });
    if (fault) return { fault, values: this.limits(control) };
    const isList = shape === "words" || many;
    const value = isList ? text.split(/[,\n]/).map((word) => word.trim()).filter(Boolean) : text;
    return { value: shape === "words" || shape === "texts" ? { [this.writing]: value } : value };
  }

  readNumber(control, text) {
    const { whole, counted, above, max } = control.dataset;
    const rule = { whole, counted, above, max: max === undefined ? undefined : Number(max) };
    const found = readNumber(text, this.language, rule);
    return found.fault ? { ...found, values: { ...this.limits(control), value: text } } : found;
  }

  readNumbers(control, text) {
    const found = text.split(/\s*[x×;]\s*|,\s+|\s+/i).filter(Boolean).map((part) => this.readNumber(control, part));
    return found.find(({ fault }) => fault) ?? { value: found.map(({ value }) => value) };
  }

  limits(control) {
    const example = control.closest(".q")?.querySelector(".tip span")?.textContent.replace(/^[^:]*:\s*/, "") ?? "50";
    const { max, hosts = "" } = control.dataset;
    return { max: max ?? control.maxLength, host: hosts.split(" ")[0], example, value: control.value };
  }

  say(fault, values = {}) {
    return filled(this.words[fault], values);
  }

  /** Everything filled in, as [name, value, control]; and everything that is wrong, as {control, text}. */
  collect() {
    const found = [];
    const faults = [];
    for (const control of this.controls()) {
      if (control.type === "checkbox") {
        if (control.checked) found.push([control.name, [control.value], control]);
        continue;
      }
      const { value, fault, values } = this.read(control);
      if (fault) faults.push({ control, text: this.say(fault, values) });
      else if (value !== undefined) found.push([control.name, value, control]);
    }
    faults.push(...this.missing(found), ...this.unordered(found));
    return { found, faults };
  }

  /** What is still empty though it is needed: in the first step, or beside something that was filled in. */
  missing(found) {
    const names = new Set(found.map(([name]) => name));
    const begun = new Set([...names].map(partOf));
    const lists = [...this.form.querySelectorAll("[data-list][data-first]")].filter(isShown);
    const empty = this.controls().filter((control) => control.dataset.shape && !names.has(control.name) && !control.value.trim());
    const needed = empty.filter(({ dataset, name }) => dataset.first || (dataset.needed && /\..*\./.test(name) && begun.has(partOf(name))));
    return [
      ...needed.map((control) => ({ control, text: this.words[control.tagName === "SELECT" ? "pick" : "required"] })),
      ...lists.filter(({ dataset }) => ![...names].some((name) => name.startsWith(`${dataset.list}[`)))
        .map((list) => ({ control: list.querySelector("input, select") ?? list, text: this.words.required })),
    ];
  }

  /** A span whose end lies before its beginning. */
  unordered(found) {
    const values = new Map(found.map(([name, value, control]) => [name, { value, control }]));
    return [...values].filter(([name, { value }]) => name.endsWith(".max") && values.get(name.replace(/max$/, "min"))?.value > value)
      .map(([, { control }]) => ({ control, text: this.words.order }));
  }

  /** Needed answers given so far, and how many there are. */
  progress() {
    const needed = this.controls().filter(({ dataset }) => dataset.first);
    const done = needed.filter((control) => this.read(control).value !== undefined);
    return [done.length, needed.length];
  }

  /** Puts a fault beside its control, or takes it away. */
  mark(control, text) {
    const id = `${control.id}:fault`;
    document.getElementById(id)?.remove();
    const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name && name !== id);
    if (text) {
      const error = Object.assign(document.createElement("span"), { className: "error", id, textContent: text });
      (control.closest(".pick, .agree, .shoot") ?? control).after(error);
      others.push(id);
    }
    toggle(control, "aria-describedby", others.join(" "));
    if (control.type !== "file") toggle(control, "aria-invalid", text ? "true" : "");
  }

  /** Says how a number or phone was understood, where that is not what was typed. */
  echo(control, value) {
    const { shape, scheme } = control.dataset;
    const isNumber = shape === "number" && !Array.isArray(value);
    control.parentElement.querySelector(".echo")?.remove();
    if (value === undefined || !(isNumber || scheme === "phone")) return;
    const shown = isNumber ? new Intl.NumberFormat(this.language, { maximumFractionDigits: 3 }).format(value) : value;
    if (shown === control.value.trim() || String(value) === control.value.trim() && value < 1000) return;
    const text = filled(this.words.understood, { value: shown });
    control.after(Object.assign(document.createElement("small"), { className: "echo", textContent: text }));
  }

  /** Every answer by name, for the draft; entries of lists keep their numbers. Consent is given anew each time. */
  answers() {
    const found = {};
    for (const control of this.form.querySelectorAll("input[name], select, textarea")) {
      if (control.type === "file" || control.id === "kit-consent") continue;
      const key = control.name || control.id;
      if (control.type === "checkbox" || control.type === "radio") {
        if (control.checked) (found[key] = found[key] ?? []).push(control.value);
      } else if (control.value) found[key] = control.value;
    }
    return found;
  }

  /** Fills in what a draft holds; what the form no longer has is left out. */
  fill(answers) {
    for (const [name, value] of Object.entries(answers)) {
      const entry = name.match(/^(.*)\[(\d+)\]/);
      const list = entry && this.form.querySelector(`[data-list="${CSS.escape(entry[1])}"]`);
      while (list && Number(list.dataset.next ?? 0) <= Number(entry[2])) this.addEntry(list, false);
      const ticks = [...this.form.querySelectorAll(`input[name="${CSS.escape(name)}"]`)].filter(isTick);
      for (const tick of ticks) tick.checked = [].concat(value).includes(tick.value);
      const control = ticks.length ? null : this.byName(name);
      if (control && "value" in control) control.value = value;
    }
    for (const item of this.form.querySelectorAll(".entries > li")) {
      if (!isFilled(item)) item.remove();
    }
    this.showWhatFits();
  }
}

/** Gives everything inside an element its number in the place of `[]`. */
export function numbered(element, number) {
  for (const inner of element.querySelectorAll("[id], [name], [for], [aria-describedby]")) {
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = inner.getAttribute(name);
      if (value?.includes("[]")) inner.setAttribute(name, value.replace("[]", `[${number}]`));
    }
  }
}

function entriesOf(list) {
  return list.querySelector(".entries").children;
}

function isFilled(item) {
  return [...item.querySelectorAll("input, select, textarea")].some(({ value }) => value);
}

function isTick({ type }) {
  return type === "checkbox" || type === "radio";
}

function partOf(name) {
  return name.slice(0, name.lastIndexOf("."));
}

function toggle(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
