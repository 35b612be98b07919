"""Remembers checked records and inspected photos between builds; what is broken or old is made again.

Many small files instead of one: a changed record rewrites little, and two processes can fill the cache together.
"""

from __future__ import annotations

import errno
import pickle
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from catalogue.kept.files import seal, unseal, write_whole

#: Small enough that one of the last to be filled does not keep a process waiting for the other.
SHARDS: Final = 128
#: A folder that may be read only: somebody else's, or on a medium that cannot be written.
_NOT_OURS: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class KeptValues:
    """Values by name, each with the key it was made from.

    Args:
        root: folder of the cache; made when first written.
        version: hash of everything that every value depends on (code, vocabulary, date).
    """

    def __init__(self, root: Path, version: str) -> None:
        self._root, self._version = root, version.encode() + b"\n"
        self._shards: dict[int, dict[str, tuple[str, Any]]] = {}
        self._changed: set[int] = set()

    def get(self, name: str, key: str) -> Any | None:
        """The value of a name if it was made from the same key."""
        entry = self.entry(name)
        return entry[1] if entry is not None and entry[0] == key else None

    def value(self, name: str) -> Any | None:
        """The value of a name, whatever it was made from."""
        entry = self.entry(name)
        return entry[1] if entry is not None else None

    def entry(self, name: str) -> tuple[str, Any] | None:
        """The key and the value of a name."""
        return self._shard(shard_of(name)).get(name)

    def read_all(self) -> None:
        """Reads everything that is remembered; else each shard is read when it is asked for."""
        for number in range(SHARDS):
            self._shard(number)

    def has_shard(self, number: int) -> bool:
        """Whether anything is remembered in a shard."""
        return bool(self._shard(number))

    def put(self, name: str, key: str, value: Any) -> None:
        """Remembers a value until `save`."""
        number = shard_of(name)
        self._shard(number)[name] = (key, value)
        self._changed.add(number)

    def keep_only(self, names: Iterable[str]) -> None:
        """Forgets every other name."""
        kept = set(names)
        for number in range(SHARDS):
            shard = self._shard(number)
            if gone := shard.keys() - kept:
                self._changed.add(number)
                for name in gone:
                    del shard[name]

    def save(self) -> None:
        """Writes what changed, each file whole or not at all.

        A cache saves time only: where it cannot be written, the next run reads everything again.
        """
        for number in sorted(self._changed):
            self.save_shard(number)
        self._changed.clear()

    def save_shard(self, number: int) -> bool:
        """Writes one shard, whole or not at all.

        Returns:
            False where it cannot be written.
        """
        data = pickle.dumps(self._shard(number), pickle.HIGHEST_PROTOCOL)
        try:
            write_whole(self._path(number), self._version + seal(data))
        except OSError as error:
            if error.errno not in _NOT_OURS:
                raise
            return False
        self._changed.discard(number)
        return True

    def reread(self, number: int) -> None:
        """Forgets what is known of a shard: another process has written it."""
        self._shards.pop(number, None)
        self._changed.discard(number)

    def _path(self, number: int) -> Path:
        return self._root / f"{number:02}.pickle"

    def _shard(self, number: int) -> dict[str, tuple[str, Any]]:
        if number not in self._shards:
            self._shards[number] = self._read(number)
        return self._shards[number]

    def _read(self, number: int) -> dict[str, tuple[str, Any]]:
        """One file of the cache; a missing, cut off, damaged or old one is an empty one."""
        try:
            data = self._path(number).read_bytes()
        except OSError:
            return {}
        if not data.startswith(self._version):  # looked at first: what is old is not worth taking apart
            return {}
        kept = unseal(memoryview(data)[len(self._version) :])
        if kept is None:
            return {}
        entries: dict[str, tuple[str, Any]] = pickle.loads(kept)  # noqa: S301 - our own file, whole by its checksum
        return entries


def shard_of(name: str) -> int:
    """The shard in which a name is kept."""
    return zlib.crc32(name.encode()) % SHARDS
