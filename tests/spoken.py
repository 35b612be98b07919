"""What a page says in a browser, and which of it belongs to another language than the page's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import Any

import yaml
from babel.messages.pofile import read_po
from catalogue.checks.wording import wordings
from catalogue.languages import LANGUAGES, Language
from catalogue.records.parts import L10n
from catalogue.tongues import FAMILIES, confidence, may_be_foreign
from playwright.sync_api import Page
from translated import REPO, samples, vocabulary

#: Every text of the page whether or not it is seen now, by what stands around it: a paragraph with its links is one
#: text. What says that it is in another language is left out, with its attributes; so are data and fields to fill in.
GATHER = """() => {
  const own = document.documentElement.lang;
  const inline = new Set(["A", "ABBR", "B", "CODE", "EM", "I", "STRONG", "TIME"]);
  const skipped = "script, style, template, noscript, svg, pre, code, textarea, [translate=no]";
  const other = (element) => (element.closest("[lang]")?.lang ?? own) !== own || element.closest(skipped);
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!other(parent)) found.add(walk.currentNode.data);
  }
  for (const element of document.querySelectorAll("p, li, dd, h1, h2, h3, label, button, legend, caption")) {
    const whole = [...element.children].every((child) => inline.has(child.tagName) && !other(child));
    if (whole && !other(element)) found.add(element.textContent);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt", "content"]) {
    const where = name === "content" ? "meta[name=description], meta[property='og:description']" : `[${name}]`;
    for (const element of document.querySelectorAll(where)) if (!other(element)) found.add(element.getAttribute(name));
  }
  found.add(document.title);
  return [...found].map((text) => text.trim().replace(/\\s+/g, " ")).filter((text) => /\\p{L}{2}/u.test(text));
}"""
#: Words of Indonesian and of Malay that stand alone in a page of one and in the interface of the other.
SHARED = {"id": frozenset({"syarat"}), "ms": frozenset({"tulis"})}
_COUNT = re.compile(r"%\((?:num|count|total)\)[sd]")
_SLOT = re.compile(r"%\([A-Za-z_]+\)[sd]|%[sd]|\{[^{}]*\}")


@dataclass(frozen=True)
class Foreign:
    """What no page of a language may say.

    Attributes:
        texts: whole texts, in lower case.
        pattern: whole texts with something filled in.
    """

    texts: frozenset[str]
    pattern: re.Pattern[str]

    def finds(self, text: str) -> bool:
        return text.casefold() in self.texts or self.pattern.fullmatch(text) is not None


def said_wrong(page: Page, language: Language) -> list[str]:
    """Texts of the page that are not in its language."""
    texts: list[str] = page.evaluate(GATHER)
    assert len(texts) > 5
    return [text for text in texts if is_wrong(text, language)]


@cache
def is_wrong(text: str, language: Language) -> bool:
    """Whether a text is a word of another language's interface, or is written in another language."""
    if any(quoted in text for quoted in _quoted()):
        return False
    text = " ".join(word for word in text.split() if "_" not in word)  # names of accounts and columns
    if set(re.findall(r"[^\W\d_]+", text.casefold())) <= own_words() | SHARED.get(language, frozenset()):
        return False
    if foreign(language).finds(text):
        return True
    wording = wordings(L10n(**{language: text}))[language]
    if may_be_foreign(wording.words, len(text), language) and confidence(text, FAMILIES[language]) < 0.1:
        return True
    friends = vocabulary().false_friends.get(language)
    return friends is not None and any(hit.certain for hit in friends.find(text, own_words()))


@cache
def own_words() -> frozenset[str]:
    """Words of names, which are the same in every language."""
    catalogue = samples().catalogue
    assert catalogue is not None
    names = ["Madura", *vocabulary().ports.values(), *(producer.name for producer in catalogue.producers.values())]
    for product in catalogue.products.values():
        names += product.local_names.all_words() if product.local_names else ()
    return vocabulary().place_words | {word for name in names for word in name.casefold().split()}


@cache
def _quoted() -> frozenset[str]:
    """What stays as it is written elsewhere: titles of sources, who made a photo, terms of payment."""
    catalogue = samples().catalogue
    assert catalogue is not None
    credits = {photo.credit for product in catalogue.products.values() for photo in product.photos if photo.credit}
    sources = {text for text in _strings(vocabulary().rules) if " " in text}
    return frozenset(credits | sources | {"Letter of credit"})


def _strings(value: Any) -> Iterator[str]:
    """Every text of the rules that has no translations."""
    return (text for text in _leaves(value) if isinstance(text, str))


def _labels(value: Any) -> Iterator[Mapping[Language, str]]:
    """Every label in three languages inside the vocabulary."""
    return (label for label in _leaves(value) if isinstance(label, Mapping))


def _leaves(value: Any) -> Iterator[str | Mapping[Language, str]]:
    """Texts without translations, and labels, wherever they stand."""
    if isinstance(value, str) or _is_label(value):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _leaves(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _leaves(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _leaves(inner)


def _is_label(value: Any) -> bool:
    is_one = isinstance(value, Mapping) and set(value) == set(LANGUAGES)
    return is_one and all(isinstance(text, str) for text in value.values())


@cache
def foreign(language: Language) -> Foreign:
    """Words of the interface and of the vocabulary that only the other languages have."""
    known = {each: set(_known(each)) for each in LANGUAGES}
    own = {_folded(text) for text in known[language]}
    others = {text for each in LANGUAGES if each != language for text in known[each] if _folded(text) not in own}
    plain = frozenset(_folded(text) for text in others if not _SLOT.search(text))
    shapes = sorted(_shape(text) for text in others if _SLOT.search(text) and _says_enough(text))
    return Foreign(plain, re.compile("|".join(shapes)))


def _says_enough(text: str) -> bool:
    """Whether what is not filled in is more than a conjunction; beside a number one word is enough."""
    words = re.findall(r"[^\W\d_]{3,}", _SLOT.sub("", text))
    return len(words) >= 3 or (bool(words) and _COUNT.search(text) is not None)


def _shape(text: str) -> str:
    """A pattern of a text with something filled in; counts are digits."""
    parts = re.split(f"({_SLOT.pattern})", text)
    filled = (r"[\d.,]+" if _COUNT.fullmatch(part) else ".+?" for part in parts[1::2])
    fixed = (re.escape(part) for part in parts[::2])
    return "".join(part for pair in zip_longest(fixed, filled, fillvalue="") for part in pair)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def _known(language: Language) -> frozenset[str]:
    fields = yaml.safe_load((REPO / "scripts/catalogue/records/fields.yml").read_text(encoding="utf-8"))
    labels = (label[language] for each in (vocabulary(), fields) for label in _labels(each))
    return frozenset((*_interface(language), *labels))


def _interface(language: Language) -> Iterator[str]:
    """Messages in a language; the English ones are the keys of the others."""
    with (REPO / f"overrides/locale/{'id' if language == 'en' else language}/LC_MESSAGES/catalogue.po").open(
        "rb"
    ) as file:
        for message in read_po(file):
            if message.id:
                told = message.id if language == "en" else message.string
                yield from [told] if isinstance(told, str) else told
