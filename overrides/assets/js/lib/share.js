// Sharing a page by its short address: the device's own sheet, the clipboard, paper. Without a script the same places
// are plain links to the short address and to WhatsApp.

import { spoken } from "./spoken.js";

const WORDS = [
  inEveryLanguage("Copy short address"),
  inEveryLanguage("Address copied"),
  inEveryLanguage("Print"),
  inEveryLanguage("Share this page"),
];

function button(className, text, press) {
  const made = Object.assign(document.createElement("button"), { type: "button", className, textContent: text });
  made.addEventListener("click", press);
  return made;
}

async function copy(address, status, done) {
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = done;
  } catch {
    // Forbidden, or the page is not served safely: the address is shown, to be copied by hand.
    status.textContent = address;
  }
}

async function offerSheet(link) {
  const title = document.querySelector("h1").textContent;
  try {
    await navigator.share({ title, url: link.href });
  } catch (error) {
    if (error.name !== "AbortError") location.assign(link.href); // closed without sharing is no error
  }
}

/** Turns the link to the short address into what the device can do with it. */
export function startSharing(link) {
  const [take, done, print, share] = WORDS.map(spoken);
  const status = Object.assign(document.createElement("span"), { className: "small" });
  status.setAttribute("role", "status");
  link.textContent = take;
  link.setAttribute("role", "button");
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    copy(link.href, status, done);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return; // a link answers to Enter alone, a button to both
    event.preventDefault();
    link.click();
  });
  if (navigator.share) link.before(button("i-share", share, () => offerSheet(link)));
  link.parentElement.append(button("i-print", print, () => window.print()), status);
}
