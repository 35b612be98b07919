"""Addresses of the files that stand beside the pages, for the pages that offer them."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

from catalogue.languages import Language
from catalogue.pages.share_card import share_card_path
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Collection

#: Prints of a collection: its catalogue, shelf labels (21 on A4), table cards (8 on A4), a poster (A3).
CollectionPrint = Literal["catalogue", "labels", "cards", "poster"]
COLLECTION_PRINTS: Final[tuple[CollectionPrint, ...]] = get_args(CollectionPrint)


def print_path(collection_id: str, kind: CollectionPrint, language: Language) -> str:
    """Site path of a print of a collection: `downloads/collections/<id>/catalogue-ms.pdf`."""
    return f"downloads/collections/{collection_id}/{kind}-{language}.pdf"


#: Files of the public data of all products.
DATA_FILES: Final = {
    "csv": "downloads/products.csv",
    "xlsx": "downloads/products.xlsx",
    "json": "downloads/products.json",
    "schema": "downloads/products.schema.json",
    "datapackage": "downloads/datapackage.json",
}
#: The glossary, for spreadsheets and for the term bases of translators' programs.
GLOSSARY_FILES: Final = {"csv": "downloads/glossary.csv", "tbx": "downloads/glossary.tbx"}
#: Feeds, one a language: what was changed last, and what marketplaces read.
Feed = Literal["new", "google", "meta"]
FEEDS: Final[tuple[Feed, ...]] = get_args(Feed)
_FEED_ENDINGS: Final[dict[Feed, str]] = {"new": "xml", "google": "xml", "meta": "csv"}


def feed_path(kind: Feed, language: Language) -> str:
    """Site path of a feed: `feeds/new-id.xml`, `feeds/meta-en.csv`."""
    return f"feeds/{kind}-{language}.{_FEED_ENDINGS[kind]}"


def list_path(collection_id: str, ending: Literal["csv", "xlsx"], language: Language | None = None) -> str:
    """Site path of a collection's products as a table: `downloads/collections/<id>/products-id.xlsx`."""
    name = f"products-{language}" if language else "products"
    return f"downloads/collections/{collection_id}/{name}.{ending}"


class Download(NamedTuple):
    """A file that a page offers: its site path, what is in it, its format."""

    path: str
    label: str
    format: str


class DownloadGroup(NamedTuple):
    """Files for one purpose."""

    label: str
    files: tuple[Download, ...]


def glossary_downloads(terms: Terms) -> tuple[Download, ...]:
    """The glossary as files."""
    text = terms.text
    return (
        Download(GLOSSARY_FILES["csv"], text("Glossary in three languages, for spreadsheets"), "CSV"),
        Download(GLOSSARY_FILES["tbx"], text("The same for translation programs"), "TBX"),
    )


def collection_downloads(shared: Shared, collection: Collection, terms: Terms) -> tuple[DownloadGroup, ...]:
    """What an official or a buyer can take along of a collection, in the language of the page."""
    if not shared.is_listed(collection) or not shared.catalogue.collection_products[collection.id]:
        return ()
    text, language = terms.text, terms.language
    prints: dict[CollectionPrint, str] = {
        "catalogue": text("Catalogue of the collection (A4)"),
        "labels": text("Shelf labels with QR codes (21 on A4)"),
        "cards": text("Table cards with QR codes (8 on A4)"),
        "poster": text("Poster (A3)"),
    }
    paper = [Download(print_path(collection.id, kind, language), label, "PDF") for kind, label in prints.items()]
    desk = [
        Download(list_path(collection.id, "xlsx", language), text("Products with prices and minimum orders"), "XLSX"),
        Download(list_path(collection.id, "csv"), text("The same for programs, with codes"), "CSV"),
    ]
    posts = [Download(share_card_path(shared, collection, language), text("Picture for posts and messages"), "JPG")]
    return (
        DownloadGroup(text("To print"), tuple(paper)),
        DownloadGroup(text("For the desk"), tuple(desk)),
        DownloadGroup(text("To post"), tuple(posts)),
    )
