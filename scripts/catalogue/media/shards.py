"""Photos shared out to several machines: each encodes its part, and the caches are put together by copying.

A photo's shard follows from the size of its file alone: a machine need not open the photos of the others, nor talk to
them, and a photo that is added later changes no other's place. The same photo under two names has one size, so it comes
to one machine, which sees whether it is a cover anywhere. The cache names everything by content, so parts never
contradict each other and may be copied into one folder in any order.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue.media.cache import MediaCache
from catalogue.media.pictures import PhotoSource, unique_photos

_WRITTEN: Final = re.compile(r"([1-9][0-9]{0,2})/([1-9][0-9]{0,2})")


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several equal parts.

    Attributes:
        number: from 1 to `count`.
        count: how many parts there are.
    """

    number: int
    count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def holds(self, photo: Path) -> bool:
        """Whether the photo belongs to this part."""
        return shard_of(photo, self.count) == self


def read_shard(text: str) -> Shard:
    """A shard as it is written on the command line: `3/8`.

    Raises:
        ValueError: the text is no shard, or there is no such part.
    """
    found = _WRITTEN.fullmatch(text)
    if found is None or int(found[1]) > int(found[2]):
        raise ValueError(text)
    return Shard(int(found[1]), int(found[2]))


def shard_of(photo: Path, count: int) -> Shard:
    """Which of `count` parts a photo belongs to; the file is not opened."""
    digest = hashlib.blake2b(str(photo.stat().st_size).encode(), digest_size=8).digest()
    return Shard(int.from_bytes(digest) % count + 1, count)


def missing_photos(photos: Sequence[PhotoSource], cache: MediaCache) -> list[PhotoSource]:
    """Photos that the cache does not hold intact, by fingerprint."""
    wanted = sorted(unique_photos(photos), key=lambda photo: photo.fingerprint)
    return [photo for photo in wanted if cache.load(cache.key(photo.fingerprint, cover=photo.cover)) is None]


def by_shard(photos: Iterable[PhotoSource], count: int) -> dict[Shard, list[PhotoSource]]:
    """Photos by the part they belong to, parts in their order, those without photos left out."""
    parts: dict[Shard, list[PhotoSource]] = {}
    for photo in photos:
        parts.setdefault(shard_of(photo.path, count), []).append(photo)
    return dict(sorted(parts.items(), key=lambda part: part[0].number))
