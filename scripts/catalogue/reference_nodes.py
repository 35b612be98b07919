"""A file of `reference/` as YAML nodes, so that what is wrong in it can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

import yaml

from catalogue.languages import LANGUAGES
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Problem
from catalogue.requirements import Label
from catalogue.strict_yaml import start_of


class Nodes:
    """Reads parts of one file and keeps what is wrong with them.

    A part that cannot be read is reported once and comes back as None or empty; the file is refused as a whole.

    Attributes:
        problems: everything wrong so far.
    """

    def __init__(self, path: str) -> None:
        """Starts with nothing wrong.

        Args:
            path: of the file, relative to the content root, for the places of problems.
        """
        self.path = path
        self.problems: list[Problem] = []

    def report(self, code: str, node: yaml.Node, field: str, **values: Any) -> None:
        """Adds a problem where a node begins."""
        self.problems.append(problem(code, start_of(node, self.path), field, **values))

    def parts(self, node: yaml.Node | None, field: str, keys: Collection[str] = ()) -> dict[str, yaml.Node]:
        """The values of a mapping by key; other keys than these are reported, where some are given."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.report("reference-value", node, field, value=_shown(node), part=field, choices=_MAPPING)
            return {}
        if keys:
            for key, _ in node.value:
                if key.value not in keys:
                    known = ", ".join(sorted(keys))
                    self.report("rule-unknown-key", key, field, value=key.value, part=field, choices=known)
        return {key.value: value for key, value in node.value}

    def top(
        self, root: yaml.Node, field: str, needed: Collection[str], keys: Collection[str] = ()
    ) -> dict[str, yaml.Node]:
        """The parts of a file; those that are needed and not there are reported."""
        found = self.parts(root, field, keys)
        for key in needed:
            if key not in found:
                self.report("reference-value", root, key, value="", part=key, choices=_MAPPING)
        return found

    def items(self, node: yaml.Node | None, field: str) -> Iterator[tuple[str, yaml.Node]]:
        """The items of a list, each with its field."""
        if isinstance(node, yaml.SequenceNode):
            yield from ((f"{field}[{index}]", item) for index, item in enumerate(node.value))
        elif node is not None:
            self.report("reference-value", node, field, value=_shown(node), part=field, choices=_LIST)

    def text(self, node: yaml.Node | None) -> str:
        """A single text; empty where there is none."""
        return node.value.strip() if isinstance(node, yaml.ScalarNode) else ""

    def texts(self, node: yaml.Node | None, field: str) -> tuple[str, ...]:
        """The texts of a list."""
        return tuple(self.text(item) for _, item in self.items(node, field)) if node is not None else ()

    def label(self, node: yaml.Node | None, field: str, owner: yaml.Node) -> Label | None:
        """A text in the three languages; what is missing is reported."""
        parts = self.parts(node, field) if node is not None else {}
        label = {language: self.text(parts.get(language)) for language in LANGUAGES}
        missing = [language for language, text in label.items() if not text]
        for language in missing:
            self.report("reference-language", node or owner, field, language=language, part=field)
        return None if missing else label

    def choice(self, node: yaml.Node | None, field: str, choices: Sequence[str], owner: yaml.Node) -> str:
        """One of a few words; the first of them where it is something else, which is reported."""
        value = self.text(node)
        if value in choices:
            return value
        self.report("reference-value", node or owner, field, value=value, part=field, choices=", ".join(choices))
        return choices[0]

    def day(self, node: yaml.Node | None, field: str) -> date | None:
        """A date, or None where there is none; what is no date is reported."""
        if node is None:
            return None
        text = self.text(node)
        try:
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
                return date.fromisoformat(text)
        except ValueError:
            pass  # reported below, with whatever else is not a date
        self.report("rule-without-date", node, field, value=field)
        return None


_MAPPING = Bilingual("pasangan nama dan nilai", "pairs of name and value")
_LIST = Bilingual("daftar, misalnya [a, b]", "a list, for example [a, b]")


def _shown(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "…"
