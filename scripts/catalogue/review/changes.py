"""Which problems belong to a change: those in the records it touches, and those it causes anywhere else."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from catalogue.loading import Loaded, load
from catalogue.problems import Problem, in_report_order
from catalogue.review.git import base_of, changed_since, unpack_tree
from catalogue.settings import Settings
from catalogue.sources import FOLDERS

_RECORDS: Final = tuple(folder for _, folder in FOLDERS)


@dataclass(frozen=True, slots=True)
class Change:
    """What a piece of work changed.

    Attributes:
        base: the commit it began from.
        records: folders of records, as in `products/kopi-rempah`, sorted; deleted ones too.
        reference: whether the vocabulary changed, which touches every record.
        site: whether something changed that every page is made with.
    """

    base: str
    records: tuple[str, ...]
    reference: bool
    site: bool


def read_change(settings: Settings, reference: str) -> Change:
    """What changed below the content root since the work left a branch or commit.

    Raises:
        GitError: the content is not kept in git, or there is no such commit.
    """
    base = base_of(settings.content, reference)
    paths = changed_since(settings.content, base)
    records = sorted({"/".join(path.split("/")[:2]) for path in paths if path.split("/")[0] in _RECORDS})
    vocabulary = any(path.startswith("reference/") for path in paths)
    site = any(path.startswith(("overrides/", "docs/", "scripts/", "mkdocs.yml")) for path in paths)
    return Change(base, tuple(records), vocabulary, site)


def problems_of(change: Change, loaded: Loaded, settings: Settings) -> list[Problem]:
    """Problems in the records that changed, and new ones in those that did not, in report order."""
    own = [problem for problem in loaded.problems if _is_in(problem, change.records)]
    return in_report_order([*own, *_caused(change, settings)])


def _is_in(problem: Problem, folders: Sequence[str]) -> bool:
    path = problem.location.path
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def _caused(change: Change, settings: Settings) -> list[Problem]:
    """Problems of untouched files that the same files did not have before.

    Photos of untouched records cannot have changed, so they stay closed on both sides of the comparison.
    """
    with tempfile.TemporaryDirectory(prefix="catalogue-base-") as scratch:
        content = Path(scratch) / "content"
        names = [*_RECORDS, *(["reference"] if settings.reference.is_relative_to(settings.content) else [])]
        unpack_tree(settings.content, change.base, names, content)
        before = load(replace(settings, content=content, cache_dir=Path(scratch) / "cache"), photos=False)
    after = load(settings, photos=False)
    known = set(before.problems)
    return [p for p in after.problems if p not in known and not _is_in(p, change.records)]
