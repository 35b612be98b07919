// What a portal's search box suggests while one types: the best of every member site that answers. A slow site takes
// nothing from the others; one that is down is left alone until somebody searches.

import { merged } from "./members-data.js";
import { suggestionOf } from "./members-view.js";

const SHOWN = 6;
const RESTS_MS = 250; // every site is asked, so not at every letter
const PATIENCE_MS = 1000; // then what has come is shown, and what comes later is added

export class JointSuggestions {
  #silent = new Set();

  /**
   * @param {import("./members-data.js").MemberSite[]} sites
   * @param {{all: string, none: string, results: string, meant: string}} words
   */
  constructor(sites, words) {
    this.sites = sites;
    this.words = words;
  }

  /** Sites that gave no answer are asked again. */
  forgive() {
    this.#silent.clear();
  }

  /**
   * Tells what the sites that answered suggest, again for each that answers late.
   *
   * @param {string} text
   * @param {function(object)} tell
   * @param {function(): boolean} wanted whether anybody still waits for it
   */
  async suggest(text, tell, wanted) {
    await new Promise((resolve) => setTimeout(resolve, RESTS_MS));
    if (!wanted()) return;
    const asked = this.sites.filter((site) => !this.#silent.has(site));
    const answers = asked.map((site) => ({ site, found: null, open: true }));
    let patient = true;
    let turn = 0; // a list of more answers overtakes one that still waits for its cards
    const show = async () => {
      if (!wanted() || (answers.some(({ open }) => open) && !answers.some(({ found }) => found?.numbers.length))) return;
      turn += 1;
      const mine = turn;
      const suggested = await this.#suggested(answers);
      if (mine === turn) tell(suggested);
    };
    const tasks = answers.map(async (answer) => {
      try {
        answer.found = await answer.site.find(text);
      } catch (error) {
        this.#leave(answer.site, error);
      }
      answer.open = false;
      if (!patient) await show();
    });
    await Promise.race([Promise.all(tasks), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    patient = false;
    await show();
  }

  async #suggested(answers) {
    const { results, meant } = merged(answers);
    const made = await Promise.all(
      results.slice(0, SHOWN).map(async ({ site, number }) => {
        try {
          const [html] = await site.cards([number]);
          return suggestionOf(site, html ?? "");
        } catch (error) {
          return this.#leave(site, error);
        }
      }),
    );
    return { suggestions: made.filter(Boolean), meant, words: this.words };
  }

  #leave(site, error) {
    this.#silent.add(site);
    console.warn(`${site.url} suggests nothing:`, error);
    return null;
  }
}
