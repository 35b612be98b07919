// A portal's page: the address says what is asked, and every member site is asked for it from here. Without this script
// the page lists the sites.

import { MemberSite, NewerSite, merged } from "./lib/members-data.js";
import { JointSuggestions } from "./lib/members-suggest.js";
import { cardOf } from "./lib/members-view.js";
import { SearchBox } from "./lib/search-box.js";
import { element, filled, grouped } from "./lib/search-dom.js";
import { LONGEST_QUERY } from "./lib/search-state.js";

const NEAR = 4;
const PATIENCE_MS = 4000; // then what has come is shown, and what comes later is added
const config = JSON.parse(document.getElementById("members-config").textContent);
const { words } = config;
const language = document.documentElement.lang;
const sites = config.members.map((member) => new MemberSite(member, config, language));

const form = document.querySelector("form.joint");
const found = document.querySelector(".joint-found");
const count = document.getElementById("joint-count");
const notes = found.querySelector(".joint-notes");
const chips = found.querySelector(".chips");
const list = document.getElementById("joint-results");
const acts = found.querySelector(".acts");

let run = 0; // searches
let turn = 0; // lists: a later one overtakes an earlier one that still waits for its cards

function asked() {
  const parameters = new URLSearchParams(location.search);
  const site = sites.find(({ id }) => id === parameters.get("site")) ?? null;
  return { query: (parameters.get("q") ?? "").trim().slice(0, LONGEST_QUERY), site };
}

function addressOf(query, site) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("q", query);
  if (site) parameters.set("site", site.id);
  const text = parameters.toString();
  return location.pathname + (text ? `?${text}` : "");
}

/** One note for each site that gave no answer, with a link to it. */
function showNotes(answers) {
  const silent = answers.filter(({ state }) => state !== "answered");
  notes.replaceChildren(
    ...silent.map(({ site, state }) =>
      element("li", { "data-site": site.id }, `${filled(words[state], { name: site.name })} `,
        element("a", { href: site.browse.href }, words.visit)),
    ),
  );
}

function chip(text, size, pressed, act) {
  const button = element("button", { type: "button", "aria-pressed": String(pressed) }, `${text} `,
    element("small", {}, grouped(size, language)));
  button.addEventListener("click", act);
  return button;
}

/** All sites together or one of them. */
function showChips(query, site, { results, counts }) {
  const go = (next) => {
    history.pushState(null, "", addressOf(query, next));
    search();
  };
  const own = [...counts].filter(([, size]) => size);
  chips.hidden = own.length < 2 && !site;
  chips.replaceChildren(
    chip(words.all, results.length, !site, () => go(null)),
    ...own.map(([one, size]) => chip(one.name, size, one === site, () => go(one))),
  );
}

/** What comes close, when no site has an answer: a few products of those that answered. */
async function nearOf(query, answers) {
  const given = answers.filter(({ state }) => state === "answered");
  const found = await Promise.all(
    given.map(async (answer) => {
      const numbers = await answer.site.findNear(query).catch((error) => {
        console.warn(`${answer.site.url} cannot be searched:`, error);
        answer.state = "silent";
        return [];
      });
      return { site: answer.site, found: { numbers, meant: null, partly: true } };
    }),
  );
  return merged(found).results.slice(0, NEAR);
}

/** A site whose cards do not come is left out of the list and named. */
async function cardsOf(results, answers) {
  const bySite = new Map();
  for (const { site, number } of results) bySite.set(site, [...(bySite.get(site) ?? []), number]);
  const cards = new Map();
  await Promise.all(
    [...bySite].map(async ([site, numbers]) => {
      try {
        const made = await site.cards(numbers);
        numbers.forEach((number, place) => cards.set(`${site.id} ${number}`, cardOf(site, made[place] ?? "")));
      } catch (error) {
        console.warn(`No cards of ${site.url}:`, error);
        answers.find((answer) => answer.site === site).state = "silent";
      }
    }),
  );
  return results.map(({ site, number }) => cards.get(`${site.id} ${number}`)).filter(Boolean);
}

function said({ results, meant, partly }, shown, near) {
  const size = shown.length;
  if (!results.length) return near.length ? `${words.none} ${words.near}:` : words.none;
  const sentence = filled(size === 1 ? words.foundOne : words.foundMany, { num: grouped(size, language) });
  if (partly) return `${sentence}. ${words.partly}`;
  return meant ? `${sentence}. ${filled(words.meant, { meant })}` : sentence;
}

async function show(query, site, answers) {
  turn += 1;
  const mine = turn;
  const all = merged(answers);
  const shown = site ? all.results.filter((result) => result.site === site) : all.results;
  let end = 0;
  const further = async () => {
    const cards = await cardsOf(shown.slice(end, end + config.pageSize), answers);
    if (mine !== turn) return;
    list.append(...cards);
    end += config.pageSize;
    showNotes(answers);
    showActs(query, site, all, end < shown.length ? further : null);
  };
  const near = all.results.length ? [] : await nearOf(query, answers);
  const first = await cardsOf([...shown.slice(0, config.pageSize), ...near], answers);
  if (mine !== turn) return;
  end = config.pageSize;
  list.replaceChildren(...first);
  count.textContent = said(all, shown, near);
  showNotes(answers);
  showChips(query, site, all);
  showActs(query, site, all, end < shown.length ? further : null);
  found.dataset.state = answers.some(({ state }) => state === "slow") ? "waiting" : "ready";
}

function showActs(query, site, { counts }, further) {
  const parts = [];
  if (further) {
    const more = element("button", { type: "button", class: "btn" }, words.more);
    more.addEventListener("click", () => further(), { once: true });
    parts.push(more);
  }
  const own = site ? [site] : [...counts].filter(([, size]) => size).map(([one]) => one);
  parts.push(
    ...own.map((one) =>
      element("a", { class: "btn line", href: one.resultsFor(query) }, filled(words.at, { name: one.name })),
    ),
  );
  acts.replaceChildren(...parts);
}

/** Asks every site; a later search overtakes one that is still under way. */
async function search() {
  run += 1;
  turn += 1;
  const mine = run;
  const { query, site } = asked();
  form.elements.q.value = query;
  found.hidden = !query;
  if (!query) return;
  found.dataset.state = "waiting";
  count.textContent = words.waiting;
  const answers = sites.map((one) => ({ site: one, found: null, state: "slow" }));
  let patient = true;
  const tasks = answers.map(async (answer) => {
    try {
      answer.found = await answer.site.find(query);
      answer.state = "answered";
    } catch (error) {
      answer.state = error instanceof NewerSite ? "newer" : "silent";
      console.warn(`${answer.site.url} cannot be searched:`, error);
    }
    if (!patient && mine === run) await show(query, site, answers);
  });
  await Promise.race([Promise.all(tasks), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  patient = false;
  if (mine === run) await show(query, site, answers);
}

/** A search of its own: the page stays, the way back leads to the former one. */
function ask(query) {
  history.pushState(null, "", addressOf(query, null));
  suggestions.forgive();
  search();
}

const suggestions = new JointSuggestions(sites, config.suggest);
new SearchBox(form, 0, {
  suggest: (text, tell, wanted) => suggestions.suggest(text, tell, wanted),
  all: (text) => new URL(addressOf(text, null), location.href).href,
  open(href) {
    const { origin, pathname, searchParams } = new URL(href);
    if (origin === location.origin && pathname === location.pathname) ask(searchParams.get("q") ?? "");
    else location.assign(href);
  },
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(form.elements.q.value.trim().slice(0, LONGEST_QUERY));
});
addEventListener("popstate", search);
search();
