"""What a tree of the site holds: every file with the key of what made it, its size and its time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """A file of a tree: the key of what made it, its size in bytes and its time in nanoseconds."""

    key: bytes
    size: int
    mtime_ns: int


Manifest = dict[str, Entry]
#: Paths, keys, sizes and times: a third of a manifest's bytes when it is written or sent, and of the memory for it.
Columns = tuple[list[str], list[bytes], list[int], list[int]]


def columns_of(manifest: Manifest) -> Columns:
    """A manifest by columns."""
    keys, sizes, times = map(list, zip(*manifest.values(), strict=True)) if manifest else ([], [], [])
    return list(manifest), keys, sizes, times


def manifest_of(columns: Columns) -> Manifest:
    """A manifest from its columns."""
    paths, keys, sizes, times = columns
    return dict(zip(paths, map(Entry, keys, sizes, times), strict=True))


def is_untouched(tree: Path, manifest: Manifest) -> bool:
    """Whether every file has the size and time it was written with."""
    prefix = f"{tree}{os.sep}"
    try:
        for path, entry in manifest.items():
            status = os.stat(prefix + path)
            if status.st_size != entry.size or status.st_mtime_ns != entry.mtime_ns:
                return False
    except OSError:
        return False
    return True
