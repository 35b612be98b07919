"""Reads a kit's ZIP archive as something hostile: names from a list, sizes counted while reading, nothing extracted."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from catalogue.channels.entry import MEGABYTE, MOST_BYTES, MOST_PHOTOS
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem

RECORD_NAMES: Final = ("kit.json", "product.json", "producer.json")
PHOTO_NAME: Final = re.compile(r"photos/[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(?:jpe?g|jfif|png|webp)", re.IGNORECASE)
#: A folder's own entry, which some programs write.
_FOLDER: Final = "photos/"
_MOST_JSON: Final = 256 * 1024
#: Records and photos, and as many again that the limits of names and photos then refuse by name.
_MOST_ENTRIES: Final = 4 * MOST_PHOTOS + 200
_END: Final = b"PK\x05\x06"
_CHUNK: Final = 64 * 1024
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED: Final = 0x1


class RefusedArchiveError(Exception):
    """An archive that is not taken.

    Attributes:
        problem: why.
    """

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.message.en)
        self.problem = reason


def is_archive(data: bytes) -> bool:
    """Whether bytes begin like a ZIP archive, an empty one included."""
    return data[:4] in {b"PK\x03\x04", _END, b"PK\x07\x08"}


def read_archive(data: bytes, place: Location) -> Mapping[str, bytes]:
    """Name and content of every file of a kit, in the archive's order.

    Args:
        data: the archive.
        place: for the problem, if it is refused.

    Raises:
        RefusedArchiveError: something in it is not as a kit may be; nothing of it is to be used.
    """
    if len(data) > MOST_BYTES:
        raise RefusedArchiveError(problem("import-too-big", place, maximum=MOST_BYTES // MEGABYTE))
    _refuse_crowds(data, place)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _look_at_names(entries, place)
            return _read(archive, entries, place)
    except RefusedArchiveError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError) as error:
        # Everything that zipfile raises for damage: bad structure, bad CRC, bad lengths, unknown versions.
        raise RefusedArchiveError(problem("kit-broken", place)) from error


def _refuse_crowds(data: bytes, place: Location) -> None:
    """Refuses a directory of very many entries before it is read: each costs memory."""
    at = data.rfind(_END, max(0, len(data) - 65_557))
    if at >= 0 and int.from_bytes(data[at + 10 : at + 12], "little") > _MOST_ENTRIES:
        raise RefusedArchiveError(problem("kit-too-big", place, value="…", maximum=f"{MOST_PHOTOS} foto/photos"))


def _look_at_names(entries: list[zipfile.ZipInfo], place: Location) -> None:
    seen: set[str] = set()
    for entry in entries:
        # `orig_filename` is what the archive says; zipfile's `filename` is cut at NUL and has its slashes turned.
        name = entry.orig_filename
        if _is_link(entry):
            raise RefusedArchiveError(problem("kit-link", place, value=name))
        if name != _FOLDER and name not in RECORD_NAMES and not PHOTO_NAME.fullmatch(name):
            raise RefusedArchiveError(problem("kit-name", place, value=_shown(name)))
        if name.casefold() in seen:  # a folder on Windows or macOS would hold only one of them
            raise RefusedArchiveError(problem("kit-double", place, value=name))
        seen.add(name.casefold())
        if entry.flag_bits & _ENCRYPTED:
            raise RefusedArchiveError(problem("kit-encrypted", place, value=name))
        if entry.compress_type not in _METHODS:
            raise RefusedArchiveError(problem("kit-broken", place))
    photos = sum(1 for name in seen if name.startswith(_FOLDER) and name != _FOLDER)
    if photos > MOST_PHOTOS:
        raise RefusedArchiveError(problem("kit-many-photos", place, count=photos, maximum=MOST_PHOTOS))


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is anything but a file or folder by its Unix mode: a link, a pipe, a device."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in {0, stat.S_IFREG, stat.S_IFDIR}


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def _read(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], place: Location) -> dict[str, bytes]:
    """Contents; each file and all together are counted as they unpack, whatever the archive says of their size."""
    contents: dict[str, bytes] = {}
    left = MOST_BYTES
    for entry in entries:
        name = entry.orig_filename
        if name == _FOLDER:
            continue
        most = min(left, _MOST_JSON) if name in RECORD_NAMES else left
        with archive.open(entry) as opened:
            parts, size = [], 0
            while chunk := opened.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    shown = f"{most // 1024} KB" if name in RECORD_NAMES else f"{MOST_BYTES // MEGABYTE} MB"
                    raise RefusedArchiveError(problem("kit-too-big", place, value=name, maximum=shown))
                parts.append(chunk)
        left -= size
        contents[name] = b"".join(parts)
    return contents
