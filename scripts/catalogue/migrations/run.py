"""Migrations over a content root: what each file would become, and writing it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalogue.migrations.steps import Migration, Step, apply_edits
from catalogue.problems import Problem
from catalogue.records_version import KEY, PLACE, line_of_version, version_problems
from catalogue.sources import Kind, find_records, read_bytes
from catalogue.strict_yaml import read_yaml


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that a migration changes.

    Attributes:
        path: relative to the content root, with forward slashes.
        file: where it is.
        old: its text.
        new: what it becomes.
    """

    path: str
    file: Path
    old: str
    new: str

    def diff(self) -> str:
        """Lines taken out and put in, as `git diff` shows them."""
        lines = difflib.unified_diff(
            self.old.splitlines(), self.new.splitlines(), f"a/{self.path}", f"b/{self.path}", lineterm="", n=1
        )
        return "\n".join(lines)

    def write(self) -> None:
        """Puts the new text in the file's place in one step."""
        temporary = self.file.with_name(f".{self.file.name}.new")
        temporary.write_bytes(self.new.encode())
        temporary.replace(self.file)


@dataclass(frozen=True, slots=True)
class Migrated:
    """What migrations would do to a content root.

    Attributes:
        done: the migrations that were due, the oldest first.
        changes: files that change, in the order of their paths; the one that says the form comes last.
        problems: what stands in the way; with one of them nothing may be written.
    """

    done: tuple[Migration, ...]
    changes: tuple[FileChange, ...]
    problems: tuple[Problem, ...]


def migrate(content: Path, migrations: Sequence[Migration], known: int) -> Migrated:
    """What brings the records of a content root to the form this generator reads; writes nothing.

    Args:
        content: the content root.
        migrations: all there are, the oldest first.
        known: the form this generator reads.
    """
    place = content / PLACE
    site = _text(place) if place.is_file() else ""
    version = _version_in(site)
    if version > known:
        return Migrated((), (), tuple(version_problems(version, line_of_version(site))))
    due = tuple(migration for migration in migrations if migration.version > version)
    changes: list[FileChange] = []
    problems: list[Problem] = []
    for file in find_records(content).files if due else ():
        data = read_bytes(file)
        if isinstance(data, Problem):
            problems.append(data)
            continue
        # As it stands in the file: a byte order mark and the line ends of the person's computer stay.
        old = data.decode("utf-8", "surrogateescape")
        new, found = _through(old, [s for m in due for s in m.steps if s.kind == file.kind], file.kind, file.path)
        problems += found
        if new != old:
            changes.append(FileChange(file.path, file.file, old, new))
    changes.sort(key=lambda change: change.path)
    if due and site:
        changes.append(FileChange(PLACE, place, site, _with_version(site, due[-1].version)))
    return Migrated(due, tuple(changes), tuple(problems))


def _through(text: str, steps: Sequence[Step], kind: Kind, path: str) -> tuple[str, list[Problem]]:
    """A record's text after every step; each reads what the one before made."""
    problems: list[Problem] = []
    for step in steps:
        document = read_yaml(text.encode("utf-8", "surrogateescape"), path)
        broken = [found for found in document.problems if document.root is None]
        if document.root is None:
            return text, [*problems, *broken]
        edits, found = step.edits(document.root, path)
        problems += found
        mark, body = (text[:1], text[1:]) if text.startswith("\ufeff") else ("", text)
        text = mark + apply_edits(body, edits)
    return text, problems


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "surrogateescape")


def _version_in(site: str) -> int:
    found = re.search(rf"^{KEY}:[ \t]*([0-9]+)", site, re.MULTILINE)
    return int(found[1]) if found else 1


def _with_version(site: str, version: int) -> str:
    """The site's file with the form of its records: at its place, or behind the rest."""
    said = re.compile(rf"^({KEY}:[ \t]*)[0-9]+", re.MULTILINE)
    if said.search(site):
        return said.sub(rf"\g<1>{version}", site, count=1)
    return f"{site.rstrip()}\n{KEY}: {version}\n"
