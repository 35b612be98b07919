// The capacity question on a category's page.

import { TradeData } from "./lib/trade-data.js";
import { element, notice } from "./lib/trade-dom.js";
import { Format } from "./lib/trade-format.js";
import { poolAnswer } from "./lib/trade-pool-view.js";
import { quantityOf } from "./lib/list-store.js";

const form = document.querySelector("form.pool");
const words = JSON.parse(document.getElementById("pool-config").textContent);
const data = new TradeData(new URL(form.dataset.root, document.baseURI));
const answer = form.querySelector(".pooling");
let run = 0;

async function show() {
  run += 1;
  const mine = run;
  const { need, unit } = form.elements;
  const quantity = quantityOf(need.value);
  need.toggleAttribute("aria-invalid", false);
  if (!quantity) {
    need.setAttribute("aria-invalid", "true");
    need.setAttribute("aria-describedby", "pool-error");
    answer.replaceChildren(element("p", { class: "error", id: "pool-error" }, words.poolInvalid));
    need.focus();
    return;
  }
  need.removeAttribute("aria-describedby");
  try {
    const format = new Format(document.documentElement.lang, await data.manifest(), words);
    const asked = { quantity, unit: unit.value };
    const parts = await poolAnswer(data, form.dataset.category, asked, format, form.dataset.base);
    if (mine === run) answer.replaceChildren(...parts);
  } catch (error) {
    if (mine === run) answer.replaceChildren(notice(words.poolFailed));
    console.warn("Capacities are not available:", error);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
form.closest(".pooled").hidden = false;
