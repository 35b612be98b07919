"""`/glossary/`: words of trade with their meaning, words of goods in three languages beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from catalogue.glossary import Concept, concepts
from catalogue.languages import LANGUAGES, OWN_NAMES, Language
from catalogue.pages.base import Head, Page
from catalogue.pages.downloads import Download, glossary_downloads
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs
from catalogue.pages.terms import COMMA, capital


class Word(NamedTuple):
    """A word in a language: the language's code, the word, other forms of it."""

    lang: Language
    text: str
    also: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept.

    Attributes:
        anchor: where a link to it leads.
        word: in the page's language.
        others: in the other languages, in the site's order.
        meaning: perhaps empty.
        avoid: forms that should not be used in the page's language, perhaps empty.
    """

    anchor: str
    word: Word
    others: tuple[Word, ...]
    meaning: str
    avoid: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A group of concepts.

    Attributes:
        id: where a link to it leads.
        label: its name.
        explained: words with a meaning, in the order of the file.
        named: words that need none, in the order of the page's language.
    """

    id: str
    label: str
    explained: tuple[Entry, ...]
    named: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """What the page shows.

    Attributes:
        headings: the groups.
        languages: code and own name of each language, the page's own first.
        files: the glossary to take along.
    """

    headings: tuple[Heading, ...]
    languages: tuple[tuple[Language, str], ...]
    files: tuple[Download, ...]


def glossary_page(shared: Shared, language: Language) -> Page:
    """The page in one language."""
    terms, vocabulary = shared.terms[language], shared.catalogue.vocabulary
    title = terms.text("Glossary")
    order = (language, *(other for other in LANGUAGES if other != language))
    view = GlossaryView(
        headings=tuple(
            _heading(key, vocabulary.glossary_groups[key][language], tuple(group), order)
            for key, group in groupby(concepts(vocabulary), key=lambda concept: concept.group)
        ),
        languages=tuple((code, OWN_NAMES[code]) for code in order),
        files=glossary_downloads(terms),
    )
    head = Head(
        title=title,
        description=terms.text("Words of export trade and of our goods, explained in English, Indonesian and Malay."),
        structured=(breadcrumbs(shared.site, language, ((title, ""),)),),
    )
    return Page("glossary/", language, "doc", "", "glossary.html", head, view)


def _heading(key: str, label: str, group: tuple[Concept, ...], order: tuple[Language, ...]) -> Heading:
    entries = [_entry(concept, order) for concept in group]
    named = sorted((entry for entry in entries if not entry.meaning), key=lambda entry: entry.word.text.casefold())
    return Heading(key, label, tuple(entry for entry in entries if entry.meaning), tuple(named))


def _entry(concept: Concept, order: tuple[Language, ...]) -> Entry:
    own, *others = (
        Word(language, capital(concept.label[language]), COMMA.join(concept.also[language])) for language in order
    )
    return Entry(
        anchor=concept.id.replace(".", "-").replace("_", "-"),
        word=own,
        others=tuple(others),
        meaning=concept.definition[order[0]] if concept.definition else "",
        avoid=COMMA.join(concept.avoid[order[0]]),
    )
