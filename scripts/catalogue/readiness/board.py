"""Every shown product against every market, once per build.

Most products show the same few things for a market, so equal cases share one result: ten thousand products and
eleven markets are a few hundred cases. A build can remember which products are of one case: those whose records did
not change since are still of one case, and the first of them speaks for all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from catalogue.catalogue import Catalogue
from catalogue.readiness.conditions import holds
from catalogue.readiness.engine import Readiness, group_of, sum_up, verdict
from catalogue.readiness.holdings import EvidenceHeld, Holdings, evidence_of, holdings_beside
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


class _Lists(NamedTuple):
    """A standing while it is made."""

    ready: list[Product]
    nearly: dict[str, list[Product]]

    def for_case(self, readiness: Readiness) -> Iterator[list[Product]]:
        """The list of the products that stand so; perhaps none."""
        if readiness.state == "ready":
            yield self.ready
        elif readiness.step is not None:
            yield self.nearly.setdefault(readiness.step.requirement, [])

    def standing(self) -> Standing:
        steps = sorted(self.nearly, key=lambda key: (-len(self.nearly[key]), key))
        return Standing(tuple(self.ready), {key: tuple(self.nearly[key]) for key in steps})


class _Scope(NamedTuple):
    """What one market asks of one group of products, and all that a verdict can depend on."""

    market: Market
    rules: tuple[Rule, ...]
    certificates: tuple[str, ...]
    conditions: tuple[str, ...]


class _Group(NamedTuple):
    """The same for all markets together."""

    scopes: tuple[_Scope, ...]
    certificates: tuple[str, ...]
    conditions: tuple[Condition, ...]


#: The case of a product as `Board.found_cases` of an earlier build named it; None where its records changed since.
Recall = Callable[[Product], "str | None"]


def recall_nothing(product: Product) -> None:
    """For those who remember nothing."""


class Board:
    """The readiness of all products of a catalogue; worked out when first asked for."""

    def __init__(self, catalogue: Catalogue, recall: Recall = recall_nothing) -> None:
        """Keeps the catalogue; nothing is worked out yet.

        Args:
            catalogue: the products and their producers.
            recall: what an earlier build found with the same rules, on the same day.
        """
        self._catalogue, self._recall = catalogue, recall
        self._recalled: dict[str, tuple[Readiness, ...]] = {}
        self._new: list[str] = []
        self._markets = catalogue.vocabulary.rules.markets
        self._groups: dict[str, _Group] = {}
        self._cases: dict[tuple[object, ...], tuple[Readiness, ...]] = {}
        self._verdicts: dict[tuple[object, ...], Readiness] = {}
        self._of: dict[str, tuple[Readiness, ...]] = {}

    def of(self, product: Product) -> tuple[Readiness, ...]:
        """A product's readiness for every market, in the order of the file."""
        found = self._of.get(product.id)
        if found is None:
            case = self._recall(product)
            if case is None:
                found = self._judged(product)
                self._new.append(product.id)
            else:
                found = self._recalled.get(case)
                if found is None:
                    found = self._recalled[case] = self._judged(product)
            self._of[product.id] = found
        return found

    def found_cases(self) -> Iterator[tuple[Product, str]]:
        """The products that `recall` knew nothing of, with a name of their case that stays from build to build."""
        names = {id(found): _name(case) for case, found in self._cases.items()}
        for product_id in self._new:
            yield self._catalogue.products[product_id], names[id(self._of[product_id])]

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
        return self._standings[market]

    @cached_property
    def _standings(self) -> Mapping[str, Standing]:
        """Of all markets; products of one case, which are many, go into the same lists."""
        lists = {code: _Lists([], {}) for code in self._markets}
        of_case: dict[int, list[list[Product]]] = {}
        for product in self._catalogue.shown:
            case = self.of(product)
            chosen = of_case.get(id(case))
            if chosen is None:
                chosen = of_case[id(case)] = [into for found in case for into in lists[found.market].for_case(found)]
            for into in chosen:
                into.append(product)
        return {code: found.standing() for code, found in lists.items()}

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {code: place for place, code in enumerate(self._markets)}

    @cached_property
    def _evidence(self) -> Mapping[str, EvidenceHeld]:
        """What producers have evidence of, by id."""
        catalogue = self._catalogue
        return {key: evidence_of(producer, catalogue.today) for key, producer in catalogue.producers.items()}

    def _judged(self, product: Product) -> tuple[Readiness, ...]:
        vocabulary, today = self._catalogue.vocabulary, self._catalogue.today
        holdings = holdings_beside(product, self._evidence.get(product.producer or "", {}), today)
        group = group_of(product, vocabulary)
        asked = self._group(group)
        answers = [holds(condition, product) for condition in asked.conditions]
        evidence = tuple(holdings.evidence.items())
        case = (group, evidence, tuple(map(holdings.certificates.get, asked.certificates)), tuple(answers))
        found = self._cases.get(case)
        if found is None:  # one of a few hundred
            applies = {condition.id: answer for condition, answer in zip(asked.conditions, answers, strict=True)}
            found = self._cases[case] = tuple(self._by_market(group, asked.scopes, holdings, applies))
        return found

    def _by_market(
        self, group: str, scopes: Iterable[_Scope], holdings: Holdings, applies: Mapping[str, bool | None]
    ) -> Iterator[Readiness]:
        """Products that differ in the date of one paper still share the verdicts of markets that do not ask for it."""
        evidence = tuple(holdings.evidence.items())
        for scope in scopes:
            papers = tuple(map(holdings.certificates.get, scope.certificates))
            case = (group, scope.market.code, evidence, papers, tuple(map(applies.get, scope.conditions)))
            found = self._verdicts.get(case)
            if found is None:
                found = self._verdicts[case] = _judge(scope, group, holdings, applies)
            yield found

    def _group(self, group: str) -> _Group:
        found = self._groups.get(group)
        if found is None:
            found = self._groups[group] = _group(self._markets.values(), group)
        return found


def _name(case: tuple[object, ...]) -> str:
    return hashlib.blake2b(repr(case).encode(), digest_size=8).hexdigest()


def _group(markets: Iterable[Market], group: str) -> _Group:
    scopes = tuple([_scope(market, market.rules_for(group)) for market in markets])
    kinds = dict.fromkeys(kind for scope in scopes for kind in scope.certificates)
    conditions = {rule.when.id: rule.when for scope in scopes for rule in scope.rules if rule.when is not None}
    return _Group(scopes, tuple(kinds), tuple(conditions.values()))


def _scope(market: Market, rules: tuple[Rule, ...]) -> _Scope:
    kinds = dict.fromkeys(kind for rule in rules for kind in rule.requirement.certificates)
    conditions = dict.fromkeys(rule.when.id for rule in rules if rule.when is not None)
    return _Scope(market, rules, tuple(kinds), tuple(conditions))


def _judge(scope: _Scope, group: str, holdings: Holdings, applies: Mapping[str, bool | None]) -> Readiness:
    market = scope.market
    verdicts = []
    for rule in scope.rules:
        asked = rule.requirement
        does = applies[rule.when.id] if rule.when else None if rule.level == "conditional" else True
        verdicts.append(verdict(rule, holdings.best(asked.id, asked.certificates, market.code), does))
    return sum_up(market.code, group, market.covers(group), tuple(verdicts))
