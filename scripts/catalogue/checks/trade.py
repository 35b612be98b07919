"""Rules of a product's trade facts: codes, quantities, times, packing, composition."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from catalogue.checks.conversion import units_in
from catalogue.checks.finding import Finding, Scope, found
from catalogue.problems import Severity
from catalogue.records import Product
from catalogue.records.examples import example_of

_CARTON_FIELDS = ("units", "length_cm", "width_cm", "height_cm", "gross_kg")
_HUNDRED = Decimal(100)


def gtin_check_digit(gtin: str) -> int:
    """The check digit that fits the digits before it.

    GS1 General Specifications 7.9: from the right, digits weigh 3 and 1 in turn.
    """
    weighed = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(gtin[:-1])))
    return -weighed % 10


def check_gtins(product: Product, _scope: Scope) -> Iterator[Finding]:
    """The last digit of a GTIN fits the others."""
    for field, gtin in gtins_of(product):
        expected = gtin_check_digit(gtin)
        if int(gtin[-1]) != expected:
            yield found("gtin-check-digit", field, expected=expected)


def gtins_of(product: Product) -> Iterator[tuple[str, str]]:
    """Field and GTIN, of the product and its variants."""
    if product.gtin:
        yield "gtin", product.gtin
    for index, variant in enumerate(product.variants):
        if variant.gtin:
            yield f"variants[{index}].gtin", variant.gtin


def check_hs_national(product: Product, _scope: Scope) -> Iterator[Finding]:
    """The national code refines the international one."""
    national, code = product.hs_national, product.hs_code
    if national and code and not national.startswith(code):
        yield found("hs-national-mismatch", "hs_national", value=national, hs_code=code)


def check_lead_time(product: Product, _scope: Scope) -> Iterator[Finding]:
    """The shortest time is not above the longest."""
    time = product.lead_time
    if time is not None and time.min > time.max:
        yield found("lead-time-order", "lead_time.min", minimum=time.min, maximum=time.max)


def check_capacity(product: Product, scope: Scope) -> Iterator[Finding]:
    """A month's work makes at least the minimum order, where the units can be compared."""
    moq, capacity = product.moq, product.capacity
    if moq is None or capacity is None:
        return
    factor = units_in(moq.unit, capacity.unit, product, scope.vocabulary)
    if factor is not None and moq.value * factor > capacity.value:
        yield found(
            "capacity-below-moq",
            "capacity.value",
            capacity=f"{capacity.value} {capacity.unit}",
            moq=f"{moq.value} {moq.unit}",
        )


def check_carton(product: Product, scope: Scope) -> Iterator[Finding]:
    """A carton weighs at least its content, and says all that freight is worked out from."""
    carton = product.packaging.carton if product.packaging else None
    if carton is None:
        return
    if carton.gross_kg is not None and carton.net_kg is not None and carton.gross_kg < carton.net_kg:
        yield found("carton-weight", "packaging.carton.gross_kg", gross=carton.gross_kg, net=carton.net_kg)
    missing = [
        name
        for name in _CARTON_FIELDS
        if getattr(carton, name) is None and not scope.is_unread(f"packaging.carton.{name}")
    ]
    if missing:
        yield found("carton-incomplete", "packaging.carton", name=", ".join(missing))


def check_dimensions(product: Product, _scope: Scope) -> Iterator[Finding]:
    """Dimensions are two or three numbers."""
    count = len(product.dimensions_cm)
    if count not in {0, 2, 3}:
        yield found("dimensions-count", "dimensions_cm", count=count)


def check_sample(product: Product, scope: Scope) -> Iterator[Finding]:
    """The cost of a sample has a currency, its own or that of the price."""
    sample = product.sample
    if sample is None or not sample.cost or sample.currency:
        return
    if scope.is_unread("sample.currency") or scope.is_unread("price.currency"):
        return
    if product.price is None or product.price.currency is None:
        yield found("sample-currency", "sample.cost")


def check_fibres(product: Product, _scope: Scope) -> Iterator[Finding]:
    """The fibres of a cloth add up to 100 percent."""
    fibres = product.textile.fibres if product.textile else ()
    total = sum((fibre.percent for fibre in fibres), Decimal(0))
    if fibres and total != _HUNDRED:
        yield found("fibres-sum", "textile.fibres", total=total)


def check_ingredients(product: Product, scope: Scope) -> Iterator[Finding]:
    """Food says what is in it."""
    category = scope.vocabulary.categories.get(product.category or "")
    if category is None or not category.food:
        return
    if product.food is None or product.food.ingredients is None:
        severity = Severity.warning if product.status == "draft" else Severity.error
        yield found(
            "missing-field",
            "food.ingredients",
            severity=severity,
            name="food.ingredients",
            example=example_of("food"),
        )
