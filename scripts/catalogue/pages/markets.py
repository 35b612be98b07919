"""Target markets: what each asks, which products are ready for it, and which lack one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from catalogue.languages import Language, format_date
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.requirements import Requirements
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs
from catalogue.pages.terms import Terms
from catalogue.pages.text import DESCRIPTION_MAX, Notice, Said, Speaker, shorten
from catalogue.records import Product

#: Cards of products that are ready; the browse page filters out all of them.
CARDS: Final = 12
#: Products named for one missing step; a number stands for the others.
NAMED: Final = 8


class Named(NamedTuple):
    """A product by its name."""

    id: str
    name: Said


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is all some products lack.

    Attributes:
        label: what is missing.
        count: products that lack only this.
        products: the newest of them.
        more: how many are not named.
    """

    label: str
    count: int
    products: tuple[Named, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MarketRow:
    """A market in a list: how many products are ready for it, and how many lack one step."""

    code: str
    label: str
    ready: int
    nearly: int


@dataclass(frozen=True, slots=True)
class MarketsView:
    """The list of all markets.

    Attributes:
        rows: the markets, in the vocabulary's order.
        checked: day the rules were last checked as a whole.
    """

    rows: tuple[MarketRow, ...]
    checked: str


@dataclass(frozen=True, slots=True)
class MarketView:
    """One market.

    Attributes:
        code: of the market; also its value in the filters of the browse page.
        name: of the market.
        ready: how many products are ready.
        cards: the newest of them.
        nearly: how many products lack one step.
        steps: those steps, the most common first.
        asked: what the market asks.
        checked: day the rules were last checked as a whole.
        notice: what readers have to know of its texts, or None.
    """

    code: str
    name: str
    ready: int
    cards: tuple[Card, ...]
    nearly: int
    steps: tuple[Step, ...]
    asked: Requirements
    checked: str
    notice: Notice | None


def market_rows(shared: Shared, terms: Terms) -> tuple[MarketRow, ...]:
    """All markets with their counts."""
    found = []
    for code, label in terms.markets.items():
        standing = shared.readiness.standing(code)
        found.append(MarketRow(code, label, len(standing.ready), standing.nearly_count))
    return tuple(found)


def markets_inputs(shared: Shared) -> tuple[str, ...]:
    """What the list of markets depends on, the same for every language."""
    rows = market_rows(shared, shared.terms["en"])
    return str(shared.catalogue.has_samples), *[f"{row.code} {row.ready} {row.nearly}" for row in rows]


def markets_page(shared: Shared, language: Language) -> Page:
    """The list of markets."""
    terms = shared.terms[language]
    head = Head(
        title=terms.text("Markets"),
        description=terms.text("What each market asks of products from Madura, and which products are ready for it."),
        structured=(breadcrumbs(shared.site, language, ((terms.text("Markets"), ""),)),),
    )
    view = MarketsView(market_rows(shared, terms), _checked(shared, terms))
    sample = shared.catalogue.has_samples
    return Page("markets/", language, "markets", "products", "markets.html", head, view, sample)


def market_inputs(shared: Shared, code: str) -> tuple[str, ...]:
    """What the page of a market depends on, the same for every language."""
    ready, nearly = shared.readiness.standing(code)
    named = (
        f"{key} {len(products)} {','.join(shared.card_keys(products[:NAMED]))}" for key, products in nearly.items()
    )
    return (f"{len(ready)} {shared.catalogue.has_samples}", *shared.card_keys(ready[:CARDS]), *named)


def market_page(shared: Shared, code: str, language: Language) -> Page:
    """The page of a market in one language."""
    terms, speaker = shared.terms[language], shared.speaker(language)
    standing = shared.readiness.standing(code)
    ready, nearly = standing
    cards = shared.cards(ready[:CARDS], language)
    name = terms.markets[code]
    view = MarketView(
        code=code,
        name=name,
        ready=len(ready),
        cards=cards,
        nearly=standing.nearly_count,
        steps=tuple(_step(key, products, terms, speaker) for key, products in nearly.items()),
        asked=Requirements(terms.vocabulary.rules.markets[code], terms),
        checked=_checked(shared, terms),
        notice=shared.notice(speaker, f"markets/{code}/", cards),
    )
    trail = ((terms.text("Markets"), "markets/"), (name, ""))
    description = terms.text("What %(market)s asks of food, textiles, crafts and furniture, with sources and dates.")
    head = Head(
        title=terms.text("%(market)s: requirements and ready products") % {"market": name},
        description=shorten(description % {"market": name}, DESCRIPTION_MAX),
        structured=(breadcrumbs(shared.site, language, trail),),
    )
    sample = shared.catalogue.has_samples
    return Page(f"markets/{code}/", language, "market", "products", "market.html", head, view, sample)


def _step(key: str, products: tuple[Product, ...], terms: Terms, speaker: Speaker) -> Step:
    named = tuple(_named(products[:NAMED], speaker))
    label = terms.vocabulary.rules.requirements[key].label[terms.language]
    return Step(label, len(products), named, len(products) - len(named))


def _named(products: Iterable[Product], speaker: Speaker) -> Iterable[Named]:
    return (Named(p.id, speaker.say(p.name) if p.name else Said(p.id)) for p in products)


def _checked(shared: Shared, terms: Terms) -> str:
    return format_date(shared.catalogue.vocabulary.rules.checked_on, terms.language)
