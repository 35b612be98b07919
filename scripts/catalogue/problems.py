"""What can be wrong with a record, as values: a code, a place, and a message in Indonesian and English.

The codes with their texts are in `problem_codes.py`; `docs/dev/problems.md` is generated from them.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple


class Severity(StrEnum):
    """An error stops the build; a warning is shown and the build goes on."""

    error = "error"
    warning = "warning"


class Bilingual(NamedTuple):
    """One message in the two languages every problem speaks."""

    id: str
    en: str


#: What the system says of files and folders, which it says in English only.
_OF_FILES: Final[Mapping[int, Bilingual]] = {
    errno.ENOENT: Bilingual("berkas atau foldernya tidak ada", "the file or its folder does not exist"),
    errno.EACCES: Bilingual("tidak ada izin", "there is no permission"),
    errno.EROFS: Bilingual("tempat ini hanya dapat dibaca", "this place can only be read"),
    errno.ENOSPC: Bilingual("tempat penyimpanan penuh", "the disk is full"),
    errno.EBUSY: Bilingual("sedang dipakai program lain", "another program is using it"),
    errno.EEXIST: Bilingual("sudah ada", "it exists already"),
    errno.EISDIR: Bilingual("ini folder, bukan berkas", "it is a folder, not a file"),
    errno.ENOTDIR: Bilingual("ini berkas, bukan folder", "it is a file, not a folder"),
    errno.ENAMETOOLONG: Bilingual("namanya terlalu panjang", "the name is too long"),
}


def reason_of(error: OSError) -> Bilingual:
    """Why a file could not be read or written; of rare reasons the system's own English."""
    said = error.strerror or type(error).__name__
    return _OF_FILES.get(error.errno or 0, Bilingual(said, said))


class BilingualError(RuntimeError):
    """Something cannot be made; says why and what to do, in Indonesian and English."""

    def __init__(self, indonesian: str, english: str) -> None:
        # Both go to the base, which pickles what it was given: a process beside the build sends its errors.
        super().__init__(indonesian, english)
        self.indonesian = indonesian
        self.english = english

    def __str__(self) -> str:
        """Both, one after the other."""
        return f"{self.indonesian} / {self.english}"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the content root.

    Attributes:
        path: relative to the content root, with forward slashes.
        line: 1-based; 1 for the whole file.
        column: 1-based, in characters; 1 for the whole file.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, where, and what to do about it.

    Attributes:
        code: stable name, documented in `docs/dev/problems.md`.
        severity: error or warning.
        location: file, line and column.
        field: dotted path inside the record, as in `price.tiers[1].amount`; empty for the whole file.
        message: what is wrong, in Indonesian and English.
        hint: what to do, in both languages, or None.
    """

    code: str
    severity: Severity
    location: Location
    field: str
    message: Bilingual
    hint: Bilingual | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by path, line, column, then code and field."""
        return (self.location.path, self.location.line, self.location.column, self.code, self.field)


def in_report_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by path and line, each once; those of one place as they were found."""
    return sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything above a warning is among the problems."""
    return any(problem.severity is Severity.error for problem in problems)
