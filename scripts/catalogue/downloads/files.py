"""Which files of public data a site has, what each depends on, and how it is made.

All of them are cheap beside the pages, and none is made while what it depends on stays the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

from catalogue.downloads.collections import collection_csv, collection_workbook
from catalogue.downloads.feeds import NEW_ENTRIES, render_atom, render_google, render_meta
from catalogue.downloads.glossary import glossary_csv, glossary_tbx
from catalogue.downloads.packages import render_datapackage, render_json, render_schema
from catalogue.downloads.site_summary import site_summary
from catalogue.downloads.tables import code_table, field_table, newest, product_table
from catalogue.federation.summary import SUMMARY_FILE
from catalogue.halves import Aside
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.downloads import DATA_FILES, GLOSSARY_FILES, Feed, feed_path, list_path
from catalogue.pages.open_data import Row, open_key, open_rows
from catalogue.pages.shared import Shared
from catalogue.records import Product
from catalogue.search.store import Store
from catalogue.tables import Table, render_csv

_RECIPE: Final = "2"  # raised when this package makes other files of the same records

FeedRenderer = Callable[[Sequence[Row], Shared, Language], bytes]
FEED_RENDERERS: Final[dict[Feed, FeedRenderer]] = {"new": render_atom, "google": render_google, "meta": render_meta}


class Download(NamedTuple):
    """A file of public data: a key that changes with its content, and how to make it."""

    key: bytes
    make: Callable[[], bytes]


class _Data:
    """The rows of one build, made when the first file asks for them."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared

    def keys(self, products: Iterable[Product]) -> list[str]:
        """What the rows of products depend on, in their order."""
        return [open_key(product, self.shared) for product in products]

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """Rows of all products, by id in the order of ids."""
        products = sorted(self.shared.catalogue.shown, key=lambda product: product.id)
        return {str(row["id"]): row for row in open_rows(products, self.shared)}

    @cached_property
    def newest_first(self) -> list[Row]:
        """The same, in the order of the catalogue."""
        return [self.by_id[product.id] for product in self.shared.catalogue.shown]

    @cached_property
    def table(self) -> Table:
        """Every product as a table; CSV and workbook write the same."""
        return product_table(self.by_id.values())

    def csv(self) -> bytes:
        """Every product as CSV."""
        return render_csv(self.table)

    def xlsx(self) -> bytes:
        """Every product as a workbook, with sheets that explain columns and codes."""
        from catalogue.tables.workbook import render_xlsx  # noqa: PLC0415 - a third of a second; mostly not needed

        tables = (self.table, field_table(self.shared), code_table(self.shared))
        site = self.shared.catalogue.vocabulary.site
        made_on = newest(list(self.by_id.values()), self.shared.today)
        return render_xlsx(tables, title=site["title"]["en"], made_on=made_on, notes_name="About")

    def json(self) -> bytes:
        """Every product as JSON."""
        return render_json(list(self.by_id.values()), self.shared)

    def feed(self, render: FeedRenderer, language: Language) -> bytes:
        """A feed in a language."""
        return render(self.newest_first, self.shared, language)


def download_files(shared: Shared, cache_dir: Path) -> dict[str, Path]:
    """Makes what changed since the last build.

    Args:
        shared: the records and words.
        cache_dir: finished files are kept in `downloads/` below it; what this build does not use is removed.

    Returns:
        Site path to finished file.
    """
    store = Store(cache_dir / "downloads")
    data = _Data(shared)
    items = download_items(shared, data)
    keys = {path: _key(item.key, [path]).hex() for path, item in items.items()}
    book = DATA_FILES["xlsx"]  # takes as long as all the others together
    if store.has(keys[book]):
        files = {path: store.file(keys[path], item.make) for path, item in items.items()}
    else:
        _ = data.table  # made once, for both processes
        with Aside(partial(store.file, keys[book], items[book].make)) as making:
            files = {path: store.file(keys[path], item.make) for path, item in items.items() if path != book}
            files[book] = store.take(making.result())
    store.forget_unused()
    return files


def download_items(shared: Shared, data: _Data | None = None) -> dict[str, Download]:
    """Site path to what it needs, for all files of public data and all feeds, which share their rows."""
    data = data or _Data(shared)
    base = _base_key(shared)
    whole = _key(base, data.keys(sorted(shared.catalogue.shown, key=lambda product: product.id)))
    sample = any(product.sample_data for product in shared.catalogue.shown)
    items = {
        DATA_FILES["csv"]: Download(whole, data.csv),
        DATA_FILES["xlsx"]: Download(whole, data.xlsx),
        DATA_FILES["json"]: Download(whole, data.json),
        DATA_FILES["schema"]: Download(base, partial(render_schema, shared)),
        DATA_FILES["datapackage"]: Download(
            _key(base, [str(sample)]), partial(render_datapackage, shared, sample=sample)
        ),
        GLOSSARY_FILES["csv"]: Download(base, partial(glossary_csv, shared)),
        GLOSSARY_FILES["tbx"]: Download(base, partial(glossary_tbx, shared)),
    }
    summary = site_summary(shared)
    items[SUMMARY_FILE] = Download(hashlib.blake2b(summary, digest_size=16).digest(), lambda: summary)
    items |= dict(_feeds(data, base))
    items |= dict(_collections(data, base))
    return items


def _feeds(data: _Data, base: bytes) -> Iterator[tuple[str, Download]]:
    """Feeds stand newest first, so the order counts too."""
    keys = data.keys(data.shared.catalogue.shown)
    recent, whole = _key(base, keys[:NEW_ENTRIES]), _key(base, keys)
    for language in LANGUAGES:
        for kind, render in FEED_RENDERERS.items():
            made = partial(data.feed, render, language)
            yield feed_path(kind, language), Download(recent if kind == "new" else whole, made)


def _collections(data: _Data, base: bytes) -> Iterator[tuple[str, Download]]:
    shared = data.shared
    for collection in shared.catalogue.collections.values():
        products = shared.catalogue.collection_products[collection.id]
        if not shared.is_listed(collection) or not products:
            continue
        fingerprint = shared.fingerprint(f"collection/{collection.id}")
        key = _key(base, [fingerprint, *data.keys(products)])
        yield list_path(collection.id, "csv"), Download(key, partial(collection_csv, shared, collection))
        for language in LANGUAGES:
            made = partial(collection_workbook, shared, collection, language)
            yield list_path(collection.id, "xlsx", language), Download(key, made)


def _base_key(shared: Shared) -> bytes:
    """What every file depends on beside the records."""
    site = shared.site
    digest = hashlib.blake2b(_RECIPE.encode(), digest_size=16)
    parts = [version("openpyxl"), shared.catalogue.vocabulary.fingerprint, site.settings.base_url]
    parts += [repr(sorted(site.messages[language].texts.items())) for language in LANGUAGES]
    if not shared.catalogue.shown:
        parts.append(shared.today.isoformat())  # stands where otherwise the last change does
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.digest()


def _key(base: bytes, parts: Iterable[str]) -> bytes:
    digest = hashlib.blake2b(base, digest_size=16)
    for part in parts:
        digest.update(b"\0" + part.encode())
    return digest.digest()
