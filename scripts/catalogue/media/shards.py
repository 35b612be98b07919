"""Photos shared out to several machines: each encodes its part, and the caches are put together by copying.

A photo's shard follows from its fingerprint alone: machines need not talk to each other, and a photo that is added
later changes no other's place. The cache names everything by content, so parts never contradict each other and may be
copied into one folder in any order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from catalogue.media.cache import MediaCache
from catalogue.media.pictures import PhotoSource, unique_photos

#: Digits of the fingerprint that choose the shard: four thousand million places for at most some dozen shards.
_DIGITS: Final = 8
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

    def holds(self, photo: PhotoSource) -> bool:
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


def shard_of(photo: PhotoSource, count: int) -> Shard:
    """Which of `count` parts a photo belongs to."""
    return Shard(int(photo.fingerprint[:_DIGITS], 16) % count + 1, count)


def missing_photos(photos: Sequence[PhotoSource], cache: MediaCache) -> list[PhotoSource]:
    """Photos that the cache does not hold intact, by fingerprint."""
    wanted = sorted(unique_photos(photos), key=lambda photo: photo.fingerprint)
    return [photo for photo in wanted if cache.load(cache.key(photo.fingerprint, cover=photo.cover)) is None]


def by_shard(photos: Iterable[PhotoSource], count: int) -> dict[Shard, list[PhotoSource]]:
    """Photos by the part they belong to, parts in their order, those without photos left out."""
    parts: dict[Shard, list[PhotoSource]] = {}
    for photo in photos:
        parts.setdefault(shard_of(photo, count), []).append(photo)
    return dict(sorted(parts.items(), key=lambda part: part[0].number))
