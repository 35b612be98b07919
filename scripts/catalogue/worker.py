"""The service worker at the site's root, and the lists of what it keeps as one: see docs/dev/offline.md.

`sw.js` is the text of `overrides/worker/` behind what this build tells it. It changes only when the shell of the site
does: pages, search and collections are compared with the network by the worker itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Final

from catalogue.assets import Assets
from catalogue.languages import LANGUAGES, Language
from catalogue.media import Picture
from catalogue.pages.base import language_path
from catalogue.pages.shared import Shared
from catalogue.records import Collection
from catalogue.tree import Reader

SCRIPT: Final = "sw.js"
#: The page that stands for one that cannot be had without a network.
OFFLINE_PAGE: Final = "offline/"
#: What a page of the catalogue needs before anything else; their imports come with them.
_SHELL_ASSETS: Final = (
    *("catalogue.css", "site.js", "keeping.js", "short.js"),
    *("jakarta.woff2", "icon.svg", "sisik.svg", "tumpal.svg"),
)
_SHELL_FILES: Final = ("favicon.ico", "site.webmanifest")
#: Assets of programs of their own: the editor, the form, cards on other sites, the guides.
_OTHER_ASSETS: Final = ("editor.", "submit.", "embed", "guide-", "docs.", "tokens.", "plus-jakarta-sans-ofl")
#: Pages where a search ends, or a list of products.
_SEARCH_PAGES: Final = ("", "products/", "inquiry/", "compare/", "collections/", "categories/")
#: The rendition kept of each picture: good on a phone, a third of the largest.
_KEPT_WIDTH_PX: Final = 800
#: By the site path of a page, what changes with its content, and its bytes.
_Seer = Callable[[str], tuple[str, int]]


def worker_files(
    repo: Path,
    assets: Assets,
    shared: Shared,
    read: Reader,
    made: Mapping[str, Path],
) -> dict[str, bytes]:
    """Site path to content of the worker and its lists.

    Args:
        repo: with `overrides/worker/`.
        assets: styles and scripts.
        shared: look-ups of the build.
        read: gives the content of a page of the site.
        made: site path to finished file of search, trade facts and pictures.
    """
    source = (repo / "overrides" / "worker" / SCRIPT).read_bytes()
    offline = {_file_of(path): read(_file_of(path)) for path in _in_every_language(OFFLINE_PAGE)}
    files = {SCRIPT: render_worker(source, shell_assets(assets), offline)}
    seen = cache(partial(_seen, read))
    for language in LANGUAGES:
        files[f"offline/search.{language}.json"] = _render(_search_list(language, assets, made, seen))
        for collection in shared.catalogue.collections.values():
            if shared.is_listed(collection) and shared.catalogue.collection_products[collection.id]:
                name = f"offline/{collection.id}.{language}.json"
                files[name] = _render(_collection_list(collection, language, shared, made, seen))
    return files


def _seen(read: Reader, path: str) -> tuple[str, int]:
    content = read(_file_of(path))
    return hashlib.blake2b(content, digest_size=8).hexdigest(), len(content)


def _file_of(path: str) -> str:
    return f"{path}index.html"


def _in_every_language(path: str) -> list[str]:
    return [language_path(path, language) for language in LANGUAGES]


def farewell(repo: Path) -> dict[str, bytes]:
    """The worker that takes an earlier one and all it kept off the visitors' devices."""
    return {SCRIPT: (repo / "overrides" / "worker" / "gone.js").read_bytes()}


def render_worker(source: bytes, files: Sequence[str], pages: Mapping[str, bytes]) -> bytes:
    """The worker's text; its version changes with its source and its shell.

    Args:
        source: the worker.
        files: site paths of assets, named by their content.
        pages: site path to content of the offline pages.
    """
    digest = hashlib.blake2b(source, digest_size=8)
    for part in (*files, *(text for path in sorted(pages) for text in (path, pages[path]))):
        digest.update(b"\0" + (part.encode() if isinstance(part, str) else part))
    shell = [*(path.removesuffix("index.html") for path in sorted(pages)), *_SHELL_FILES]
    told = {"version": digest.hexdigest(), "shell": shell, "files": list(files)}
    return b"const BUILD = " + json.dumps(told, separators=(",", ":")).encode() + b";\n" + source


def shell_assets(assets: Assets) -> list[str]:
    """Site paths of what every page needs, sorted."""
    first = [assets.url(name) for name in _SHELL_ASSETS]
    return sorted({*first, *(path for entry in first for path in assets.imports.get(entry, ()))})


def _search_list(language: Language, assets: Assets, made: Mapping[str, Path], seen: _Seer) -> dict[str, object]:
    """Search, inquiry and comparison in one language."""
    pages = [language_path(path, language) for path in _SEARCH_PAGES]
    other_cards = tuple(f"search/{code}" for code in LANGUAGES if code != language)
    scripts = {
        path: file for path, file in assets.files.items() if not path.removeprefix("assets/").startswith(_OTHER_ASSETS)
    }
    data = {
        path: file
        for path, file in made.items()
        if path.startswith(("search/", "trade/", "pagefind/")) and not path.startswith(other_cards)
    }
    versions = {
        "search/": _version_in(made.get(f"search/{language}.json")),
        "pagefind/files": _version_in(made.get(f"search/{language}.json")),
        "trade/": _version_in(made.get("trade/index.json")),
    }
    return _listed(pages, {**scripts, **{_asked(path, versions): file for path, file in data.items()}}, seen, ())


def _asked(path: str, versions: Mapping[str, str]) -> str:
    """A data file as the scripts ask for it: the first file of each kind says the version of the others."""
    if path in ("trade/index.json", *(f"search/{language}.json" for language in LANGUAGES)):
        return path
    version = next((version for start, version in versions.items() if path.startswith(start)), "")
    return f"{path}?v={version}" if version else path


def _version_in(manifest: Path | None) -> str:
    return str(json.loads(manifest.read_bytes())["version"]) if manifest else ""


def _collection_list(
    collection: Collection,
    language: Language,
    shared: Shared,
    made: Mapping[str, Path],
    seen: _Seer,
) -> dict[str, object]:
    """A collection: its page, those of its products and their producers, the short addresses on its printed cards."""
    products = shared.catalogue.collection_products[collection.id]
    makers = {product.producer for product in products}
    producers = shared.catalogue.producers.items()
    shown = sorted(key for key, producer in producers if key in makers and shared.has_page(producer))
    pages = [language_path(f"collections/{collection.id}/", language), f"p/{collection.id}/"]
    for folder, keys in (("products", [product.id for product in products]), ("producers", shown)):
        pages += [page for key in keys for page in (language_path(f"{folder}/{key}/", language), f"p/{key}/")]
    records = (
        f"collection/{collection.id}",
        *(f"product/{product.id}" for product in products),
        *(f"producer/{key}" for key in shown),
    )
    sizes = sorted({size for record in records for size in _pictures(record, shared)})
    return _listed(pages, {paths[0]: made[paths[0]] for paths in sizes}, seen, sizes)


def _pictures(record: str, shared: Shared) -> Iterator[tuple[str, ...]]:
    """Sizes of each of a record's pictures, the one to keep first."""
    for photo in shared.catalogue.photos.get(record, {}).values():
        picture = shared.site.pictures.get(photo.fingerprint)
        if picture is not None:
            yield from _sizes(picture)


def _sizes(picture: Picture) -> Iterator[tuple[str, ...]]:
    """The whole picture, and its square cut where it has one."""
    for renditions in (picture.show, picture.card):
        if renditions:
            _, kept = min(renditions, key=lambda rendition: abs(rendition[0] - _KEPT_WIDTH_PX))
            whole = (picture.jpeg,) if renditions is picture.show and picture.jpeg else ()
            yield (kept, *(path for _, path in renditions if path != kept), *whole)


def _listed(
    pages: Iterable[str],
    files: Mapping[str, Path],
    seen: _Seer,
    sizes: Sequence[tuple[str, ...]],
) -> dict[str, object]:
    """A list: paths with their bytes, and a version that changes when any of them does."""
    found = {page: seen(page) for page in pages}
    # A finished file lies under another name, or in another folder, when its content changes.
    found |= {path: (f"{file.parent.name}/{file.name}", file.stat().st_size) for path, file in sorted(files.items())}
    digest = hashlib.blake2b(digest_size=8)
    for path, (content, _) in found.items():
        digest.update(f"{path}\0{content}\0".encode())
    return {
        "version": digest.hexdigest(),
        "bytes": sum(size for _, size in found.values()),
        "files": [(path, size) for path, (_, size) in found.items()],
        "pictures": [paths for paths in sizes if len(paths) > 1],
    }


def _render(listed: Mapping[str, object]) -> bytes:
    return json.dumps(listed, separators=(",", ":")).encode()
