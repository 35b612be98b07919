"""Addresses without a language: `/p/<id>/` for QR codes and sharing, and the page for what is not there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from catalogue.languages import LANGUAGES, OWN_NAMES, Language
from catalogue.pages.base import Head, Page, language_path
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Collection, L10n, Producer, Product

ROOT_LANGUAGE: Final = LANGUAGES[0]
RecordKind = Literal["product", "producer", "collection"]
_FOLDERS: Final[dict[RecordKind, str]] = {
    "product": "products",
    "producer": "producers",
    "collection": "collections",
}


@dataclass(frozen=True, slots=True)
class Way:
    """The page behind a short address in one language.

    Attributes:
        language: of the page.
        own_name: what the language calls itself.
        path: site path of the page.
        address: absolute address of the page.
        name: of the record, in this language or the one it falls back to.
        name_lang: language of the name.
    """

    language: Language
    own_name: str
    path: str
    address: str
    name: str
    name_lang: Language


@dataclass(frozen=True, slots=True)
class ShortView:
    """A short address: where it leads in each language; the first way is the one without JavaScript.

    Attributes:
        kind: of the record: value of `data-page`.
        ways: one for each language, the root language first.
        site_name: the site's name in the root language.
    """

    kind: RecordKind
    ways: tuple[Way, ...]
    site_name: str


@dataclass(frozen=True, slots=True)
class MissingPart:
    """The page for what is not there, in one language; `home` is the site path of the language's root."""

    language: Language
    own_name: str
    home: str
    title: str
    text: str
    products: str
    categories: str
    start: str


@dataclass(frozen=True, slots=True)
class MissingView:
    """The page for what is not there: one part for each language."""

    parts: tuple[MissingPart, ...]


@dataclass(frozen=True, slots=True)
class MovedView:
    """A former address of a record: where it is now, in the page's language.

    Attributes:
        kind: of the record: value of `data-page`.
        way: the page of today.
        site_name: the site's name in the page's language.
    """

    kind: RecordKind
    way: Way
    site_name: str


def moved_page(
    shared: Shared, kind: RecordKind, record: Product | Producer | Collection, alias: str, language: Language
) -> Page:
    """A former address, in one language; a whole document without the shell that forwards without JavaScript."""
    way = _way(shared, record, f"{_FOLDERS[kind]}/{record.id}/", language)
    view = MovedView(kind, way, shared.catalogue.vocabulary.site["title"][language])
    head = Head(title=way.name, description="", noindex=True)
    return Page(f"{_FOLDERS[kind]}/{alias}/", language, "short", "", "moved.html", head, view)


def name_of(record: Product | Producer | Collection) -> L10n | str | None:
    """What a record is called."""
    return record.title if isinstance(record, Collection) else record.name


def short_page(shared: Shared, kind: RecordKind, record: Product | Producer | Collection, short_id: str) -> Page:
    """The short address of a record, one for all languages; a whole document without the shell.

    Args:
        shared: what pages share.
        kind: of the record.
        record: where the address leads.
        short_id: the record's id, or a former one.
    """
    target = f"{_FOLDERS[kind]}/{record.id}/"
    ways = tuple(_way(shared, record, target, language) for language in LANGUAGES)
    title = shared.catalogue.vocabulary.site["title"][ROOT_LANGUAGE]
    head = Head(title=ways[0].name, description="", noindex=True)
    view = ShortView(kind, ways, title)
    return Page(f"p/{short_id}/", ROOT_LANGUAGE, "short", "", "short.html", head, view)


def missing_page(shared: Shared) -> Page:
    """The page a host serves for an address that does not exist, at any depth and in all languages at once."""
    parts = tuple(_part(shared.terms[language]) for language in LANGUAGES)
    head = Head(title=parts[0].title, description=parts[0].text, noindex=True, has_address=False)
    return Page("404.html", ROOT_LANGUAGE, "missing", "", "missing.html", head, MissingView(parts))


def _way(shared: Shared, record: Product | Producer | Collection, target: str, language: Language) -> Way:
    name, name_lang = _name(record, language)
    return Way(
        language=language,
        own_name=OWN_NAMES[language],
        path=language_path(target, language),
        address=shared.site.absolute(target, language),
        name=name,
        name_lang=name_lang,
    )


def _name(record: Product | Producer | Collection, language: Language) -> tuple[str, Language]:
    if isinstance(record, Producer):
        # Names of producers are Indonesian and never translated.
        return record.name or record.id, "id"
    text: L10n | None = record.name if isinstance(record, Product) else record.title
    return text.in_language(language) if text else (record.id, language)


def _part(terms: Terms) -> MissingPart:
    text = terms.text
    return MissingPart(
        language=terms.language,
        own_name=OWN_NAMES[terms.language],
        home=language_path("", terms.language),
        title=text("This page does not exist"),
        text=text("The address may be mistyped, or the product is no longer in the catalogue."),
        products=text("All products"),
        categories=text("Categories"),
        start=text("Home"),
    )
