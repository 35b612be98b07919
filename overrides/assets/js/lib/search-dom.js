// Small pieces of DOM. Texts go in as text.

/** An element with attributes and children; children may be texts. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Fills `%(name)s` in a text. */
export function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}

/** A sentence with an element in the place of `%(name)s`. */
export function sentence(text, name, part) {
  const [before, after = ""] = text.split(`%(${name})s`);
  return element("span", {}, before, part, after);
}

// The browser's own formatter takes longer to wake up than a search.
const GROUPS = { en: ",", id: ".", ms: "," };

/** A whole number as the language writes it. */
export function grouped(number, language) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, GROUPS[language] ?? " ");
}
