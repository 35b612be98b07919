// On product, producer and collection pages: pictures in full, ways to ask, sharing, the calculator. Each part starts
// where its place is.

import { startAsking } from "./asking.js";
import { startGallery } from "./gallery.js";
import { startReckoning } from "./reckon-form.js";
import { startSharing } from "./share.js";

const PARTS = [
  [".gallery[data-styles]", startGallery],
  ["article[data-product]", startAsking],
  [".tools > a.i-copy", startSharing],
  ["[data-reckon]", startReckoning],
];

export function bringRecordToLife() {
  for (const [place, start] of PARTS) {
    const found = document.querySelector(place);
    if (found) start(found);
  }
}
