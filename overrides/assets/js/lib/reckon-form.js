// The calculator of a product page: the worked answer in the page changes with the quantity.

import { readBasis, reckon, shipmentTexts } from "./reckon.js";

const PAUSE_MS = 250; // so that a screen reader is told the answer once, not at every key

/** Makes the form live. */
export function startReckoning(form) {
  const basis = readBasis(form.dataset);
  const box = form.querySelector("input");
  const values = form.querySelectorAll("dd");
  const below = form.querySelector("[hidden]");
  let waiting;

  function answer() {
    const quantity = box.valueAsNumber;
    if (!(quantity > 0) || quantity > 1e9) return; // being typed: the last answer stays
    const texts = shipmentTexts(reckon(basis, quantity), basis.currency, document.documentElement.lang);
    texts.forEach((text, place) => {
      if (values[place].textContent !== text) values[place].textContent = text;
    });
    if (below) below.hidden = quantity >= Number(box.min);
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
}
