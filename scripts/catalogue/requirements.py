"""What markets ask of products: the rules of `reference/markets.yml`, compiled, each with its source and date.

`market_rules.py` reads and checks them; `readiness/` holds them against records. They are guidance, never legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from catalogue.languages import Language

Label = Mapping[Language, str]

Who = Literal["producer", "exporter", "importer"]
RequirementKind = Literal["document", "certificate", "treatment", "label", "test", "registration", "restriction"]
Level = Literal["required", "conditional", "recommended"]
Confidence = Literal["high", "medium", "low"]

#: Key of `sources` that stands for what nobody has looked up; a rule with no other source is of low confidence.
GENERAL_KNOWLEDGE: Final = "gk"
#: Group of the rules that hold for every group of products.
COMMON: Final = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read, and when it was last looked at.

    Attributes:
        title: of the page, in its own language; empty for general knowledge.
        url: address of the page; empty for general knowledge.
    """

    id: str
    title: str
    url: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a market can ask for.

    Attributes:
        who: who must act.
        certificates: kinds of certificate that show it is met, any of them.
        per_shipment: whether it is made anew for every shipment.
        ahead: whether it can be had before there is an order: it is not per shipment, or a standing certificate
            shows that it can be had.
    """

    id: str
    label: Label
    who: Who
    kind: RequirementKind
    certificates: tuple[str, ...] = ()
    per_shipment: bool = False
    ahead: bool = True


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule applies. It looks only at what a product is, never at its certificates.

    Exactly one kind of test is set. A test that the record cannot answer leaves the condition open.

    Attributes:
        words: holds where one of them stands in the name, summary, description or keywords; open otherwise.
        hs: holds where the HS code begins with one of them.
        materials: holds where the product has one of them; open where no material is given.
        field: holds where this field of the record is filled; open otherwise.
        any_of: holds where one of these does.
        all_of: holds where all of these do.
        none_of: holds where none of these does.
    """

    id: str
    label: Label
    words: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    field: str = ""
    any_of: tuple[Condition, ...] = ()
    all_of: tuple[Condition, ...] = ()
    none_of: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement of one market for one group of products.

    Attributes:
        market: code of the market.
        group: group of products, or COMMON.
        level: as the file says it; `optional` there is `recommended` here.
        confidence: never above low where the only source is general knowledge.
        sources: at least one.
        checked_on: when it was last checked.
        note: one or two sentences, or None.
        when: condition that decides whether it applies, or None.
    """

    market: str
    group: str
    requirement: Requirement
    level: Level
    confidence: Confidence
    sources: tuple[Source, ...]
    checked_on: date
    note: Label | None = None
    when: Condition | None = None

    @property
    def may_decide(self) -> bool:
        """Whether the rule can have a say in the verdict of a product; low confidence never has one."""
        return self.confidence != "low" and self.level != "recommended" and self.requirement.ahead


@dataclass(frozen=True, slots=True)
class Market:
    """One target market.

    Attributes:
        code: ISO 3166-1, or EU.
        common: rules for every group.
        groups: rules by group of products, without the common ones.
    """

    code: str
    label: Label
    common: tuple[Rule, ...]
    groups: Mapping[str, tuple[Rule, ...]]

    def covers(self, group: str) -> bool:
        """Whether the rules for a group have been collected."""
        return group in self.groups

    def rules_for(self, group: str) -> tuple[Rule, ...]:
        """All rules for a group, its own first; a rule of its own replaces the common one of that requirement."""
        own = self.groups.get(group, ())
        named = {rule.requirement.id for rule in own}
        return (*own, *(rule for rule in self.common if rule.requirement.id not in named))


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All of `reference/markets.yml`.

    Attributes:
        checked_on: date of the file as a whole.
    """

    checked_on: date
    sources: Mapping[str, Source]
    requirements: Mapping[str, Requirement]
    conditions: Mapping[str, Condition]
    groups: Mapping[str, Label]
    markets: Mapping[str, Market] = field(repr=False)
