"""A folder to look at: the pages a change touches, in three languages, and its photos small on one page."""

from __future__ import annotations

import html
import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from catalogue.catalogue import Catalogue
from catalogue.languages import LANGUAGES
from catalogue.media.inspection import PhotoFault, inspect_photo
from catalogue.media.normalise import normalise
from catalogue.media.opening import open_image, read_photo
from catalogue.review.changes import Change
from catalogue.settings import Settings

_THUMBNAIL_PX: Final = 320
_QUALITY: Final = 75
_PHOTOS: Final = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp"})
_ATTRIBUTES: Final = frozenset({"src", "href", "srcset", "imagesrcset", "poster"})
#: With a change of the vocabulary or of templates, every page differs; these few stand for all.
_STANDING_FOR_ALL: Final = ("", "products/", "producers/")
_PAGE: Final = """<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pratinjau perubahan</title><meta name="robots" content="noindex"></head>
<body><h1>Pratinjau perubahan</h1>
<p>Halaman yang tersentuh oleh perubahan ini. <span lang="en">Pages that this change touches.</span></p>
<ul>{pages}</ul>
<h2>Foto</h2>
<ul>{photos}</ul>
</body></html>
"""


def pages_of(change: Change, catalogue: Catalogue) -> tuple[str, ...]:
    """Addresses of the pages a change touches, the same in every language, sorted: the records' own and their lists."""
    found: set[str] = set(_STANDING_FOR_ALL) if change.reference or change.site else set()
    for record in change.records:
        folder, _, name = record.partition("/")
        if folder == "products":
            found |= _around_product(name, catalogue)
        elif folder == "producers" and name in catalogue.producers:
            found |= {f"producers/{name}/"}
            found |= {f"products/{p.id}/" for p in catalogue.products.values() if p.producer == name}
        elif name in catalogue.collections:
            found |= {f"collections/{name}/"}
    return tuple(sorted(found))


def _around_product(name: str, catalogue: Catalogue) -> set[str]:
    product = catalogue.products.get(name)
    if product is None:
        return set()
    listed = {f"collections/{c.id}/" for c in catalogue.collections.values() if name in c.products}
    return {f"products/{name}/", f"producers/{product.producer}/", *listed}


def write_preview(settings: Settings, change: Change, catalogue: Catalogue, target: Path) -> tuple[str, ...]:
    """Copies the touched pages of a finished site with everything they show, and writes the page that leads to them.

    Args:
        settings: the finished site, and the content root with its photos.
        change: what changed.
        catalogue: the records as they are now.
        target: the folder.

    Returns:
        The site paths of the pages, sorted.
    """
    site = settings.site_dir
    pages = [path for page in pages_of(change, catalogue) for path in _in_languages(page, site)]
    shutil.copytree(site / "assets", target / "assets", dirs_exist_ok=True)
    for path in pages:
        _copy(site, path, target)
        for shown in _shown_on((site / path).read_text(encoding="utf-8"), path):
            if (site / shown).is_file():
                _copy(site, shown, target)
    photos = list(_thumbnails(change, settings.content, target))
    (target / "index-pratinjau.html").write_text(_index(pages, photos), encoding="utf-8")
    return tuple(pages)


def _in_languages(page: str, site: Path) -> Iterator[str]:
    for language in LANGUAGES:
        prefix = "" if language == LANGUAGES[0] else f"{language}/"
        if (site / f"{prefix}{page}index.html").is_file():
            yield f"{prefix}{page}index.html"


def _copy(site: Path, path: str, target: Path) -> None:
    place = target / path
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(site / path, place)


class _References(HTMLParser):
    """Collects every address a page's markup names, and where they are read from if not from the page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "base":
            self.base = dict(attrs).get("href") or ""
            return
        for name, value in attrs:
            if name in _ATTRIBUTES and value:
                self.found += [part.split()[0] for part in value.split(",") if part.split()]


def _shown_on(markup: str, page: str) -> Iterator[str]:
    """Site paths of the files a page shows: pictures, icons, scripts. Other pages are left out."""
    parser = _References()
    parser.feed(markup)
    folder = PurePosixPath(page).parent
    for address in dict.fromkeys(parser.found):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not PurePosixPath(parts.path).suffix:
            continue
        path = _joined(folder, unquote(f"{parser.base}{parts.path}"))
        if path is not None and not path.endswith(".html"):
            yield path


def _joined(folder: PurePosixPath, path: str) -> str | None:
    """A relative address from a page's folder, without its dots; None where it leads out of the site."""
    steps = list(folder.parts)
    for step in PurePosixPath(path).parts:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step != "/":
            steps.append(step)
    return "/".join(steps)


def _thumbnails(change: Change, content: Path, target: Path) -> Iterator[tuple[str, str]]:
    """Small pictures of the changed records' photos, drafts included: what each is, and its place in the folder."""
    for record in change.records:
        for file in sorted(path for path in (content / record).glob("*") if path.suffix.lower() in _PHOTOS):
            data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
            facts = inspect_photo(data, file.name)
            if isinstance(facts, PhotoFault):
                continue  # the check says why
            place = f"thumbnails/{record.replace('/', '-')}-{file.stem}.jpg"
            (target / "thumbnails").mkdir(parents=True, exist_ok=True)
            (target / place).write_bytes(_small(data))
            yield f"{record}/{file.name}, {facts.width_px} × {facts.height_px} px", place


def _small(data: bytes) -> bytes:
    """A photo that was inspected before, upright and small, without anything but its picture."""
    picture = normalise(read_photo(open_image(data)))
    picture.thumbnail((_THUMBNAIL_PX, _THUMBNAIL_PX))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _index(pages: Iterable[str], photos: Iterable[tuple[str, str]]) -> str:
    links = "".join(f'<li><a href="{html.escape(page)}">{html.escape(page)}</a></li>\n' for page in pages)
    pictures = "".join(
        f'<li><img src="{html.escape(place)}" alt=""> {html.escape(what)}</li>\n' for what, place in photos
    )
    return _PAGE.format(pages=links, photos=pictures)
