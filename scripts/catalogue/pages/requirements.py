"""What a market asks, as its page says it: per group of products, each row with who acts, source and date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from catalogue.languages import format_date
from catalogue.pages.terms import COMMA, Terms
from catalogue.requirements import GENERAL_KNOWLEDGE, Level, Market, Rule, Source

#: Class in the style sheet: sign and colour of how far a rule goes.
_LEVEL_CLASSES: Final[Mapping[Level, str]] = {"required": "lack", "conditional": "wip", "recommended": "plan"}
_UNVERIFIED: Final = "theirs"


class SourceRow(NamedTuple):
    """A source at the end of the page; `number` is what rows call it."""

    number: int
    title: str
    url: str
    checked: str


class Asked(NamedTuple):
    """One requirement.

    Attributes:
        sign: class that gives sign and colour.
        level: required, depending on the goods, recommended or to confirm.
        label: what is asked.
        who: who must act.
        note: when it applies and what else is to be known; perhaps empty.
        sources: numbers of its sources; none where it is general knowledge.
        checked: day it was last checked.
        goods: groups it holds for, where the row stands outside a group; else empty.
    """

    sign: str
    level: str
    label: str
    who: str
    note: str
    sources: tuple[int, ...]
    checked: str
    goods: str = ""


class Group(NamedTuple):
    """Groups of products of which the same is asked: their names, and what."""

    names: str
    rows: tuple[Asked, ...]


class Requirements:
    """What one market asks, in one language.

    Attributes:
        common: what holds for all goods.
        groups: what holds for some, in the order of the file.
        shipment: documents made for each shipment.
        uncollected: names of the groups nothing has been collected for, or empty.
        sources: where it was read.
    """

    def __init__(self, market: Market, terms: Terms) -> None:
        """Writes out the rules of a market."""
        self._terms = terms
        self._names = {key: label[terms.language] for key, label in terms.vocabulary.rules.groups.items()}
        rules = [*market.common, *(rule for own in market.groups.values() for rule in own)]
        self._numbers = _numbered(rules)
        self.sources = tuple(self._source(source, number) for source, number in self._numbers.items())
        self.common = tuple(self._asked(rule) for rule in market.common if rule.requirement.ahead)
        self.groups = tuple(self._grouped(market))
        self.shipment = tuple(self._shipped(rules))
        missing = [name for key, name in self._names.items() if not market.covers(key)]
        self.uncollected = COMMA.join(missing)

    def _grouped(self, market: Market) -> Iterator[Group]:
        found: dict[tuple[Asked, ...], list[str]] = {}
        for key, rules in market.groups.items():
            rows = tuple(self._asked(rule) for rule in rules if rule.requirement.ahead)
            if rows:
                found.setdefault(rows, []).append(self._names[key])
        for rows, names in found.items():
            yield Group(COMMA.join(names), rows)

    def _shipped(self, rules: Iterable[Rule]) -> Iterator[Asked]:
        found: dict[Asked, list[str]] = {}
        for rule in rules:
            if rule.requirement.per_shipment:
                goods = self._names[rule.group] if rule.group else self._terms.text("all goods")
                found.setdefault(self._asked(rule), []).append(goods)
        for row, names in found.items():
            yield row._replace(goods=COMMA.join(dict.fromkeys(names)))

    def _asked(self, rule: Rule) -> Asked:
        terms, low = self._terms, rule.confidence == "low"
        words = {
            "required": terms.text("Required"),
            "conditional": terms.text("In some cases"),
            "recommended": terms.text("Recommended"),
        }
        return Asked(
            _UNVERIFIED if low else _LEVEL_CLASSES[rule.level],
            terms.text("To confirm") if low else words[rule.level],
            rule.requirement.label[terms.language],
            self._who(rule),
            " ".join(self._notes(rule)),
            tuple(self._numbers[source] for source in rule.sources if source.id != GENERAL_KNOWLEDGE),
            self._day(rule.checked_on),
        )

    def _who(self, rule: Rule) -> str:
        return {
            "producer": self._terms.text("The producer sees to it."),
            "exporter": self._terms.text("The exporter sees to it."),
            "importer": self._terms.text("The importer sees to it."),
        }[rule.requirement.who]

    def _notes(self, rule: Rule) -> Iterator[str]:
        if rule.note is not None:
            yield rule.note[self._terms.language]
        elif rule.when is not None:
            condition = rule.when.label[self._terms.language]
            yield self._terms.text("Only in this case: %(condition)s.") % {"condition": condition}

    def _source(self, source: Source, number: int) -> SourceRow:
        return SourceRow(number, source.title, source.url, self._day(source.checked_on))

    def _day(self, day: date) -> str:
        return format_date(day, self._terms.language)


def _numbered(rules: Iterable[Rule]) -> dict[Source, int]:
    """The sources of rules in the order they are met, from 1; general knowledge is none."""
    met = dict.fromkeys(source for rule in rules for source in rule.sources if source.id != GENERAL_KNOWLEDGE)
    return {source: number for number, source in enumerate(met, start=1)}
