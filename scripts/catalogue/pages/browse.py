"""The browse page: the newest products, and every filter with its counts. Scripts make it search; it lists without.

The names of the filters are the parameters of the address (`/products/?category=batik&sample=1`), fixed in the
design's records.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from catalogue.languages import Language
from catalogue.pages.bands import Bands, bands
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.home import offers_private_label
from catalogue.pages.places import Entry, category_entries, regency_entries
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs
from catalogue.pages.terms import Terms, capital
from catalogue.pages.text import Notice
from catalogue.records import Product

#: Cards in the page as it is served; the script shows as many on each of its pages.
CARDS: Final = 24
#: Values of a filter that are in sight; the others wait behind "Show more".
OPEN_VALUES: Final = 8
#: Producers can be thousands: the page names those with most products, the script adds one that the address asks for.
PRODUCERS: Final = 40

#: Filters with the value 1, and whether a product has what they ask for.
FLAGS: Final[Mapping[str, Callable[[Product], bool]]] = {
    "sample": lambda product: bool(product.sample and product.sample.available),
    "private_label": offers_private_label,
    "oem": lambda product: bool(product.customization and product.customization.oem),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter.

    Attributes:
        name: parameter of the address; empty for the group of yes-or-no filters, whose choices carry their own.
        label: heading.
        choices: values in sight.
        more: values behind "Show more".
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class BrowseView:
    """What the browse page shows.

    Attributes:
        total: products in the catalogue.
        number: the same as the language writes it.
        cards: the newest.
        facets: filters by value.
        flags: filters that are on or off; `value` is the name of the parameter.
        categories: links for whoever has no JavaScript.
        regencies: the same.
        page_size: cards on a page of results.
        config: words for the script (see `browse_words`).
        notice: what readers have to know of its texts, or None.
    """

    total: int
    number: str
    cards: tuple[Card, ...]
    facets: tuple[Facet, ...]
    flags: tuple[Choice, ...]
    categories: tuple[Entry, ...]
    regencies: tuple[Entry, ...]
    page_size: int
    config: Mapping[str, str]
    notice: Notice | None


def browse_page(shared: Shared, language: Language) -> Page:
    """The browse page in one language."""
    terms, shown = shared.terms[language], shared.catalogue.shown
    cards = shared.cards(shown[:CARDS], language)
    view = BrowseView(
        total=len(shown),
        number=terms.number(len(shown)),
        cards=cards,
        facets=_facets(shared, terms),
        flags=_flags(shown, terms),
        categories=category_entries(shared, terms),
        regencies=regency_entries(shared, terms),
        page_size=CARDS,
        config=browse_words(terms),
        notice=shared.notice(shared.speaker(language), "products/", cards),
    )
    head = Head(
        title=terms.text("Products"),
        description=terms.text("Search and filter products of Madura by category, regency, certificate and market."),
        structured=(breadcrumbs(shared.site, language, ((terms.text("Products"), ""),)),),
    )
    sample = any(product.sample_data for product in shown)
    return Page("products/", language, "products", "products", "browse.html", head, view, sample)


def browse_inputs(shared: Shared) -> tuple[str, ...]:
    """What the browse page depends on, the same for every language."""
    terms, shown = shared.terms["en"], shared.catalogue.shown
    facets = (*_facets(shared, terms), Facet("", "", _flags(shown, terms)))
    counts = (
        f"{facet.name} {choice.value} {choice.label} {choice.count}"
        for facet in facets
        for choice in (*facet.choices, *facet.more)
    )
    sample = any(product.sample_data for product in shown)
    return (str(len(shown)), str(sample), *counts, *shared.card_keys(shown[:CARDS]))


def browse_words(terms: Terms) -> dict[str, str]:
    """Words the script needs beside those that stand in the page; `%(num)s` and the like are filled by it."""
    text = terms.text
    blank = "%(num)s"
    return {
        "foundOne": terms.plural("%(num)s product found", "%(num)s products found", 1, num=blank),
        "foundMany": terms.plural("%(num)s product found", "%(num)s products found", 2, num=blank),
        "showOne": terms.plural("Show %(num)s product", "Show %(num)s products", 1, num=blank),
        "showMany": terms.plural("Show %(num)s product", "Show %(num)s products", 2, num=blank),
        "remove": text("Remove filter:"),
        "clear": text("Clear filters"),
        "previous": text("Previous"),
        "next": text("Next"),
        "none": text("No matching products. Try another word or clear the filters."),
        "near": text("Products that come close"),
        "ask": text("Ask the programme"),
        "failed": text("Search is not available now. The category and regency pages list every product."),
        "more": text("Show %(num)s more"),
        "fewer": text("Show fewer"),
        "meant": text("Showing results for %(meant)s."),
        "instead": text("Search instead for %(typed)s"),
        "missing": text("Nothing here is described with: %(words)s"),
        "partly": text("No product has all of these words. These have some of them."),
        "results": text("Results"),
        "product": text("Product"),
        "category": text("Category"),
        "regency": text("Regency"),
        "price": text("Price"),
        "minimum": text("Minimum order"),
    }


def _facets(shared: Shared, terms: Terms) -> tuple[Facet, ...]:
    catalogue, text = shared.catalogue, terms.text
    shown = catalogue.shown
    named = {p.id: p.name or p.id for p in catalogue.shown_producers if shared.is_listed(p)}
    producers = {key: count for key, count in _counts([p.producer or ""] for p in shown).items() if key in named}
    largest = dict(sorted(producers.items(), key=lambda pair: (-pair[1], named[pair[0]]))[:PRODUCERS])
    held = _counts({c.type for c in catalogue.held(p)} for p in shown)
    found = (
        _facet("category", text("Category"), _counts([p.category or ""] for p in shown), terms.categories),
        _facet("regency", text("Regency"), _counts([catalogue.regency_of(p)] for p in shown), terms.short_regencies),
        _facet("certificate", text("Certificate held"), held, terms.badges),
        _facet("market", text("Ready for"), _counts(map(shared.readiness.ready_markets, shown)), terms.markets),
        _facet("material", text("Material"), _counts(p.materials for p in shown), terms.materials),
        _facet("technique", text("Technique"), _counts(p.techniques for p in shown), terms.techniques),
        _facet("producer", text("Producer"), largest, named),
        *(_band_facet(band, shown, terms) for band in bands(catalogue)),
    )
    return tuple(facet for facet in found if facet.choices)


def _band_facet(band: Bands, shown: Iterable[Product], terms: Terms) -> Facet:
    """Every band that holds a product, in their order, all in sight."""
    counts = Counter(map(band.of, shown))
    choices = (Choice(value, band.label(value, terms), counts[value]) for value in band.values if counts[value])
    return Facet(band.name, band.legend(terms), tuple(choices))


def _flags(shown: Iterable[Product], terms: Terms) -> tuple[Choice, ...]:
    labels = {
        "sample": terms.text("Product sample"),
        "private_label": terms.text("Private label"),
        "oem": terms.text("Made to your design"),
    }
    counts = Counter(name for product in shown for name, has in FLAGS.items() if has(product))
    return tuple(Choice(name, label, counts[name]) for name, label in labels.items() if counts[name])


def _counts(values: Iterable[Iterable[str]]) -> Counter[str]:
    return Counter(value for several in values for value in several)


def _facet(name: str, label: str, counts: Mapping[str, int], labels: Mapping[str, str]) -> Facet:
    """A filter; categories and regencies keep the vocabulary's order, all others go by count."""
    known = [Choice(key, labels[key], counts[key]) for key in labels if counts.get(key)]
    if name not in ("category", "regency"):
        known.sort(key=lambda choice: (-choice.count, choice.label.casefold()))
    known = [Choice(c.value, capital(c.label), c.count) for c in known]
    # One value behind a button would cost more room than the value itself.
    cut = OPEN_VALUES if len(known) > OPEN_VALUES + 1 else len(known)
    return Facet(name, label, tuple(known[:cut]), tuple(known[cut:]))
