"""The files of an edition: a site of one collection or of all is built, and what a folder needs is made of it."""

from __future__ import annotations

import gzip
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from catalogue.assets import bundle_classic
from catalogue.build import Options, build
from catalogue.catalogue import Catalogue
from catalogue.exports.bundle import Content
from catalogue.languages import LANGUAGES
from catalogue.loading import ContentError
from catalogue.offline.pages import SCRIPT, convert_fragment, convert_page, map_shapes
from catalogue.pages.base import language_path
from catalogue.pages.maps import MAP_FILE
from catalogue.problem_codes import problem
from catalogue.problems import Location
from catalogue.search.packs import pack_texts
from catalogue.settings import Settings

#: A folder of 500 products with three photos each weighs 200 MB and opens as fast as one of ten. Search data is handed
#: over as scripts of base64, which a browser keeps in memory: with ten thousand products an old phone would give up.
MOST_PRODUCTS: Final = 500

#: Of the build that the edition of the whole site is made from; no collection's id may begin so.
_WHOLE: Final = "_whole"
#: The entry of its script, below `overrides/assets/`.
ENTRY: Final = "offline/offline.js"
#: What scripts read with `fetch`: each file becomes a script that hands its content over.
_DATA: Final = ("search/", "trade/", "pagefind/")
#: What only makes sense on the web. Links to it lead there.
_ONLINE: Final = (
    *("p/", "feeds/", "embed/", "submit/", "admin/", "downloads/index.html", "404.html", "sitemap", "robots.txt"),
    *("site.webmanifest", "_headers", "_redirects", ".nojekyll", ".well-known/"),
    *("offline/", "sw.js"),
)
_README: Final = """\
Buka index.html dengan mengeklik dua kali. Tidak perlu internet.
Open index.html with a double click. No internet is needed.
Buka index.html dengan klik dua kali. Internet tidak diperlukan.
"""


def site_edition_files(settings: Settings, catalogue: Catalogue) -> dict[str, Content]:
    """All files of the edition of the whole site, by their path in its folder.

    Args:
        settings: of the site.
        catalogue: its records, checked.

    Raises:
        ContentError: the catalogue shows more products than an edition carries, or has errors.
        AssetsError: styles and scripts cannot be made.
        SearchError: the index cannot be made.
    """
    check_edition_size(len(catalogue.shown))
    return edition_files(settings)


def check_edition_size(products: int) -> None:
    """Refuses more products than a folder can carry with ease.

    Raises:
        ContentError: there are more than `MOST_PRODUCTS`.
    """
    if products > MOST_PRODUCTS:
        found = problem("edition-too-large", Location("products"), count=products, limit=MOST_PRODUCTS)
        raise ContentError([found])


def edition_files(settings: Settings, collection_id: str = "") -> dict[str, Content]:
    """All files of an edition, by their path in its folder.

    Args:
        settings: of the whole site; its address is where links lead that leave the edition.
        collection_id: of a collection that is shown, or empty for the whole site.

    Raises:
        ContentError: the content has errors.
        AssetsError: styles and scripts cannot be made.
        SearchError: the index cannot be made.
    """
    folder = settings.cache_dir / "editions" / (collection_id or _WHOLE) / "site"
    options = Options(collection=collection_id, addresses=False)
    build(replace(settings, site_dir=folder, editor=False), options=options)
    return make_edition(folder, settings)


def make_edition(site: Path, settings: Settings) -> dict[str, Content]:
    """An edition out of a built site.

    Args:
        site: its folder.
        settings: repository and address.
    """
    built = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    kept = {path: file for path, file in built.items() if _stays(path)}
    files: dict[str, Content] = {path: file for path, file in kept.items() if not path.endswith(".html")}
    address = partial(_online, settings.base_url)
    shapes = map_shapes(built[MAP_FILE].read_text(encoding="utf-8"))
    for path, file in kept.items():
        if path.endswith(".html"):
            page = convert_page(file.read_text(encoding="utf-8"), path, kept.keys(), address, shapes)
            files[path] = page.encode()
    files[SCRIPT] = bundle_classic(settings.repo, ENTRY)
    files |= _data(built, kept, settings)
    files["README.txt"] = _README.encode()
    return dict(sorted(files.items()))


def _stays(path: str) -> bool:
    """Whether a file of the site is part of the edition as a file."""
    script = path.startswith("assets/") and path.endswith(".js")
    bare = path
    for language in LANGUAGES:
        bare = bare.removeprefix(f"{language}/")
    return not script and not path.startswith(_DATA) and not bare.startswith(_ONLINE) and path != MAP_FILE


def _online(base_url: str, path: str) -> str:
    return base_url + path


def _data(built: Mapping[str, Path], kept: Mapping[str, Path], settings: Settings) -> Iterator[tuple[str, Content]]:
    """The twins of data files; links in cards name their page."""
    for path, file in built.items():
        if not path.startswith(_DATA):
            continue
        content = file.read_bytes()
        language = next((code for code in LANGUAGES if path.startswith(f"search/{code}/")), None)
        if language is not None:
            seen_from = language_path("products/", language) + "index.html"
            cards = json.loads(gzip.decompress(content))
            address = partial(_online, settings.base_url)
            content = pack_texts(convert_fragment(card, seen_from, kept.keys(), address) for card in cards)
        yield f"data/{path}.js", f'offlineFile({json.dumps(path)},"{b64encode(content).decode()}")\n'.encode()
