"""Opens the photos that records list, once for each content, and judges them."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue.catalogue import PhotoFile
from catalogue.checks.finding import Finding, found
from catalogue.checks.photos import MOST_BYTES, NO_PERMISSION, PhotoSeen, check_photo, missing_photo, photo_fields
from catalogue.kept.code_version import code_version
from catalogue.kept.values import KeptValues
from catalogue.loading.records import ReadRecord, cache_folder
from catalogue.media import PhotoFault, inspect_photo
from catalogue.settings import Settings
from catalogue.sources import stamp_from

#: What decides how a photo is seen: 2,000 photos take a minute to open, so other code does not make us look again.
DECIDING: Final = ("media/inspection.py", "media/normalise.py", "media/opening.py", "media/signatures.py")
_WORKERS: Final = 2

#: Which photo files are opened; asked without opening them.
PhotoChoice = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Listed:
    """A photo that a record lists and that is there.

    Attributes:
        key: the record's key.
        field: where it is listed.
        name: file name.
        path: the file.
    """

    key: str
    field: str
    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class InspectedPhotos:
    """What the photos of all records showed.

    Attributes:
        findings: what is wrong, by record key.
        usable: the usable photos, by record key and file name.
        seen: what was seen of every listed photo that is there, by record key and file name.
    """

    findings: list[tuple[str, Finding]]
    usable: dict[str, dict[str, PhotoFile]]
    seen: dict[str, dict[str, PhotoSeen]]


def check_photos(
    records: Sequence[ReadRecord],
    settings: Settings,
    on_progress: Callable[[int, int], None],
    choice: PhotoChoice | None = None,
) -> InspectedPhotos:
    """Inspects every listed photo, or those of a choice: the others are only looked for."""
    findings: list[tuple[str, Finding]] = []
    present = [photo for record in records for photo in _listed(record, findings)]
    listed = [photo for photo in present if choice is None or choice(photo.path)]
    inspector = _Inspector(KeptValues(cache_folder(settings, "photos"), code_version(*DECIDING)))
    usable: dict[str, dict[str, PhotoFile]] = {}
    seen_by_record: dict[str, dict[str, PhotoSeen]] = {}
    with ThreadPoolExecutor(_WORKERS) as workers:
        for done, (photo, seen) in enumerate(zip(listed, workers.map(inspector.inspect, listed), strict=True)):
            on_progress(done + 1, len(listed))
            fingerprint, facts = seen
            findings += [(photo.key, finding) for finding in check_photo(photo.field, photo.name, facts)]
            seen_by_record.setdefault(photo.key, {})[photo.name] = facts
            if not facts.fault:
                file = PhotoFile(photo.path, fingerprint, facts.width_px, facts.height_px)
                usable.setdefault(photo.key, {})[photo.name] = file
    inspector.save(present)
    return InspectedPhotos(findings, usable, seen_by_record)


def _listed(record: ReadRecord, findings: list[tuple[str, Finding]]) -> list[Listed]:
    """Photos of a record that can be opened; the others are findings."""
    if record.checked.record is None:
        return []
    file, there = record.file, []
    folder = file.file.parent
    # Some systems write an accented letter of a file's name as two characters; a record's text is composed.
    stored = {unicodedata.normalize("NFC", other): other for other in file.beside}
    for field, name in photo_fields(record.checked.record):
        path = folder / stored.get(name, name)
        if path.is_symlink():
            findings.append((file.key, found("photo-symlink", field, value=name)))
        elif name not in stored or not path.is_file():
            findings.append((file.key, missing_photo(field, name, stored)))
        else:
            there.append(Listed(file.key, field, name, path))
    return there


class _Inspector:
    """Inspects photos: the same file is not read again, the same content is not decoded again."""

    def __init__(self, cache: KeptValues) -> None:
        self._cache = cache

    def inspect(self, photo: Listed) -> tuple[str, PhotoSeen]:
        """Fingerprint and facts of a photo."""
        try:
            stat = photo.path.stat()
            if stat.st_size > MOST_BYTES:
                return "", PhotoSeen(fault="photo-too-big")
            stamp = stamp_from(stat)
            fingerprint = self._cache.get(_file_name(photo), stamp)
            seen = self._cache.get(fingerprint, photo.path.suffix) if fingerprint else None
            if fingerprint is None or seen is None:
                return self._open(photo, stamp)
        except PermissionError:
            return "", PhotoSeen(fault="photo-unreadable", detail=NO_PERMISSION)
        except OSError:
            return "", PhotoSeen(fault="photo-unreadable")
        return fingerprint, seen

    def _open(self, photo: Listed, stamp: str) -> tuple[str, PhotoSeen]:
        data = photo.path.read_bytes()
        fingerprint = hashlib.sha256(data).hexdigest()
        seen = self._cache.get(fingerprint, photo.path.suffix) or _seen(data, photo.name)
        self._cache.put(_file_name(photo), stamp, fingerprint)
        self._cache.put(fingerprint, photo.path.suffix, seen)
        return fingerprint, seen

    def save(self, present: Sequence[Listed]) -> None:
        """Remembers the photos that are still listed."""
        names = {_file_name(photo) for photo in present}
        self._cache.keep_only(names | {f for f in map(self._cache.value, names) if f is not None})
        self._cache.save()


def _file_name(photo: Listed) -> str:
    return f"{photo.key}/{photo.name}"


def _seen(data: bytes, name: str) -> PhotoSeen:
    facts = inspect_photo(data, name)
    if isinstance(facts, PhotoFault):
        return PhotoSeen(fault=facts.reason.value, detail=facts.detail)
    return PhotoSeen(
        format=facts.format,
        width_px=facts.width_px,
        height_px=facts.height_px,
        suffix_ok=facts.suffix_ok,
        sharpness=facts.sharpness,
        brightness=facts.brightness,
    )
