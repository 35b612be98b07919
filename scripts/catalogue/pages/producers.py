"""The producer's page and the list of producers. Both hold only those who agreed to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.contact import Call, producer_call, reach_of
from catalogue.pages.maps import MapView, map_view
from catalogue.pages.paging import Paging, paging
from catalogue.pages.people import (
    OutsideLink,
    Sale,
    answers_in,
    business_facts,
    lead,
    outside_links,
    place_of,
    sales,
)
from catalogue.pages.pictures import PictureView
from catalogue.pages.product import Link, Photo
from catalogue.pages.screened import Checked, checked_aspects, screening_sentence
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs, organization
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import DESCRIPTION_MAX, Notice, Said, Speaker, Told, shorten
from catalogue.pages.trade import Fact
from catalogue.pages.view_model import view_model
from catalogue.readiness import screening
from catalogue.records import Producer, Product
from catalogue.records.parts import PhotoEntry

ROWS_PER_PAGE: Final = 96
#: Products named beside a certificate; more are counted.
NAMED_PRODUCTS: Final = 3


@view_model
class HeldPaper:
    """A certificate that products of a producer hold today.

    Attributes:
        label: its name.
        products: the products, where they are few.
        count: how many products hold it.
    """

    label: str
    products: tuple[Link, ...]
    count: int


@view_model
class ProducerView:
    """What a producer's page shows.

    Attributes:
        id: of the producer.
        archived: whether the producer is no longer in the catalogue.
        paused: whether orders are not taken now.
        name: the producer's name.
        lead: one sentence: form, place, founding year.
        regency: id of the regency.
        regency_label: short name of the regency.
        picture: a picture of the producer, else of their newest product; None where there is none.
        picture_alt: what it shows.
        story: the story, or None.
        facts: the business in figures.
        sales: where it has sold abroad, latest first.
        answers: languages it answers in, or empty.
        links: website and networks.
        papers: certificates its products hold today.
        process: pictures of the place and the work.
        map: where it is, to the district.
        place: the same in words.
        checks: results of a screening.
        screened: by whom and when, or empty.
        call: ways to ask, or None when archived.
        products: cards, newest first.
        notice: what readers have to know of its texts, or None.
    """

    id: str
    archived: bool
    paused: bool
    name: str
    lead: str
    regency: str
    regency_label: str
    picture: PictureView | None
    picture_alt: Said
    story: Told | None
    facts: tuple[Fact, ...]
    sales: tuple[Sale, ...]
    answers: str
    links: tuple[OutsideLink, ...]
    papers: tuple[HeldPaper, ...]
    process: tuple[Photo, ...]
    map: MapView
    place: str
    checks: tuple[Checked, ...]
    screened: str
    call: Call | None
    products: tuple[Card, ...]
    notice: Notice | None


@view_model
class ProducerRow:
    """A producer in a list."""

    id: str
    name: str
    place: str
    goods: str
    count: int


@view_model
class ProducersView:
    """The list of producers; those without consent are only counted.

    Attributes:
        rows: producers of this page of the list.
        total: producers with a page.
        hidden: producers whose goods are in the catalogue, but who are not shown.
        paging: the pages of the list.
    """

    rows: tuple[ProducerRow, ...]
    total: int
    hidden: int
    paging: Paging


def producer_page(shared: Shared, producer: Producer, language: Language) -> Page:
    """The page of a producer who agreed to be shown."""
    terms = shared.terms[language]
    view = producer_view(shared, producer, terms)
    path = f"producers/{producer.id}/"
    trail = ((terms.text("Producers"), "producers/"), (view.name, ""))
    jpeg = view.picture.jpeg if view.picture else ""
    story = producer.story.in_language(language)[0] if producer.story else ""
    head = Head(
        title=view.name,
        description=shorten(f"{view.lead} {story}", DESCRIPTION_MAX),
        image=jpeg or None,
        image_size=view.picture.jpeg_size if view.picture else (0, 0),
        structured=(breadcrumbs(shared.site, language, trail), organization(shared, producer, language)),
        noindex=producer.sample_data or view.archived,
    )
    return Page(path, language, "producer", "producers", "producer.html", head, view, producer.sample_data)


def producer_inputs(shared: Shared, producer: Producer) -> tuple[str, ...]:
    """What a producer's page depends on beside the day, the same for every language."""
    products = shared.catalogue.by_producer.get(producer.id, ())
    seen = [*_first_picture(shared, producer), *_process_pictures(shared, producer)]
    alts = [photo.alt for _, photo in seen if photo.alt]
    return (
        shared.fingerprint(f"producer/{producer.id}"),
        *[picture.key for picture, _ in seen],
        *[str(shared.speaker(language).say(alt)) for alt in alts for language in LANGUAGES],
        *shared.card_keys(products),
        *[",".join([certificate.type for certificate in shared.catalogue.held(product)]) for product in products],
    )


def producer_view(shared: Shared, producer: Producer, terms: Terms) -> ProducerView:
    """The view model of a producer's page."""
    speaker = shared.speaker(terms.language)
    regency = (producer.location.regency if producer.location else None) or ""
    name = producer.name or producer.id
    archived = producer.status == "archived"
    cover = _spoken(_first_picture(shared, producer), speaker)
    address = shared.site.short_address(producer.id)
    products = shared.cards(shared.catalogue.by_producer.get(producer.id, ()), terms.language)
    story = speaker.tell_story(producer.story) if producer.story else None
    place = place_of(producer, terms)
    label = terms.text("Map of Madura: %(place)s") % {"place": place}
    district = producer.location.district if producer.location else None
    screened = screening(producer, shared.today)
    return ProducerView(
        id=producer.id,
        archived=archived,
        paused=producer.status == "paused",
        name=name,
        lead=lead(producer, terms),
        regency=regency,
        regency_label=terms.short_regencies.get(regency, ""),
        picture=cover[0].picture if cover else None,
        picture_alt=cover[0].alt if cover else Said(""),
        story=story,
        facts=tuple(business_facts(producer, terms)),
        sales=sales(producer, terms),
        answers=answers_in(producer, terms),
        links=outside_links(producer, terms),
        papers=_papers(shared, producer, terms, speaker),
        process=_spoken(_process_pictures(shared, producer), speaker),
        map=map_view(terms.vocabulary, label, regency, district),
        place=place,
        checks=checked_aspects(screened, terms),
        screened=screening_sentence(screened, terms),
        call=None if archived else producer_call(reach_of(producer, shared.programme), terms, name, address),
        products=products,
        notice=shared.notice(speaker, f"producers/{producer.id}/", products),
    )


def producers_page(shared: Shared, language: Language, number: int) -> Page:
    """One page of the list of producers."""
    terms = shared.terms[language]
    listed = shared.catalogue.shown_producers
    pages = paging("producers/", "page/", number, len(listed), ROWS_PER_PAGE)
    view = ProducersView(
        rows=tuple(producer_row(shared, producer, terms) for producer in listed[pages.slice]),
        total=len(listed),
        hidden=shared.catalogue.unnamed_producers,
        paging=pages,
    )
    head = Head(
        title=terms.text("Producers"),
        description=terms.text("Small producers of Madura, Indonesia: what they make, where, and how to reach them."),
        structured=(breadcrumbs(shared.site, language, ((terms.text("Producers"), ""),)),),
    )
    sample = any(producer.sample_data for producer in listed[pages.slice])
    return Page(pages.path, language, "producers", "producers", "producers.html", head, view, sample)


def producer_row(shared: Shared, producer: Producer, terms: Terms) -> ProducerRow:
    """A producer as a row of a list."""
    products = shared.catalogue.by_producer.get(producer.id, ())
    goods = dict.fromkeys(terms.categories[product.category] for product in products if product.category)
    return ProducerRow(
        producer.id, producer.name or producer.id, place_of(producer, terms), COMMA.join(goods), len(products)
    )


def _papers(shared: Shared, producer: Producer, terms: Terms, speaker: Speaker) -> tuple[HeldPaper, ...]:
    """Certificates that are held today, in the vocabulary's order, with the products that hold them."""
    holders: dict[str, list[Product]] = {}
    for product in shared.catalogue.by_producer.get(producer.id, ()):
        for key in dict.fromkeys(certificate.type for certificate in shared.catalogue.held(product)):
            holders.setdefault(key, []).append(product)
    return tuple(
        HeldPaper(label, _links(holders[key], speaker), len(holders[key]))
        for key, label in terms.certificates.items()
        if key in holders
    )


def _links(products: list[Product], speaker: Speaker) -> tuple[Link, ...]:
    if len(products) > NAMED_PRODUCTS:
        return ()
    return tuple(Link(p.id, speaker.say(p.name) if p.name else Said(p.id)) for p in products)


def _process_pictures(shared: Shared, producer: Producer) -> list[tuple[PictureView, PhotoEntry]]:
    """Pictures of the place and the work: the producer's own but the first, then those its products have."""
    entries: list[tuple[str, PhotoEntry]] = [(f"producer/{producer.id}", photo) for photo in producer.photos[1:]]
    for product in shared.catalogue.by_producer.get(producer.id, ()):
        entries += [(f"product/{product.id}", photo) for photo in product.photos if photo.role == "process"]
    found = ((shared.picture(record, photo.file), photo) for record, photo in entries)
    return [(picture, photo) for picture, photo in found if picture]


def _first_picture(shared: Shared, producer: Producer) -> list[tuple[PictureView, PhotoEntry]]:
    """The picture that stands for a producer, as a list of one: the first of its own, else of its products; or none."""
    for photo in producer.photos:
        if picture := shared.picture(f"producer/{producer.id}", photo.file):
            return [(picture, photo)]
    for product in shared.catalogue.by_producer.get(producer.id, ()):
        picture = shared.cover(product)
        if picture and product.cover:
            return [(picture, product.cover)]
    return []


def _spoken(pictures: Iterable[tuple[PictureView, PhotoEntry]], speaker: Speaker) -> tuple[Photo, ...]:
    """Pictures with what they show in the page's language."""
    return tuple([Photo(picture, speaker.say(photo.alt) if photo.alt else Said("")) for picture, photo in pictures])
