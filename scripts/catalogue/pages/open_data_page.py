"""`/downloads/`: which files there are, for whom, and what their fields mean."""

from __future__ import annotations

from dataclasses import dataclass

from catalogue.languages import Language
from catalogue.pages.base import Head, Page
from catalogue.pages.downloads import DATA_FILES, Download, DownloadGroup, feed_path, glossary_downloads
from catalogue.pages.open_data import FIELDS, field_texts
from catalogue.pages.promotions import collections_with_files
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A group of fields with one meaning: their names, their type, what they hold."""

    names: tuple[str, ...]
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class CollectionLink:
    """A collection whose page offers files of its own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class OpenDataView:
    """What the page shows.

    Attributes:
        count: products in the files, as digits.
        groups: files and feeds by purpose.
        unpriced: how many products no marketplace takes, as digits; empty where there is none.
        fields: the fields of the tables.
        collections: with files of their own.
    """

    count: str
    groups: tuple[DownloadGroup, ...]
    unpriced: str
    fields: tuple[FieldRow, ...]
    collections: tuple[CollectionLink, ...]


def open_data_page(shared: Shared, language: Language) -> Page:
    """The page in one language."""
    terms = shared.terms[language]
    shown = shared.catalogue.shown
    without = shared.counts.unpriced
    view = OpenDataView(
        count=terms.number(len(shown)),
        groups=_groups(terms),
        unpriced=terms.number(without) if without else "",
        fields=_fields(terms),
        collections=tuple(
            CollectionLink(c.id, c.title.in_language(language)[0] if c.title else c.id)
            for c in collections_with_files(shared)
        ),
    )
    head = Head(
        title=terms.text("Downloads and feeds"),
        description=terms.text("The whole catalogue as tables, JSON and feeds, with every field explained."),
        feed=feed_path("new", language),
    )
    sample = shared.catalogue.has_samples
    return Page("downloads/", language, "doc", "", "downloads.html", head, view, sample)


def open_data_inputs(shared: Shared) -> tuple[str, ...]:
    """What the page depends on, the same for every language."""
    shown, sample = shared.catalogue.shown, shared.catalogue.has_samples
    collections = [shared.fingerprint(f"collection/{c.id}") for c in collections_with_files(shared)]
    return str(len(shown)), str(shared.counts.unpriced), str(sample), *collections


def _groups(terms: Terms) -> tuple[DownloadGroup, ...]:
    text, language = terms.text, terms.language
    return (
        DownloadGroup(
            text("For Excel and other spreadsheets"),
            (
                Download(DATA_FILES["xlsx"], text("All products, with the fields and codes explained"), "XLSX"),
                Download(DATA_FILES["csv"], text("All products"), "CSV"),
            ),
        ),
        DownloadGroup(
            text("For programs"),
            (
                Download(DATA_FILES["json"], text("All products"), "JSON"),
                Download(DATA_FILES["schema"], text("Schema of the JSON file"), "JSON Schema"),
                Download(DATA_FILES["datapackage"], text("Description of the table"), "Frictionless"),
            ),
        ),
        DownloadGroup(
            text("Feeds"),
            (
                Download(feed_path("new", language), text("Newest products, for feed readers"), "Atom"),
                Download(feed_path("meta", language), text("Facebook, Instagram and WhatsApp catalogues"), "CSV"),
                Download(feed_path("google", language), text("Google’s free product listings"), "RSS"),
            ),
        ),
        DownloadGroup(text("Glossary"), glossary_downloads(terms)),
    )


def _fields(terms: Terms) -> tuple[FieldRow, ...]:
    about = field_texts(terms.text)
    found: dict[tuple[str, str], list[str]] = {}
    for field in FIELDS:
        found.setdefault((field.about, field.kind), []).append(field.name)
    return tuple(FieldRow(tuple(names), kind, about[key]) for (key, kind), names in found.items())
