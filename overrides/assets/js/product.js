// On product, producer and collection pages: pictures in full, sharing, the calculator. Each part starts where its place is.

import { startGallery } from "./lib/gallery.js";
import { startReckoning } from "./lib/reckon-form.js";
import { startSharing } from "./lib/share.js";

const parts = [
  [".gallery[data-styles]", startGallery],
  ["[data-words].i-copy", startSharing],
  [".reckon", startReckoning],
];
for (const [place, start] of parts) {
  const found = document.querySelector(place);
  if (found) start(found);
}
