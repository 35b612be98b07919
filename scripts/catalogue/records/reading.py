"""What every step of reading a record shares: where it is, what is known, and what was found wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

import yaml

from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem, Severity
from catalogue.records.examples import example_of
from catalogue.records.suggestions import Suggestions
from catalogue.strict_yaml import start_of
from catalogue.vocabulary import Vocabulary


class Nothing:
    """A mark that stands where a value would."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


#: Nothing was written.
ABSENT: Final = Nothing("ABSENT")
#: Something was written that cannot be used; its problem is reported.
BAD: Final = Nothing("BAD")

#: The way from the record to a field, innermost last: a linked list that is only spelled out for a problem.
Trail = tuple["Trail", str | int] | None

_FOUND: Final = {
    yaml.ScalarNode: Bilingual("satu nilai", "a single value"),
    yaml.SequenceNode: Bilingual("daftar", "a list"),
    yaml.MappingNode: Bilingual("beberapa kolom", "fields"),
}


def spell(trail: Trail) -> str:
    """A trail as people write it: `price.tiers[1].amount`."""
    parts: list[str] = []
    while trail is not None:
        trail, step = trail
        parts.append(f"[{step}]" if isinstance(step, int) else f".{step}")
    return "".join(reversed(parts)).removeprefix(".")


@dataclass(slots=True)
class Reading:
    """One record being read.

    Attributes:
        path: file, relative to the content root.
        vocabulary: what terms there are.
        suggestions: finds the term a person meant.
        draft: whether what is needed to publish may still be missing.
        problems: everything found so far.
    """

    path: str
    vocabulary: Vocabulary
    suggestions: Suggestions
    draft: bool = False
    problems: list[Problem] = field(default_factory=list)

    def field(self, trail: Trail) -> str:
        """A trail spelled out."""
        return spell(trail)

    def report(
        self,
        code: str,
        location: Location,
        trail: Trail,
        *,
        hint: Bilingual | None = None,
        severity: Severity | None = None,
        **values: Any,
    ) -> Literal[False]:
        """Notes a problem; False, for `good = reading.report(…)`."""
        self.problems.append(problem(code, location, spell(trail), hint=hint, severity=severity, **values))
        return False

    def report_shape(self, code: str, node: yaml.Node, trail: Trail) -> None:
        """Notes that a list, mapping or single value stands where another is needed."""
        found = _FOUND[type(node)]
        self.report(
            code,
            start_of(node, self.path),
            trail,
            found_id=found.id,
            found=found.en,
            example=_example(code, node, trail[1] if trail else ""),
        )


def _example(code: str, node: yaml.Node, step: str | int) -> str:
    """An example of the right shape; the field's model is not known here, so its usual example may not fit."""
    if code == "expected-list" and isinstance(node, yaml.ScalarNode):
        return f"{step}: [{' '.join(node.value.split())}]"
    example = example_of(step)
    shape = {"expected-mapping": "{", "expected-list": "["}.get(code)
    fits = shape in example if shape else "{" not in example and "[" not in example
    return example if fits or isinstance(step, int) else f"{step}: …"
