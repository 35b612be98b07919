"""Rules of photos: how they are listed, and what the files beside the record hold."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from catalogue.checks.finding import Finding, Scope, found
from catalogue.problems import Bilingual, Severity
from catalogue.records import Collection, Producer, Product
from catalogue.records.examples import example_of
from catalogue.records.suggestions import did_you_mean

#: Shortest long edge that is accepted, and the one below which a photo is pointed out.
SMALLEST_EDGE_PX: Final = 600
GOOD_EDGE_PX: Final = 1200
MOST_BYTES: Final = 25 * 1024 * 1024
#: How many times longer than its short edge a photo's long edge may be.
LONGEST_SHAPE: Final = 5
#: The detail of a photo that the system does not let us read.
NO_PERMISSION: Final = "permission"

#: The ending that fits each format best.
SUFFIXES: Final = {"jpeg": "jpg", "png": "png", "webp": "webp"}

_PERMISSION_HINT: Final = Bilingual(
    "berkasnya tidak boleh dibaca: beri izin baca", "there is no permission to read the file: give permission"
)


@dataclass(frozen=True, slots=True)
class PhotoSeen:
    """What inspecting a photo showed.

    Attributes:
        fault: name of the problem's code where it cannot be used, else empty.
        detail: what was found, for the message.
        format: `jpeg`, `png` or `webp`.
        width_px: upright.
        height_px: upright.
        suffix_ok: whether the name's ending fits the content.
        sharpness: as `media.PhotoFacts` measures it.
        brightness: as `media.PhotoFacts` measures it.
    """

    fault: str = ""
    detail: str = ""
    format: str = ""
    width_px: int = 0
    height_px: int = 0
    suffix_ok: bool = True
    sharpness: float = 0
    brightness: float = 0


def check_listed_photos(record: Product | Producer, _scope: Scope) -> Iterator[Finding]:
    """No photo is listed twice."""
    names: set[str] = set()
    for index, photo in enumerate(record.photos):
        if photo.file in names:
            yield found("photo-twice", f"photos[{index}].file", value=photo.file)
        names.add(photo.file)


def check_cover(collection: Collection, _scope: Scope) -> Iterator[Finding]:
    """A cover says what it shows."""
    if collection.cover and collection.cover_alt is None:
        yield found(
            "missing-field",
            "cover_alt",
            severity=Severity.warning,
            name="cover_alt",
            example=f"cover_{example_of('alt')}",
        )


def photo_fields(record: Product | Producer | Collection) -> Iterator[tuple[str, str]]:
    """Field and file name of every photo of a record, each file once."""
    if isinstance(record, Collection):
        if record.cover:
            yield "cover", record.cover
        return
    names: set[str] = set()
    for index, photo in enumerate(record.photos):
        if photo.file not in names:
            names.add(photo.file)
            yield f"photos[{index}].file", photo.file


def check_photo(field: str, name: str, seen: PhotoSeen) -> Iterator[Finding]:
    """Judges one inspected photo."""
    if seen.fault:
        hint = _PERMISSION_HINT if seen.detail == NO_PERMISSION else None
        yield found(seen.fault, field, hint=hint, value=name, detail=seen.detail or "?")
        return
    if not seen.suffix_ok:
        yield found("photo-suffix", field, value=name, format=seen.format.upper(), suffix=SUFFIXES[seen.format])
    edge = max(seen.width_px, seen.height_px)
    if edge < SMALLEST_EDGE_PX:
        yield found("photo-too-small", field, value=name, edge=edge)
    elif edge < GOOD_EDGE_PX:
        yield found("photo-small", field, value=name, edge=edge)
    if edge > LONGEST_SHAPE * min(seen.width_px, seen.height_px):
        yield found("photo-narrow", field, value=name, width=seen.width_px, height=seen.height_px)


def missing_photo(field: str, name: str, beside: Iterable[str]) -> Finding:
    """A listed photo that is not there, with the file that may be meant."""
    others = [other for other in beside if not other.endswith((".yml", ".yaml"))]
    close = [other for other in others if other.casefold() == name.casefold()]
    close = close or difflib.get_close_matches(name, others, 1, 0.6)
    return found("photo-missing", field, hint=did_you_mean(close[0]) if close else None, value=name)
