"""Structured data for search engines: schema.org objects as plain dictionaries, addresses absolute.

The rules are those of schema.org and of Google's product documentation (read in November 2026): no offer where the
price is on request, an AggregateOffer for a span, `hasCertification` for what is held today only. What stands in
every product page is not said twice: the description is the page's, the category is the trail's. Google asks a product
for its name and offers, takes values of `availability` without their address, and asks no trail to end with its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from catalogue.languages import Language
from catalogue.pages.base import SiteContext
from catalogue.pages.once import once_for_all_languages
from catalogue.pages.shared import Shared
from catalogue.pages.trade import is_public, price_span
from catalogue.records import Certificate, Collection, Producer, Product
from catalogue.vocabulary import Vocabulary

#: Certificates of the business, not of the product: a registration number says nothing of the goods.
_BUSINESS = "business"
#: Products named in an ItemList: a longer one would outweigh the page.
_MOST_LISTED = 60
_AVAILABILITY = {"published": "MadeToOrder", "paused": "OutOfStock"}


def breadcrumbs(site: SiteContext, language: Language, trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A BreadcrumbList from (name, language-neutral path) pairs; the page itself, last, has no path or is left out."""
    items: list[dict[str, Any]] = []
    for place, (name, path) in enumerate(trail, start=1):
        item = {"@type": "ListItem", "position": place, "name": name}
        items.append({**item, "item": site.absolute(path, language)} if path else item)
    return {"@type": "BreadcrumbList", "itemListElement": items}


def organization(shared: Shared, producer: Producer, language: Language) -> dict[str, Any]:
    """A producer who agreed to be shown, as an Organization."""
    found: dict[str, Any] = {
        "@type": "Organization",
        "name": producer.name,
        "url": shared.site.absolute(f"producers/{producer.id}/", language),
        "address": _address(shared, producer),
    }
    if producer.legal_name:
        found["legalName"] = producer.legal_name
    if producer.founded:
        found["foundingDate"] = str(producer.founded)
    if producer.workers:
        found["numberOfEmployees"] = {"@type": "QuantitativeValue", "value": producer.workers}
    if producer.contact and producer.contact.website:
        found["sameAs"] = producer.contact.website
    return found


def product_data(shared: Shared, product: Product, language: Language, name: str) -> dict[str, Any]:
    """A product with what is public about its price and its certificates."""
    producer = shared.catalogue.producer_of(product)
    found: dict[str, Any] = {
        "@type": "Product",
        "name": name,
        "countryOfOrigin": "Indonesia",
        "sku": product.sku,
        "gtin": product.gtin,
    }
    if shared.has_page(producer):
        found["manufacturer"] = {"@type": "Organization", "name": producer.name}
        found["brand"] = {"@type": "Brand", "name": producer.brand} if producer.brand else None
    kinds = shared.catalogue.vocabulary.certificates
    held = [c for c in shared.catalogue.held(product) if kinds[c.type].group != _BUSINESS]
    found["hasCertification"] = [
        _certification(shared, certificate, language, traceable=producer.may_be_shown) for certificate in held
    ]
    found["offers"] = _offers(product, shared.catalogue.vocabulary, shared.today)
    return {key: value for key, value in found.items() if value}


def collection_data(
    shared: Shared, collection: Collection, language: Language, name: str, summary: str, image: str
) -> tuple[dict[str, Any], ...]:
    """A collection as an Event, where it has a day and a place, and as an ItemList of its products."""
    site = shared.site
    address = site.absolute(f"collections/{collection.id}/", language)
    picture = site.settings.base_url + image
    products = shared.catalogue.collection_products[collection.id]
    listed = [
        {"@type": "ListItem", "position": place, "url": site.absolute(f"products/{product.id}/", language)}
        for place, product in enumerate(products[:_MOST_LISTED], start=1)
    ]
    items = {"@type": "ItemList", "name": name, "url": address, "numberOfItems": len(products), "image": picture}
    found = [{**items, "itemListElement": listed}] if products else []
    if collection.starts is None or not collection.place:
        return tuple(found)
    event: dict[str, Any] = {
        "@type": "Event",
        "name": name,
        "description": summary,
        "url": address,
        "image": picture,
        "startDate": collection.starts.isoformat(),
        "endDate": collection.ends.isoformat() if collection.ends else None,
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": collection.place, "address": _event_place(collection)},
        "organizer": {"@type": "Organization", "name": collection.organiser} if collection.organiser else None,
    }
    return ({key: value for key, value in event.items() if value}, *found)


def _event_place(collection: Collection) -> dict[str, Any]:
    found = {"@type": "PostalAddress", "addressLocality": collection.place}
    return {**found, "addressCountry": collection.market} if collection.market else found


def _certification(shared: Shared, certificate: Certificate, language: Language, *, traceable: bool) -> dict[str, Any]:
    """A certificate; its number leads to the producer, so it needs the producer's consent (see `papers.papers`)."""
    kind = shared.catalogue.vocabulary.certificates[certificate.type]
    found: dict[str, Any] = {"@type": "Certification", "name": kind.label[language]}
    issuer = certificate.issuer or kind.issuer
    if issuer:
        found["issuedBy"] = {"@type": "Organization", "name": issuer}
    if traceable and certificate.number and kind.public:
        found["certificationIdentification"] = certificate.number
    if certificate.expires:
        found["expires"] = certificate.expires.isoformat()
    return found


@once_for_all_languages
def _offers(product: Product, vocabulary: Vocabulary, today: date) -> dict[str, Any] | None:
    price = product.price
    if price is None or not is_public(price, today):
        return None
    span = price_span(price)
    if span is None:
        return None
    low, high = (_plain(amount) for amount in span)
    offer: dict[str, Any] = {
        "@type": "Offer" if low == high else "AggregateOffer",
        "priceCurrency": price.currency,
        "availability": _AVAILABILITY.get(product.status),
    }
    offer.update({"price": low} if low == high else {"lowPrice": low, "highPrice": high})
    if price.valid_until:
        offer["priceValidUntil"] = price.valid_until.isoformat()
    if product.moq:
        offer["eligibleQuantity"] = _quantity(vocabulary, product.moq.value, product.moq.unit)
    if price.mode == "tiered":
        offer["offerCount"] = len(price.tiers)
    return offer


def _quantity(vocabulary: Vocabulary, value: Any, unit: str) -> dict[str, Any]:
    entry = vocabulary.units.get(unit)
    found: dict[str, Any] = {"minValue": _plain(value)}
    if entry is not None and entry.unece:
        found["unitCode"] = entry.unece
    return found


def _plain(value: Any) -> int | float:
    """A decimal as a JSON number."""
    return int(value) if value == value.to_integral_value() else float(value)


def _address(shared: Shared, producer: Producer) -> Mapping[str, Any]:
    place = producer.location
    district = shared.catalogue.vocabulary.districts.get(place.district or "") if place else None
    regency = shared.catalogue.vocabulary.regencies.get(place.regency or "") if place else None
    parts = [district.name if district else "", regency.short if regency else ""]
    return {
        "@type": "PostalAddress",
        "addressLocality": ", ".join([part for part in parts if part]),
        "addressRegion": "Jawa Timur",
        "addressCountry": "ID",
    }
