"""The product sheet: one A4 page to hand over, in one language."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from catalogue.exports.prints.engine import PrintJob
from catalogue.exports.prints.photos import Frame
from catalogue.exports.prints.plain import plain
from catalogue.exports.prints.product import product_print, programme_contact
from catalogue.head import sample_notice
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Product

#: Bytes that a sheet keeps to. Its pictures take half; tags, typeface and drawing need the rest.
SHEET_BUDGET: Final = 150_000
_ONE_BESIDE: Final = (Frame(98, 74, 42_000), Frame(80, 74, 26_000))
_TWO_BESIDE: Final = (Frame(98, 74, 40_000), Frame(80, 36, 14_000), Frame(80, 36, 14_000))
_ALONE: Final = (Frame(182, 74, 68_000),)


def sheet_job(shared: Shared, product: Product, terms: Terms) -> PrintJob:
    """A product's sheet."""
    shown, photos = product_print(shared, product, terms, sheet_frames(shared, product))
    data = {
        "language": terms.language,
        "title": shown.name.text,
        "product": plain(shown),
        "words": product_words(terms) | frame_words(shared, terms),
        "programme": plain(programme_contact(shared, terms)),
        "site": shared.site.absolute("", terms.language),
    }
    return PrintJob("sheet.typ", data, photos, (shown.address,), product.updated or date.min)


def sheet_frames(shared: Shared, product: Product) -> tuple[Frame, ...]:
    """Frames for the photos a product has: one large, up to two beside it."""
    count = len(shared.catalogue.photos.get(f"product/{product.id}", {}))
    return {0: (), 1: _ALONE, 2: _ONE_BESIDE}.get(count, _TWO_BESIDE)


def product_words(terms: Terms) -> dict[str, Any]:
    """Words around a product's facts."""
    text = terms.text
    return {
        "price": text("Price"),
        "on_request": text("Price on request"),
        "valid_until": text("Valid until"),
        "order_quantity": text("Order quantity"),
        "about": text("About the product"),
        "make": text("How it is made"),
        "passport": text("Batik passport"),
        "terms": text("Trade terms"),
        "packing": text("Packing"),
        "variants": text("Variants"),
        "shipment": text("The minimum order as a shipment"),
        "certificates": text("Certificates"),
        "none": text("Not available yet"),
        "paused": text("Not taking orders now"),
        "restriction": text("Restriction"),
        "sample": text("Sample data"),
        "sample_notice": sample_notice(text),
        "drafted": text(
            "Text with a dotted line was translated by a machine and has not been checked by a person yet."
        ),
        "contact": text("Contact"),
        "pictures": text("Pictures:"),
        "qr": text("QR code of %(address)s"),
        "more": text("and %(num)s more"),
        "scan": text("Scan for today’s price, all facts and an inquiry"),
        "motif": text("Motif"),
    }


def frame_words(shared: Shared, terms: Terms) -> dict[str, Any]:
    """Words of the frame of every print."""
    site = shared.catalogue.vocabulary.site
    return {
        "wordmark": site["wordmark"][terms.language],
        "site_title": site["title"][terms.language],
        "owner": site["owner"][terms.language],
        "as_of": terms.text("As of %(date)s"),
        "page": terms.text("page %(num)s"),
    }
