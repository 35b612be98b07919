"""What a quantity of a product means for a shipment: cartons, volume, weight, container share, months, price.

A page brings what the calculator needs to know and `overrides/assets/js/lib/reckon.js` works out the rest, for the
minimum order and for any quantity that a buyer types. Prints have the minimum order worked out here; a test holds the
two together.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from catalogue.checks.conversion import units_in
from catalogue.languages import EN_DASH, Language, format_number, money_places
from catalogue.pages.once import once_for_all_languages
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.trade import Fact, basis_of, is_public, price_span
from catalogue.pages.view_model import view_model
from catalogue.records import Price, Product
from catalogue.records.parts import Quantity
from catalogue.records.product import Capacity, Carton
from catalogue.vocabulary import Vocabulary

#: Usable volume in m³ and payload in kg of a dry 20-foot and a 40-foot container, loaded with loose cartons. Inside
#: they measure 33 and 67 m³; forwarders plan with 26–28 and 56–58 m³ and with 22 and 24 t, because of gaps between
#: cartons and limits on roads (colorcraft.com.hk, "Container specifications", read in November 2026). The script holds
#: the same.
CONTAINERS: Final = ((Decimal(28), Decimal(22_000)), (Decimal(58), Decimal(24_000)))

_CARTON: Final = "carton"
_CUBIC_CM: Final = Decimal(1_000_000)
_KG_PER_TONNE: Final = Decimal(1000)
_TENTH: Final = Decimal("0.1")
_CENT: Final = Decimal("0.01")


class Band(NamedTuple):
    """The price of one unit from a quantity upwards; `low` and `high` are equal unless the price is a span."""

    from_: Decimal
    low: Decimal
    high: Decimal


@view_model
class Basis:
    """What a shipment is worked out from; None where the record does not say.

    Attributes:
        unit: id of the unit quantities are counted in.
        minimum: minimum order in that unit.
        per_carton: units in a carton.
        carton_kg: gross weight of a carton.
        carton_cm3: volume of a carton.
        per_month: units the producer can make in a month.
        bands: prices in rising order of quantity; empty where the price is on request.
        currency: of the prices, or empty.
    """

    unit: str
    minimum: Decimal | None
    per_carton: Decimal | None
    carton_kg: Decimal | None
    carton_cm3: Decimal | None
    per_month: Decimal | None
    bands: tuple[Band, ...]
    currency: str


class Shipment(NamedTuple):
    """One quantity worked out; None where the record does not say enough.

    Attributes:
        cartons: whole cartons.
        volume: m³.
        weight: kg, gross.
        lcl: what a groupage forwarder charges: m³ or tonnes, whichever is more, at least 1.
        twenty: share of a 20-foot container; 1 is a full one.
        forty: share of a 40-foot container.
        months: of the producer's whole capacity, rounded up to a tenth.
        price: lowest and highest total; both None below the first price step.
    """

    cartons: Decimal | None
    volume: Decimal | None
    weight: Decimal | None
    lcl: Decimal | None
    twenty: Decimal | None
    forty: Decimal | None
    months: Decimal | None
    price: tuple[Decimal | None, Decimal | None] | None


@view_model
class ReckonView:
    """What the calculator of a product page is told.

    Attributes:
        unit: name of the unit, in the plural.
        minimum: minimum order as plain digits, or empty.
        carton: `per carton, gross kg, cm³` as plain numbers with spaces between; `-` where not known; or empty.
        month: capacity a month as a plain number, or empty.
        price: currency and price steps: `USD 200:3.1 1000:2.7`, a span as `2.3-3.1`; empty on request.
        place: where the price holds (`FOB Surabaya`), or empty.
    """

    unit: str
    minimum: str
    carton: str
    month: str
    price: str
    place: str

    @property
    def told(self) -> str:
        """All of it as one attribute, in the order in which the script reads it."""
        return "|".join((self.carton, self.month, self.price, self.place, self.minimum, self.unit))


class Worked(NamedTuple):
    """The answer for one quantity: the minimum order, or what a carton holds where none is known.

    Attributes:
        quantity: as plain digits.
        unit: name of the unit, in the plural.
        facts: the answer, without what the record does not say.
    """

    quantity: str
    unit: str
    facts: tuple[Fact, ...]


def basis(product: Product, vocabulary: Vocabulary, today: date) -> Basis | None:
    """What can be worked out for a product, or None where it has no unit to count in.

    Quantities are counted in the unit of the price, else of the minimum order: so are the units of a carton.
    """
    price = product.price
    unit = price.per if price and price.per else product.moq.unit if product.moq else None
    if unit is None:
        return None
    carton = product.packaging.carton if product.packaging else None
    public = price if price is not None and is_public(price, today) else None
    return Basis(
        unit=unit,
        minimum=_counted(product.moq, unit, product, vocabulary),
        per_carton=units_in(_CARTON, unit, product, vocabulary) if carton and carton.units else None,
        carton_kg=carton.gross_kg if carton else None,
        carton_cm3=_volume(carton) if carton else None,
        per_month=_counted(product.capacity, unit, product, vocabulary),
        bands=_bands(public) if public else (),
        currency=(public.currency if public else None) or "",
    )


def _counted(amount: Quantity | Capacity | None, unit: str, product: Product, vocabulary: Vocabulary) -> Decimal | None:
    factor = units_in(amount.unit, unit, product, vocabulary) if amount else None
    return amount.value * factor if amount and factor else None


def _volume(carton: Carton) -> Decimal | None:
    if carton.length_cm and carton.width_cm and carton.height_cm:
        return carton.length_cm * carton.width_cm * carton.height_cm
    return None


def _bands(price: Price) -> tuple[Band, ...]:
    if price.mode == "tiered":
        steps = sorted(price.tiers, key=lambda tier: tier.from_)
        return tuple(Band(step.from_, step.amount, step.amount) for step in steps)
    span = price_span(price)
    return (Band(Decimal(0), *span),) if span else ()


def reckon(known: Basis, quantity: Decimal) -> Shipment:
    """Works out one quantity, above zero."""
    cartons = volume = weight = None
    if known.per_carton:
        cartons = (quantity / known.per_carton).to_integral_value(ROUND_CEILING)
        volume = cartons * known.carton_cm3 / _CUBIC_CM if known.carton_cm3 else None
        weight = cartons * known.carton_kg if known.carton_kg else None
    lcl = twenty = forty = None
    if volume is not None:
        lcl = max(Decimal(1), volume, (weight or 0) / _KG_PER_TONNE)
        twenty, forty = (max(volume / space, (weight or 0) / payload) for space, payload in CONTAINERS)
    months = price = None
    if known.per_month:
        months = (quantity / known.per_month / _TENTH).to_integral_value(ROUND_CEILING) * _TENTH
    if known.bands:
        band = next((band for band in reversed(known.bands) if quantity >= band.from_), None)
        price = (quantity * band.low, quantity * band.high) if band else (None, None)
    return Shipment(cartons, volume, weight, lcl, twenty, forty, months, price)


def shipment_texts(made: Shipment, currency: str, language: Language) -> tuple[str | None, ...]:
    """The values of a shipment as the page writes them, in its order; None where the record does not say enough."""

    def shown(value: Decimal | None, places: int, suffix: str) -> str | None:
        return None if value is None else _number(value, places, language) + suffix

    return (
        shown(made.cartons, 0, ""),
        shown(made.volume, 2, "\u00a0m³"),
        shown(made.weight, 1, "\u00a0kg"),
        shown(made.lcl, 2, "\u00a0m³"),
        shown(made.twenty and made.twenty * 100, 1, "%"),
        shown(made.forty and made.forty * 100, 1, "%"),
        shown(made.months, 1, ""),
        None if made.price is None else _money(made.price, currency, language),
    )


def _number(value: Decimal, places: int, language: Language) -> str:
    # Rounded here, half up as in the script: Babel would round a half to the even neighbour.
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return format_number(rounded, language, places=places)


def _money(span: tuple[Decimal | None, Decimal | None], currency: str, language: Language) -> str:
    low, high = span
    if low is None or high is None:
        return EN_DASH
    amounts = [amount.quantize(_CENT, ROUND_HALF_UP) for amount in dict.fromkeys((low, high))]
    places = money_places(*amounts)
    return f"{currency}\u00a0" + EN_DASH.join([_number(amount, places, language) for amount in amounts])


def reckon_view(product: Product, terms: Terms, today: date) -> ReckonView | None:
    """What the calculator is told; None for a product that cannot be counted."""
    told = _told(product, terms.vocabulary, today)
    if told is None:
        return None
    place = basis_of(product.price, terms) if product.price and told.price else ""
    return ReckonView(_unit(told.unit, terms), told.minimum, told.carton, told.month, told.price, place)


class _Told(NamedTuple):
    """What the calculator is told beside words, and the id of the unit."""

    unit: str
    minimum: str
    carton: str
    month: str
    price: str


@once_for_all_languages
def _told(product: Product, vocabulary: Vocabulary, today: date) -> _Told | None:
    known = basis(product, vocabulary, today)
    if known is None:
        return None
    carton = (known.per_carton, known.carton_kg, known.carton_cm3)
    return _Told(
        unit=known.unit,
        minimum=_plain(known.minimum) if known.minimum else "",
        carton=" ".join([_plain(part) if part else "-" for part in carton]) if any(carton) else "",
        month=_plain(known.per_month) if known.per_month else "",
        price=" ".join([known.currency, *map(_band_text, known.bands)]) if known.bands else "",
    )


def worked_out(product: Product, terms: Terms, today: date) -> Worked | None:
    """The calculator's first answer; None for a product that cannot be counted."""
    known = basis(product, terms.vocabulary, today)
    if known is None:
        return None
    quantity = known.minimum or known.per_carton or Decimal(1)
    values = shipment_texts(reckon(known, quantity), known.currency, terms.language)
    rows = zip(_labels(product, terms), values, strict=True)
    return Worked(
        _plain(quantity), _unit(known.unit, terms), tuple([Fact(label, value) for label, value in rows if value])
    )


def _unit(unit: str, terms: Terms) -> str:
    return terms.vocabulary.units[unit].plural[terms.language]


def _labels(product: Product, terms: Terms) -> tuple[str, ...]:
    text = terms.text
    place = basis_of(product.price, terms) if product.price else ""
    return (
        text("Cartons"),
        text("Volume"),
        text("Gross weight"),
        text("Charged as groupage (LCL)"),
        text("Share of a 20-foot container"),
        text("Share of a 40-foot container"),
        text("Months of the producer's capacity"),
        COMMA.join([part for part in (text("Price"), place) if part]),
    )


def _band_text(band: Band) -> str:
    span = _plain(band.low) if band.low == band.high else f"{_plain(band.low)}-{_plain(band.high)}"
    return f"{_plain(band.from_)}:{span}"


def _plain(value: Decimal) -> str:
    """Digits with a point, without zeros at the end and without an exponent: what a script reads as a number."""
    return f"{value.normalize():f}"
