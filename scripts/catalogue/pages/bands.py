"""Bands of price, minimum order and lead time: ranges that can be counted and chosen like any other filter.

A free range would need every product's numbers in the browser and could not say how many products it holds. Bands
are honest about what cannot be compared: prices in another currency than the catalogue's usual one have no band (and
none is converted), and minimum orders by weight, volume or length stand apart from those in pieces and packs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.languages import EN_DASH, format_money, format_money_range
from catalogue.pages.terms import Terms
from catalogue.pages.trade import is_public, price_span
from catalogue.records import Price, Product
from catalogue.vocabulary import Unit

#: Where each band begins; the last has no end. A price belongs to the band it reaches with its lowest amount.
_PRICES: Final = (0, 2, 5, 10, 25, 50, 100)
_ORDERS: Final = (0, 11, 51, 201, 1001)
_DAYS: Final = (0, 15, 31, 61)
#: Minimum orders that are not counted in pieces or packs.
MEASURED: Final = "measured"


@dataclass(frozen=True, slots=True)
class Bands:
    """One filter by range.

    Attributes:
        name: parameter of the address.
        of: the band of a shown product, as it stands in the address; empty where it has none.
        values: all bands in their order.
        label: what a band is called.
        legend: heading of the filter.
    """

    name: str
    of: Callable[[Product], str]
    values: tuple[str, ...]
    label: Callable[[str, Terms], str]
    legend: Callable[[Terms], str]


def bands(catalogue: Catalogue) -> tuple[Bands, ...]:
    """The filters by range: the same for the page and for the table of facets."""
    prices = {p.id: p.price for p in catalogue.shown if p.price and is_public(p.price, catalogue.today)}
    currency = usual_currency(prices.values())
    pieces_of = {key: _pieces(unit) for key, unit in catalogue.vocabulary.units.items()}

    def price(product: Product) -> str:
        own = prices.get(product.id)
        span = price_span(own) if own and own.currency == currency else None
        return _band(span[0], _PRICES) if span else ""

    def minimum(product: Product) -> str:
        if product.moq is None:
            return ""
        pieces = pieces_of[product.moq.unit]
        return _band(product.moq.value * pieces, _ORDERS) if pieces else MEASURED

    def days(product: Product) -> str:
        return _band(product.lead_time.max, _DAYS) if product.lead_time else ""

    return (
        Bands(
            "price",
            price,
            _names(_PRICES),
            lambda value, terms: _price_label(value, currency, terms),
            lambda terms: terms.text("Price in %(currency)s") % {"currency": currency},
        ),
        Bands(
            "moq",
            minimum,
            (*_names(_ORDERS), MEASURED),
            _order_label,
            lambda terms: terms.text("Minimum order"),
        ),
        Bands("lead_time", days, _names(_DAYS), _days_label, lambda terms: terms.text("Lead time")),
    )


def _pieces(unit: Unit) -> Decimal | None:
    """How many pieces a unit has, a pack being one; None for what is measured."""
    if unit.dimension == "count":
        return unit.factor or Decimal(1)
    return Decimal(1) if unit.dimension == "package" else None


def usual_currency(prices: Iterable[Price]) -> str:
    """The currency most prices are in; empty where there is no price."""
    counted = Counter(price.currency for price in prices if price.currency)
    return min(counted, key=lambda currency: (-counted[currency], currency), default="")


def _names(starts: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(map(str, starts))


def _band(value: Decimal | int, starts: tuple[int, ...]) -> str:
    """A band is named by where it begins; the first begins at 0."""
    return str(starts[bisect_right(starts, value) - 1])


def _next(value: str, starts: tuple[int, ...]) -> int | None:
    return next((start for start in starts if start > int(value)), None)


def _price_label(value: str, currency: str, terms: Terms) -> str:
    low, high = Decimal(value), _next(value, _PRICES)
    if high is None:
        return terms.text("From %(amount)s") % {"amount": format_money(low, currency, terms.language)}
    if not low:
        return terms.text("Under %(amount)s") % {"amount": format_money(Decimal(high), currency, terms.language)}
    return format_money_range(low, Decimal(high), currency, terms.language)


def _order_label(value: str, terms: Terms) -> str:
    if value == MEASURED:
        return terms.text("By weight or length")
    return _whole_label(value, _ORDERS, terms)


def _days_label(value: str, terms: Terms) -> str:
    return terms.plural("%(num)s day", "%(num)s days", 2, num=_whole_label(value, _DAYS, terms))


def _whole_label(value: str, starts: tuple[int, ...], terms: Terms) -> str:
    low, end = int(value), _next(value, starts)
    if end is None:
        return terms.text("Over %(num)s") % {"num": terms.number(low - 1)}
    if not low:
        return terms.text("Up to %(num)s") % {"num": terms.number(end - 1)}
    return f"{terms.number(low)}{EN_DASH}{terms.number(end - 1)}"
