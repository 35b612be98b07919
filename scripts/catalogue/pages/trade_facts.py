"""Trade facts of one product as the scripts of the inquiry, compare and capacity parts read them.

Neutral as to language: amounts stay numbers, terms stay ids, names come in every language they are written in.
Without the producer's consent nothing of them is in here but the regency; the programme is whom to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from catalogue.languages import LANGUAGES
from catalogue.pages.contact import reach_of
from catalogue.pages.shared import Shared
from catalogue.pages.trade import dotted, is_public
from catalogue.records import L10n, Price, Producer, Product
from catalogue.records.product import Carton, Packaging, Sample

Facts = dict[str, Any]


def product_facts(product: Product, shared: Shared) -> Facts:
    """Everything the inquiry list and the comparison show of a product; what is not known is left out."""
    producer = shared.catalogue.producer_of(product)
    return _known(
        {
            "name": _texts(product.name, shared),
            "status": product.status if product.status == "paused" else None,
            "fictitious": True if product.sample_data else None,
            "category": product.category,
            "regency": shared.catalogue.regency_of(product),
            "maker": _maker(producer, shared),
            "reach": _reach(producer, shared),
            "moq": _quantity(product.moq),
            "price": price_facts(product.price, shared),
            "incoterms": list(product.incoterms),
            "ports": list(product.ports),
            "sample": _sample(product.sample),
            "label": product.customization.private_label if product.customization else None,
            "certificates": list(dict.fromkeys(c.type for c in shared.catalogue.held(product))),
            "size": [number(length) for length in product.dimensions_cm],
            "hs": dotted(product.hs_national or product.hs_code or ""),
            "picture": _picture(product, shared),
            **making_facts(product),
        }
    )


def making_facts(product: Product) -> Facts:
    """How many can be made, how soon, and what converts one unit into another."""
    lead, packaging = product.lead_time, product.packaging
    return _known(
        {
            "capacity": _quantity(product.capacity),
            "lead": [lead.min, lead.max] if lead else None,
            "weight": number(packaging.net_weight_g) if packaging and packaging.net_weight_g else None,
            "content": _quantity(product.food.net_content) if product.food else None,
            "carton": _carton(packaging),
        }
    )


def capacity_facts(product: Product, shared: Shared) -> Facts:
    """What the capacity of several producers is added up from; `maker` tells who the same hands are."""
    producer = shared.catalogue.producer_of(product)
    facts = making_facts(product)
    facts["id"] = product.id
    if producer.may_be_shown:
        facts["maker"] = producer.id
    if product.moq:
        facts["moq"] = _quantity(product.moq)
    return facts


def price_facts(price: Price | None, shared: Shared) -> Facts | None:
    """A price while it holds; the script looks at `until` again, since a page may be older than its reader's day."""
    if price is None or not is_public(price, shared.today):
        return None
    steps = sorted(price.tiers, key=lambda tier: tier.from_)
    span = [price.amount] if price.mode == "fixed" else [price.min, price.max] if price.mode == "range" else []
    return _known(
        {
            "currency": price.currency,
            "per": price.per,
            "incoterm": price.incoterm,
            "place": price.place,
            "until": price.valid_until.isoformat() if price.valid_until else None,
            "amounts": [number(amount) for amount in span if amount is not None],
            "tiers": [[number(tier.from_), number(tier.amount)] for tier in steps] if price.mode == "tiered" else [],
        }
    )


def number(value: Decimal) -> int | float:
    """A number as JSON has it, whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _known(facts: Mapping[str, Any]) -> Facts:
    return {key: value for key, value in facts.items() if value or value is False or value == 0}


def _texts(text: L10n | None, shared: Shared) -> Facts:
    """A text in the languages that have it; `drafts` are those a machine made it in, with the language it read."""
    if text is None:
        return {}
    texts: Facts = {language: said for language in LANGUAGES if (said := getattr(text, language))}
    drafts = dict(shared.drafted(text))
    return texts | {"drafts": drafts} if drafts else texts


def _quantity(quantity: Any) -> list[Any] | None:
    return [number(quantity.value), quantity.unit] if quantity else None


def _maker(producer: Producer, shared: Shared) -> Facts | None:
    if not producer.may_be_shown:
        return None
    return {"id": producer.id, "name": producer.name or producer.id, "page": shared.has_page(producer)}


def _reach(producer: Producer, shared: Shared) -> Facts | None:
    reach = reach_of(producer, shared.programme)
    return None if reach.programme else _known({"whatsapp": reach.whatsapp, "email": reach.email})


def _sample(sample: Sample | None) -> Facts | None:
    if sample is None:
        return None
    cost = number(sample.cost) if sample.cost is not None and sample.currency else None
    facts = {"available": sample.available, "cost": cost, "days": sample.lead_time_days}
    return _known(facts | {"currency": sample.currency if cost is not None else None})


def _carton(packaging: Packaging | None) -> Facts | None:
    carton: Carton | None = packaging.carton if packaging else None
    if carton is None:
        return None
    lengths = (carton.length_cm, carton.width_cm, carton.height_cm)
    return _known(
        {
            "units": carton.units,
            "size": [number(length) for length in lengths if length] if all(lengths) else [],
            "net": number(carton.net_kg) if carton.net_kg else None,
            "gross": number(carton.gross_kg) if carton.gross_kg else None,
        }
    )


def _picture(product: Product, shared: Shared) -> str | None:
    if product.cover is None:
        return None
    photo = shared.catalogue.photos.get(f"product/{product.id}", {}).get(product.cover.file)
    picture = shared.site.pictures.get(photo.fingerprint) if photo else None
    return (picture.card or picture.show)[0][1] if picture else None
