"""The public facts of a product as one flat row: the field table of every file under `/downloads/`.

A field's name, meaning and unit never change; new ones are added at the end of their group. What a field holds is
what the product's page shows: nothing of a producer without consent, no price that ran out, no number of a
certificate whose kind is not public.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from catalogue.languages import LANGUAGES
from catalogue.pages.shared import Shared
from catalogue.pages.trade import is_public, price_span
from catalogue.records import L10n, Price, Producer, Product
from catalogue.records.product import Carton

FieldKind = Literal["text", "code", "integer", "decimal", "boolean", "date", "list", "link"]
Value = str | int | Decimal | bool | date | tuple[str, ...] | None
Row = dict[str, Value]


class Field(NamedTuple):
    """One column of the public data.

    Attributes:
        name: of the column; for programs, so never translated.
        kind: what it holds; `code` is text made of digits.
        about: key of its description in `field_texts`; fields that belong together share one.
    """

    name: str
    kind: FieldKind
    about: str


def _by_language(name: str) -> tuple[Field, ...]:
    return tuple(Field(f"{name}_{language}", "text", name) for language in LANGUAGES)


#: Every column, in the order of the files.
FIELDS: Final[tuple[Field, ...]] = (
    Field("id", "text", "id"),
    Field("sample_data", "boolean", "sample_data"),
    Field("status", "text", "status"),
    *_by_language("name"),
    *_by_language("summary"),
    Field("machine_translated", "list", "machine"),
    Field("category", "text", "category"),
    Field("regency", "text", "regency"),
    Field("producer", "text", "producer"),
    Field("producer_name", "text", "producer"),
    Field("materials", "list", "materials"),
    Field("techniques", "list", "techniques"),
    Field("hs_code", "code", "hs_code"),
    Field("hs_confirmed", "boolean", "hs_confirmed"),
    Field("gtin", "code", "gtin"),
    Field("sku", "text", "sku"),
    Field("moq", "decimal", "moq"),
    Field("moq_unit", "text", "moq"),
    Field("moq_unit_code", "text", "moq"),
    Field("capacity_per_month", "decimal", "capacity"),
    Field("capacity_unit", "text", "capacity"),
    Field("lead_time_min_days", "integer", "lead_time"),
    Field("lead_time_max_days", "integer", "lead_time"),
    Field("price_mode", "text", "price"),
    Field("price_currency", "text", "price"),
    Field("price_min", "decimal", "price"),
    Field("price_max", "decimal", "price"),
    Field("price_unit", "text", "price"),
    Field("price_tiers", "list", "tiers"),
    Field("price_valid_until", "date", "price"),
    Field("incoterm", "text", "incoterm"),
    Field("incoterm_place", "text", "incoterm"),
    Field("payment_terms", "list", "payment"),
    Field("ports", "list", "ports"),
    Field("sample_available", "boolean", "sample"),
    Field("private_label", "boolean", "private_label"),
    Field("certificates", "list", "certificates"),
    Field("certificate_numbers", "list", "certificate_numbers"),
    Field("target_markets", "list", "markets"),
    Field("dimensions_cm", "text", "dimensions"),
    Field("net_weight_g", "decimal", "net_weight"),
    Field("carton_units", "integer", "carton"),
    Field("carton_length_cm", "decimal", "carton"),
    Field("carton_width_cm", "decimal", "carton"),
    Field("carton_height_cm", "decimal", "carton"),
    Field("carton_net_kg", "decimal", "carton"),
    Field("carton_gross_kg", "decimal", "carton"),
    Field("shelf_life_months", "decimal", "shelf_life"),
    Field("allergens", "list", "allergens"),
    Field("image_url", "link", "image"),
    Field("page_url", "link", "page"),
    Field("short_url", "link", "short"),
    Field("updated", "date", "updated"),
)


def open_row(product: Product, shared: Shared) -> Row:
    """The public facts of a product, by field; what is not known is None or an empty tuple."""
    producer = shared.catalogue.producer_of(product)
    cover = shared.cover(product)
    sample, custom, packaging = product.sample, product.customization, product.packaging
    lead = product.lead_time
    return {
        "id": product.id,
        "sample_data": product.sample_data,
        "status": product.status,
        **_texts("name", product.name),
        **_texts("summary", product.summary),
        "machine_translated": _by_machine(product, shared),
        "category": product.category,
        "regency": shared.catalogue.regency_of(product),
        **_maker(producer, shared),
        "materials": product.materials,
        "techniques": product.techniques,
        "hs_code": product.hs_national or product.hs_code,
        "hs_confirmed": bool(product.hs_confirmed_by),
        "gtin": product.gtin,
        "sku": product.sku,
        **_order(product, shared),
        "lead_time_min_days": lead.min if lead else None,
        "lead_time_max_days": lead.max if lead else None,
        **_price(product.price, shared),
        "payment_terms": product.payment_terms,
        "ports": product.ports,
        "sample_available": sample.available if sample else None,
        "private_label": custom.private_label if custom else None,
        **_papers(product, producer, shared),
        "target_markets": product.target_markets,
        "dimensions_cm": " x ".join(map(plain_number, product.dimensions_cm)) or None,
        "net_weight_g": packaging.net_weight_g if packaging else None,
        **_carton(packaging.carton if packaging else None),
        "shelf_life_months": product.shelf_life_months,
        "allergens": (product.food.allergens if product.food else None) or (),
        "image_url": shared.site.settings.base_url + cover.jpeg if cover and cover.jpeg else None,
        "page_url": shared.site.absolute(f"products/{product.id}/", LANGUAGES[0]),
        "short_url": shared.site.short_address(product.id),
        "updated": product.updated,
    }


def open_rows(products: Iterable[Product], shared: Shared) -> tuple[Row, ...]:
    """Rows of several products in their order."""
    return tuple([open_row(product, shared) for product in products])


def plain_number(value: Decimal) -> str:
    """A number with a decimal point, no thousands, no zeros behind."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def field_texts(text: Callable[[str], str]) -> dict[str, str]:
    """What the fields mean, by `Field.about`, in the language of a translator."""
    return {
        "id": text("Identifier of the product; it never changes."),
        "sample_data": text("True where product and producer are fictitious."),
        "status": text("“published”, or “paused” while no orders are taken."),
        "name": text("Name in each language; empty where it is not translated."),
        "summary": text("One sentence in each language; empty where it is not translated."),
        "machine": text("Fields of name and summary that a machine translated and nobody has checked yet."),
        "category": text("Category, as a code."),
        "regency": text("Regency where it is made."),
        "producer": text("Producer, only with the producer’s consent."),
        "materials": text("Materials, as codes."),
        "techniques": text("Techniques, as codes."),
        "hs_code": text("HS 2022 code of six digits, or the national one of eight."),
        "hs_confirmed": text("Whether somebody has confirmed the HS code."),
        "gtin": text("Global Trade Item Number, as under the barcode."),
        "sku": text("The producer’s own article number."),
        "moq": text("Minimum order, its unit, and the unit’s code of UNECE Recommendation 20."),
        "capacity": text("Quantity that can be made in a month, and its unit."),
        "lead_time": text("Days from order to readiness."),
        "price": text("Public price while it is valid; “on_request” otherwise, with the other fields empty."),
        "tiers": text("Price by quantity: from how many units, and the amount."),
        "incoterm": text("Incoterm 2020 of the price and its place (UN/LOCODE)."),
        "payment": text("Payment terms, as codes."),
        "ports": text("Ports of loading (UN/LOCODE)."),
        "sample": text("Whether a product sample is offered."),
        "private_label": text("Whether it can be sold under the buyer’s own brand."),
        "certificates": text("Certificates held on the day of the data, as codes."),
        "certificate_numbers": text("Numbers of these certificates, where the issuer publishes them."),
        "markets": text("Markets the producer wants to sell to (ISO 3166, or EU)."),
        "dimensions": text("Length, width and height in centimetres."),
        "net_weight": text("Net weight of one unit in grams."),
        "carton": text("Carton: units in it, size in centimetres, weight in kilograms."),
        "shelf_life": text("Shelf life in months."),
        "allergens": text("Allergens that are declared, as codes."),
        "image": text("Address of the main picture."),
        "page": text("Address of the product’s page."),
        "short": text("Short address that leads to the reader’s language."),
        "updated": text("Date of the last change to the record."),
    }


def open_key(product: Product, shared: Shared) -> str:
    """Changes when a product's public facts may: its record, its producer's, its picture, or what the day decides."""
    key = shared.open_keys.get(product.id)
    if key is None:
        cover = shared.cover(product)
        parts = (
            shared.fingerprint(f"product/{product.id}"),
            shared.fingerprint(f"producer/{product.producer}"),
            shared.day_marks(product),
            cover.key if cover else "",
        )
        key = shared.open_keys[product.id] = "\0".join(parts)
    return key


_TEXT_FIELDS: Final = {
    name: [(f"{name}_{language}", language) for language in LANGUAGES] for name in ("name", "summary")
}


def _texts(name: str, text: L10n | None) -> Row:
    return {field: getattr(text, language, None) for field, language in _TEXT_FIELDS[name]}


def _by_machine(product: Product, shared: Shared) -> tuple[str, ...]:
    found: list[str] = []
    for name, text in (("name", product.name), ("summary", product.summary)):
        if text and (drafted := shared.drafted(text)):
            found += [field for field, language in _TEXT_FIELDS[name] if language in drafted]
    return tuple(found)


def _maker(producer: Producer, shared: Shared) -> Row:
    if not producer.may_be_shown:
        return {"producer": None, "producer_name": None}
    return {"producer": producer.id if shared.has_page(producer) else None, "producer_name": producer.name}


def _order(product: Product, shared: Shared) -> Row:
    moq, capacity = product.moq, product.capacity
    unit = shared.catalogue.vocabulary.units.get(moq.unit) if moq else None
    return {
        "moq": moq.value if moq else None,
        "moq_unit": moq.unit if moq else None,
        "moq_unit_code": unit.unece if unit else None,
        "capacity_per_month": capacity.value if capacity else None,
        "capacity_unit": capacity.unit if capacity else None,
    }


def _price(price: Price | None, shared: Shared) -> Row:
    span = price_span(price) if price is not None and is_public(price, shared.today) else None
    if price is None or span is None:
        return {**_NO_PRICE, "price_mode": "on_request"}
    tiers = sorted(price.tiers, key=lambda tier: tier.from_) if price.mode == "tiered" else []
    return {
        "price_mode": price.mode,
        "price_currency": price.currency,
        "price_min": span[0],
        "price_max": span[1],
        "price_unit": price.per,
        "price_tiers": tuple(f"{plain_number(tier.from_)}: {plain_number(tier.amount)}" for tier in tiers),
        "price_valid_until": price.valid_until,
        "incoterm": price.incoterm,
        "incoterm_place": price.place,
    }


_NO_PRICE: Final[Mapping[str, Value]] = {
    "price_mode": None,
    "price_currency": None,
    "price_min": None,
    "price_max": None,
    "price_unit": None,
    "price_tiers": (),
    "price_valid_until": None,
    "incoterm": None,
    "incoterm_place": None,
}


def _papers(product: Product, producer: Producer, shared: Shared) -> Row:
    """Certificates that are held; a number leads to the producer, so it needs their consent too."""
    held, kinds = shared.catalogue.held(product), shared.catalogue.vocabulary.certificates
    traceable = held if producer.may_be_shown else ()
    numbers = [f"{paper.type}: {paper.number}" for paper in traceable if paper.number and kinds[paper.type].public]
    return {
        "certificates": tuple(dict.fromkeys([paper.type for paper in held])),
        "certificate_numbers": tuple(numbers),
    }


def _carton(carton: Carton | None) -> Mapping[str, Value]:
    if carton is None:
        return _NO_CARTON
    return {
        "carton_units": carton.units,
        "carton_length_cm": carton.length_cm,
        "carton_width_cm": carton.width_cm,
        "carton_height_cm": carton.height_cm,
        "carton_net_kg": carton.net_kg,
        "carton_gross_kg": carton.gross_kg,
    }


_NO_CARTON: Final[Mapping[str, Value]] = {
    "carton_units": None,
    "carton_length_cm": None,
    "carton_width_cm": None,
    "carton_height_cm": None,
    "carton_net_kg": None,
    "carton_gross_kg": None,
}
