"""What the search engine reads of each product: one lean HTML document with the words of all three languages.

One index serves the pages of every language: each must find a product by its words in all three, so three indexes
would hold the same words three times. A document holds roots (`stems`), not words, and marks of groups of synonyms;
`search-query.js` makes the same of a query. Each root stands once, in the weightiest place it occurs. Nobody reads a
document, and the engine's time and memory grow with the number of different words in each.
See docs/dev/decisions/0004-search-index.md and 0005-search-words.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.languages import LANGUAGES
from catalogue.records import Product
from catalogue.search.stems import roots
from catalogue.search.stopwords import STOPWORDS, words_of
from catalogue.search.synonyms import Synonyms, mark
from catalogue.vocabulary import Label

#: What Pagefind is told, "no linguistic content" (ISO 639-2): it has no stemmer for that, and documents hold roots. Its
#: Indonesian one took `kemeja` (shirt) for a form of `meja` (table).
LANGUAGE: Final = "zxx"

#: Pagefind's weights go from 0 to 10: name, then keywords and category, then other terms, then text.
WEIGHTS: Final = (10, 5, 3, 1)
_TEXT: Final = len(WEIGHTS) - 1

_IGNORED: Final = frozenset(STOPWORDS)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of one product by its words.

    Attributes:
        words: plain words as they are written, each with the place in `WEIGHTS` of the weightiest text it stands in.
        groups: numbers of the groups of synonyms that name the product.
        codes: its customs codes, digits only.
        tokens: what the engine keeps, each root and mark with its place in `WEIGHTS`.
        html: for the engine.
    """

    words: Mapping[str, int]
    groups: tuple[int, ...]
    codes: Words
    tokens: Mapping[str, int]
    html: str


def searched(catalogue: Catalogue) -> tuple[Product, ...]:
    """The products that can be found; a product's place in here is its number in every file of the search.

    Like stands beside like: what one query finds lies in few packs of cards, and the columns of the table and the
    lists of the index shrink to half. Drafts and archived products are not searched.
    """
    return tuple(sorted(catalogue.shown, key=_likeness))


def _likeness(product: Product) -> tuple[object, ...]:
    """Orders products by what they are, then who makes them."""
    kind = (product.category or "", tuple(sorted(product.materials)), tuple(sorted(product.techniques)))
    return (*kind, product.hs_code or "", product.producer or "", product.id)


def make_documents(catalogue: Catalogue, synonyms: Synonyms) -> tuple[Document, ...]:
    """The documents of all products that can be found, in the order of `searched`."""
    return tuple(make_document(catalogue, synonyms, product) for product in searched(catalogue))


def make_document(catalogue: Catalogue, synonyms: Synonyms, product: Product) -> Document:
    """One product's document."""
    fields = (
        _names(product),
        _label_texts(catalogue, product),
        _term_texts(catalogue, product),
        _texts(product),
    )
    words: dict[str, int] = {}
    kept: dict[str, int] = {}
    groups: dict[int, None] = {}
    for place, texts in enumerate(fields):
        for text in texts:
            own, tokens, marks = _read(text, synonyms, place)
            groups |= dict.fromkeys(marks)
            for word in own:
                words.setdefault(word, place)
            for token in (*tokens, *map(mark, marks)):
                kept.setdefault(token, place)
    parts = [f"<!doctype html><html lang={LANGUAGE}><body data-pagefind-body>"]
    for place, weight in enumerate(WEIGHTS):
        new = [token for token, best in kept.items() if best == place]
        if new:
            parts.append(f'<p data-pagefind-weight="{weight}">{" ".join(new)}</p>')
    return Document(words, tuple(groups), tuple(_codes(product)), kept, "".join(parts))


@lru_cache(maxsize=65536)
def _read(text: str, synonyms: Synonyms, place: int) -> tuple[Words, Words, tuple[int, ...]]:
    """Words of a text that say something, their roots, and the groups of synonyms in it.

    A name keeps all of its words. Running text has no groups: what is said beside does not name the product.
    """
    words = words_of(text)
    telling = [word for word in words if place == 0 or word not in _IGNORED]
    tokens = dict.fromkeys(root for word in telling for root in roots(word))
    return tuple(telling), tuple(tokens), tuple(synonyms.in_words(words)) if place != _TEXT else ()


def hs_code(code: str) -> str:
    """A customs code as the index keeps it; a query's dots, spaces and hyphens are taken out in the same way."""
    return "".join(sign for sign in code if sign.isdigit())


def _codes(product: Product) -> Iterator[str]:
    yield from map(hs_code, filter(None, (product.hs_code, product.hs_national)))


def _names(product: Product) -> Iterator[str]:
    yield from product.name.all_texts() if product.name else ()


def _texts(product: Product) -> Iterator[str]:
    for text in (product.summary, product.description):
        yield from text.all_texts() if text else ()
    if product.food is not None and product.food.ingredients is not None:
        yield from product.food.ingredients.all_texts()


def _label_texts(catalogue: Catalogue, product: Product) -> Iterator[str]:
    """Local names, keywords and the category."""
    for words in (product.local_names, product.keywords):
        if words is not None:
            yield from words.all_words()
    yield from _all(catalogue.vocabulary.categories[product.category or ""].label)


def _term_texts(catalogue: Catalogue, product: Product) -> Iterator[str]:
    """Everything from the vocabulary, and the codes a buyer may copy from a letter."""
    vocabulary = catalogue.vocabulary
    for material in product.materials:
        yield from _all(vocabulary.materials[material])
    for technique in product.techniques:
        yield from _all(vocabulary.techniques[technique])
    for certificate in catalogue.held(product):
        kind = vocabulary.certificates[certificate.type]
        yield from (*_all(kind.short), *_all(kind.label))
    if product.textile is not None and product.textile.motif is not None:
        yield product.textile.motif.name
    yield from _codes(product)
    yield from _place_and_maker(catalogue, product)
    yield from _offers(product)
    yield from filter(None, (product.id, product.sku, *(variant.sku for variant in product.variants)))


def _offers(product: Product) -> Iterator[str]:
    """What a buyer asks for beside the thing itself, as heads of groups of synonyms."""
    custom, textile = product.customization, product.textile
    if product.sample is not None and product.sample.available:
        yield "sample available"
    if custom is not None and custom.private_label:
        yield "private label"
    if custom is not None and custom.oem:
        yield "made to order"
    if textile is not None and textile.dye == "natural":
        yield "natural dye"
    if textile is not None and textile.one_of_a_kind:
        yield "one of a kind unique piece"
    if product.wood is not None and product.wood.species:
        yield product.wood.species


def _place_and_maker(catalogue: Catalogue, product: Product) -> Iterator[str]:
    """The regency always; the producer, its district and village only with consent."""
    vocabulary = catalogue.vocabulary
    producer = catalogue.producer_of(product)
    regency = vocabulary.regencies.get(catalogue.regency_of(product))
    if regency is not None:
        yield from (regency.short, *_all(regency.label))
    if producer.may_be_shown:
        yield from filter(None, (producer.name, producer.brand))
        place = producer.location
        if place is not None:
            yield from filter(None, (place.village,))
            if place.district is not None:
                yield vocabulary.districts[place.district].name


def _all(label: Label) -> Words:
    return tuple(label[language] for language in LANGUAGES)
