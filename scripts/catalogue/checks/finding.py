"""What a rule finds, before it has a place in a file; and what a rule may look at beside the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem, Severity
from catalogue.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that knows its field but not yet its line.

    Attributes:
        code: name of the problem's code.
        field: dotted path inside the record.
        values: for the message's placeholders.
        hint: a hint that fits better than the code's own.
        severity: another severity than the code's own.
    """

    code: str
    field: str
    values: Mapping[str, Any]
    hint: Bilingual | None = None
    severity: Severity | None = None

    def at(self, location: Location) -> Problem:
        """The problem, at its place."""
        return problem(self.code, location, self.field, hint=self.hint, severity=self.severity, **self.values)


def found(
    code: str,
    field: str,
    /,
    *,
    hint: Bilingual | None = None,
    severity: Severity | None = None,
    **values: Any,
) -> Finding:
    """A finding, with the message's values as keywords."""
    return Finding(code, field, values, hint, severity)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may know beside the record itself.

    Attributes:
        vocabulary: the terms.
        today: the date of the build.
        folder: name of the record's folder.
        unread: fields in which something is written that could not be read; they are not missing.
    """

    vocabulary: Vocabulary
    today: date
    folder: str
    unread: frozenset[str] = frozenset()

    def is_unread(self, field: str) -> bool:
        """Whether something in a field could not be read, so that what is left of it says nothing."""
        return any(other == field or other.startswith((f"{field}.", f"{field}[")) for other in self.unread)
