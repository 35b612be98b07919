"""Finds the records under a content root and reads their bytes; what lies in the wrong place is a problem."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Final, Literal

from catalogue.problem_codes import mask_long_numbers, problem
from catalogue.problems import Bilingual, Location, Problem
from catalogue.strict_yaml import MAX_BYTES

Kind = Literal["product", "producer", "collection"]

#: Folder of the content root and file name of each kind of record, in the order they are read.
FOLDERS: Final[tuple[tuple[Kind, str], ...]] = (
    ("producer", "producers"),
    ("product", "products"),
    ("collection", "collections"),
)
_IGNORED: Final = frozenset({"thumbs.db", "desktop.ini"})
_YAML: Final = (".yml", ".yaml")
_name_of: Final = attrgetter("name")


def file_name(kind: Kind) -> str:
    """The name of the file that holds a record: `product.yml`."""
    return f"{kind}.yml"


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A record's place.

    Attributes:
        kind: kind of record.
        id: the folder's name.
        path: relative to the content root, with forward slashes, as shown in problems.
        place: the file itself, as the system finds it.
        beside: names of the other files in the folder, sorted.
    """

    kind: Kind
    id: str
    path: str
    place: str
    beside: tuple[str, ...]

    @property
    def file(self) -> Path:
        """The file itself."""
        return Path(self.place)

    @property
    def key(self) -> str:
        """Name of the record among all records: `product/kopi-rempah`."""
        return f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything found under a content root, sorted by kind and id."""

    files: tuple[RecordFile, ...]
    problems: tuple[Problem, ...]


def find_records(content: Path) -> Sources:
    """Finds every record of a content root; a missing folder has none."""
    problems: list[Problem] = []
    files = [file for kind, folder in FOLDERS for file in _find(content, kind, folder, problems)]
    return Sources(tuple(files), tuple(problems))


def read_ahead(files: Iterable[RecordFile]) -> None:
    """Asks the system for files that are about to be read, where it can be asked (`posix_fadvise`).

    Else a build whose 10,000 records are not in memory waits 10,000 times for a disk that meanwhile has nothing to do.
    """
    if not hasattr(os, "posix_fadvise"):
        return
    for file in files:
        if not stamp_of(file):
            continue  # no ordinary file: opening a pipe would wait for ever
        with suppress(OSError):  # whoever reads the file says what is wrong with it
            opened = os.open(file.place, os.O_RDONLY)
            try:
                os.posix_fadvise(opened, 0, 0, os.POSIX_FADV_WILLNEED)
            finally:
                os.close(opened)


def read_bytes(file: RecordFile) -> bytes | Problem:
    """The bytes of a record's file, or why they cannot be had."""
    try:
        mode = os.lstat(file.place).st_mode
        if stat.S_ISLNK(mode):
            return problem("file-symlink", Location(file.path))
        if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
            raise IsADirectoryError
        with open(file.place, "rb") as opened:  # noqa: PTH123 - a Path takes half as long as reading the file
            return opened.read(MAX_BYTES + 1)  # one more than allowed, so that it is seen to be too big
    except OSError as error:
        return unreadable(file.path, error)


def stamp_of(file: RecordFile) -> str:
    """Changes with the content of a record's file; empty where it is no ordinary file."""
    try:
        seen = os.lstat(file.place)
    except OSError:
        return ""
    return stamp_from(seen) if stat.S_ISREG(seen.st_mode) else ""


def stamp_from(seen: os.stat_result) -> str:
    """What changes with a file's content, without reading it.

    Size, times and place; whoever writes a file cannot set the time of its last change (ctime) back.
    """
    return f"{seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns} {seen.st_ino}"


def unreadable(path: str, error: OSError) -> Problem:
    """The problem that a file or folder which cannot be read is."""
    reasons = {
        PermissionError: Bilingual("tidak ada izin baca", "no permission to read it"),
        IsADirectoryError: Bilingual("ini bukan berkas biasa", "it is not an ordinary file"),
        FileNotFoundError: Bilingual("berkas tidak ada", "it does not exist"),
        NotADirectoryError: Bilingual("ini berkas, bukan folder", "it is a file, not a folder"),
    }
    reason = reasons.get(type(error), Bilingual(error.strerror or "galat", error.strerror or "error"))
    return problem("file-unreadable", Location(path), reason_id=reason.id, reason=reason.en)


def _find(content: Path, kind: Kind, folder: str, problems: list[Problem]) -> Iterator[RecordFile]:
    name = file_name(kind)
    for entry in _entries(str(content / folder), folder, problems):
        path = mask_long_numbers(f"{folder}/{_readable(entry.name)}")
        if not entry.is_dir():
            if entry.name.casefold().endswith(_YAML):
                problems.append(problem("record-misplaced", Location(path), folder=folder, name=name))
            continue
        if entry.is_symlink():
            problems.append(problem("file-symlink", Location(path)))
            continue
        beside = _entries(entry.path, path, problems)
        deep = [other for other in beside if other.is_dir() and Path(other.path, name).is_file()]
        for other in deep:
            inner = mask_long_numbers(_readable(other.name))
            problems.append(problem("record-too-deep", Location(f"{path}/{inner}/{name}"), place=f"{folder}/{inner}"))
        names = [_readable(other.name) for other in beside]
        if name in names:
            others = tuple(other for other in names if other != name)
            yield RecordFile(kind, _readable(entry.name), f"{path}/{name}", f"{entry.path}/{name}", others)
        elif names and not deep:
            place = Location(f"{path}/{name}")
            problems.append(problem("record-file-missing", place, hint=_misnamed(names, name), name=name))


def _misnamed(names: list[str], name: str) -> Bilingual | None:
    """The hint to rename a record that is there under another name, as Windows makes it: `product.yml.txt`."""
    stem = name.partition(".")[0]
    meant = [
        other
        for other in names
        if other.casefold().endswith(_YAML) or (other.casefold().startswith(stem) and other.casefold().endswith(".txt"))
    ]
    if not meant:
        return None
    return Bilingual(
        f'ganti nama "{meant[0]}" menjadi {name}; Windows menyembunyikan akhiran nama sampai Anda menampilkannya',
        f'rename "{meant[0]}" to {name}; Windows hides the ends of names until you have them shown',
    )


def _entries(folder: str, shown: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What lies in a folder, by name, without hidden files; nothing where there is no folder."""
    try:
        with os.scandir(folder) as found:
            entries = [e for e in found if e.name[0] != "." and e.name.casefold() not in _IGNORED]
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(unreadable(shown, error))
        return []
    entries.sort(key=_name_of)
    return entries


def _readable(name: str) -> str:
    """A file's name as text; bytes that are not UTF-8 become question marks."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode()
