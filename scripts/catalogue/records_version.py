"""Which form of records this generator reads; a new one comes with a migration (see `migrations/`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem

#: Raised together with a new entry in `migrations/table.py`.
RECORDS_VERSION: Final = 1
#: Where a content root says which form its records have, and under which key.
PLACE: Final = "reference/site.yml"
KEY: Final = "records_version"


def version_of(site: Mapping[str, Any]) -> int:
    """The form of the records of a content root: what its `reference/site.yml` says, else the first."""
    return int(site.get(KEY, 1))


def version_problems(version: int, line: int) -> list[Problem]:
    """What is wrong with records of a form that is not the generator's.

    Args:
        version: of the records.
        line: of `reference/site.yml` where it is said.
    """
    place = Location(PLACE, line)
    if version > RECORDS_VERSION:
        return [problem("records-too-new", place, KEY, value=version, known=RECORDS_VERSION)]
    if version < RECORDS_VERSION:
        return [problem("records-outdated", place, KEY, value=version, known=RECORDS_VERSION)]
    return []


def line_of_version(text: str) -> int:
    """The line of `reference/site.yml` that says the form; 1 where none does."""
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if line.startswith(f"{KEY}:")), 1)
