"""Price, order and packing of a product, written out in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from catalogue.languages import format_date, format_money, format_money_range, format_number, money_places
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import Said, Speaker
from catalogue.pages.view_model import view_model
from catalogue.records import Price, Product
from catalogue.records.product import Carton

_TIMES: Final = " × "
_CUBIC_CM: Final = Decimal(1_000_000)
_GRAMS_PER_KG: Final = Decimal(1000)


@view_model
class Fact:
    """One row of a ledger.

    Attributes:
        label: name of the row.
        value: what stands there; empty where it is not known ("Not available yet").
        note: a second, smaller line.
        lang: language of value and note where it is not the page's.
    """

    label: str
    value: str
    note: str = ""
    lang: str = ""


class Step(NamedTuple):
    """One step of a price that falls with the quantity."""

    quantity: str
    amount: str


@view_model
class PriceView:
    """A price as a page shows it.

    Attributes:
        amount: `USD 180–450`; empty where the price is on request.
        per: `per piece`.
        basis: `FOB Surabaya`, or empty.
        valid_until: the last day as text, or empty.
        steps: price by quantity, where it falls with it; then `amount` spans them.
        currency: of the steps.
    """

    amount: str = ""
    per: str = ""
    basis: str = ""
    valid_until: str = ""
    steps: tuple[Step, ...] = ()
    currency: str = ""


ON_REQUEST: Final = PriceView()


def is_public(price: Price | None, today: date) -> bool:
    """Whether an amount may be shown on a day: there is one, and it has not run out."""
    if price is None or price_span(price) is None:
        return False
    return price.valid_until is None or price.valid_until >= today


def price_span(price: Price) -> tuple[Decimal, Decimal] | None:
    """Lowest and highest amount, or None where the price is on request."""
    if price.mode == "fixed" and price.amount is not None:
        return price.amount, price.amount
    if price.mode == "range" and price.min is not None and price.max is not None:
        return price.min, price.max
    if price.mode == "tiered" and price.tiers:
        amounts = [tier.amount for tier in price.tiers]
        return min(amounts), max(amounts)
    return None


def price_view(price: Price | None, terms: Terms, today: date) -> PriceView:
    """A price in the page's language; on request where there is none or it has run out."""
    if price is None or not is_public(price, today):
        return ON_REQUEST
    span = price_span(price)
    if span is None or price.currency is None:
        return ON_REQUEST
    return PriceView(
        amount=_amount(span, price.currency, terms),
        per=terms.per(price.per) if price.per else "",
        basis=basis_of(price, terms),
        valid_until=format_date(price.valid_until, terms.language) if price.valid_until else "",
        steps=_steps(price, terms),
        currency=price.currency,
    )


def _amount(span: tuple[Decimal, Decimal], currency: str, terms: Terms) -> str:
    low, high = span
    if low == high:
        return format_money(low, currency, terms.language)
    return format_money_range(low, high, currency, terms.language)


def basis_of(price: Price, terms: Terms) -> str:
    """Incoterm and place of a price: `FOB Surabaya`, or nothing."""
    parts = (price.incoterm, terms.port(price.place) if price.place else None)
    return " ".join([part for part in parts if part])


def _steps(price: Price, terms: Terms) -> tuple[Step, ...]:
    if price.mode != "tiered" or price.per is None:
        return ()
    places = money_places(*(tier.amount for tier in price.tiers))
    return tuple(
        Step(
            "≥\u00a0" + terms.quantity(tier.from_, price.per),
            format_number(tier.amount, terms.language, places=places),
        )
        for tier in sorted(price.tiers, key=lambda tier: tier.from_)
    )


def order_facts(product: Product, terms: Terms) -> list[Fact]:
    """What a buyer asks first, in that order: from which quantity, how many a month, how soon, a sample."""
    text = terms.text
    return [
        Fact(text("Minimum order"), terms.quantity(product.moq.value, product.moq.unit) if product.moq else ""),
        Fact(text("Production capacity"), capacity(product, terms)),
        Fact(text("Lead time"), lead_time(product, terms)),
        _sample(product, terms),
        hs_code(product, terms),
    ]


def lead_time(product: Product, terms: Terms) -> str:
    """Days from order to readiness: `60–90 days`."""
    if product.lead_time is None:
        return ""
    low, high = product.lead_time.min, product.lead_time.max
    return terms.plural("%(num)s day", "%(num)s days", high, num=terms.span(low, high))


def capacity(product: Product, terms: Terms) -> str:
    """What can be made in a month: `12 pieces per month`."""
    if product.capacity is None:
        return ""
    quantity = terms.quantity(product.capacity.value, product.capacity.unit)
    return terms.text("%(quantity)s per month") % {"quantity": quantity}


def _sample(product: Product, terms: Terms) -> Fact:
    label, sample = terms.text("Product sample"), product.sample
    if sample is None:
        return Fact(label, "")
    if not sample.available:
        return Fact(label, terms.text("Not offered"))
    if sample.cost is not None and sample.currency:
        value = format_money(sample.cost, sample.currency, terms.language) if sample.cost else terms.text("Free")
    else:
        value = terms.text("Available")
    if sample.refundable:
        value += COMMA + terms.text("refundable")
    days = sample.lead_time_days
    return Fact(label, value, terms.plural("Ready in %(num)s day", "Ready in %(num)s days", days) if days else "")


def hs_code(product: Product, terms: Terms) -> Fact:
    """The HS code with its dots, and whether someone has confirmed it."""
    code = dotted(product.hs_national or product.hs_code or "")
    if not product.hs_confirmed_by:
        return Fact(terms.text("HS code (suggested)"), code)
    return Fact(terms.text("HS code"), code, terms.text("Confirmed by %(name)s") % {"name": product.hs_confirmed_by})


def dotted(code: str) -> str:
    """An HS code the way customs print it: `5208.52`, `5208.52.90`."""
    return ".".join([part for part in (code[:4], code[4:6], code[6:8]) if part])


def term_facts(product: Product, terms: Terms, speaker: Speaker) -> list[Fact]:
    """Terms of trade: Incoterms, payment, port, origin, what can be made to order."""
    text = terms.text
    facts = [
        Fact(text("Incoterms"), COMMA.join(product.incoterms)),
        Fact(text("Payment terms"), terms.listed(terms.payment_terms, product.payment_terms)),
        Fact(text("Port of loading"), COMMA.join(_ports(product.ports, terms))),
        Fact(text("Country of origin"), terms.country("ID")),
    ]
    facts += _customization(product, terms, speaker)
    if product.target_markets:
        facts.append(Fact(text("Target markets"), COMMA.join(map(terms.country, product.target_markets))))
    if product.sku:
        facts.append(Fact(text("Article number"), product.sku))
    if product.gtin:
        facts.append(Fact("GTIN", product.gtin))
    return facts


def _ports(codes: Iterable[str], terms: Terms) -> list[str]:
    known = terms.vocabulary.ports
    return [f"{known[code]}, {code}" if code in known else code for code in codes]


def _customization(product: Product, terms: Terms, speaker: Speaker) -> list[Fact]:
    offer = product.customization
    if offer is None:
        return [Fact(terms.text("Private label"), "")]
    notes = speaker.say(offer.notes) if offer.notes else Said("")
    label = "" if offer.private_label is None else terms.yes_no(offer.private_label)
    facts = [Fact(terms.text("Private label"), label, notes.text if label else "", notes.lang)]
    if offer.oem is not None:
        note = "" if label else notes.text
        facts.append(Fact(terms.text("Made to your design"), terms.yes_no(offer.oem), note, notes.lang))
    return facts


def packing_facts(product: Product, terms: Terms, speaker: Speaker) -> list[Fact]:
    """How it is packed: the pack, its weight, the carton and the volume that follows from its lengths."""
    text, packaging = terms.text, product.packaging
    if packaging is None:
        return [Fact(text("Packaging"), ""), Fact(text("Net weight"), ""), Fact(text("Carton"), "")]
    said = speaker.say(packaging.description) if packaging.description else Said("")
    weight = _weight(packaging.net_weight_g, terms) if packaging.net_weight_g else ""
    facts = [Fact(text("Packaging"), said.text, lang=said.lang), Fact(text("Net weight"), weight)]
    if packaging.carton is None:
        return [*facts, Fact(text("Carton"), "")]
    return facts + _carton(packaging.carton, product, terms)


def _weight(grams: Decimal, terms: Terms) -> str:
    if grams < _GRAMS_PER_KG:
        return f"{terms.number(grams)}\u00a0g"
    return f"{terms.number(grams / _GRAMS_PER_KG)}\u00a0kg"


def _carton(carton: Carton, product: Product, terms: Terms) -> list[Fact]:
    text = terms.text
    unit = product.price.per if product.price and product.price.per else product.moq.unit if product.moq else None
    units = ""
    if carton.units:
        units = terms.quantity(Decimal(carton.units), unit) if unit else terms.number(carton.units)
    facts = [Fact(text("Units per carton"), units)]
    if carton.length_cm and carton.width_cm and carton.height_cm:
        lengths = (carton.length_cm, carton.width_cm, carton.height_cm)
        volume = carton.length_cm * carton.width_cm * carton.height_cm / _CUBIC_CM
        facts.append(Fact(text("Carton size"), size(lengths, terms), f"{terms.number(volume.normalize())}\u00a0m³"))
    if carton.net_kg:
        facts.append(Fact(text("Net weight of a carton"), f"{terms.number(carton.net_kg)}\u00a0kg"))
    if carton.gross_kg:
        facts.append(Fact(text("Gross weight of a carton"), f"{terms.number(carton.gross_kg)}\u00a0kg"))
    return facts


def size(lengths_cm: Iterable[Decimal], terms: Terms) -> str:
    """Two or three lengths: `250 × 105 cm`."""
    return f"{_TIMES.join(map(terms.number, lengths_cm))}\u00a0cm"
