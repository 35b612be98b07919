"""The verdict: each rule of a market held against a product, and what follows for the product as a whole.

What may decide: a rule that is required, or whose condition holds; of high or medium confidence; that the producer or
exporter can have ahead of an order. The rest is shown and never decides: the importer's side as long as nothing is
on record, what is made for each shipment, a condition that the record leaves open, and everything of low confidence.
What holds for all goods of a market never decides alone, without a rule for the product's own group.
So a further certificate never makes a product less ready, and a day that passes never makes it more so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from catalogue.readiness.conditions import holds
from catalogue.readiness.holdings import Holding, Holdings, holdings_of
from catalogue.records import Producer, Product
from catalogue.requirements import COMMON, Confidence, Level, Rule, Rulebook, Source, Who
from catalogue.vocabulary import Vocabulary

State = Literal["met", "in_progress", "missing", "expired", "to_confirm", "not_applicable"]
#: What is done first, what is open next, then what the importer must say.
STATES: Final[tuple[State, ...]] = ("met", "in_progress", "missing", "expired", "to_confirm", "not_applicable")
MarketState = Literal["ready", "nearly", "not_ready", "unknown"]
#: From the most ready to the least; `unknown`: nothing on record decides it, ask the importer.
MARKET_STATES: Final[tuple[MarketState, ...]] = ("ready", "nearly", "not_ready", "unknown")
_OPEN: Final = frozenset({"in_progress", "missing", "expired"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one product stands to one rule.

    Attributes:
        rule: the rule, with its requirement, sources and date.
        state: see State.
        decides: whether it has a say in whether the product is ready.
        holding: what the product shows for it, or None.
        applies: whether its condition holds; None where the record leaves it open.
    """

    rule: Rule
    state: State
    decides: bool
    holding: Holding | None
    applies: bool | None

    @property
    def requirement(self) -> str:
        """Id of the requirement."""
        return self.rule.requirement.id

    @property
    def level(self) -> Level:
        """Required, conditional or recommended."""
        return self.rule.level

    @property
    def who(self) -> Who:
        """Who must act."""
        return self.rule.requirement.who

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where the rule was read."""
        return self.rule.sources

    @property
    def checked_on(self) -> date:
        """When the rule was last checked."""
        return self.rule.checked_on

    @property
    def confidence(self) -> Confidence:
        """How sure the rule is."""
        return self.rule.confidence

    @property
    def is_open(self) -> bool:
        """Whether it keeps the product from being ready."""
        return self.decides and self.state in _OPEN


@dataclass(frozen=True, slots=True)
class Readiness:
    """How one product stands to one market.

    Attributes:
        market: code of the market.
        group: group of requirements the product follows.
        covered: whether the rules for the group have been collected for this market.
        state: see MarketState.
        verdicts: one for each rule, the group's own first, in the order of the file.
    """

    market: str
    group: str
    covered: bool
    state: MarketState
    verdicts: tuple[Verdict, ...]

    @property
    def open(self) -> tuple[Verdict, ...]:
        """What keeps the product from being ready."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_open)

    @property
    def met(self) -> tuple[Verdict, ...]:
        """What the product has to show."""
        return tuple(verdict for verdict in self.verdicts if verdict.state == "met")

    @property
    def to_agree(self) -> tuple[Verdict, ...]:
        """What is to be settled with the importer; recommendations are not."""
        return tuple(v for v in self.verdicts if v.state == "to_confirm" and v.level != "recommended")

    @property
    def step(self) -> Verdict | None:
        """The one step that is missing, of a product that is nearly ready."""
        return self.open[0] if self.state == "nearly" else None


def evaluate(
    product: Product, producer: Producer | None, market: str, vocabulary: Vocabulary, today: date
) -> Readiness:
    """How ready a product is for a market on a day.

    Args:
        product: the product.
        producer: its producer, whose evidence counts too, or None.
        market: a code of `vocabulary.rules.markets`.
        vocabulary: for the rules and the category's usual group.
        today: the day everything dated is judged by.
    """
    return judge(
        vocabulary.rules, market, group_of(product, vocabulary), product, holdings_of(product, producer, today)
    )


def group_of(product: Product, vocabulary: Vocabulary) -> str:
    """The group of requirements a product follows: its own, else its category's."""
    category = vocabulary.categories.get(product.category or "")
    return product.requirement_group or (category.group if category else COMMON)


def judge(rules: Rulebook, market: str, group: str, product: Product, holdings: Holdings) -> Readiness:
    """As `evaluate`, for what a product is known to show."""
    entry = rules.markets[market]
    verdicts = []
    for rule in entry.rules_for(group):
        asked = rule.requirement
        applies = holds(rule.when, product) if rule.when else None if rule.level == "conditional" else True
        verdicts.append(verdict(rule, holdings.best(asked.id, asked.certificates, market), applies))
    return sum_up(market, group, entry.covers(group), tuple(verdicts))


def verdict(rule: Rule, holding: Holding | None, applies: bool | None) -> Verdict:
    """How a product that shows this stands to one rule."""
    if applies is False:
        return Verdict(rule, "not_applicable", False, holding, applies)
    if rule.confidence == "low":
        return Verdict(rule, "to_confirm", False, holding, applies)
    may = applies is True and rule.may_decide
    if holding is not None and holding.state == "met":
        return Verdict(rule, "met", may, holding, applies)
    ours = rule.requirement.who != "importer" and rule.requirement.ahead
    if holding is not None and holding.state != "planned":
        return Verdict(rule, holding.state, may and ours, holding, applies)
    asked = ours and (applies is True or rule.level == "recommended")
    return Verdict(rule, "missing" if asked else "to_confirm", may and ours, holding, applies)


def sum_up(market: str, group: str, covered: bool, verdicts: tuple[Verdict, ...]) -> Readiness:
    """What follows from the verdicts of all rules."""
    missing = sum(v.is_open for v in verdicts)
    state: MarketState
    if not covered or not any(v.decides and v.rule.group != COMMON for v in verdicts):
        state = "unknown"  # what holds for all goods says too little about these
    else:
        state = "ready" if not missing else "nearly" if missing == 1 else "not_ready"
    return Readiness(market, group, covered, state, verdicts)
