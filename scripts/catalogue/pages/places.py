"""Categories and regencies: the lists that show everything without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass, replace

from catalogue.languages import Language
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.maps import MapView, map_view
from catalogue.pages.paging import CARDS_PER_PAGE, Paging, paging
from catalogue.pages.pooled import PooledView, pooled_view
from catalogue.pages.producers import ProducerRow, producer_row
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import DESCRIPTION_MAX, Notice, shorten
from catalogue.records import Producer, Product


@dataclass(frozen=True, slots=True)
class Entry:
    """A category or regency in a list.

    Attributes:
        id: of the category or regency.
        label: its name.
        about: one or two sentences.
        count: products in it.
        cards: a few of its products, where the list shows them.
    """

    id: str
    label: str
    about: str
    count: int
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class EntriesView:
    """The list of all categories, or of all regencies with their map."""

    entries: tuple[Entry, ...]
    notice: Notice | None
    map: MapView | None = None


@dataclass(frozen=True, slots=True)
class GroupView:
    """A category or a regency with its products.

    Attributes:
        id: of the category or regency; also its value in the filters of the browse page.
        name: its full name.
        about: one or two sentences.
        count: products in all pages of the list.
        cards: products of this page.
        paging: the pages of the list.
        others: counts by the other dimension: regencies of a category, categories of a regency.
        producers: for a regency, on its first page: producers who may be shown, by name.
        notice: what readers have to know of its texts, or None.
        pooled: for a category, on its first page: the question what its producers can make together.
        map: for a regency, on its first page: where it lies.
    """

    id: str
    name: str
    about: str
    count: int
    cards: tuple[Card, ...]
    paging: Paging
    others: tuple[Entry, ...]
    producers: tuple[ProducerRow, ...]
    notice: Notice | None
    pooled: PooledView | None = None
    map: MapView | None = None


def category_entries(shared: Shared, terms: Terms) -> tuple[Entry, ...]:
    """Categories that have products, in the vocabulary's order."""
    categories = shared.catalogue.vocabulary.categories
    return tuple(
        Entry(key, terms.categories[key], categories[key].about[terms.language], len(products))
        for key, products in shared.catalogue.by_category.items()
    )


def regency_entries(shared: Shared, terms: Terms) -> tuple[Entry, ...]:
    """All regencies, from west to east."""
    regencies = shared.catalogue.vocabulary.regencies
    return tuple(
        Entry(key, terms.short_regencies[key], regencies[key].about[terms.language], len(products))
        for key, products in shared.catalogue.by_regency.items()
    )


def place_map(terms: Terms, place: str, regency: str = "") -> MapView:
    """The map of Madura with one regency marked, or none; `place` says in words what it shows."""
    return map_view(terms.vocabulary, terms.text("Map of Madura: %(place)s") % {"place": place}, regency)


def categories_page(shared: Shared, language: Language) -> Page:
    """The list of categories."""
    terms = shared.terms[language]
    head = Head(
        title=terms.text("Categories"),
        description=terms.text("What small producers of Madura make for export, by category."),
        structured=(breadcrumbs(shared.site, language, ((terms.text("Categories"), ""),)),),
    )
    view = EntriesView(category_entries(shared, terms), notice=None)
    sample = shared.catalogue.has_samples
    return Page("categories/", language, "categories", "products", "categories.html", head, view, sample)


def regencies_page(shared: Shared, language: Language) -> Page:
    """The list of regencies, each with its newest products."""
    terms = shared.terms[language]
    entries = tuple(
        Entry(e.id, e.label, e.about, e.count, shared.cards(shared.catalogue.by_regency[e.id][:4], language))
        for e in regency_entries(shared, terms)
    )
    head = Head(
        title=terms.text("Regencies"),
        description=terms.text("Bangkalan, Sampang, Pamekasan and Sumenep: what each regency of Madura makes."),
        structured=(breadcrumbs(shared.site, language, ((terms.text("Regencies"), ""),)),),
    )
    cards = [card for entry in entries for card in entry.cards]
    drawn = place_map(terms, COMMA.join(entry.label for entry in entries))
    view = EntriesView(entries, notice=shared.notice(shared.speaker(language), "regencies/", cards), map=drawn)
    return Page("regencies/", language, "regencies", "regencies", "regencies.html", head, view, _any_sample(cards))


def category_page(shared: Shared, category: str, language: Language, number: int) -> Page:
    """One page of a category; it may have become empty after its address was published."""
    terms = shared.terms[language]
    products = shared.catalogue.by_category.get(category, ())
    pages = paging(f"categories/{category}/", "", number, len(products), CARDS_PER_PAGE)
    others = [
        Entry(key, terms.short_regencies[key], "", count)
        for key in shared.catalogue.vocabulary.regencies
        if (count := shared.catalogue.by_place[category, key])
    ]
    about = shared.catalogue.vocabulary.categories[category].about[language]
    name = terms.categories[category]
    pooled = pooled_view(category, products, terms) if number == 1 else None
    view = replace(_group(shared, terms, category, name, about, products, pages, others, ()), pooled=pooled)
    trail = ((terms.text("Categories"), "categories/"), (name, ""))
    head = _head(shared, terms, view, trail)
    return Page(pages.path, language, "category", "products", "category.html", head, view, _any_sample(view.cards))


def regency_page(shared: Shared, regency: str, language: Language, number: int) -> Page:
    """One page of a regency; the first also lists its producers."""
    terms = shared.terms[language]
    products = shared.catalogue.by_regency[regency]
    pages = paging(f"regencies/{regency}/", "", number, len(products), CARDS_PER_PAGE)
    others = [
        Entry(key, label, "", count)
        for key, label in terms.categories.items()
        if (count := shared.catalogue.by_place[key, regency])
    ]
    producers = regency_producers(shared, regency) if number == 1 else ()
    rows = tuple(producer_row(shared, producer, terms) for producer in producers)
    about = shared.catalogue.vocabulary.regencies[regency].about[language]
    name = terms.regencies[regency]
    drawn = place_map(terms, terms.short_regencies[regency], regency) if number == 1 else None
    view = replace(_group(shared, terms, regency, name, about, products, pages, others, rows), map=drawn)
    trail = ((terms.text("Regencies"), "regencies/"), (name, ""))
    head = _head(shared, terms, view, trail)
    return Page(pages.path, language, "regency", "regencies", "regency.html", head, view, _any_sample(view.cards))


def regency_producers(shared: Shared, regency: str) -> tuple[Producer, ...]:
    """Producers of a regency who may be shown, by name."""
    return tuple(
        producer
        for producer in shared.catalogue.shown_producers
        if producer.location and producer.location.regency == regency
    )


def _group(
    shared: Shared,
    terms: Terms,
    key: str,
    name: str,
    about: str,
    products: tuple[Product, ...],
    pages: Paging,
    others: list[Entry],
    producers: tuple[ProducerRow, ...],
) -> GroupView:
    cards = shared.cards(products[pages.slice], terms.language)
    notice = shared.notice(shared.speaker(terms.language), pages.path, cards)
    return GroupView(key, name, about, len(products), cards, pages, tuple(others), producers, notice)


def _head(shared: Shared, terms: Terms, view: GroupView, trail: tuple[tuple[str, str], ...]) -> Head:
    title = view.name
    if view.paging.number > 1:
        title += ", " + terms.text("page %(num)s") % {"num": view.paging.number}
    cover = next((card.picture for card in view.cards if card.picture and card.picture.jpeg), None)
    return Head(
        title=title,
        description=shorten(view.about, DESCRIPTION_MAX),
        image=cover.jpeg if cover else None,
        image_size=cover.jpeg_size if cover else (0, 0),
        structured=(breadcrumbs(shared.site, terms.language, trail),),
        noindex=bool(view.cards) and all(card.sample for card in view.cards),
    )


def _any_sample(cards: tuple[Card, ...] | list[Card]) -> bool:
    return any(card.sample for card in cards)
