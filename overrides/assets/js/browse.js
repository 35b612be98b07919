// The browse page: the address says what is asked, the page shows it. Without this script the page lists the newest.

import { SearchData } from "./lib/search-data.js";
import { filled } from "./lib/search-dom.js";
import { LONGEST_QUERY, SORTS, changed, chosenValues, readState, toggled, writeState } from "./lib/search-state.js";
import { applyFilters, inOrder } from "./lib/search-table.js";
import { BrowseView } from "./lib/search-view.js";

// One letter finds nearly everything and helps nobody; Enter searches for it all the same.
const SHORTEST_TYPED = 2;
const NEAR = 4;

const form = document.querySelector("form.browse");
const language = document.documentElement.lang;
const data = new SearchData(new URL(form.dataset.root, document.baseURI), language);
// Under way while the rest of the page is prepared; a failure is told when an answer is due. The manifest came with
// the page.
const first = readState(location.search).q ? [data.warm(), data.facets()] : [data.manifest()];
Promise.all(first).catch(() => {});
const words = JSON.parse(document.getElementById("browse-config").textContent);
const view = new BrowseView(form, words, language);
const pageSize = Number(form.dataset.pageSize);

let state = readState("");
let shown = "";
let run = 0;
let typing = false;

/** Columns for the state's filters; values that nobody has are taken out of the state. */
async function columnsFor(asked) {
  let columns = await data.facets();
  const usual = columns.find(({ name }) => name === "producer");
  if ([...asked.filters.get("producer")].some((id) => !usual.values.includes(id))) {
    const { column, names } = await data.producers();
    view.names = names;
    columns = columns.map((own) => (own === usual ? column : own));
  }
  for (const { name, values } of columns) {
    const known = [...(asked.filters.get(name) ?? [])].filter((value) => values.includes(value));
    asked.filters.set(name, new Set(known));
  }
  return columns;
}

/** Products in the order they are shown in, and the counts of every filter. */
async function search(asked) {
  const [columns, found] = await Promise.all([columnsFor(asked), data.find(asked.q, asked.exact)]);
  const all = found?.numbers ?? Array.from({ length: columns[0].rows }, (_, row) => row);
  const { numbers, counts } = applyFilters(columns, all, asked.filters);
  const order = asked.sort === SORTS[0] ? (found ? null : "newest") : asked.sort;
  const orders = order ? await data.orders() : null;
  const ordered = orders ? inOrder(numbers, orders[order], orders.id) : numbers;
  return { columns, all, counts, numbers: ordered, said: found ?? { missing: [] } };
}

/** For an empty result: how many products each chosen value keeps away, and cards that come close. */
async function alternatives(asked, { columns, all }) {
  const excluded = chosenValues(asked.filters).map(([name, value]) => {
    const { numbers } = applyFilters(columns, all, toggled(asked.filters, name, value, false));
    return { name, value, count: numbers.length };
  });
  const near = all.length ? [] : await data.findNear(asked.q);
  return [excluded.filter(({ count }) => count), await data.cards(near.slice(0, NEAR))];
}

/** Shows the state; a later call overtakes an earlier one that is still under way. */
async function show() {
  run += 1;
  const mine = run;
  const wanted = state;
  view.results.dataset.state = "loading";
  try {
    const result = await search(wanted);
    const last = Math.max(1, Math.ceil(result.numbers.length / pageSize));
    wanted.page = Math.min(wanted.page, last);
    const start = (wanted.page - 1) * pageSize;
    const cards = await data.cards(result.numbers.slice(start, start + pageSize));
    const instead = result.numbers.length ? null : await alternatives(wanted, result);
    if (mine !== run) return false;
    view.showInputs(state);
    view.showCounts(result.counts);
    view.showTotal(result.numbers.length);
    view.showCards(cards, state.view);
    view.showMeant(state, result.said);
    view.showPages(state, last);
    if (instead) view.showNothing(state, ...instead);
    else view.clearSuggestions();
    view.results.dataset.state = "ready";
    sayInAddress();
    return true;
  } catch (error) {
    if (mine === run) {
      view.showInputs(state);
      view.showFailure();
      view.results.dataset.state = "failed";
      console.warn("Search is not available:", error);
    }
    return false;
  }
}

/** The address says what is shown: no value that nobody has, no page beyond the last. */
function sayInAddress() {
  shown = writeState(state);
  if (location.search !== shown) history.replaceState(history.state, "", location.pathname + shown);
}

/** Takes the state from the address. */
function fromAddress() {
  state = readState(location.search);
  form.elements.q.value = state.q;
}

/** Goes to another state: a step in the history, except between two letters of one word. */
async function go(next, { letter = false, top = false } = {}) {
  state = next;
  const address = location.pathname + writeState(state);
  history.replaceState({ y: scrollY }, "");
  if (letter && typing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  typing = letter;
  if ((await show()) && top) {
    form.querySelector(".found").scrollIntoView();
    const heading = form.querySelector(".found > h2");
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

function typed() {
  return form.elements.q.value.trim().slice(0, LONGEST_QUERY);
}

/** A changed text starts anew: mistakes in it are mended again. */
function asked(text) {
  return changed(state, { q: text, exact: false });
}

// No pause: a search takes less time than the next letter, and a later one overtakes it.
form.elements.q.addEventListener("input", () => {
  const text = typed();
  if (text !== state.q && (text.length >= SHORTEST_TYPED || !text)) go(asked(text), { letter: true });
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (typed() !== state.q) go(asked(typed()));
  typing = false;
});

form.addEventListener("change", ({ target }) => {
  if (target.name === "sort") go(changed(state, { sort: target.value }));
  else if (target.type === "checkbox") {
    go(changed(state, { filters: toggled(state.filters, target.name, target.value, target.checked) }));
  }
});

form.addEventListener("click", (event) => {
  const link = event.target.closest(".chips a, .pages a, [data-clear], [data-go]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const next = link.matches("[data-clear]")
      ? changed(state, { filters: readState("").filters })
      : readState(new URL(link.href).search);
    go(next, { top: link.closest(".pages") !== null });
  }
  const chosen = event.target.closest("[data-view]");
  if (chosen) go({ ...state, view: chosen.dataset.view });
  const more = event.target.closest(".more");
  if (more) unfold(more);
});

function unfold(button) {
  const rest = button.parentElement.querySelector(".rest");
  rest.hidden = !rest.hidden;
  button.setAttribute("aria-expanded", String(!rest.hidden));
  button.textContent = rest.hidden ? filled(words.more, { num: rest.children.length }) : words.fewer;
}

// Asking for the table when somebody reaches for a filter makes the first answer quick.
// A failure here is told when the table is used.
form.addEventListener("focusin", () => Promise.all([data.facets(), data.warm()]).catch(() => {}), { once: true });

history.scrollRestoration = "manual";
addEventListener("pagehide", () => history.replaceState({ y: scrollY }, ""));
addEventListener("popstate", async ({ state: kept }) => {
  typing = false;
  fromAddress();
  // What is shown already need not be shown again, but has to overtake what is still under way.
  const isHere = writeState(state) === shown && view.results.dataset.state !== "loading";
  if (isHere || (await show())) scrollTo(0, kept?.y ?? 0);
});

async function start() {
  const y = history.state?.y ?? 0;
  fromAddress();
  if (writeState(state) === "") {
    view.showInputs(state);
    view.results.dataset.state = "ready";
    sayInAddress();
  } else await show();
  if (y) scrollTo(0, y);
}

start();
