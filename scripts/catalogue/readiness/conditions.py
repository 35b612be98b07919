"""Whether a condition holds for a product: yes, no, or the record does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from catalogue.records import Product
from catalogue.requirements import Condition

#: Between texts that are searched together: no word has it, and no word goes on behind it.
_APART: Final = "\0"


def holds(condition: Condition, product: Product) -> bool | None:
    """True, False, or None where the record cannot answer.

    Only what a product is has a say, never its certificates, so that a further certificate never makes a rule apply.
    """
    if condition.any_of or condition.all_of or condition.none_of:
        return _of_others(condition, product)
    if condition.hs:
        return product.hs_code.startswith(condition.hs) if product.hs_code else None
    if condition.materials:
        return not set(condition.materials).isdisjoint(product.materials) if product.materials else None
    said = _says(product, condition.words) if condition.words else bool(getattr(product, condition.field))
    return True if said else None


def _of_others(condition: Condition, product: Product) -> bool | None:
    if condition.any_of:
        return _any(holds(part, product) for part in condition.any_of)
    if condition.all_of:
        return _not(_any(_not(holds(part, product)) for part in condition.all_of))
    return _not(_any(holds(part, product) for part in condition.none_of))


def _any(answers: Iterable[bool | None]) -> bool | None:
    """One yes is enough; without one, a single open answer leaves it open."""
    found: bool | None = False
    for answer in answers:
        if answer:
            return True
        if answer is None:
            found = None
    return found


def _not(answer: bool | None) -> bool | None:
    return None if answer is None else not answer


def _says(product: Product, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in what the product says of itself, as a word of its own."""
    texts = [text for part in (product.name, product.summary, product.description) if part for text in part.all_texts()]
    if product.keywords is not None:
        texts += product.keywords.all_words()
    text = _APART.join(texts)
    # Mostly none of them stands there: that is seen three times as fast without regard to where words begin and end.
    return bool(_anywhere(words).search(text) and _as_words(words).search(text))


@cache
def _anywhere(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


@cache
def _as_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_anywhere(words).pattern})(?!\w)", re.IGNORECASE)
