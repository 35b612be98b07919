"""Rules of the price, by its mode."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from catalogue.checks.conversion import units_in
from catalogue.checks.finding import Finding, Scope, found
from catalogue.problems import Severity
from catalogue.records import Price, Product
from catalogue.records.examples import example_of

#: The amounts that belong to each mode; every mode but `on_request` needs currency and unit too.
_AMOUNTS: dict[str, tuple[str, ...]] = {
    "on_request": (),
    "fixed": ("amount",),
    "range": ("min", "max"),
    "tiered": ("tiers",),
}
_ALL_AMOUNTS = ("amount", "min", "max", "tiers")
_TERMS = ("currency", "per")


def check_price(product: Product, scope: Scope) -> Iterator[Finding]:
    """All rules of a price."""
    price = product.price
    if price is None:
        return
    yield from _check_mode(price, draft=product.status == "draft")
    yield from _check_amounts(price, scope)
    if price.incoterm and not price.place and not scope.is_unread("price.place"):
        yield found("incoterm-place", "price.incoterm", value=price.incoterm)
    if price.valid_until is not None and price.valid_until < scope.today and product.status != "archived":
        yield found("price-expired", "price.valid_until", value=price.valid_until.isoformat())
    yield from _check_units(price, product, scope)


def _check_mode(price: Price, *, draft: bool) -> Iterator[Finding]:
    amounts = _AMOUNTS[price.mode]
    needed = (*_TERMS, *amounts) if amounts else ()
    severity = Severity.warning if draft else Severity.error
    for name in needed:
        if not getattr(price, name):
            yield found(
                "price-incomplete",
                f"price.{name}",
                severity=severity,
                mode=price.mode,
                name=name,
                example=example_of(name),
            )
    for name in _ALL_AMOUNTS:
        if name not in amounts and getattr(price, name):
            yield found("price-extra", f"price.{name}", mode=price.mode, name=name)


def _check_amounts(price: Price, scope: Scope) -> Iterator[Finding]:
    if price.min is not None and price.max is not None and price.min > price.max:
        yield found("price-range", "price.min", minimum=price.min, maximum=price.max)
    if scope.is_unread("price.tiers"):  # a tier is missing between the others
        return
    for index, (before, tier) in enumerate(pairwise(price.tiers), start=1):
        if tier.from_ <= before.from_:
            yield found("tiers-order", f"price.tiers[{index}].from", value=tier.from_, previous=before.from_)
        elif tier.amount > before.amount:
            yield found("tiers-rising", f"price.tiers[{index}].amount", value=tier.amount, previous=before.amount)


def _check_units(price: Price, product: Product, scope: Scope) -> Iterator[Finding]:
    """The minimum order can be counted in the price's unit, and the first tier covers it."""
    if product.moq is None or price.per is None:
        return
    factor = units_in(product.moq.unit, price.per, product, scope.vocabulary)
    if factor is None:
        yield found("moq-unit", "moq.unit", moq=product.moq.unit, per=price.per)
        return
    moq = product.moq.value * factor
    if price.tiers and price.tiers[0].from_ > moq and not scope.is_unread("price.tiers"):
        yield found(
            "tiers-moq",
            "price.tiers[0].from",
            first=f"{price.tiers[0].from_.normalize():f}",
            moq=f"{moq.normalize():f} {price.per}",
        )
