"""Checks `reference/certificates.yml`: labels in three languages, and number patterns that can be read and fit."""

from __future__ import annotations

import re
from typing import Final

import yaml

from catalogue.reference_nodes import Nodes

_PATTERNS: Final = ("pattern", "dummy")


def check_certificate_types(nodes: Nodes, root: yaml.Node) -> None:
    """Reports what is wrong with the kinds of certificate of a file."""
    top = nodes.top(root, "certificates.yml", ("certificates",))
    if "checked_on" not in top:
        nodes.report("rule-without-date", root, "checked_on", value="certificates.yml")
    nodes.day(top.get("checked_on"), "checked_on")
    for key, node in nodes.parts(top.get("certificates"), "certificates").items():
        field = f"certificates.{key}"
        parts = nodes.parts(node, field)
        for name in ("label", "short"):
            nodes.label(parts.get(name), f"{field}.{name}", node)
        if "pattern_level" in parts:
            nodes.choice(parts["pattern_level"], f"{field}.pattern_level", ("error", "warn"), node)
        if "sources" not in parts or not parts["sources"].value:
            nodes.report("rule-without-source", node, f"{field}.sources", value=key)
        _check_patterns(nodes, parts, field)


def _check_patterns(nodes: Nodes, parts: dict[str, yaml.Node], field: str) -> None:
    """Both patterns can be read, have the groups that are counted on, and fit the entry's own example."""
    example = parts.get("example_dummy")
    for name in _PATTERNS:
        if name not in parts:
            continue
        place, text = f"{field}.{name}", nodes.text(parts[name])
        try:
            pattern = re.compile(text, re.IGNORECASE)
        except re.error as error:
            nodes.report("number-pattern", parts[name], place, value=text, reason=error)
            continue
        if example is not None and not pattern.match(nodes.text(example)):
            number = nodes.text(example)
            nodes.report("number-example", example, f"{field}.example_dummy", value=number, part=name)
        if name == "pattern":
            _check_groups(nodes, parts, field, pattern.groups)


def _check_groups(nodes: Nodes, parts: dict[str, yaml.Node], field: str, groups: int) -> None:
    """The parts of a number that are looked at stand in a group of its pattern."""
    for key in ("regency_group", "year_group"):
        if key in parts and (value := nodes.text(parts[key])) not in map(str, range(1, groups + 1)):
            choices = f"1-{groups}"
            nodes.report("reference-value", parts[key], f"{field}.{key}", value=value, part=key, choices=choices)
