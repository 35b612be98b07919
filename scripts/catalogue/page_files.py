"""Files beside hand-written pages: pictures in them, and what others ask a site for (a search engine's proof, say)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from catalogue.checks.photos import PhotoSeen, check_photo
from catalogue.media import PhotoFault, inspect_photo
from catalogue.media.intake import take_in
from catalogue.problems import BilingualError, Location

_JPEG: Final = (".jpg", ".jpeg")
#: Published as they are, for their transparency; one that says where it was taken is refused.
_OTHER_PHOTOS: Final = (".png", ".webp")


class PageFileError(BilingualError):
    """A file in `docs/` cannot be published as it is."""


def page_files(found: Mapping[str, Path], docs: Path) -> dict[str, bytes]:
    """What the site serves for files in `docs/` that are no pages.

    A JPEG is made upright, at most 1,600 pixels long, and freed of what a phone wrote into it: device, time and place.
    Everything else goes out as it is, but for a PNG or WebP that says where it was taken.

    Args:
        found: site path to file.
        docs: the folder of the hand-written pages.

    Returns:
        Site path to content.

    Raises:
        PageFileError: a file leads out of the folder, a photo cannot be read, or another picture tells its place.
    """
    return {path: _content(file, docs) for path, file in sorted(found.items())}


def refuse_taken(files: Iterable[str], made: Iterable[str]) -> None:
    """Refuses files of `docs/` under a name that the catalogue gives to a file of its own.

    Raises:
        PageFileError: there is one.
    """
    for path in sorted(set(files).intersection(made)):
        raise PageFileError(
            f"docs/{path}: berkas dengan nama ini sudah dibuat oleh katalog sendiri; beri nama lain.",
            f"docs/{path}: the catalogue makes a file of this name itself; give it another name.",
        )


def _content(file: Path, docs: Path) -> bytes:
    shown = f"docs/{file.relative_to(docs).as_posix()}"
    if not file.resolve().is_relative_to(docs.resolve()):
        raise PageFileError(
            f"{shown}: tautan ke luar folder docs tidak diterbitkan; salin berkasnya ke sini.",
            f"{shown}: a link that leads out of docs is not published; copy the file here.",
        )
    data, ending = file.read_bytes(), file.suffix.casefold()
    if ending in _OTHER_PHOTOS:
        facts = inspect_photo(data, file.name)
        if not isinstance(facts, PhotoFault) and facts.has_gps:
            raise PageFileError(
                f"{shown}: gambar ini memuat tempat pengambilannya; simpan sebagai JPEG, dan data itu dibuang.",
                f"{shown}: this picture says where it was taken; save it as a JPEG, and that is taken out.",
            )
    if ending not in _JPEG:
        return data
    taken = take_in(data, file.name)
    if isinstance(taken, PhotoFault):
        seen = PhotoSeen(fault=taken.reason.value, detail=taken.detail)
        told = next(iter(check_photo("", file.name, seen))).at(Location(shown)).message
        raise PageFileError(f"{shown}: {told.id}", f"{shown}: {told.en}")
    return taken.data
