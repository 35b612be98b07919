// Words that a script brings along in every language (`inEveryLanguage`), in the language of the page.

/** One of the texts: that of the page's language. */
export const spoken = (texts) => texts[document.documentElement.lang] ?? texts.en;
