"""A draft's photos on their way in: decoded, written anew, named, listed in the record, compared with others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from catalogue.channels.entry import MOST_PHOTOS, Draft, RawPhoto
from catalogue.checks.photos import PhotoSeen, check_photo
from catalogue.media.inspection import PhotoFault
from catalogue.media.intake import TakenPhoto, take_in
from catalogue.media.likeness import Likeness
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem

_PLAIN_NAME: Final = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """A photo as it will lie beside the record.

    Attributes:
        name: its file's name there.
        photo: its bytes and what is known of it.
    """

    name: str
    photo: TakenPhoto


def take_photos(draft: Draft, taken: frozenset[str]) -> tuple[Mapping[str, Any], tuple[Kept, ...], list[Problem]]:
    """Takes in a draft's photos.

    Args:
        draft: a draft with its raw photos.
        taken: names of files that lie in the record's folder already; none is used again.

    Returns:
        The product with its list of photos as they will be named, the photos, and what is wrong with them.
    """
    place = draft.places.get("product.photos", draft.place)
    if len(draft.photos) > MOST_PHOTOS:
        return draft.product, (), [problem("kit-many-photos", place, count=len(draft.photos), maximum=MOST_PHOTOS)]
    kept: dict[str, Kept] = {}
    problems: list[Problem] = []
    used = set(taken)
    for index, raw in enumerate(draft.photos):
        found = take_in(raw.read(), raw.name)
        if isinstance(found, PhotoFault):
            seen = PhotoSeen(fault=found.reason.value, detail=found.detail)
        else:
            # The name will end in .jpg, whatever it ended in.
            seen = PhotoSeen("", "", "jpeg", found.facts.width_px, found.facts.height_px)
            kept[raw.name] = Kept(_name(raw.name, draft, index, used), found)
        problems += [f.at(place) for f in check_photo("product.photos", raw.name, seen)]
    product = dict(draft.product)
    if draft.photos:
        product["photos"] = _entries(draft.product.get("photos"), draft.photos, kept)
    problems += _missing(draft.product.get("photos"), kept, draft.photos, place)
    return product, tuple(kept.values()), problems


def _name(name: str, draft: Draft, index: int, used: set[str]) -> str:
    """A plain name that ends in .jpg and is not taken: a kit's own, else `<id>-<n>.jpg`."""
    stem = PurePath(name).stem.lower()
    if draft.way != "kit" or _PLAIN_NAME.search(stem) or not stem.strip("-"):
        stem = f"{draft.product.get('id', 'foto')}-{index + 1}"
    candidate, number = f"{stem}.jpg", 2
    while candidate in used:
        candidate, number = f"{stem}-{number}.jpg", number + 1
    used.add(candidate)
    return candidate


def _entries(listed: Any, photos: Sequence[RawPhoto], kept: Mapping[str, Kept]) -> list[Any]:
    """The record's list: what the contribution says of each photo, with the new names; the others after it."""
    entries: list[Any] = []
    said = listed if isinstance(listed, list) else []
    for entry in said:
        file = entry.get("file") if isinstance(entry, Mapping) else None
        entries.append({**entry, "file": kept[file].name} if isinstance(file, str) and file in kept else entry)
    there = {entry.get("file") for entry in said if isinstance(entry, Mapping) and isinstance(entry.get("file"), str)}
    for photo in photos:
        if photo.name in kept and photo.name not in there:
            entries.append({"file": kept[photo.name].name, "role": "detail" if entries else "main"})
    return entries


def _missing(listed: Any, kept: Mapping[str, Kept], photos: Sequence[RawPhoto], place: Location) -> Iterator[Problem]:
    """Photos that the record lists and that did not come with it."""
    came = {photo.name for photo in photos}
    for entry in listed if isinstance(listed, list) else ():
        file = entry.get("file") if isinstance(entry, Mapping) else None
        if isinstance(file, str) and file not in came and file not in kept:
            yield problem("photo-missing", place, "product.photos", value=file)


def alike_among(kept: Sequence[Kept], place: Location) -> Iterator[Problem]:
    """Photos of one entry that show the same."""
    for index, photo in enumerate(kept):
        for other in kept[:index]:
            if photo.photo.likeness.is_near(other.photo.likeness):
                yield problem("photo-alike", place, "product.photos", value=photo.name, other=other.name)
                break


def alike_elsewhere(kept: Sequence[Kept], others: Sequence[tuple[str, Likeness]], place: Location) -> Iterator[Problem]:
    """Photos that are nearly those of other products.

    Args:
        kept: photos of the entry.
        others: path of a photo and its likeness.
        place: of the entry.
    """
    for photo in kept:
        near = next((path for path, likeness in others if likeness.is_near(photo.photo.likeness)), None)
        if near is not None:
            yield problem("photo-alike", place, "product.photos", value=photo.name, other=near)
