"""The files of an edition: the site of one collection is built, and what a folder needs is made of it."""

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
from catalogue.exports.bundle import Content
from catalogue.languages import LANGUAGES
from catalogue.offline.pages import SCRIPT, convert_fragment, convert_page, map_shapes
from catalogue.pages.base import language_path
from catalogue.pages.maps import MAP_FILE
from catalogue.search.packs import pack_texts
from catalogue.settings import Settings

_ENTRY: Final = "offline/offline.js"
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


def edition_files(settings: Settings, collection_id: str) -> dict[str, Content]:
    """All files of the edition of a collection, by their path in its folder.

    Args:
        settings: of the whole site; its address is where links lead that leave the edition.
        collection_id: of a collection that is shown.

    Raises:
        ContentError: the content has errors.
        AssetsError: styles and scripts cannot be made.
        SearchError: the index cannot be made.
    """
    folder = settings.cache_dir / "editions" / collection_id / "site"
    build(replace(settings, site_dir=folder, editor=False), options=Options(collection=collection_id))
    built = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return make_edition(built, settings)


def make_edition(built: Mapping[str, Path], settings: Settings) -> dict[str, Content]:
    """An edition out of the files of a built site.

    Args:
        built: site path to file.
        settings: repository and address.
    """
    kept = {path: file for path, file in built.items() if _stays(path)}
    files: dict[str, Content] = {path: file for path, file in kept.items() if not path.endswith(".html")}
    address = partial(_online, settings.base_url)
    shapes = map_shapes(built[MAP_FILE].read_text(encoding="utf-8"))
    for path, file in kept.items():
        if path.endswith(".html"):
            page = convert_page(file.read_text(encoding="utf-8"), path, kept.keys(), address, shapes)
            files[path] = page.encode()
    files[SCRIPT] = bundle_classic(settings.repo, _ENTRY)
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
