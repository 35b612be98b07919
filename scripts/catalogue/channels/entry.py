"""What every way in makes of a contribution, before it is judged: a draft record with its photos, and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from catalogue.problems import Location, Problem, Severity

Way = Literal["kit", "issue", "row"]
#: Most photos of one entry, and most bytes of one archive, packed or unpacked.
MOST_PHOTOS: Final = 10
MOST_BYTES: Final = 25 * 1024 * 1024
MEGABYTE: Final = 1024 * 1024


class PlainNumber(str):
    """A number exactly as JSON has it, so that `3.10` and a `1e3` reach the record's own reader as written."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RawPhoto:
    """A photo as it came.

    Attributes:
        name: what it is called where it came from, without folders.
        data: its bytes, or None where they are still in `file`.
        file: where they are read from when they are needed; a sheet may have thousands of photos.
    """

    name: str
    data: bytes | None = field(default=None, repr=False)
    file: Path | None = None

    def read(self) -> bytes:
        """Its bytes; one more than a photo may have where it has more, none where it cannot be read."""
        if self.data is not None or self.file is None:
            return self.data or b""
        try:
            with self.file.open("rb") as opened:
                return opened.read(MOST_BYTES + 1)
        except OSError:
            return b""


@dataclass(frozen=True, slots=True)
class Draft:
    """One contribution: a product, perhaps with a new producer.

    Attributes:
        source: what a person calls it: a file, or a file with sheet and row.
        way: how it came in.
        place: where it stands, for problems of the whole entry.
        product: the product's record in the shape of its file; empty where it could not be read.
        producer: the producer's record; empty where none came with it.
        photos: in the order they are to be shown.
        problems: what is wrong or doubtful so far.
        places: field (`product.capacity`) to where its value was written, where that is not the record itself.
    """

    source: str
    way: Way
    place: Location
    product: Mapping[str, Any] = field(default_factory=dict)
    producer: Mapping[str, Any] = field(default_factory=dict)
    photos: tuple[RawPhoto, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: Mapping[str, Location] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """Whether something is wrong that leaves nothing to take."""
        return not self.product or any(p.severity is Severity.error for p in self.problems)
