"""What stands on a picture and in a caption: the same facts as on the page, in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalogue.catalogue import PhotoFile
from catalogue.languages import Language
from catalogue.pages.promotions import collection_row
from catalogue.pages.share_card import collection_photo, product_photo
from catalogue.pages.shared import Shared
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.text import Speaker
from catalogue.pages.trade import Fact, lead_time, price_view
from catalogue.records import Collection, L10n, Product

#: Registrations of the business: they say nothing of the goods, so they are no marks on a picture.
_BUSINESS: Final = "business"
_MOST_MARKS: Final = 4


@dataclass(frozen=True, slots=True)
class Photo:
    """The photo of a picture, and what it shows in words."""

    file: PhotoFile
    alt: str


@dataclass(frozen=True, slots=True)
class SocialContent:
    """One record in one language.

    Attributes:
        id: of the record.
        language: of every text.
        kicker: what kind of thing it is and where it is from.
        name: of the record.
        summary: one or two sentences.
        facts: three, label and value.
        marks: short names of certificates that are held.
        papers: full names of the same.
        photo: what is shown, or None.
        address: the short address.
        wordmark: the site's second line.
        site_name: the site's name.
        sample: the words that say it is fictitious, or empty.
        paused: the words that say that no orders are taken now, or empty.
        drafted: whether a machine translated a text of it that nobody has looked at since.
        topics: words for hashtags, the narrowest first.
    """

    id: str
    language: Language
    kicker: str
    name: str
    summary: str
    facts: tuple[Fact, ...]
    marks: tuple[str, ...]
    papers: tuple[str, ...]
    photo: Photo | None
    address: str
    wordmark: str
    site_name: str
    sample: str
    paused: str
    drafted: bool
    topics: tuple[str, ...]


def product_content(shared: Shared, product: Product, language: Language) -> SocialContent:
    """What is said of a product: minimum order, lead time and price are its facts."""
    terms, site = shared.terms[language], shared.catalogue.vocabulary.site
    price = price_view(product.price, terms, shared.today)
    amount = " ".join([part for part in (price.amount, price.per) if part])
    basis = f"{amount}{COMMA}{price.basis}" if amount and price.basis else amount
    regency = terms.short_regencies.get(shared.catalogue.regency_of(product), "")
    category = terms.categories[product.category] if product.category else ""
    held = _papers(shared, product)
    speaker = shared.speaker(language)
    name, summary = _said(product.name, speaker) or product.id, _said(product.summary, speaker)
    photo = _photo(product_photo(shared, product), speaker)
    return SocialContent(
        id=product.id,
        language=language,
        kicker=" · ".join([part for part in (category, regency) if part]),
        name=name,
        summary=summary,
        facts=(
            Fact(
                terms.text("Minimum order"), terms.quantity(product.moq.value, product.moq.unit) if product.moq else "–"
            ),
            Fact(terms.text("Lead time"), lead_time(product, terms) or "–"),
            Fact(terms.text("Price"), basis or terms.text("Price on request")),
        ),
        marks=tuple(terms.badges[key] for key in held[:_MOST_MARKS]),
        papers=tuple(terms.certificates[key] for key in held),
        photo=photo,
        address=shared.site.short_address(product.id),
        wordmark=site["wordmark"][language],
        site_name=site["title"][language],
        sample=terms.text("Sample data") if product.sample_data else "",
        paused=terms.text("Not taking orders now") if product.status == "paused" else "",
        drafted=speaker.drafted,
        topics=_topics(terms, product, category, regency),
    )


def collection_content(shared: Shared, collection: Collection, language: Language) -> SocialContent:
    """What is said of a collection: when, where and how many products are its facts."""
    terms, site = shared.terms[language], shared.catalogue.vocabulary.site
    speaker = shared.speaker(language)
    row = collection_row(shared, collection, terms, speaker)
    photo = _photo(collection_photo(shared, collection), speaker)
    products = shared.catalogue.collection_products[collection.id]
    count = terms.plural("%(num)s product", "%(num)s products", row.count, num=terms.number(row.count))
    facts = (
        Fact(terms.text("When"), row.when or row.state),
        Fact(terms.text("Where"), row.place or terms.text("In the catalogue")),
        Fact(terms.text("Products"), count),
    )
    categories = dict.fromkeys(terms.categories[p.category] for p in products if p.category)
    # A mark on the picture of a collection speaks for every product in it.
    of_each = [_papers(shared, product) for product in products]
    held = [key for key in of_each[0] if all(key in papers for papers in of_each)] if of_each else []
    return SocialContent(
        id=collection.id,
        language=language,
        kicker=collection.organiser or terms.text("Collection"),
        name=row.title.text,
        summary=row.summary.text,
        facts=facts,
        marks=tuple(terms.badges[key] for key in held[:_MOST_MARKS]),
        papers=tuple(terms.certificates[key] for key in held),
        photo=photo,
        address=shared.site.short_address(collection.id),
        wordmark=site["wordmark"][language],
        site_name=site["title"][language],
        sample=terms.text("Sample data") if collection.sample_data else "",
        paused="",
        drafted=speaker.drafted,
        topics=(*categories, terms.country(collection.market)) if collection.market else tuple(categories),
    )


def _papers(shared: Shared, product: Product) -> list[str]:
    kinds = shared.catalogue.vocabulary.certificates
    return list(dict.fromkeys(c.type for c in shared.catalogue.held(product) if kinds[c.type].group != _BUSINESS))


def _photo(found: tuple[PhotoFile, L10n | None] | None, speaker: Speaker) -> Photo | None:
    return Photo(found[0], _said(found[1], speaker)) if found else None


def _topics(terms: Terms, product: Product, category: str, regency: str) -> tuple[str, ...]:
    named = [terms.techniques[key] for key in product.techniques[:2]]
    named += [terms.materials[key] for key in product.materials[:2]]
    return tuple(dict.fromkeys([*named, category, regency]))


def _said(text: L10n | None, speaker: Speaker) -> str:
    return speaker.say(text).text if text else ""
