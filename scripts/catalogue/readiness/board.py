"""Every shown product against every market, once per build.

Most products show the same few things for a market, so equal cases share one result: ten thousand products and
eleven markets are a few hundred cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from catalogue.catalogue import Catalogue
from catalogue.readiness.conditions import holds
from catalogue.readiness.engine import Readiness, group_of, sum_up, verdict
from catalogue.readiness.holdings import Holding, Holdings, holdings_of
from catalogue.records import Product
from catalogue.requirements import Condition, Market, Rule


class Standing(NamedTuple):
    """How the shown products stand to one market, newest first.

    Attributes:
        ready: those that are ready.
        nearly: those that lack one step, by the id of that requirement; the most common step first.
    """

    ready: tuple[Product, ...]
    nearly: Mapping[str, tuple[Product, ...]]

    @property
    def nearly_count(self) -> int:
        """How many lack one step."""
        return sum(map(len, self.nearly.values()))


_Case = tuple[str, str, tuple[Holding | None, ...], tuple[bool | None, ...]]


class Board:
    """The readiness of all products of a catalogue; worked out when first asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Keeps the catalogue; nothing is worked out yet."""
        self._catalogue = catalogue
        self._markets = catalogue.vocabulary.rules.markets
        self._rules: dict[tuple[str, str], tuple[Rule, ...]] = {}
        self._cases: dict[_Case, Readiness] = {}
        self._standings: dict[str, Standing] = {}
        self._of: dict[str, tuple[Readiness, ...]] = {}

    def of(self, product: Product) -> tuple[Readiness, ...]:
        """A product's readiness for every market, in the order of the file."""
        found = self._of.get(product.id)
        if found is None:
            found = self._of[product.id] = tuple(self._judged(product))
        return found

    def one(self, product: Product, market: str) -> Readiness:
        """A product's readiness for one market."""
        return self.of(product)[self._place[market]]

    def ready_markets(self, product: Product) -> tuple[str, ...]:
        """Codes of the markets a product is ready for."""
        return tuple([readiness.market for readiness in self.of(product) if readiness.state == "ready"])

    @cached_property
    def by_market(self) -> Mapping[str, tuple[tuple[Product, Readiness], ...]]:
        """Every shown product with its readiness, by market; newest first."""
        found: dict[str, list[tuple[Product, Readiness]]] = {code: [] for code in self._markets}
        for product in self._catalogue.shown:
            for readiness in self.of(product):
                found[readiness.market].append((product, readiness))
        return {code: tuple(pairs) for code, pairs in found.items()}

    def standing(self, market: str) -> Standing:
        """The shown products that are ready for a market, and those that lack one step."""
        found = self._standings.get(market)
        if found is None:
            found = self._standings[market] = _standing(self.by_market[market])
        return found

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {code: place for place, code in enumerate(self._markets)}

    def _judged(self, product: Product) -> Iterator[Readiness]:
        vocabulary, today = self._catalogue.vocabulary, self._catalogue.today
        producer = self._catalogue.producers.get(product.producer or "")
        holdings = holdings_of(product, producer, today)
        group = group_of(product, vocabulary)
        answers: dict[str, bool | None] = {}
        for market in self._markets.values():
            rules = self._rules_of(market, group)
            yield self._judge(market, group, rules, product, holdings, answers)

    def _judge(
        self,
        market: Market,
        group: str,
        rules: tuple[Rule, ...],
        product: Product,
        holdings: Holdings,
        answers: dict[str, bool | None],
    ) -> Readiness:
        shown = tuple([holdings.best(r.requirement.id, r.requirement.certificates, market.code) for r in rules])
        applies = tuple([_applies(rule, product, answers) for rule in rules])
        case = (market.code, group, shown, applies)
        found = self._cases.get(case)
        if found is None:
            verdicts = tuple(map(verdict, rules, shown, applies))
            found = self._cases[case] = sum_up(market.code, group, market.covers(group), verdicts)
        return found

    def _rules_of(self, market: Market, group: str) -> tuple[Rule, ...]:
        found = self._rules.get((market.code, group))
        if found is None:
            found = self._rules[market.code, group] = market.rules_for(group)
        return found


def _applies(rule: Rule, product: Product, answers: dict[str, bool | None]) -> bool | None:
    """Whether a rule applies; each condition is asked once a product."""
    condition: Condition | None = rule.when
    if condition is None:
        return None if rule.level == "conditional" else True
    if condition.id not in answers:
        answers[condition.id] = holds(condition, product)
    return answers[condition.id]


def _standing(pairs: Iterable[tuple[Product, Readiness]]) -> Standing:
    ready: list[Product] = []
    nearly: dict[str, list[Product]] = {}
    for product, readiness in pairs:
        if readiness.state == "ready":
            ready.append(product)
        elif readiness.state == "nearly":
            nearly.setdefault(readiness.open[0].requirement, []).append(product)
    steps = sorted(nearly, key=lambda key: (-len(nearly[key]), key))
    return Standing(tuple(ready), {key: tuple(nearly[key]) for key in steps})
