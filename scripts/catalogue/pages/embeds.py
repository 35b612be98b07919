"""Cards for other people's sites: the page that writes the snippet, and the document a frame shows.

Products come from the trade facts (`/trade/`), so that no product needs a file of its own; collections stand in the
documents themselves. The document is made to be framed; which sites may do so is said by the host's header (see
docs/dev/embedding.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from catalogue.brand import SITE_CARD
from catalogue.languages import LANGUAGES, OWN_NAMES, Language
from catalogue.pages.base import Head, Page
from catalogue.pages.pooled import number_words
from catalogue.pages.promotions import collection_row, collections_with_files
from catalogue.pages.shared import Shared
from catalogue.pages.terms import COMMA
from catalogue.pages.text import DESCRIPTION_MAX, shorten
from catalogue.records import Collection

CARD_PATH = "embed/card/"
#: Products a card of a collection shows.
CARD_PRODUCTS = 4


@dataclass(frozen=True, slots=True)
class EmbedChoice:
    """A collection that can be embedded."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class EmbedView:
    """The page that writes snippets.

    Attributes:
        collections: that are listed.
        languages: of a snippet: code and own name.
        example: the frame of the first collection, for readers without JavaScript; empty where there is none.
        config: for the script.
    """

    collections: tuple[EmbedChoice, ...]
    languages: tuple[tuple[Language, str], ...]
    example: str
    config: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EmbedCardView:
    """The document a frame shows.

    Attributes:
        language: of the document.
        title: the site's name.
        description: of the site.
        wordmark: the second line of the site's mark.
        addresses: the document in each language, absolute, the root language first.
        home: the site in this language, absolute.
        image: the site's own picture, absolute.
        config: for the script.
    """

    language: Language
    title: str
    description: str
    wordmark: str
    addresses: tuple[tuple[Language, str], ...]
    home: str
    image: str
    config: Mapping[str, Any]


def embed_page(shared: Shared, language: Language) -> Page:
    """The page that writes snippets, in one language."""
    terms, site = shared.terms[language], shared.catalogue.vocabulary.site
    collections = collections_with_files(shared)
    choices = tuple(EmbedChoice(c.id, c.title.in_language(language)[0] if c.title else c.id) for c in collections)
    words = {
        "site": dict(site["title"]),
        "collection": terms.text("Collection"),
        "unknown": terms.text("Not in the catalogue: %(names)s."),
        "failed": terms.text("The products cannot be shown now. Please check your connection and try again."),
        "copied": terms.text("Copied"),
        "sample": {code: shared.terms[code].text("Sample data") for code in LANGUAGES},
    }
    cards = {
        c.id: {"title": _titles(c), "picture": _picture(shared, c), "fictitious": c.sample_data} for c in collections
    }
    frame = _example(shared, collections[0].id, choices[0].title, language) if collections else ""
    view = EmbedView(
        collections=choices,
        languages=tuple((code, OWN_NAMES[code]) for code in LANGUAGES),
        example=frame,
        config={"words": words, "collections": cards, "card": CARD_PATH},
    )
    head = Head(
        title=terms.text("Embed on your own site"),
        description=terms.text(
            "A product or a collection of the catalogue as a card on your own page, to copy and paste."
        ),
    )
    sample = shared.catalogue.has_samples
    return Page("embed/", language, "doc", "", "embed.html", head, view, sample)


def embed_card_page(shared: Shared, language: Language) -> Page:
    """The document a frame shows; its address says which product or collection is meant."""
    terms, site = shared.terms[language], shared.catalogue.vocabulary.site
    words = {
        **number_words(terms),
        "moq": terms.text("Minimum order"),
        "lead": terms.text("Lead time"),
        "price": terms.text("Price"),
        "programme": terms.text("Through the programme"),
        "sample": terms.text("Sample data"),
        "open": terms.text("Open in the catalogue"),
        "unknown": terms.text("This product is no longer in the catalogue."),
        "failed": terms.text("The products cannot be shown now. Please check your connection and try again."),
    }
    cards = {collection.id: _card(shared, collection, language) for collection in collections_with_files(shared)}
    view = EmbedCardView(
        language=language,
        title=site["title"][language],
        description=shorten(site["description"][language], DESCRIPTION_MAX),
        wordmark=site["wordmark"][language],
        addresses=tuple((code, shared.site.absolute(CARD_PATH, code)) for code in LANGUAGES),
        home=shared.site.absolute("", language),
        image=shared.site.settings.base_url + SITE_CARD[0],
        config={"words": words, "collections": cards},
    )
    head = Head(title=view.title, description=view.description, noindex=True)
    return Page(CARD_PATH, language, "embed", "", "embed-card.html", head, view)


def embed_inputs(shared: Shared) -> tuple[str, ...]:
    """What both documents depend on, the same for every language."""
    shown = shared.catalogue.has_samples
    keys = [
        f"{shared.fingerprint(f'collection/{c.id}')} {_picture(shared, c)} {_first_products(shared, c)}"
        f" {len(shared.catalogue.collection_products[c.id])}"
        for c in collections_with_files(shared)
    ]
    return (str(shown), *keys)


def _card(shared: Shared, collection: Collection, language: Language) -> dict[str, Any]:
    row = collection_row(shared, collection, shared.terms[language], shared.speaker(language))
    when = COMMA.join([part for part in (row.when or row.state, row.place) if part])
    return {
        "title": row.title.text,
        "lang": row.title.lang,
        "when": when,
        "picture": _picture(shared, collection),
        "products": _first_products(shared, collection),
        "fictitious": collection.sample_data,
    }


def _first_products(shared: Shared, collection: Collection) -> list[str]:
    return [product.id for product in shared.catalogue.collection_products[collection.id][:CARD_PRODUCTS]]


def _titles(collection: Collection) -> dict[str, str]:
    if collection.title is None:
        return {}
    return {language: collection.title.in_language(language)[0] for language in LANGUAGES}


def _picture(shared: Shared, collection: Collection) -> str:
    """Site path of the square of its first product with one; a cover is as wide as a page and too large for a card."""
    covers = (shared.cover(product) for product in shared.catalogue.collection_products[collection.id])
    return next((cover.card_path for cover in covers if cover), "")


def _example(shared: Shared, collection_id: str, title: str, language: Language) -> str:
    address = f"{shared.site.absolute(CARD_PATH, language)}?collection={collection_id}"
    return f'<iframe src="{address}" title="{title}" width="100%" height="700" loading="lazy"></iframe>'
