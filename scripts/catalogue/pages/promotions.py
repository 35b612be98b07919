"""Collections: fairs, trade promotions and themes, with when and where and who to ask."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote

from catalogue.languages import LANGUAGES, Language, format_date, format_date_range
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.contact import Call, Reach, collection_call
from catalogue.pages.downloads import DownloadGroup, collection_downloads
from catalogue.pages.people import place_of
from catalogue.pages.pictures import PictureView
from catalogue.pages.share_card import SHARE_CARD_SIZE, share_card_key, share_card_path
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs, collection_data
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import DESCRIPTION_MAX, Notice, Said, Speaker, Told, shorten
from catalogue.pages.trade import Fact
from catalogue.records import Collection, Producer, Product

Moment = Literal["running", "coming", "open", "past"]
_MOMENTS: tuple[Moment, ...] = ("running", "coming", "open", "past")


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Products of a collection under one heading; the label is empty where there is only one group."""

    label: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class MakerRow:
    """A producer of a collection: where they are, what of theirs is in it; `id` is empty where they have no page."""

    id: str
    name: str
    place: str
    goods: str
    count: int


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """A collection in a list or on the home page.

    Attributes:
        id: of the collection.
        title: of the collection.
        summary: one or two sentences.
        when: dates as text, or empty.
        starts: ISO date, or empty.
        place: where, or empty.
        moment: how it stands to today.
        state: the same as words.
        count: products in it.
        picture: its cover, or its first product's, or None.
    """

    id: str
    title: Said
    summary: Said
    when: str
    starts: str
    place: str
    moment: Moment
    state: str
    count: int
    picture: PictureView | None


@dataclass(frozen=True, slots=True)
class CollectionsView:
    """All collections: running, coming, without dates, then past."""

    rows: tuple[CollectionRow, ...]
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class CollectionView:
    """What a collection's page shows.

    Attributes:
        row: title, dates, picture.
        archived: whether it is no longer part of the catalogue.
        picture_alt: what the picture shows.
        body: longer text, or None.
        facts: when, where, who, for which market.
        groups: products by category, or all together where they are few.
        call: ways to ask, or None where it is over.
        website: the organiser's website, or empty.
        makers: producers of its products who agreed to be named.
        hidden: how many more are reached through the programme.
        address: the short address, absolute.
        share: opens WhatsApp with title and short address.
        files: what can be taken along, or nothing where it is not listed or empty.
        notice: what readers have to know of its texts, or None.
    """

    row: CollectionRow
    archived: bool
    picture_alt: Said
    body: Told | None
    facts: tuple[Fact, ...]
    groups: tuple[CardGroup, ...]
    call: Call | None
    website: str
    makers: tuple[MakerRow, ...]
    hidden: int
    address: str
    share: str
    files: tuple[DownloadGroup, ...]
    notice: Notice | None


def moment_of(collection: Collection, today: date) -> Moment:
    """Whether a collection is running, coming or past on a day; one without dates is always open."""
    starts, ends = collection.starts, collection.ends or collection.starts
    if starts is None and ends is None:
        return "open"
    if ends is not None and ends < today:
        return "past"
    return "coming" if starts is not None and starts > today else "running"


def ordered_collections(shared: Shared) -> list[Collection]:
    """Listed collections: running, coming soonest first, open, past latest first."""

    def place(collection: Collection) -> tuple[int, int, str]:
        moment = moment_of(collection, shared.today)
        day = (collection.starts or date.min).toordinal()
        return _MOMENTS.index(moment), -day if moment == "past" else day, collection.id

    return sorted(filter(shared.is_listed, shared.catalogue.collections.values()), key=place)


def collections_with_files(shared: Shared) -> list[Collection]:
    """Listed collections with products, in the same order: those that have prints and tables."""
    return [c for c in ordered_collections(shared) if shared.catalogue.collection_products[c.id]]


def next_collection(shared: Shared) -> Collection | None:
    """The collection for the home page: running, else the next to come, else one without dates."""
    found = next(iter(ordered_collections(shared)), None)
    return found if found is not None and moment_of(found, shared.today) != "past" else None


def collection_row(
    shared: Shared, collection: Collection, terms: Terms, speaker: Speaker, taken: Container[str] = ()
) -> CollectionRow:
    """A collection as a row of a list.

    Args:
        shared: look-ups of the build.
        collection: the collection.
        terms: words of the page's language.
        speaker: remembers borrowed texts.
        taken: keys of pictures that already stand in the list.
    """
    moment = moment_of(collection, shared.today)
    states = {
        "running": terms.text("Running now"),
        "coming": terms.text("Upcoming"),
        "open": terms.text("Any time"),
        "past": terms.text("Past"),
    }
    return CollectionRow(
        id=collection.id,
        title=speaker.say(collection.title) if collection.title else Said(collection.id),
        summary=speaker.say(collection.summary) if collection.summary else Said(""),
        when=_when(collection, terms),
        starts=collection.starts.isoformat() if collection.starts else "",
        place=collection.place or "",
        moment=moment,
        state=states[moment],
        count=len(shared.catalogue.collection_products[collection.id]),
        picture=_picture(shared, collection, shared.speaker(terms.language), taken)[0],
    )


def collections_page(shared: Shared, language: Language) -> Page:
    """The list of collections."""
    terms, speaker = shared.terms[language], shared.speaker(language)
    found = ordered_collections(shared)
    rows: list[CollectionRow] = []
    taken: set[str] = set()
    for collection in found:
        row = collection_row(shared, collection, terms, speaker, taken)
        taken.update([row.picture.key] if row.picture else [])
        rows.append(row)
    head = Head(
        title=terms.text("Collections"),
        description=terms.text("Fairs, trade promotions and themes of the Madura Export Catalogue."),
        structured=(breadcrumbs(shared.site, language, ((terms.text("Collections"), ""),)),),
    )
    view = CollectionsView(tuple(rows), shared.notice(speaker, "collections/"))
    sample = any(collection.sample_data for collection in found)
    return Page("collections/", language, "collections", "collections", "collections.html", head, view, sample)


def collection_page(shared: Shared, collection: Collection, language: Language) -> Page:
    """The page of a collection."""
    terms = shared.terms[language]
    view = collection_view(shared, collection, terms)
    path = f"collections/{collection.id}/"
    image = share_card_path(shared, collection, language)
    trail = ((terms.text("Collections"), "collections/"), (view.row.title.text, ""))
    head = Head(
        title=view.row.title.text,
        description=shorten(view.row.summary.text, DESCRIPTION_MAX),
        image=image,
        image_size=SHARE_CARD_SIZE,
        structured=(
            breadcrumbs(shared.site, language, trail),
            *collection_data(shared, collection, language, view.row.title.text, view.row.summary.text, image),
        ),
        noindex=collection.sample_data or view.archived,
    )
    return Page(path, language, "collection", "collections", "collection.html", head, view, collection.sample_data)


def collection_inputs(shared: Shared, collection: Collection) -> tuple[str, ...]:
    """What a collection's page depends on, the same for every language."""
    pictures = [_picture(shared, collection, shared.speaker(language)) for language in LANGUAGES]
    products = shared.catalogue.collection_products[collection.id]
    return (
        shared.fingerprint(f"collection/{collection.id}"),
        moment_of(collection, shared.today),
        *(f"{picture.key if picture else ''} {alt}" for picture, alt in pictures),
        share_card_key(shared, collection),
        *shared.card_keys(products),
        *[shared.fingerprint(f"producer/{key}") for key in dict.fromkeys(p.producer for p in products)],
    )


def collection_view(shared: Shared, collection: Collection, terms: Terms) -> CollectionView:
    """The view model of a collection's page."""
    speaker = shared.speaker(terms.language)
    row = collection_row(shared, collection, terms, speaker)
    groups = _groups(shared, collection, terms)
    cards = [card for group in groups for card in group.cards]
    products = shared.catalogue.collection_products[collection.id]
    makers = _makers(shared, products, terms)
    address = shared.site.short_address(collection.id)
    return CollectionView(
        row=row,
        archived=collection.status == "archived",
        picture_alt=_picture(shared, collection, speaker)[1],
        body=speaker.tell(collection.body) if collection.body else None,
        facts=_facts(collection, row, terms),
        groups=groups,
        call=_call(shared, collection, row, terms),
        website=(collection.contact.website or "") if collection.contact else "",
        makers=makers,
        hidden=len({product.producer for product in products}) - len(makers),
        address=address,
        share=f"https://wa.me/?text={quote(row.title.text)}%20{address}",
        files=collection_downloads(shared, collection, terms),
        notice=shared.notice(speaker, f"collections/{collection.id}/", cards),
    )


def _makers(shared: Shared, products: Iterable[Product], terms: Terms) -> tuple[MakerRow, ...]:
    """Producers who agreed to be named, by name."""
    by_maker: dict[str, list[Product]] = {}
    for product in products:
        by_maker.setdefault(product.producer or "", []).append(product)
    rows = [
        _maker(shared, producer, made, terms)
        for key, made in by_maker.items()
        if (producer := shared.catalogue.producers[key]).may_be_shown
    ]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.name)))


def _maker(shared: Shared, producer: Producer, products: list[Product], terms: Terms) -> MakerRow:
    goods = dict.fromkeys(terms.categories[product.category] for product in products if product.category)
    key = producer.id if shared.has_page(producer) else ""
    return MakerRow(key, producer.name or producer.id, place_of(producer, terms), COMMA.join(goods), len(products))


#: A collection is cut into groups from this size on, where a group has this many cards on average; fewer cards stand
#: together, as rows of one card would leave most of a wide page empty.
_GROUPED_FROM = 8
_CARDS_PER_GROUP = 3


def _groups(shared: Shared, collection: Collection, terms: Terms) -> tuple[CardGroup, ...]:
    products = shared.catalogue.collection_products[collection.id]
    cards = shared.cards(products, terms.language)
    if len(cards) < _GROUPED_FROM:
        return (CardGroup("", cards),) if cards else ()
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.category, []).append(card)
    if len(cards) < _CARDS_PER_GROUP * len(found):
        return (CardGroup("", cards),)
    return tuple(CardGroup(label, tuple(members)) for label, members in found.items())


def _when(collection: Collection, terms: Terms) -> str:
    starts, ends = collection.starts, collection.ends
    if starts and ends:
        return format_date_range(starts, ends, terms.language)
    if starts:
        return format_date(starts, terms.language)
    return terms.text("until %(date)s") % {"date": format_date(ends, terms.language)} if ends else ""


def _facts(collection: Collection, row: CollectionRow, terms: Terms) -> tuple[Fact, ...]:
    market = f"{terms.country(collection.market)} ({collection.market})" if collection.market else ""
    contact = collection.contact.name if collection.contact else None
    facts = (
        Fact(terms.text("When"), row.when),
        Fact(terms.text("Where"), row.place),
        Fact(terms.text("Organiser"), collection.organiser or ""),
        Fact(terms.text("Market"), market),
        Fact(terms.text("Contact"), contact or ""),
    )
    return tuple(fact for fact in facts if fact.value)


def _call(shared: Shared, collection: Collection, row: CollectionRow, terms: Terms) -> Call | None:
    if row.moment == "past" or collection.status == "archived":
        return None
    contact = collection.contact
    reach = shared.programme
    if contact and (contact.whatsapp or contact.email):
        reach = Reach(contact.whatsapp or "", contact.email or "", programme=False)
    return collection_call(reach, terms, row.title.text, shared.site.short_address(collection.id))


def _picture(
    shared: Shared, collection: Collection, speaker: Speaker, taken: Container[str] = ()
) -> tuple[PictureView | None, Said]:
    """The cover, else the cover of the first product whose picture is not taken yet, with its alt text."""
    if collection.cover and (picture := shared.picture(f"collection/{collection.id}", collection.cover)):
        return picture, speaker.say(collection.cover_alt) if collection.cover_alt else Said("")
    for product in shared.catalogue.collection_products[collection.id]:
        cover = shared.cover(product)
        if cover and product.cover and cover.key not in taken:
            return cover, speaker.say(product.cover.alt) if product.cover.alt else Said("")
    return None, Said("")
