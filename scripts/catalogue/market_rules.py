"""Reads `reference/markets.yml` into the rules of markets and says where they are wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, TypeVar, cast, get_args

import yaml

from catalogue.market_conditions import read_conditions
from catalogue.reference_nodes import Nodes
from catalogue.requirements import (
    COMMON,
    GENERAL_KNOWLEDGE,
    Condition,
    Confidence,
    Label,
    Level,
    Market,
    Requirement,
    RequirementKind,
    Rule,
    Rulebook,
    Source,
    Who,
)

_Entry = TypeVar("_Entry")

_NEEDED: Final = ("sources", "requirements", "groups", "markets")
_TOP: Final = frozenset({"checked_on", "conditions", *_NEEDED})
_RULE: Final = frozenset({"req", "status", "confidence", "src", "note", "when", "checked_on"})
_REQUIREMENT: Final = frozenset({"label", "who", "kind", "cert", "shown_by", "per_shipment"})
#: How the file calls a level, and what it is called here.
LEVELS: Final[Mapping[str, Level]] = {
    "required": "required",
    "conditional": "conditional",
    "optional": "recommended",
}


class RulesReader:
    """One reading of the file. Where something was wrong, the rules are not to be used."""

    def __init__(self, nodes: Nodes, certificates: Collection[str]) -> None:
        """Prepares a reading.

        Args:
            nodes: keeps what is wrong.
            certificates: ids of the kinds of certificate a requirement may name.
        """
        self._nodes = nodes
        self._certificates = certificates
        self._checked_on: date | None = None
        self._sources: dict[str, Source] = {}
        self._requirements: dict[str, Requirement] = {}
        self._conditions: dict[str, Condition] = {}
        self._groups: dict[str, Label] = {}

    def read(self, root: yaml.Node, materials: Collection[str], fields: Collection[str]) -> Rulebook:
        """The rules.

        Args:
            root: the file.
            materials: ids a condition may name.
            fields: fields of a product a condition may name.
        """
        top = self._nodes.top(root, "markets.yml", _NEEDED, _TOP)
        self._checked_on = self._nodes.day(top.get("checked_on"), "checked_on")
        self._groups = self._labels(top.get("groups"), "groups")
        self._sources = self._read_sources(top.get("sources"), root)
        for key, node in self._nodes.parts(top.get("requirements"), "requirements").items():
            self._read_requirement(key, node)
        self._conditions = read_conditions(self._nodes, top.get("conditions"), materials, fields)
        markets = {
            code: self._market(code, node) for code, node in self._nodes.parts(top.get("markets"), "markets").items()
        }
        checked_on = self._checked_on or date.min
        return Rulebook(checked_on, self._sources, self._requirements, self._conditions, self._groups, markets)

    def _labels(self, node: yaml.Node | None, field: str) -> dict[str, Label]:
        found = {}
        for key, entry in self._nodes.parts(node, field).items():
            label = self._nodes.label(self._nodes.parts(entry, f"{field}.{key}").get("label"), f"{field}.{key}", entry)
            found[key] = label or {}
        return found

    def _read_sources(self, node: yaml.Node | None, root: yaml.Node) -> dict[str, Source]:
        found = {}
        for key, entry in self._nodes.parts(node, "sources").items():
            field = f"sources.{key}"
            parts = self._nodes.parts(entry, field, ("title", "url", "checked_on"))
            title, url = self._nodes.text(parts.get("title")), self._nodes.text(parts.get("url"))
            if not title or not url.startswith(("https://", "http://")):
                self._nodes.report("rule-without-source", entry, field, value=key)
            day = self._day(parts, entry, field)
            found[key] = Source(key, title, url, day)
        found[GENERAL_KNOWLEDGE] = Source(GENERAL_KNOWLEDGE, "", "", self._checked_on or date.min)
        return found

    def _day(self, parts: Mapping[str, yaml.Node], owner: yaml.Node, field: str) -> date:
        """The entry's own date, else the file's; one of them must be there."""
        own = parts.get("checked_on")
        day = self._nodes.day(own, f"{field}.checked_on")
        if own is None and self._checked_on is None:
            self._nodes.report("rule-without-date", owner, field, value=field)
        return day or self._checked_on or date.min

    def _read_requirement(self, key: str, node: yaml.Node) -> None:
        nodes, field = self._nodes, f"requirements.{key}"
        parts = nodes.parts(node, field, _REQUIREMENT)
        label = nodes.label(parts.get("label"), f"{field}.label", node)
        who = nodes.choice(parts.get("who"), f"{field}.who", get_args(Who), node)
        kind = nodes.choice(parts.get("kind"), f"{field}.kind", get_args(RequirementKind), node)
        standing = self._known_certificates(nodes.texts(parts.get("shown_by"), f"{field}.shown_by"), parts, field)
        own = (nodes.text(parts.get("cert")),) if "cert" in parts else ()
        per_shipment = "per_shipment" in parts and (
            nodes.choice(parts["per_shipment"], f"{field}.per_shipment", ("false", "true"), node) == "true"
        )
        self._requirements[key] = Requirement(
            key,
            label or {},
            cast(Who, who),
            cast(RequirementKind, kind),
            self._known_certificates(own, parts, field) + standing,
            per_shipment,
            ahead=not per_shipment or bool(standing),
        )

    def _known_certificates(
        self, kinds: tuple[str, ...], parts: Mapping[str, yaml.Node], field: str
    ) -> tuple[str, ...]:
        for kind in kinds:
            if kind not in self._certificates:
                key = "cert" if self._nodes.text(parts.get("cert")) == kind else "shown_by"
                self._nodes.report("rule-unknown-certificate", parts[key], f"{field}.{key}", value=kind)
        return kinds

    def _market(self, code: str, node: yaml.Node) -> Market:
        field = f"markets.{code}"
        parts = self._nodes.parts(node, field, ("label", "common", "categories"))
        label = self._nodes.label(parts.get("label"), f"{field}.label", node)
        groups = {}
        for group, rules in self._nodes.parts(parts.get("categories"), f"{field}.categories").items():
            place = f"{field}.categories.{group}"
            if group not in self._groups:
                known = ", ".join(self._groups)
                self._nodes.report("rule-unknown-key", rules, place, value=group, part="groups", choices=known)
            groups[group] = self._rules(code, group, rules, place)
        return Market(code, label or {}, self._rules(code, COMMON, parts.get("common"), f"{field}.common"), groups)

    def _rules(self, market: str, group: str, node: yaml.Node | None, field: str) -> tuple[Rule, ...]:
        found = [self._rule(market, group, item, place) for place, item in self._nodes.items(node, field)]
        return tuple(rule for rule in found if rule is not None)

    def _rule(self, market: str, group: str, node: yaml.Node, field: str) -> Rule | None:
        nodes, parts = self._nodes, self._nodes.parts(node, field, _RULE)
        name = nodes.text(parts.get("req"))
        requirement = self._known(self._requirements, name, parts.get("req") or node, f"{field}.req", "requirements")
        level = nodes.choice(parts.get("status"), f"{field}.status", tuple(LEVELS), node)
        confidence = nodes.choice(parts.get("confidence"), f"{field}.confidence", get_args(Confidence), node)
        sources = self._rule_sources(name, parts.get("src"), node, field)
        note = nodes.label(parts["note"], f"{field}.note", node) if "note" in parts else None
        when = None
        if "when" in parts:
            when = self._known(
                self._conditions, nodes.text(parts["when"]), parts["when"], f"{field}.when", "conditions"
            )
        day = self._day(parts, node, field)
        if requirement is None:
            return None
        unverified = all(source.id == GENERAL_KNOWLEDGE for source in sources)
        sure = "low" if unverified else cast(Confidence, confidence)
        return Rule(market, group, requirement, LEVELS[level], sure, sources, day, note, when)

    def _rule_sources(self, name: str, node: yaml.Node | None, owner: yaml.Node, field: str) -> tuple[Source, ...]:
        found = []
        for key in self._nodes.texts(node, f"{field}.src"):
            source = self._known(self._sources, key, node or owner, f"{field}.src", "sources")
            if source is not None:
                found.append(source)
        if not found and (node is None or not node.value):
            self._nodes.report("rule-without-source", owner, f"{field}.src", value=name)
        return tuple(found)

    def _known(self, entries: Mapping[str, _Entry], name: str, node: yaml.Node, field: str, part: str) -> _Entry | None:
        """An entry of another part of the file; a name that is not there is reported."""
        if name not in entries:
            choices = ", ".join(sorted(entries))
            self._nodes.report("rule-unknown-key", node, field, value=name, part=part, choices=choices)
        return entries.get(name)
