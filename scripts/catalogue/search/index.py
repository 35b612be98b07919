"""Everything the search needs on the site: Pagefind's index, the table, the cards, and a manifest that names them.

Each part is made only when what it depends on changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeVar

from catalogue.kept.code_version import generator_version
from catalogue.kept.store import Store, content_hash
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import SiteContext
from catalogue.reference import VocabularyError
from catalogue.search import everyday
from catalogue.search.cards import CARDS_PER_PACK, CardPacks
from catalogue.search.common import common_tokens, pack_common
from catalogue.search.documents import Document, make_documents, searched
from catalogue.search.engine import ENGINE, SearchError, run_pagefind
from catalogue.search.packs import json_bytes
from catalogue.search.synonyms import FILE, read_synonyms
from catalogue.search.table import pack_facets, pack_orders, pack_producers
from catalogue.search.terms import pack_terms
from catalogue.search.words import header_words

_Table = TypeVar("_Table")
_ENGINE_PATH: Final = "pagefind/engine."


def build_index(site: SiteContext, cache_dir: Path) -> dict[str, Path]:
    """Makes what changed since the last build.

    Args:
        site: the records, pictures and words.
        cache_dir: finished parts are kept in `search/` below it; what this build does not use is removed.

    Returns:
        Site path to finished file, sorted. A site path may keep its name while its content changes; the path of the
        finished file changes with it.

    Raises:
        SearchError: Pagefind could not make the index, or the table of synonyms is not in its form.
    """
    store = Store(cache_dir / "search", generator_version())
    packs = CardPacks(site, searched(site.catalogue))
    synonyms = _table(site, FILE, read_synonyms)
    documents = make_documents(site.catalogue, synonyms)
    engine = _engine(documents, store)
    files = {_site_path(path, file): file for path, file in engine.items()}
    files["search/facets.pack"] = store.content(pack_facets(site.catalogue, site.readiness))
    for name, pack in (("orders", pack_orders), ("producers", pack_producers)):
        files[f"search/{name}.pack"] = store.content(pack(site.catalogue))
    common = common_tokens(documents)
    for number, column in enumerate(pack_common(documents, common)):
        files[f"search/common/{number}.pack"] = store.content(column)
    files["search/terms.pack"] = store.content(
        pack_terms(documents, common, synonyms, _table(site, everyday.FILE, everyday.read_everyday))
    )
    shared = [file.parent.name + file.name for file in files.values()]
    for language in LANGUAGES:
        cards = list(_cards(packs, store, language))
        files |= {f"search/{language}/{number}.pack": file for number, file in enumerate(cards)}
        versioned = "\0".join([*shared, *(file.name for file in cards)])
        manifest = {
            "version": content_hash(versioned.encode()),
            # Named by its content: a visitor who comes back keeps it though the records changed.
            "engine": next((path for path in files if path.startswith(_ENGINE_PATH)), ""),
            "total": len(packs.products),
            "cardsPerPack": CARDS_PER_PACK,
            "words": header_words(site.messages[language].text),
        }
        files[f"search/{language}.json"] = store.content(json_bytes(manifest))
    store.forget_unused()
    return dict(sorted(files.items()))


def _table(site: SiteContext, file: str, read: Callable[[Path], _Table]) -> _Table:
    """A table of words beside the vocabulary in use, or the repository's where that one has none."""
    folders = (site.settings.reference, site.settings.repo / "reference")
    try:
        return read(next(folder for folder in folders if (folder / file).exists()))
    except VocabularyError as error:
        raise SearchError(
            f"Daftar kata tidak dapat dipakai: {error}", f"A list of words cannot be used: {error}"
        ) from error


def _engine(documents: Sequence[Document], store: Store) -> Mapping[str, Path]:
    if not documents:
        return {}  # Pagefind makes no index of nothing; the browser does not ask for one
    digest = hashlib.blake2b(f"pagefind {version('pagefind')}".encode(), digest_size=8)
    for document in documents:
        digest.update(b"\0" + document.html.encode())
    pages = [document.html for document in documents]
    return store.folder(digest.hexdigest(), partial(run_pagefind, pages))


def _site_path(path: str, file: Path) -> str:
    return f"{_ENGINE_PATH}{content_hash(file.read_bytes())}.pack" if path == ENGINE else f"pagefind/{path}"


def _cards(packs: CardPacks, store: Store, language: Language) -> Iterator[Path]:
    for key, products in packs.keys(language):
        yield store.file(key, partial(packs.pack, language, products))
