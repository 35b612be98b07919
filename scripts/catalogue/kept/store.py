"""Where finished parts of search, public data and pictures are kept between builds; damaged ones are made again."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from catalogue.kept.files import write_whole

_HASH_SIZE: Final = 8
_SUMS: Final = "sums.json"
_MADE_BY: Final = "made-by"
_MAKING: Final = "making-"


def content_hash(data: bytes) -> str:
    """Sixteen hexadecimal digits that change with the data."""
    return hashlib.blake2b(data, digest_size=_HASH_SIZE).hexdigest()


class Store:
    """A folder of finished parts; what a build did not ask for is forgotten at its end."""

    def __init__(self, root: Path, made_by: str) -> None:
        """Looks at what is there, and forgets it if something else made it.

        Args:
            root: made if it does not exist; nothing else may be kept in it.
            made_by: changes with all that makes the parts: code, libraries. It holds no line break.
        """
        self.root = root
        self._forget_made_by_others(made_by)
        self._files, self._folders = root / "files", root / "folders"
        for folder in (self._files, self._folders):
            folder.mkdir(parents=True, exist_ok=True)
        self._known = {path.name.partition(".")[0]: path for path in sorted(self._files.iterdir())}
        self._used: set[Path] = set()
        self._checked: set[Path] = set()

    def file(self, key: str, make: Callable[[], bytes]) -> Path:
        """A file by what it depends on; its name is `<key>.<hash of the content>`."""
        self.data(key, make)
        return self._known[key]

    def data(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The content of a file; it is compared with its hash when a build reads it for the first time."""
        path = self._known.get(key)
        data = path.read_bytes() if path else b""
        if path is None or (path not in self._checked and path.suffix[1:] != content_hash(data)):
            data = make()
            path = self._known[key] = self._files / f"{key}.{content_hash(data)}"
            write_whole(path, data)
        self._checked.add(path)
        self._used.add(path)
        return data

    def has(self, key: str) -> bool:
        """Whether there is a file of this key; it may be damaged."""
        return key in self._known

    def keep(self, key: str) -> None:
        """Counts a file as used that this build had no need to read, where there is one."""
        if key in self._known:
            self._used.add(self._known[key])

    def content(self, data: bytes) -> Path:
        """A file by its content."""
        return self.file(content_hash(data), lambda: data)

    def folder(self, key: str, make: Callable[[Path], object]) -> Mapping[str, Path]:
        """The files of a folder by their path in it, sorted.

        Args:
            key: what the folder depends on.
            make: creates the folder it is given and fills it.
        """
        folder = self._folders / key
        self._used.add(folder)
        found = _whole(folder)
        if found is None:
            if folder.exists():
                shutil.rmtree(folder)
            with tempfile.TemporaryDirectory(prefix=_MAKING, dir=self.root) as work:
                made = Path(work) / "made"
                make(made)
                sums = {path: content_hash((made / path).read_bytes()) for path in _listing(made)}
                (made / _SUMS).write_text(json.dumps(sums, indent=0), encoding="utf-8")
                made.rename(folder)
            found = {path: folder / path for path in sums}
        return found

    def forget_unused(self) -> None:
        """Removes what this build did not ask for, and what one that was killed left half made."""
        for path in self._files.iterdir():
            if path not in self._used:
                path.unlink()
        for path in (*self._folders.iterdir(), *self.root.glob(f"{_MAKING}*")):
            if path not in self._used:
                shutil.rmtree(path)

    def _forget_made_by_others(self, made_by: str) -> None:
        note = self.root / _MADE_BY
        if not note.is_file() or note.read_bytes() != made_by.encode():
            shutil.rmtree(self.root, ignore_errors=True)
            write_whole(note, made_by.encode())


def _listing(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _whole(folder: Path) -> dict[str, Path] | None:
    """The files of a folder, or None where it is missing or one of them is not what was written."""
    try:
        sums: dict[str, str] = json.loads((folder / _SUMS).read_bytes())
        whole = all(content_hash((folder / path).read_bytes()) == known for path, known in sums.items())
    except (FileNotFoundError, ValueError):
        return None
    return {path: folder / path for path in sums} if whole else None
