// Which of the site's languages a visitor would choose, and what they have already answered.

const LANGUAGES = ["en", "id", "ms"];
const OLD_CODES = { in: "id" }; // "in" was Indonesian until 1989 and is still sent by some phones
const KEY = "madura-language";

/** The first of the visitor's languages that the site has, or "" when there is none. */
export function preferredLanguage() {
  for (const tag of navigator.languages ?? [navigator.language ?? ""]) {
    const code = tag.toLowerCase().split("-")[0];
    const language = OLD_CODES[code] ?? code;
    if (LANGUAGES.includes(language)) return language;
  }
  return "";
}

/** What the visitor chose or dismissed before, or "". A browser that forbids storage has chosen nothing. */
export function rememberedLanguage() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a choice for later visits, where the browser allows it. */
export function rememberLanguage(language) {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Private mode: the choice holds for this page only.
  }
}
