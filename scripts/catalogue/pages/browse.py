"""The browse page: the newest products, and every filter with its counts. Scripts make it search; it lists without.

The names of the filters are the parameters of the address (`/products/?category=batik&sample=1`), fixed in the
design's records.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from catalogue.languages import Language
from catalogue.pages.bands import Bands
from catalogue.pages.base import Head, Page
from catalogue.pages.cards import Card
from catalogue.pages.places import Entry, category_entries, regency_entries
from catalogue.pages.shared import Shared
from catalogue.pages.structured import breadcrumbs
from catalogue.pages.terms import Terms, capital
from catalogue.pages.text import Notice

#: Cards in the page as it is served; the script shows as many on each of its pages.
CARDS: Final = 24
#: Values of a filter that are in sight; the others wait behind "Show more".
OPEN_VALUES: Final = 8
#: Producers can be thousands: the page names those with most products, the script adds one that the address asks for.
PRODUCERS: Final = 40


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
        flags=_flags(shared, terms),
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
    sample = shared.catalogue.has_samples
    return Page("products/", language, "products", "products", "browse.html", head, view, sample)


def browse_inputs(shared: Shared) -> tuple[str, ...]:
    """What the browse page depends on, the same for every language."""
    terms, shown = shared.terms["en"], shared.catalogue.shown
    facets = (*_facets(shared, terms), Facet("", "", _flags(shared, terms)))
    counts = (
        f"{facet.name} {choice.value} {choice.label} {choice.count}"
        for facet in facets
        for choice in (*facet.choices, *facet.more)
    )
    return (str(len(shown)), str(shared.catalogue.has_samples), *counts, *shared.card_keys(shown[:CARDS]))


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
    counts, text = shared.counts, terms.text
    named = {p.id: p.name or p.id for p in shared.catalogue.shown_producers}
    producers = {key: count for key, count in counts.producers.items() if key in named}
    largest = dict(sorted(producers.items(), key=lambda pair: (-pair[1], named[pair[0]]))[:PRODUCERS])
    found = (
        _facet("category", text("Category"), counts.categories, terms.categories),
        _facet("regency", text("Regency"), counts.regencies, terms.short_regencies),
        _facet("certificate", text("Certificate held"), counts.certificates, terms.badges),
        _facet("market", text("Ready for"), counts.markets, terms.markets),
        _facet("material", text("Material"), counts.materials, terms.materials),
        _facet("technique", text("Technique"), counts.techniques, terms.techniques),
        _facet("producer", text("Producer"), largest, named),
        *(_band_facet(band, counted, terms) for band, counted in counts.bands),
    )
    return tuple(facet for facet in found if facet.choices)


def _band_facet(band: Bands, counts: Mapping[str, int], terms: Terms) -> Facet:
    """Every band that holds a product, in their order, all in sight."""
    choices = (Choice(value, band.label(value, terms), counts[value]) for value in band.values if counts[value])
    return Facet(band.name, band.legend(terms), tuple(choices))


def _flags(shared: Shared, terms: Terms) -> tuple[Choice, ...]:
    labels = {
        "sample": terms.text("Product sample"),
        "private_label": terms.text("Private label"),
        "oem": terms.text("Made to your design"),
    }
    counts = shared.counts.flags
    return tuple(Choice(name, label, counts[name]) for name, label in labels.items() if counts[name])


def _facet(name: str, label: str, counts: Mapping[str, int], labels: Mapping[str, str]) -> Facet:
    """A filter; categories and regencies keep the vocabulary's order, all others go by count."""
    known = [Choice(key, labels[key], counts[key]) for key in labels if counts.get(key)]
    if name not in ("category", "regency"):
        known.sort(key=lambda choice: (-choice.count, choice.label.casefold()))
    known = [Choice(c.value, capital(c.label), c.count) for c in known]
    # One value behind a button would cost more room than the value itself.
    cut = OPEN_VALUES if len(known) > OPEN_VALUES + 1 else len(known)
    return Facet(name, label, tuple(known[:cut]), tuple(known[cut:]))
