"""Photos beside a spreadsheet: `foto/<producer>/<product>/*.jpg`, or names that begin with the row's number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalogue.channels.entry import RawPhoto
from catalogue.channels.records import plain_id

#: Files that are meant as photos; what they really are is seen when they are opened.
_SUFFIXES: Final = frozenset(
    {".jpg", ".jpeg", ".jfif", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff", ".svg", ".avif"}
)
_NUMBERED: Final = re.compile(r"0*(?P<number>[1-9]\d{0,5})(?!\d)")
_MOST_FILES: Final = 50_000


class PhotoFolder:
    """The photos of one folder, found once."""

    def __init__(self, folder: Path) -> None:
        self._by_product: defaultdict[tuple[str, str], list[Path]] = defaultdict(list)
        self._by_number: defaultdict[int, list[Path]] = defaultdict(list)
        self._by_name: dict[str, Path] = {}
        for path in _photos_in(folder):
            steps = path.relative_to(folder).parts
            if len(steps) == 3:
                self._by_product[plain_id(steps[0]), plain_id(steps[1])].append(path)
            elif len(steps) == 1:
                self._by_name[path.name.casefold()] = path
                if match := _NUMBERED.match(path.name):
                    self._by_number[int(match["number"])].append(path)

    def of(self, producer: str, product: str, number: int | None, names: str) -> tuple[RawPhoto, ...]:
        """The photos of a row, each once.

        Args:
            producer: the firm's name.
            product: the product's name.
            number: the row's number, if it has one.
            names: what stands in the row's column of photos: perhaps names of files.
        """
        found = list(self._by_product.get((plain_id(producer), plain_id(product)), ()))
        found += [self._by_name[word] for part in re.split(r"[,;\n]+", names)
                  if (word := part.strip().casefold()) in self._by_name]  # fmt: skip
        if number is not None:
            found += self._by_number.get(number, ())
        return tuple(RawPhoto(path.name, file=path) for path in dict.fromkeys(found))


def _photos_in(folder: Path) -> Iterator[Path]:
    if not folder.is_dir() or folder.is_symlink():
        return
    for count, path in enumerate(sorted(folder.rglob("*"))):
        if count > _MOST_FILES:
            return
        if path.suffix.casefold() in _SUFFIXES and path.is_file() and not path.is_symlink():
            yield path
