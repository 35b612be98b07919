"""What crosses from the job that turns an issue into drafts to the job that may write: a folder, packed and re-checked.

The first job ran over what a stranger wrote. The second takes nothing from it on trust: only files at places a draft
may have, of kinds and sizes a draft may have, that do not exist yet.
"""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Final

from catalogue.review.report import Report, ReportError, read_report, report_of, write_report

_ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_PLACES: Final = re.compile(
    rf"products/(?P<product>{_ID})/(?:product\.yml|[A-Za-z0-9][A-Za-z0-9._-]{{0,99}}\.(?:jpg|png|webp))"
    rf"|producers/{_ID}/(?:producer\.yml|[A-Za-z0-9][A-Za-z0-9._-]{{0,99}}\.(?:jpg|png|webp))"
)
_LONGEST_ID: Final = 80
_MOST_FILES: Final = 40
_MOST_RECORD_BYTES: Final = 256 * 1024
_MOST_PHOTO_BYTES: Final = 2 * 1024 * 1024
_STARTS: Final[Mapping[str, tuple[bytes, ...]]] = {
    ".jpg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".webp": (b"RIFF",),
}
REPORT: Final = "report.json"
FILES: Final = "files"


class ParcelError(Exception):
    """The parcel holds something that may not be in it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came through.

    Attributes:
        report: what the first job found.
        files: place in the repository to content, sorted.
    """

    report: Report
    files: Mapping[str, bytes]

    @property
    def products(self) -> tuple[str, ...]:
        """Ids of the products in it, sorted."""
        found = {match["product"] for path in self.files if (match := _PLACES.fullmatch(path))}
        return tuple(sorted(found - {None}))


def pack(result: Mapping[str, Any], checked: Sequence[Mapping[str, Any]], content: Path, target: Path) -> Report:
    """Lays the files that an import wrote, and what was found, into a folder.

    Args:
        result: as `catalogue import --format json` writes it.
        checked: problems of the drafts, as `catalogue check --format json` writes them.
        content: the content root it wrote to.
        target: the folder; it may not exist yet.
    """
    entries: Sequence[Mapping[str, Any]] = result["entries"]
    written = sorted({path for entry in entries for path in entry["written"]})
    problems = [*(p for entry in entries for p in entry["problems"]), *result["problems"]]
    problems += [problem for problem in checked if problem not in problems]
    records = sorted({"/".join(path.split("/")[:2]) for path in written})
    report = report_of(records, problems)
    for path in written:
        place = target / FILES / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content / path, place)
    target.mkdir(parents=True, exist_ok=True)
    (target / REPORT).write_text(write_report(report), encoding="utf-8")
    return report


def unpack(parcel: Path, repository: Path) -> Parcel:
    """Reads a parcel of unknown origin and checks every place, kind and size again.

    Args:
        parcel: the folder.
        repository: where the files shall go; none of them may exist there.

    Raises:
        ParcelError: something in it may not be there.
    """
    try:
        report = read_report(_regular(parcel / REPORT, _MOST_RECORD_BYTES * 8))
    except ReportError as error:
        raise ParcelError(str(error)) from error
    files: dict[str, bytes] = {}
    for path in _paths(parcel / FILES):
        if len(files) >= _MOST_FILES:
            raise ParcelError(f"more than {_MOST_FILES} files")
        files[path] = _content(parcel / FILES / path, path, repository)
    return Parcel(report, dict(sorted(files.items())))


def _paths(folder: Path) -> Iterator[str]:
    """Every file below a folder by its path; links are not followed and not allowed."""
    if not folder.exists():
        return
    for place in sorted(folder.rglob("*")):
        if place.is_symlink():
            raise ParcelError("a link")
        if not place.is_dir():
            yield place.relative_to(folder).as_posix()


def _content(place: Path, path: str, repository: Path) -> bytes:
    if not _PLACES.fullmatch(path) or len(PurePosixPath(path).parts[1]) > _LONGEST_ID:
        raise ParcelError(f"not a place of a draft: {path!r}")
    if (repository / path).exists() or (repository / path).is_symlink():
        raise ParcelError(f"exists already: {path}")
    ending = PurePosixPath(path).suffix
    content = _regular(place, _MOST_RECORD_BYTES if ending == ".yml" else _MOST_PHOTO_BYTES)
    if ending == ".yml":
        _check_record(content, path)
    elif not content.startswith(_STARTS[ending]):
        raise ParcelError(f"not the picture its name says: {path}")
    return content


def _check_record(content: bytes, path: str) -> None:
    try:
        lines = content.decode("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise ParcelError(f"not text: {path}") from error
    if "status: draft" not in lines:
        raise ParcelError(f"not a draft: {path}")


def _regular(place: Path, most: int) -> bytes:
    """The bytes of an ordinary file of at most so many."""
    try:
        status = place.lstat()
    except FileNotFoundError as error:
        raise ParcelError(f"missing: {place.name}") from error
    if not stat.S_ISREG(status.st_mode):
        raise ParcelError(f"not an ordinary file: {place.name}")
    if status.st_size > most:
        raise ParcelError(f"too big: {place.name}")
    return place.read_bytes()
