"""States of the catalogue at the end of each quarter, read from the repository's history with git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, Final

from catalogue.catalogue import SHOWN
from catalogue.reference import plain_value
from catalogue.strict_yaml import read_yaml

#: Madura's time zone: a commit of the evening of 31 December UTC belongs to the new year.
_WESTERN_INDONESIA: Final = timezone(timedelta(hours=7))
_TIMEOUT_S: Final = 120
#: Set while git runs a hook; they would lead away from the content.
_OTHER_REPOSITORY: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def next(self) -> Quarter:
        """The quarter after this one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def end(self) -> date:
        """Its last day."""
        return date(self.next.year, self.next.number * 3 - 2, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        """As offices write it, `2026-T4` (triwulan); it sorts."""
        return f"{self.year}-T{self.number}"


@dataclass(frozen=True, slots=True)
class PastRecord:
    """What is counted of one record, whatever else stood in it.

    Attributes:
        aliases: former ids, under which it may have been counted before.
        certificates: kinds that were issued, each with its last day as written, or empty.
        workers: with consent only.
        women_workers: with consent only.
    """

    shown: bool
    aliases: tuple[str, ...] = ()
    certificates: tuple[tuple[str, str], ...] = ()
    workers: int | None = None
    women_workers: int | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The shown records at the end of a quarter, by id."""

    quarter: Quarter
    day: date
    products: Mapping[str, PastRecord]
    producers: Mapping[str, PastRecord]


@dataclass(frozen=True, slots=True)
class History:
    """What git knows of the records.

    Attributes:
        snapshots: one for each quarter since the first commit, oldest first; empty without a history.
        shallow: whether older commits were not fetched.
        reason: why there is no history, in Indonesian; empty where there is one.
    """

    snapshots: tuple[Snapshot, ...] = ()
    shallow: bool = False
    reason: str = ""


class _GitError(Exception):
    """Git refused; the reason in its own words."""


def read_history(content: Path, today: date) -> History:
    """Reads the records of a content root as they were at the end of each quarter.

    Only the main line of the history counts: what a branch held before it was merged was not published.
    """
    git = partial(_git, content)
    try:
        commits = [line.split() for line in git("log", "--first-parent", "--format=%H %ct").decode().splitlines()]
        shallow = git("rev-parse", "--is-shallow-repository").strip() == b"true"
        snapshots = tuple(_snapshots(git, [(commit, _day(seconds)) for commit, seconds in commits], today))
    except FileNotFoundError:
        return History(reason="program git tidak terpasang")
    except (_GitError, subprocess.TimeoutExpired) as error:
        return History(reason=str(error))
    if not any(snapshot.products or snapshot.producers for snapshot in snapshots):
        return History(shallow=shallow, reason="folder data ini tidak tersimpan dalam riwayat git")
    return History(snapshots, shallow)


def _git(folder: Path, *words: str, feed: bytes | None = None) -> bytes:
    """Runs git where the records are; it neither asks nor writes."""
    own = {name: value for name, value in os.environ.items() if name not in _OTHER_REPOSITORY}
    environment = {**own, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(
        ["git", "-C", str(folder), *words],  # noqa: S607 - whichever git the person uses
        input=feed,
        capture_output=True,
        env=environment,
        timeout=_TIMEOUT_S,
        check=False,
    )
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").splitlines() or [f"exit {done.returncode}"]
        raise _GitError(f"git: {lines[0]}")
    return done.stdout


def _day(seconds: str) -> date:
    return datetime.fromtimestamp(int(seconds), tz=_WESTERN_INDONESIA).date()


def _snapshots(git: Callable[..., bytes], commits: list[tuple[str, date]], today: date) -> Iterator[Snapshot]:
    """One for each quarter from the first commit until today; commits come newest first."""
    known: dict[str, PastRecord | None] = {}
    quarter = Quarter.of(min((day for _, day in commits), default=today))
    while commits and quarter.end < Quarter.of(today).next.end:
        day = min(quarter.end, today)
        last = next((commit for commit, at in commits if at <= day), None)
        files = dict(_files(git, last)) if last else {}
        known |= dict(_read(git, sorted(set(files.values()) - known.keys())))
        yield Snapshot(quarter, day, _shown(files, known, "products"), _shown(files, known, "producers"))
        quarter = quarter.next


def _files(git: Callable[..., bytes], commit: str) -> Iterator[tuple[str, str]]:
    """Path and blob of every record of a commit; paths as seen from the content root."""
    for entry in git("ls-tree", "-r", "-z", commit, "--", "products", "producers").split(b"\0"):
        if not entry:
            continue
        about, path = entry.decode("utf-8", "replace").split("\t", 1)
        parts = path.split("/")
        if len(parts) == 3 and parts[2] in {"product.yml", "producer.yml"} and about.startswith("100"):
            yield path, about.split()[2]


def _read(git: Callable[..., bytes], blobs: Iterable[str]) -> Iterator[tuple[str, PastRecord | None]]:
    """Each blob's record, read in one call of git; None where it is not one."""
    names = list(blobs)
    if not names:
        return
    data = git("cat-file", "--batch", feed="".join(f"{name}\n" for name in names).encode())
    at = 0
    for name in names:
        line_end = data.index(b"\n", at)
        size = int(data[at:line_end].split()[2])
        yield name, past_record(data[line_end + 1 : line_end + 1 + size])
        at = line_end + size + 2


def past_record(data: bytes) -> PastRecord | None:
    """What counts of a record of any age; today's rules may not have been those of its time."""
    root = read_yaml(data, "history").root
    values = plain_value(root) if root is not None else None
    if not isinstance(values, dict):
        return None
    consent = values.get("consent")
    agreed = isinstance(consent, dict) and consent.get("publish") is True
    return PastRecord(
        shown=str(values.get("status")) in SHOWN,
        aliases=tuple(alias for alias in _list(values.get("aliases")) if isinstance(alias, str)),
        certificates=tuple(
            (str(entry["type"]), str(entry.get("expires") or ""))
            for entry in _list(values.get("certificates"))
            if isinstance(entry, dict) and entry.get("status") == "issued" and "type" in entry
        ),
        workers=_count(values.get("workers")) if agreed else None,
        women_workers=_count(values.get("women_workers")) if agreed else None,
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _count(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None


def _shown(files: Mapping[str, str], known: Mapping[str, PastRecord | None], folder: str) -> dict[str, PastRecord]:
    found = {}
    for path, blob in sorted(files.items()):
        record = known[blob]
        if path.startswith(f"{folder}/") and record is not None and record.shown:
            found[path.split("/")[1]] = record
    return found
