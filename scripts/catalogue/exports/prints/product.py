"""What a print shows of one product: the page's own view model, cut to what fits on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

from catalogue.exports.prints.codes import code_path
from catalogue.exports.prints.photos import Frame, FramedPhoto
from catalogue.exports.prints.plain import first_blocks, runs_of
from catalogue.languages import format_date
from catalogue.pages.contact import Reach, reach_of
from catalogue.pages.goods import Passport
from catalogue.pages.papers import Paper
from catalogue.pages.product import ProductView, product_view
from catalogue.pages.reckon import Worked, worked_out
from catalogue.pages.shared import Shared
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import Said, Speaker, shorten
from catalogue.pages.trade import Fact, PriceView
from catalogue.records import Product

#: Longest value and note in a ledger on paper; the whole text is on the page that the QR code opens.
_VALUE_MAX: Final = 150
_NOTE_MAX: Final = 110
#: Longest description on paper, and papers shown; the rest is counted.
_TEXT_MAX: Final = 900
_SUMMARY_MAX: Final = 170
_PAPERS_MAX: Final = 6
_VARIANTS_MAX: Final = 8


@dataclass(frozen=True, slots=True)
class PhotoPrint:
    """A picture: its file's name in the folder of pictures, and what it shows."""

    file: str
    alt: Said


@dataclass(frozen=True, slots=True)
class ContactPrint:
    """Who answers, as lines for paper.

    Attributes:
        name: who.
        whatsapp: number, grouped, or empty.
        email: address, or empty.
    """

    name: str
    whatsapp: str
    email: str


@dataclass(frozen=True, slots=True)
class ProductPrint:
    """One product on paper.

    Attributes:
        id: of the product.
        name: of the product.
        summary: one sentence.
        category: label of its category.
        by: who makes it and where, as far as may be said.
        regency: name of the regency.
        paused: whether no orders are taken now.
        sample: whether it is fictitious.
        drafted: whether one of its texts is a machine draft.
        restriction: why it may not be sold somewhere, or None.
        price: the price, or its words for "on request" where `amount` is empty.
        order: minimum order, capacity, lead time, sample, HS code.
        text: blocks of the description.
        text_lang: their language where it is not the print's.
        passport: whether `make` is a batik passport.
        motif: name of a batik's motif, or empty.
        make: what it is made of and how; food facts; the batik passport.
        terms: terms of trade.
        packing: pack and carton.
        variants: names and prices of variants, a row each.
        shipment: the minimum order worked out by the calculator.
        quantity: the quantity that was worked out, with its unit.
        papers: certificates, held first.
        more_papers: how many certificates are left out.
        photos: cover first.
        credits: who made the pictures, or empty.
        contact: who answers.
        address: short address.
        qr: where the template finds its code.
        updated: date of the record's last change.
    """

    id: str
    name: Said
    summary: Said
    category: str
    by: str
    regency: str
    paused: bool
    sample: bool
    drafted: bool
    restriction: Said | None
    price: PriceView
    order: tuple[Fact, ...]
    text: tuple[dict[str, Any], ...]
    text_lang: str
    passport: bool
    motif: str
    make: tuple[Fact, ...]
    terms: tuple[Fact, ...]
    packing: tuple[Fact, ...]
    variants: tuple[Fact, ...]
    shipment: tuple[Fact, ...]
    quantity: str
    papers: tuple[Paper, ...]
    more_papers: int
    photos: tuple[PhotoPrint, ...]
    credits: str
    contact: ContactPrint
    address: str
    qr: str
    updated: str


def product_print(
    shared: Shared, product: Product, terms: Terms, frames: Sequence[Frame]
) -> tuple[ProductPrint, tuple[FramedPhoto, ...]]:
    """A product for paper, and the pictures it needs.

    Args:
        shared: look-ups.
        product: the product.
        terms: words of the print's language.
        frames: where its pictures stand, cover first; photos beyond them are left out.
    """
    view = product_view(shared, product, terms)
    worked = worked_out(product, terms, shared.today) if view.reckon else None
    photos, framed = photo_prints(shared, product, shared.speaker(terms.language), frames)
    told = view.description
    shown = view.papers[:_PAPERS_MAX]
    made = ProductPrint(
        id=product.id,
        name=view.name,
        summary=Said(shorten(view.summary.text, _SUMMARY_MAX), view.summary.lang),
        category=view.category_label,
        by=_by(view, terms),
        regency=terms.short_regencies.get(view.maker.regency, ""),
        paused=product.status == "paused",
        sample=product.sample_data,
        drafted=view.drafted,
        restriction=Said(shorten(view.restriction.text, _VALUE_MAX), view.restriction.lang)
        if view.restriction
        else None,
        price=view.price,
        order=_brief(view.order),
        text=tuple(first_blocks(runs_of(told.html), _TEXT_MAX)) if told else (),
        text_lang=told.lang if told else "",
        passport=view.passport is not None,
        motif=view.passport.motif if view.passport else "",
        make=_brief((*(_cloth(view.passport, terms) if view.passport else ()), *view.make, *view.food)),
        terms=_brief(view.terms),
        packing=_brief(view.packing),
        variants=_variants(view),
        shipment=_brief(worked.facts) if worked else (),
        quantity=_quantity(product, view, worked, terms),
        papers=tuple(paper._replace(details=shorten(paper.details, _VALUE_MAX)) for paper in shown),
        more_papers=len(view.papers) - len(shown),
        photos=photos,
        credits=shorten(view.credits, _VALUE_MAX),
        contact=_contact(shared, product, terms),
        address=view.address,
        qr=code_path(view.address),
        updated=format_date(product.updated, terms.language) if product.updated else "",
    )
    return made, framed


def photo_prints(
    shared: Shared, product: Product, speaker: Speaker, frames: Sequence[Frame]
) -> tuple[tuple[PhotoPrint, ...], tuple[FramedPhoto, ...]]:
    """A product's photos in the frames of a print, cover first: as the template sees them, and as they are made."""
    files = shared.catalogue.photos.get(f"product/{product.id}", {})
    found = [(files[photo.file], photo) for photo in product.photos_by_cover if photo.file in files]
    framed = tuple(FramedPhoto(file, frame) for (file, _), frame in zip(found, frames, strict=False))
    alts = (speaker.say(photo.alt) if photo.alt else Said("") for _, photo in found)
    return tuple(PhotoPrint(picture_path(photo), alt) for photo, alt in zip(framed, alts, strict=False)), framed


def picture_path(photo: FramedPhoto) -> str:
    """Where a template finds a picture."""
    return f"/images/{photo.name}"


@lru_cache(maxsize=1024)
def international(number: str) -> str:
    """A phone number grouped as people write it, `+62 812-0000-0000`; empty where there is none."""
    import phonenumbers  # noqa: PLC0415 - slow to start, and only prints write numbers out

    if not number:
        return ""
    return phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def contact_print(reach: Reach, name: str) -> ContactPrint:
    """Somebody who answers, with the number as people write it."""
    return ContactPrint(name, international(reach.whatsapp), reach.email)


def programme_contact(shared: Shared, terms: Terms) -> ContactPrint:
    """The programme's own contact."""
    return contact_print(shared.programme, shared.catalogue.vocabulary.site["owner"][terms.language])


def _by(view: ProductView, terms: Terms) -> str:
    name = view.maker.name or terms.text("Through the programme")
    return COMMA.join([part for part in (name, view.maker.place) if part])


def _brief(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple(
        replace(fact, value=shorten(fact.value, _VALUE_MAX), note=shorten(fact.note, _NOTE_MAX)) for fact in facts
    )


def _cloth(cloth: Passport, terms: Terms) -> tuple[Fact, ...]:
    """The batik passport as rows; its motif is set on its own."""
    dyes = COMMA.join(dye.label for dye in cloth.dyes)
    revision = terms.text("Revision of the record")  # says nothing to who holds a sheet of paper
    facts = (fact for fact in cloth.facts if fact.label != revision)
    return Fact(terms.text("Dye"), dyes or cloth.dye, cloth.dye if dyes else ""), *facts


def _variants(view: ProductView) -> tuple[Fact, ...]:
    return tuple(
        Fact(variant.name.text, variant.price or variant.sku, lang=variant.name.lang)
        for variant in view.variants[:_VARIANTS_MAX]
    )


def _quantity(product: Product, view: ProductView, worked: Worked | None, terms: Terms) -> str:
    """What the calculator worked out: the minimum order as the record says it, else the quantity as it was taken."""
    if view.reckon is None or worked is None:
        return ""
    if product.moq and view.reckon.minimum:
        return terms.quantity(product.moq.value, product.moq.unit)
    return f"{worked.quantity}\u00a0{worked.unit}"


def _contact(shared: Shared, product: Product, terms: Terms) -> ContactPrint:
    producer = shared.catalogue.producer_of(product)
    reach = reach_of(producer, shared.programme)
    return programme_contact(shared, terms) if reach.programme else contact_print(reach, producer.name or producer.id)
