"""What the search engine reads of each product: one lean HTML document with the words of all three languages.

One index serves the pages of every language: each must find a product by its words in all three, so three indexes
would hold the same words three times. Word forms are folded here and in `search-words.js` by the same rules
(English plurals) and by Pagefind's Indonesian stemmer, whose affixes Malay shares (me-, di-, ber-, pe-, -an, -kan).
Each word stands once, in the weightiest place it occurs. Nobody reads a document, and the engine's time and memory
grow with the number of different words in each. See docs/dev/decisions/0004-search-index.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.languages import LANGUAGES
from catalogue.records import Product
from catalogue.search.stopwords import STOPWORDS
from catalogue.vocabulary import Label

#: The language Pagefind is told, and so the one whose stemmer it uses.
STEMMER: Final = "id"

# Pagefind's weights go from 0 to 10: name, then keywords and category, then other terms, then text.
_NAME, _LABELS, _TERMS, _TEXT = 10, 5, 3, 1

# Words keep inner hyphens, apostrophes and dots, and nothing that HTML could take for a sign of its own. Pagefind
# finds a word with a hyphen by its parts and by the whole.
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_PLURAL_ES: Final = re.compile(r"(ch|sh|ss|x|z)es$")
_SINGULAR_S: Final = re.compile(r"[aisu]s$")
_IGNORED: Final = frozenset(STOPWORDS)

Words = tuple[str, ...]


def searched(catalogue: Catalogue) -> tuple[Product, ...]:
    """The products that can be found, by id. A product's place in here is its number in every file of the search.

    Drafts and archived products are not searched.
    """
    return tuple(sorted(catalogue.shown, key=lambda product: product.id))


def make_documents(catalogue: Catalogue) -> tuple[str, ...]:
    """The documents of all products that can be found, in the order of `searched`."""
    return tuple(make_document(catalogue, product) for product in searched(catalogue))


def make_document(catalogue: Catalogue, product: Product) -> str:
    """One product's document."""
    fields = (
        (_NAME, _names(product)),
        (_LABELS, _labels(catalogue, product)),
        (_TERMS, _terms(catalogue, product)),
        (_TEXT, _texts(product)),
    )
    seen: set[str] = set()
    parts = [f"<!doctype html><html lang={STEMMER}><body data-pagefind-body>"]
    for weight, words in fields:
        new = [word for word in dict.fromkeys(words) if word not in seen]
        if new:
            seen.update(new)
            parts.append(f'<p data-pagefind-weight="{weight}">{" ".join(new)}</p>')
    return "".join(parts)


def fold_word(word: str) -> str:
    """The form under which a word is kept: lower case, without marks on letters, an English plural as singular.

    `search-words.js` folds queries in the same way; a test holds the two together.
    """
    plain = word.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    if len(plain) < 4 or not plain.endswith("s") or _SINGULAR_S.search(plain):
        return plain
    if plain.endswith("ies") and len(plain) > 4:
        return plain[:-3] + "y"
    return plain[:-2] if _PLURAL_ES.search(plain) else plain[:-1]


def hs_spellings(code: str) -> tuple[str, ...]:
    """The ways a customs code is written: `0901.21` and `090121`; with eight digits `0901.21.10`."""
    pairs = (code[:4], *(code[start : start + 2] for start in range(4, len(code), 2)))
    return (".".join(pairs), code)


def _words(text: str) -> Iterator[str]:
    """Folded words of a text in reading order, without those that say nothing."""
    for word in _WORD.findall(text.lower()):
        if word not in _IGNORED:
            yield _fold(word)


_fold = lru_cache(maxsize=65536)(fold_word)


@lru_cache(maxsize=8192)
def _label_words(text: str) -> Words:
    return tuple(_words(text))


def _names(product: Product) -> Iterator[str]:
    """Words of the name, stopwords too: a whole name in quotation marks is found."""
    for text in product.name.all_texts() if product.name else ():
        yield from map(_fold, _WORD.findall(text.lower()))


def _texts(product: Product) -> Iterator[str]:
    for text in (product.summary, product.description):
        for said in text.all_texts() if text else ():
            yield from _words(said)


def _labels(catalogue: Catalogue, product: Product) -> Iterator[str]:
    """Words of local names, keywords and the category."""
    for label in _label_texts(catalogue, product):
        yield from _label_words(label)


def _terms(catalogue: Catalogue, product: Product) -> Iterator[str]:
    """Words of everything from the vocabulary, and the codes a buyer may copy from a letter."""
    for term in _term_texts(catalogue, product):
        yield from _label_words(term)


def _label_texts(catalogue: Catalogue, product: Product) -> Iterator[str]:
    for words in (product.local_names, product.keywords):
        if words is not None:
            yield from words.all_words()
    yield from _all(catalogue.vocabulary.categories[product.category or ""].label)


def _term_texts(catalogue: Catalogue, product: Product) -> Iterator[str]:
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
    for code in filter(None, (product.hs_code, product.hs_national)):
        yield from hs_spellings(code)
    yield from _place_and_maker(catalogue, product)
    yield from filter(None, (product.id, product.sku, *(variant.sku for variant in product.variants)))


def _place_and_maker(catalogue: Catalogue, product: Product) -> Iterator[str]:
    """The regency always; the producer and its district only with consent."""
    vocabulary = catalogue.vocabulary
    producer = catalogue.producer_of(product)
    regency = vocabulary.regencies.get(catalogue.regency_of(product))
    if regency is not None:
        yield from (regency.short, *_all(regency.label))
    if producer.may_be_shown:
        yield from filter(None, (producer.name, producer.brand))
        place = producer.location
        if place is not None and place.district is not None:
            yield vocabulary.districts[place.district].name


def _all(label: Label) -> Words:
    return tuple(label[language] for language in LANGUAGES)
