"""What the prints of a collection share: its title page facts, its products in reading order, who answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from catalogue.exports.prints.codes import code_path
from catalogue.exports.prints.photos import Frame, FramedPhoto
from catalogue.exports.prints.plain import plain, runs_of
from catalogue.exports.prints.product import (
    ContactPrint,
    PhotoPrint,
    contact_print,
    photo_prints,
    picture_path,
    programme_contact,
)
from catalogue.exports.prints.sheet import frame_words, product_words
from catalogue.languages import format_date
from catalogue.pages.contact import Reach
from catalogue.pages.promotions import collection_view
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.pages.text import Said
from catalogue.pages.trade import Fact
from catalogue.records import Collection, Product


@dataclass(frozen=True, slots=True)
class CollectionPrint:
    """A collection on paper.

    Attributes:
        id: of the collection.
        title: of the collection.
        summary: one or two sentences.
        text: blocks of its longer text.
        text_lang: their language where it is not the print's.
        when: dates as text, or empty.
        place: where, or empty.
        facts: when, where, who, for which market.
        cover: its picture, or None.
        count: how many products it has, as words.
        contact: who answers.
        address: short address.
        qr: where the template finds its code.
        updated: the newest change among its records.
        sample: whether it or one of its products is fictitious.
        drafted: whether one of its texts, or of its products' names, is a machine draft.
    """

    id: str
    title: Said
    summary: Said
    text: tuple[dict[str, Any], ...]
    text_lang: str
    when: str
    place: str
    facts: tuple[Fact, ...]
    cover: PhotoPrint | None
    count: str
    contact: ContactPrint
    address: str
    qr: str
    updated: str
    sample: bool
    drafted: bool


def collection_products(shared: Shared, collection: Collection) -> list[Product]:
    """A collection's products by category, in the vocabulary's order; within one as the collection has them."""
    products = shared.catalogue.collection_products[collection.id]
    order = {key: number for number, key in enumerate(shared.catalogue.vocabulary.categories)}
    return sorted(products, key=lambda product: order.get(product.category or "", len(order)))


def collection_print(
    shared: Shared, collection: Collection, terms: Terms, frame: Frame
) -> tuple[CollectionPrint, tuple[FramedPhoto, ...]]:
    """A collection for paper, and its cover in a frame.

    Args:
        shared: look-ups.
        collection: the collection.
        terms: words of the print's language.
        frame: where the cover stands.
    """
    view = collection_view(shared, collection, terms)
    products = shared.catalogue.collection_products[collection.id]
    cover, photos = _cover(shared, collection, terms, frame)
    address = shared.site.short_address(collection.id)
    made = CollectionPrint(
        id=collection.id,
        title=view.row.title,
        summary=view.row.summary,
        text=tuple(runs_of(view.body.html)) if view.body else (),
        text_lang=view.body.lang if view.body else "",
        when=view.row.when,
        place=view.row.place,
        facts=view.facts,
        cover=cover,
        count=terms.plural("%(num)s product", "%(num)s products", len(products), num=terms.number(len(products))),
        contact=_contact(shared, collection, terms),
        address=address,
        qr=code_path(address),
        updated=format_date(newest(collection, products), terms.language),
        sample=collection.sample_data or any(product.sample_data for product in products),
        drafted=view.notice is not None and view.notice.drafted,
    )
    return made, photos


def newest(collection: Collection, products: Sequence[Product]) -> date:
    """The day of the newest change among a collection and its products."""
    days = [collection.updated, *(product.updated for product in products)]
    return max((day for day in days if day), default=date.min)


def collection_data(shared: Shared, shown: CollectionPrint, terms: Terms) -> dict[str, Any]:
    """What every template of a collection reads."""
    return {
        "language": terms.language,
        "title": shown.title.text,
        "collection": plain(shown),
        "words": product_words(terms) | frame_words(shared, terms) | _words(terms),
        "programme": plain(programme_contact(shared, terms)),
        "site": shared.site.absolute("", terms.language),
    }


def _words(terms: Terms) -> dict[str, str]:
    text = terms.text
    return {
        "catalogue": text("Catalogue"),
        "about_collection": text("About the collection"),
        "contents": text("Contents"),
        "by_producer": text("Index by producer"),
        "by_hs": text("Index by HS code"),
        "through_programme": text("Through the programme"),
        "sample_notice": text(
            "The products, producers and fairs in this print are fictitious and shown as examples only."
        ),
        "minimum": text("Minimum order"),
        "scan_collection": text("Scan for all products, today’s prices and an inquiry"),
        "how_prices": text("Prices are those valid on the date of this print; the QR code of a product shows today’s."),
        "how_certificates": text(
            "Only certificates marked “Valid” are held. Numbers can be checked with their issuers."
        ),
        "no_payment": text("This site takes no payments. You deal directly with the producer."),
        "programme": text("The programme"),
        "products": text("Products"),
        "hs_code": text("HS code"),
    }


def _cover(
    shared: Shared, collection: Collection, terms: Terms, frame: Frame
) -> tuple[PhotoPrint | None, tuple[FramedPhoto, ...]]:
    """The collection's own cover, else that of its first product with a photo."""
    speaker = shared.speaker(terms.language)
    own = shared.catalogue.photos.get(f"collection/{collection.id}", {}).get(collection.cover or "")
    if own is not None:
        framed = FramedPhoto(own, frame)
        alt = speaker.say(collection.cover_alt) if collection.cover_alt else Said("")
        return PhotoPrint(picture_path(framed), alt), (framed,)
    for product in shared.catalogue.collection_products[collection.id]:
        shown, photos = photo_prints(shared, product, speaker, (frame,))
        if shown:
            return shown[0], photos
    return None, ()


def _contact(shared: Shared, collection: Collection, terms: Terms) -> ContactPrint:
    contact = collection.contact
    if contact is None or not (contact.whatsapp or contact.email):
        return programme_contact(shared, terms)
    reach = Reach(contact.whatsapp or "", contact.email or "", programme=False)
    return contact_print(reach, contact.name or shared.catalogue.vocabulary.site["owner"][terms.language])
