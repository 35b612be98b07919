"""The home page: what there is, how much of it, where it comes from, and how to ask for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalogue.languages import Language
from catalogue.media.tiles import tile_path
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import BADGE, Card
from catalogue.pages.downloads import feed_path
from catalogue.pages.maps import MapView
from catalogue.pages.markets import MarketRow, market_rows, markets_inputs
from catalogue.pages.members import PATH as MEMBERS_PATH
from catalogue.pages.pictures import PictureView
from catalogue.pages.places import Entry, place_map, regency_entries
from catalogue.pages.promotions import CollectionRow, collection_row, moment_of, next_collection
from catalogue.pages.shared import Shared
from catalogue.pages.terms import COMMA, Terms, capital
from catalogue.pages.text import DESCRIPTION_MAX, Notice, Said, Speaker, shorten
from catalogue.records import Product

NEWEST: Final = 8


@dataclass(frozen=True, slots=True)
class Star:
    """The product whose picture opens the home page."""

    id: str
    name: Said
    picture: PictureView
    alt: Said
    line: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A category with the cover of its newest product that has one."""

    id: str
    label: str
    count: int
    picture: PictureView | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was counted in the records."""

    label: str
    number: str


@dataclass(frozen=True, slots=True)
class Together:
    """Products of all sites of a portal, for the plural and as digits."""

    products: int
    number: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows.

    Attributes:
        products: how many products there are, as digits.
        count: the same as a number, for plurals.
        star: the product of the opening picture, or None.
        halal: id of the certificate to filter by, or empty where no product holds it.
        private_label: whether any product can be sold under the buyer's brand.
        newest: cards.
        categories: those that have products.
        markets: all of them, those with most products ready first.
        regencies: all four.
        map: the four regencies.
        figures: what is in the catalogue, in numbers.
        collection: running or coming, or None.
        notice: what readers have to know of its texts, or None.
        members: what the sites of a portal hold together, or None.
    """

    products: str
    count: int
    star: Star | None
    halal: str
    private_label: bool
    newest: tuple[Card, ...]
    categories: tuple[Kind, ...]
    markets: tuple[MarketRow, ...]
    regencies: tuple[Entry, ...]
    map: MapView
    figures: tuple[Figure, ...]
    collection: CollectionRow | None
    notice: Notice | None
    members: Together | None = None


def home_page(shared: Shared, language: Language) -> Page:
    """The home page in one language."""
    terms, speaker = shared.terms[language], shared.speaker(language)
    shown = shared.catalogue.shown
    collection = next_collection(shared)
    newest = shared.cards(shown[:NEWEST], language)
    star = _star(shared, terms, speaker)
    row = collection_row(shared, collection, terms, speaker) if collection else None
    view = HomeView(
        products=terms.number(len(shown)),
        count=len(shown),
        star=star,
        halal=BADGE if BADGE in shared.counts.certificates else "",
        private_label=shared.counts.flags["private_label"] > 0,
        newest=newest,
        categories=_kinds(shared, terms),
        markets=_markets(shared, terms),
        regencies=regency_entries(shared, terms),
        map=place_map(terms, COMMA.join(terms.short_regencies.values())),
        figures=_figures(shared, terms),
        collection=row,
        notice=shared.notice(speaker, "", newest),
        members=_together(shared, terms),
    )
    site = shared.catalogue.vocabulary.site
    head = Head(
        title=site["title"][language],
        description=shorten(site["description"][language], DESCRIPTION_MAX),
        structured=(_website(shared, language),),
        feed=feed_path("new", language),
    )
    return Page("", language, "home", "", "home.html", head, view, shared.catalogue.has_samples)


def home_inputs(shared: Shared) -> tuple[str, ...]:
    """What the home page depends on, the same for every language."""
    shown, collection = shared.catalogue.shown, next_collection(shared)
    held, private = BADGE in shared.counts.certificates, shared.counts.flags["private_label"] > 0
    return (
        str(len(shown)),
        *(f"{key} {count}" for key, count in _counts(shared)),
        *markets_inputs(shared),
        *(f"{key} {picture.key}" for key, picture in _covers(shared) if picture),
        f"{held} {private} {shared.catalogue.has_samples}",
        *(f"{key} {len(products)}" for key, products in shared.catalogue.by_category.items()),
        *(f"{key} {len(products)}" for key, products in shared.catalogue.by_regency.items()),
        *shared.card_keys(shown[:NEWEST]),
        *_star_inputs(shared),
        *_collection_inputs(shared, collection.id if collection else ""),
        repr(_together(shared, shared.terms["en"])),
    )


def home_tiles(shared: Shared) -> dict[str, str]:
    """Site path of each tile of the home page to that of the card it is made of."""
    return {tile_path(p.tile_of): p.tile_of for _, p in _covers(shared) if p and p.tile_of}


def _together(shared: Shared, terms: Terms) -> Together | None:
    portal = shared.site.portal
    return Together(portal.products, terms.number(portal.products)) if portal else None


def _covers(shared: Shared) -> tuple[tuple[str, PictureView | None], ...]:
    """Categories that have products, each with its newest picture."""
    found = shared.catalogue.by_category.items()
    return tuple((key, next(filter(None, map(shared.cover, products)), None)) for key, products in found)


def _kinds(shared: Shared, terms: Terms) -> tuple[Kind, ...]:
    by_category = shared.catalogue.by_category
    return tuple(Kind(key, terms.categories[key], len(by_category[key]), picture) for key, picture in _covers(shared))


def _markets(shared: Shared, terms: Terms) -> tuple[MarketRow, ...]:
    return tuple(sorted(market_rows(shared, terms), key=lambda row: (-row.ready, -row.nearly)))


def _counts(shared: Shared) -> tuple[tuple[str, int], ...]:
    """What is counted; people only of producers who may be shown."""
    catalogue = shared.catalogue
    people = catalogue.shown_producers
    return (
        ("products", len(catalogue.shown)),
        ("producers", len(catalogue.by_producer)),
        ("workers", sum(producer.workers or 0 for producer in people)),
        ("women", sum(producer.women_workers or 0 for producer in people)),
        ("certificates", shared.counts.papers),
    )


def _figures(shared: Shared, terms: Terms) -> tuple[Figure, ...]:
    labels = {
        "products": terms.text("Products"),
        "producers": terms.text("Producers"),
        "workers": terms.text("People at work"),
        "women": terms.text("Women among them"),
        "certificates": terms.text("Valid certificates"),
    }
    return tuple(Figure(labels[key], terms.number(count)) for key, count in _counts(shared) if count)


def star_of(shared: Shared) -> Product | None:
    """The product that opens the home page: one whose picture lies across, of the first category that has one.

    Categories come in the vocabulary's order, so the island's best-known goods open the site. A product that does not
    stand among the newest is preferred: the page shows each picture once.
    """
    newest = {product.id for product in shared.catalogue.shown[:NEWEST]}
    found = None
    for products in shared.catalogue.by_category.values():
        for product in products:
            cover = shared.cover(product)
            if product.status == "published" and cover is not None and not cover.tall:
                if product.id not in newest:
                    return product
                found = found or product
        if found is not None:
            return found
    return None


def _star(shared: Shared, terms: Terms, speaker: Speaker) -> Star | None:
    product = star_of(shared)
    picture = shared.cover(product) if product else None
    if product is None or picture is None or product.cover is None or product.name is None:
        return None
    made = [terms.materials[key] for key in product.materials[:1]]
    made += [terms.techniques[key] for key in product.techniques[:1]]
    made.append(terms.short_regencies.get(shared.catalogue.regency_of(product), ""))
    line = COMMA.join([part for part in made if part])
    return Star(
        id=product.id,
        name=speaker.say(product.name),
        picture=picture,
        alt=speaker.say(product.cover.alt) if product.cover.alt else Said(""),
        line=capital(line),
    )


def _star_inputs(shared: Shared) -> tuple[str, ...]:
    star = star_of(shared)
    picture = shared.cover(star) if star else None
    if star is None or picture is None:
        return ()
    return shared.fingerprint(f"product/{star.id}"), picture.key, shared.catalogue.regency_of(star)


def _collection_inputs(shared: Shared, key: str) -> tuple[str, ...]:
    if not key:
        return ()
    collection = shared.catalogue.collections[key]
    count = len(shared.catalogue.collection_products[key])
    return shared.fingerprint(f"collection/{key}"), moment_of(collection, shared.today), str(count)


def _website(shared: Shared, language: Language) -> dict[str, object]:
    site = shared.site
    return {
        "@type": "WebSite",
        "name": shared.catalogue.vocabulary.site["title"][language],
        "url": site.absolute("", language),
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": site.absolute(MEMBERS_PATH if site.portal else "products/", language) + "?q={search_term_string}",
            "query-input": "required name=search_term_string",
        },
    }
