"""Reads the conditions of `reference/markets.yml`; one that leads back to itself is refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

import yaml

from catalogue.reference_nodes import Nodes
from catalogue.requirements import Condition, Label

_PARTS: Final = ("any_of", "all_of", "none_of")
_TESTS: Final = ("words", "hs", "materials", "field", *_PARTS)


def read_conditions(
    nodes: Nodes, node: yaml.Node | None, materials: Collection[str], fields: Collection[str]
) -> dict[str, Condition]:
    """The conditions by id; those that cannot be read are reported and stay without a test.

    Args:
        nodes: keeps what is wrong.
        node: the part `conditions` of the file, or None.
        materials: ids a condition may name.
        fields: fields of a product a condition may name.
    """
    return _Reading(nodes, nodes.parts(node, "conditions"), {"materials": materials, "field": fields}).all()


class _Reading:
    def __init__(self, nodes: Nodes, entries: Mapping[str, yaml.Node], choices: Mapping[str, Collection[str]]) -> None:
        self._nodes, self._entries, self._choices = nodes, entries, choices
        self._done: dict[str, Condition | None] = {}

    def all(self) -> dict[str, Condition]:
        return {key: self._read(key, ()) or Condition(key, {}) for key in self._entries}

    def _read(self, key: str, path: tuple[str, ...]) -> Condition | None:
        if key not in self._done:
            self._done[key] = self._make(key, (*path, key))
        return self._done[key]

    def _make(self, key: str, path: tuple[str, ...]) -> Condition | None:
        nodes, node, field = self._nodes, self._entries[key], f"conditions.{key}"
        parts = nodes.parts(node, field, ("label", *_TESTS))
        label = nodes.label(parts.get("label"), f"{field}.label", node)
        tests = [name for name in _TESTS if name in parts]
        if len(tests) != 1:
            nodes.report("reference-value", node, field, value=key, part=field, choices=", ".join(_TESTS))
            return None
        test = tests[0]
        place, value = f"{field}.{test}", parts[test]
        if test == "field":
            name = nodes.text(value)
            return Condition(key, label or {}, field=name) if self._are_known(test, (name,), value, place) else None
        names = nodes.texts(value, place)
        if not names or not self._are_known(test, names, value, place):
            return None
        if test in _PARTS:
            found = [self._part(name, path, value, place) for name in names]
            inner = tuple(part for part in found if part is not None)
            return _of_others(key, label or {}, test, inner) if len(inner) == len(names) else None
        return _of_facts(key, label or {}, test, names)

    def _are_known(self, test: str, names: tuple[str, ...], node: yaml.Node, field: str) -> bool:
        known = self._entries if test in _PARTS else self._choices.get(test)
        if known is None:
            return True
        unknown = [name for name in names if name not in known]
        for name in unknown:
            part = "conditions" if test in _PARTS else test
            choices = ", ".join(sorted(known))
            self._nodes.report("rule-unknown-key", node, field, value=name, part=part, choices=choices)
        return not unknown

    def _part(self, name: str, path: tuple[str, ...], node: yaml.Node, field: str) -> Condition | None:
        if name in path:
            cycle = " → ".join((*path[path.index(name) :], name))
            self._nodes.report("condition-cycle", node, field, cycle=cycle)
            return None
        return self._read(name, path)


def _of_facts(key: str, label: Label, test: str, names: tuple[str, ...]) -> Condition:
    if test == "words":
        return Condition(key, label, words=names)
    return Condition(key, label, hs=names) if test == "hs" else Condition(key, label, materials=names)


def _of_others(key: str, label: Label, test: str, inner: tuple[Condition, ...]) -> Condition:
    if test == "any_of":
        return Condition(key, label, any_of=inner)
    return Condition(key, label, all_of=inner) if test == "all_of" else Condition(key, label, none_of=inner)
