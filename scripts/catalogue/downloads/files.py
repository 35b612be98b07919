"""Which files of public data a site has, what each depends on, and how it is made.

None is made while what it depends on stays the same. Those that name every product are put together of blocks, and
only blocks in which a product changed are made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from catalogue.downloads.blocks import Blocks, Facts, PartMaker, digest_of
from catalogue.downloads.collections import collection_csv, collection_workbook
from catalogue.downloads.feeds import (
    NEW_ENTRIES,
    google_item,
    is_listed,
    meta_line,
    render_atom,
    render_google,
    render_meta,
)
from catalogue.downloads.glossary import glossary_csv, glossary_tbx
from catalogue.downloads.packages import json_part, render_datapackage, render_json, render_schema
from catalogue.downloads.site_summary import site_summary
from catalogue.downloads.tables import code_table, field_table, newest, product_table
from catalogue.federation.summary import SUMMARY_FILE
from catalogue.kept.code_version import generator_version
from catalogue.kept.store import Store
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.downloads import DATA_FILES, GLOSSARY_FILES, Feed, feed_path, list_path
from catalogue.pages.open_data import Row, open_key, open_rows
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Product
from catalogue.tables import Table, csv_rows, render_csv
from catalogue.tables.book_file import fill_book, sheet_styles
from catalogue.tables.sheet_xml import SheetRows, sheet_rows

_BOOK, _CSV, _JSON = DATA_FILES["xlsx"], DATA_FILES["csv"], DATA_FILES["json"]
EntryMaker = Callable[[Row, Shared, Terms], str]
FeedRenderer = Callable[[Iterable[str], Shared, Language], bytes]
#: Feeds for marketplaces: how an entry is made, and the whole of the entries.
_MARKETS: Final[dict[Feed, tuple[EntryMaker, FeedRenderer]]] = {
    "google": (google_item, render_google),
    "meta": (meta_line, render_meta),
}


class Download(NamedTuple):
    """A file of public data: a key that changes with its content, and how to make it."""

    key: bytes
    make: Callable[[], bytes]


class _Data:
    """Files that name every product, put together of their blocks."""

    def __init__(self, shared: Shared, store: Store, base: bytes) -> None:
        self.shared, self._store, self._base = shared, store, base
        makers: dict[str, PartMaker] = {
            _CSV: lambda facts: csv_rows(facts.table),
            _JSON: lambda facts: json_part(facts.rows),
            _BOOK: lambda facts: tuple(sheet_rows(facts.table, self._styles)),
        }
        for kind, (make, _) in _MARKETS.items():
            makers |= {feed_path(kind, language): partial(self._entries, make, language) for language in LANGUAGES}
        self.blocks = Blocks(shared, store, base, makers)

    def csv(self) -> bytes:
        """Every product as CSV."""
        return b"".join([render_csv(product_table(())), *self.blocks.parts(_CSV)])

    def json(self) -> bytes:
        """Every product as JSON."""
        return render_json(self.blocks.parts(_JSON), self.shared, self._made_on)

    def xlsx(self) -> bytes:
        """Every product as a workbook, with sheets that explain columns and codes."""
        rows = (SheetRows(*part) for part in self.blocks.parts(_BOOK))
        others = [
            [sheet_rows(table, sheet_styles(self._empty_book, number))]
            for number, table in enumerate(self._tables[1:], start=2)
        ]
        return fill_book(self._empty_book, [rows, *others], self._made_on)

    def atom(self, language: Language) -> bytes:
        """The feed of what was changed last."""
        recent = self.shared.catalogue.shown[:NEW_ENTRIES]
        return render_atom(open_rows(recent, self.shared), self.shared, language)

    def market(self, kind: Feed, language: Language) -> bytes:
        """A feed for a marketplace, newest first."""
        entries: list[str] = list(chain.from_iterable(self.blocks.parts(feed_path(kind, language))))
        ordered = filter(None, [entries[place] for place in self._newest_first])
        return _MARKETS[kind][1](ordered, self.shared, language)

    def keep(self) -> None:
        """Lets what these files are made of stay for the next build."""
        self.blocks.keep()
        self._store.keep(self._book_key)

    @cached_property
    def _newest_first(self) -> list[int]:
        """Where the products of the catalogue, in its order, stand in the blocks."""
        places = self.blocks.places
        return [places[product.id] for product in self.shared.catalogue.shown]

    def _entries(self, make: EntryMaker, language: Language, facts: Facts) -> list[str]:
        """Entries of a block; nothing for a product that no marketplace takes."""
        terms = self.shared.terms[language]
        return [make(row, self.shared, terms) if is_listed(row) else "" for row in facts.rows]

    @cached_property
    def _tables(self) -> tuple[Table, Table, Table]:
        """The sheets of the workbook, the first without its rows."""
        return product_table(()), field_table(self.shared), code_table(self.shared)

    @cached_property
    def _made_on(self) -> date:
        return newest(self.shared.catalogue.shown, self.shared.today)

    @cached_property
    def _book_key(self) -> str:
        count = len(self.shared.catalogue.shown)
        return digest_of(self._base, ["empty book", str(count), self._made_on.isoformat()]).hex()

    @cached_property
    def _empty_book(self) -> bytes:
        """The workbook without rows: kept, since most builds can spare the third of a second that openpyxl takes."""
        return self._store.data(self._book_key, self._make_book)

    def _make_book(self) -> bytes:
        from catalogue.tables.workbook import empty_book  # noqa: PLC0415 - see above

        counts = [len(self.shared.catalogue.shown), *(len(table.rows) for table in self._tables[1:])]
        title = self.shared.catalogue.vocabulary.site["title"]["en"]
        return empty_book(self._tables, counts, title, self._made_on, "About")

    @cached_property
    def _styles(self) -> list[str]:
        return sheet_styles(self._empty_book, 1)


def download_files(shared: Shared, cache_dir: Path) -> dict[str, Path]:
    """Makes what changed since the last build.

    Args:
        shared: the records and words.
        cache_dir: finished files and their parts are kept in `downloads/` below it; what this build does not use is
            removed.

    Returns:
        Site path to finished file.
    """
    store = Store(cache_dir / "downloads", generator_version())
    items = download_items(shared, store)
    files = {path: store.file(digest_of(item.key, [path]).hex(), item.make) for path, item in items.items()}
    store.forget_unused()
    return files


def download_items(shared: Shared, store: Store) -> dict[str, Download]:
    """Site path to what it needs, for all files of public data and all feeds.

    Args:
        shared: the records and words.
        store: keeps the parts that large files are put together of; those of these records count as used.
    """
    base = _base_key(shared)
    data = _Data(shared, store, base)
    data.keep()
    whole = digest_of(base, data.blocks.keys)
    sample = shared.catalogue.has_samples
    items = {
        _CSV: Download(whole, data.csv),
        _BOOK: Download(whole, data.xlsx),
        _JSON: Download(whole, data.json),
        DATA_FILES["schema"]: Download(base, partial(render_schema, shared)),
        DATA_FILES["datapackage"]: Download(
            digest_of(base, [str(sample)]), partial(render_datapackage, shared, sample=sample)
        ),
        GLOSSARY_FILES["csv"]: Download(base, partial(glossary_csv, shared)),
        GLOSSARY_FILES["tbx"]: Download(base, partial(glossary_tbx, shared)),
    }
    summary = site_summary(shared)
    items[SUMMARY_FILE] = Download(hashlib.blake2b(summary, digest_size=16).digest(), lambda: summary)
    items |= dict(_feeds(data, base))
    items |= dict(_collections(shared, base))
    return items


def _feeds(data: _Data, base: bytes) -> Iterator[tuple[str, Download]]:
    """Feeds stand newest first, so the order counts too."""
    shared = data.shared
    keys = _keys(shared.catalogue.shown, shared)
    recent, whole = digest_of(base, keys[:NEW_ENTRIES]), digest_of(base, keys)
    for language in LANGUAGES:
        yield feed_path("new", language), Download(recent, partial(data.atom, language))
        for kind in _MARKETS:
            yield feed_path(kind, language), Download(whole, partial(data.market, kind, language))


def _collections(shared: Shared, base: bytes) -> Iterator[tuple[str, Download]]:
    for collection in shared.catalogue.collections.values():
        products = shared.catalogue.collection_products[collection.id]
        if not shared.is_listed(collection) or not products:
            continue
        fingerprint = shared.fingerprint(f"collection/{collection.id}")
        key = digest_of(base, [fingerprint, *_keys(products, shared)])
        yield list_path(collection.id, "csv"), Download(key, partial(collection_csv, shared, collection))
        for language in LANGUAGES:
            made = partial(collection_workbook, shared, collection, language)
            yield list_path(collection.id, "xlsx", language), Download(key, made)


def _base_key(shared: Shared) -> bytes:
    """What every file depends on beside the records."""
    site = shared.site
    digest = hashlib.blake2b(digest_size=16)
    parts = [version("openpyxl"), shared.catalogue.vocabulary.fingerprint, site.settings.base_url]
    parts += [repr(sorted(site.messages[language].texts.items())) for language in LANGUAGES]
    if not shared.catalogue.shown:
        parts.append(shared.today.isoformat())  # stands where otherwise the last change does
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.digest()


def _keys(products: Iterable[Product], shared: Shared) -> list[str]:
    """What the rows of products depend on, in their order."""
    return [open_key(product, shared) for product in products]
