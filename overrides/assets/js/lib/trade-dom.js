// Elements and texts for the inquiry, compare and capacity parts. Texts go in as text, never as HTML.

/** An element with attributes and children; an attribute that is false or undefined is left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Fills `%(name)s` in a text. */
export function filled(text, values) {
  return text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
}

/** A notice as the pages have them: a sign, a bold line, a sentence. */
export function notice(text, sign = "i-half") {
  return element("p", { class: `notice ${sign}` }, element("span", {}, text));
}

/** Puts a text on the clipboard; false where that is refused. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
