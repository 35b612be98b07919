"""The product page."""

from __future__ import annotations

from typing import Final

from catalogue.languages import Language, format_date
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.contact import Call, product_call, reach_of
from catalogue.pages.goods import (
    Passport,
    VariantView,
    food_facts,
    make_facts,
    nutrition_facts,
    passport,
    variants,
)
from catalogue.pages.once import once_for_all_languages
from catalogue.pages.panel import Panel
from catalogue.pages.papers import Paper, papers
from catalogue.pages.people import Maker
from catalogue.pages.pictures import PictureView
from catalogue.pages.reckon import ReckonView, reckon_view
from catalogue.pages.screened import screened_fact
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs, product_data
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import DESCRIPTION_MAX, Notice, Said, Speaker, Told, shorten
from catalogue.pages.trade import Fact, PriceView, order_facts, packing_facts, price_view, term_facts
from catalogue.pages.view_model import view_model
from catalogue.readiness import screening
from catalogue.records import L10n, Product

#: Digits of the hash of a record: enough to tell two states of one record apart at a glance.
_REVISION_LENGTH: Final = 8


@view_model
class Photo:
    """A picture of the gallery.

    Attributes:
        picture: sizes and addresses.
        alt: what it shows.
    """

    picture: PictureView
    alt: Said


@view_model
class Link:
    """A link to a page of a record: its id and its name."""

    id: str
    name: Said


@view_model
class ProductView:
    """What the product page shows. Ledgers keep rows whose value is not known.

    Attributes:
        id: of the product.
        status: `published`, `paused` or `archived`.
        name: of the product.
        summary: one sentence.
        category: id of its category.
        category_label: label of its category.
        maker: who makes it, as far as may be shown.
        photos: the gallery, cover first.
        credits: who made the pictures, or empty.
        price: price line or steps.
        order: minimum order, lead time, capacity, trial piece, HS code.
        call: ways to ask, or None for an archived product.
        restriction: why it may not be sold somewhere, or None.
        story: the story, or None.
        description: the description, or None.
        make: material, technique, size and the like.
        food: what a food label says.
        nutrition: per 100 g.
        passport: the batik passport, or None.
        terms: terms of trade.
        packing: pack and carton.
        reckon: the calculator, or None for an archived product.
        variants: variants with their own article numbers and prices.
        papers: certificates, held first.
        panel: how it stands to markets, or None.
        ready: names of markets it is ready for, the most important first; perhaps empty.
        collections: promotions it stands in.
        related: products like it.
        proof: whether it is real: the screening, the record's revision. A batik's stands in its passport instead.
        address: the short address, absolute.
        drafted: whether one of its own texts is a machine draft.
        notice: what readers have to know of its texts, or None.
    """

    id: str
    status: str
    name: Said
    summary: Said
    category: str
    category_label: str
    maker: Maker
    photos: tuple[Photo, ...]
    credits: str
    price: PriceView
    order: tuple[Fact, ...]
    call: Call | None
    restriction: Said | None
    story: Told | None
    description: Told | None
    make: tuple[Fact, ...]
    food: tuple[Fact, ...]
    nutrition: tuple[Fact, ...]
    passport: Passport | None
    terms: tuple[Fact, ...]
    packing: tuple[Fact, ...]
    reckon: ReckonView | None
    variants: tuple[VariantView, ...]
    papers: tuple[Paper, ...]
    panel: Panel | None
    ready: str
    collections: tuple[Link, ...]
    related: tuple[Card, ...]
    proof: tuple[Fact, ...]
    address: str
    drafted: bool
    notice: Notice | None


def product_page(shared: Shared, product: Product, language: Language) -> Page:
    """The page of a product in one language."""
    terms = shared.terms[language]
    view = product_view(shared, product, terms)
    archived = product.status == "archived"
    path = f"products/{product.id}/"
    trail = (
        (terms.text("Products"), "products/"),
        (view.category_label, f"categories/{view.category}/"),
    )
    structured = [breadcrumbs(shared.site, language, trail)]
    if not archived:
        structured.append(product_data(shared, product, language, view.name.text))
    cover = view.photos[0] if view.photos else None
    head = Head(
        title=view.name.text,
        description=_describe(view, terms),
        image=cover.picture.jpeg or None if cover else None,
        image_size=cover.picture.jpeg_size if cover else (0, 0),
        structured=tuple(structured),
        noindex=product.sample_data or archived,
    )
    return Page(path, language, "product", "products", "product.html", head, view, product.sample_data)


def product_inputs(shared: Shared, product: Product) -> tuple[str, ...]:
    """What a product's page depends on beside the day, the same for every language.

    The day is part of every page's key: readiness and screening follow from it, the two records and the rules.
    """
    catalogue = shared.catalogue
    pictures = (shared.picture(f"product/{product.id}", photo.file) for photo in product.photos)
    collections = catalogue.collections_of.get(product.id, ())
    return (
        shared.fingerprint(f"product/{product.id}"),
        shared.fingerprint(f"producer/{product.producer}"),
        shared.card_key(product.id),
        *[picture.key if picture else "" for picture in pictures],
        *[shared.card_key(related) for related in shared.related(product)],
        *[shared.fingerprint(f"collection/{key}") for key in collections],
    )


def product_view(shared: Shared, product: Product, terms: Terms) -> ProductView:
    """The view model of a product's page."""
    speaker = shared.speaker(terms.language)
    producer = shared.catalogue.producer_of(product)
    name = speaker.say(product.name) if product.name else Said(product.id)
    price = price_view(product.price, terms, shared.today)
    related = tuple([shared.card(key, terms.language) for key in shared.related(product)])
    maker = shared.maker(producer, terms.language)
    proof = _proof(shared, product, maker, terms)
    cloth = passport(product, terms, speaker, proof)
    panel = None if product.status == "archived" else shared.panels[terms.language].of(product)
    address = shared.site.short_address(product.id)
    return ProductView(
        id=product.id,
        status=product.status,
        name=name,
        summary=speaker.say(product.summary) if product.summary else Said(""),
        category=product.category or "",
        category_label=terms.categories[product.category] if product.category else "",
        maker=maker,
        photos=_photos(shared, product, speaker),
        credits=_credits(product),
        price=price,
        order=tuple(order_facts(product, terms)),
        call=_call(shared, product, name, address),
        restriction=speaker.say(product.restriction) if product.restriction else None,
        story=speaker.tell_story(product.story) if product.story else None,
        description=speaker.tell(product.description) if product.description else None,
        make=tuple(make_facts(product, terms, speaker)),
        food=tuple(food_facts(product, terms, speaker)),
        nutrition=tuple(nutrition_facts(product, terms)),
        passport=cloth,
        terms=tuple(term_facts(product, terms, speaker)),
        packing=tuple(packing_facts(product, terms, speaker)),
        reckon=None if product.status == "archived" else reckon_view(product, terms, shared.today),
        variants=variants(product, terms, speaker, price.amount != ""),
        papers=papers(product.certificates, terms, shared.today, traceable=producer.may_be_shown),
        panel=panel,
        ready=COMMA.join(panel.ready) if panel else "",
        collections=_collections(shared, product, speaker),
        related=related,
        proof=() if cloth else proof,
        address=address,
        drafted=speaker.drafted,
        notice=shared.notice(speaker, f"products/{product.id}/", related),
    )


def _photos(shared: Shared, product: Product, speaker: Speaker) -> tuple[Photo, ...]:
    return tuple([Photo(picture, speaker.say(alt) if alt else Said("")) for picture, alt in _pictures(shared, product)])


def _pictures(shared: Shared, product: Product) -> list[tuple[PictureView, L10n | None]]:
    """The pictures that can be shown, the cover first, with what they show."""
    found = ((shared.picture(f"product/{product.id}", photo.file), photo.alt) for photo in product.photos_by_cover)
    return [(picture, alt) for picture, alt in found if picture is not None]


@once_for_all_languages
def _credits(product: Product) -> str:
    """Who made the pictures, each name once."""
    names = (", ".join([part for part in (photo.credit, photo.licence) if part]) for photo in product.photos)
    return "; ".join(dict.fromkeys(name for name in names if name))


def _proof(shared: Shared, product: Product, maker: Maker, terms: Terms) -> tuple[Fact, ...]:
    """Who has looked at it and which state of the record this is."""
    revision = shared.fingerprint(f"product/{product.id}")[:_REVISION_LENGTH]
    updated = format_date(product.updated, terms.language) if product.updated else ""
    record = COMMA.join([part for part in (revision, updated) if part])
    own = screening(product, shared.today)
    screened = screened_fact(own, terms) if own.is_some else maker.screened
    return screened, Fact(terms.text("Revision of the record"), record)


def _call(shared: Shared, product: Product, name: Said, address: str) -> Call | None:
    if product.status == "archived":
        return None
    producer = shared.catalogue.producer_of(product)
    return product_call(reach_of(producer, shared.programme), name.text, address)


def _collections(shared: Shared, product: Product, speaker: Speaker) -> tuple[Link, ...]:
    keys = shared.catalogue.collections_of.get(product.id, ())
    found = [shared.catalogue.collections[key] for key in keys]
    return tuple(Link(entry.id, speaker.say(entry.title)) for entry in found if entry.title)


def _describe(view: ProductView, terms: Terms) -> str:
    """The summary and, where there is room, what a buyer looks for in a list of results."""
    if view.status == "archived":
        return shorten(view.summary.text, DESCRIPTION_MAX)
    facts = [view.price.amount]
    if view.order and view.order[0].value:
        facts.insert(0, terms.text("Minimum order %(quantity)s") % {"quantity": view.order[0].value})
    offer = ", ".join([fact for fact in facts if fact])
    text = f"{view.summary.text} {offer}." if offer else view.summary.text
    return text if len(text) <= DESCRIPTION_MAX else shorten(view.summary.text, DESCRIPTION_MAX)
