"""Pooled capacity: the question "I need 500 a month", answered by a script from `trade/capacity/<category>.json`.

Also the words with which any script of this kind writes quantities, prices and days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.pages.terms import Terms
from catalogue.records import Product

_CARTON = "carton"
_KILOGRAM = "kg"


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """A unit that a need may be counted in."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class PooledView:
    """The form of a category.

    Attributes:
        category: id; names the file with the capacities.
        units: units to count in; the most usual first.
        config: words for the script.
    """

    category: str
    units: tuple[UnitChoice, ...]
    config: Mapping[str, str]


def pooled_view(category: str, products: Iterable[Product], terms: Terms) -> PooledView | None:
    """The form, or None where no product of the category can be made now."""
    units = pooled_units(products)
    if not units:
        return None
    labels = terms.vocabulary.units
    choices = tuple(UnitChoice(unit, labels[unit].plural[terms.language]) for unit in units)
    return PooledView(category, choices, number_words(terms) | pool_words(terms))


def pooled_units(products: Iterable[Product]) -> tuple[str, ...]:
    """Units the capacities are stated in, the most usual first, then those that some of them convert into."""
    ready = [product for product in products if product.status == "published" and product.capacity]
    stated = Counter(product.capacity.unit for product in ready if product.capacity)
    units = [unit for unit, _ in sorted(stated.items(), key=lambda pair: (-pair[1], pair[0]))]
    packed = [product.packaging for product in ready if product.packaging]
    if any(packaging.net_weight_g for packaging in packed):
        units.append(_KILOGRAM)
    if any(packaging.carton and packaging.carton.units for packaging in packed):
        units.append(_CARTON)
    return tuple(dict.fromkeys(units))


def number_words(terms: Terms) -> dict[str, str]:
    """Words around numbers; `%(num)s` and the like are filled by the script."""
    text, blank = terms.text, "%(num)s"
    return {
        "day": terms.plural("%(num)s day", "%(num)s days", 1, num=blank),
        "days": terms.plural("%(num)s day", "%(num)s days", 2, num=blank),
        "perMonth": text("%(quantity)s per month"),
        "per": text("per %(unit)s"),
        "onRequest": text("Price on request"),
        "programme": text("Through the programme"),
    }


def pool_words(terms: Terms) -> dict[str, str]:
    """Words of the answer."""
    text = terms.text
    return {
        "poolEnough": text("%(num)s producers together can make %(quantity)s a month."),
        "poolOne": text("One producer alone can make %(quantity)s a month."),
        "poolDays": text("Allow up to %(days)s."),
        "poolShort": text("Not enough: together these producers can make %(total)s of the %(quantity)s a month."),
        "poolNone": text("No capacity in this category can be counted in this unit."),
        "poolShare": text("%(share)s of %(capacity)s a month"),
        "poolUnder": text("Below this producer’s minimum order of %(quantity)s."),
        "poolUnlike": text("Not counted, because their units do not convert: %(names)s."),
        "poolHands": text(
            "Of a producer with several products only one is counted, since the same hands make them all."
        ),
        "poolStated": text("As stated by the producers, and their products differ: agree on it before you order."),
        "poolNoDays": text("Ask each producer how long it takes."),
        "poolFailed": text("The capacities are not available now. Please try again later."),
        "poolInvalid": text("Write a number above zero."),
        "poolTable": text("Who can make it together"),
        "product": text("Product"),
        "producer": text("Producer"),
        "share": text("Share"),
        "lead": text("Lead time"),
    }
