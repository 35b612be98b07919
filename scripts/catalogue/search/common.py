"""Words that thousands of products have, a column each: for the engine, twice the products are four times the work.

The engine goes through a word's whole list for each product of an answer: 10,000 products take it half a second on a
desk computer. Which products have such a word, and in how weighty a place, is a byte a product here; products that are
alike stand together, so a word compresses to some hundred bytes, less than the engine's file with it.
"""

from __future__ import annotations

import sys
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Final

from catalogue.search.documents import Document
from catalogue.search.packs import compress

#: A word of more products than this is common: the engine answers for fewer in a few milliseconds.
COMMON: Final = 2000
#: Stands for a product without the word.
NONE: Final = 0xFF
#: No word has it, so behind a word it stands after all that begin with the word.
_LAST_SIGN: Final = chr(sys.maxunicode)


def common_tokens(documents: Sequence[Document]) -> tuple[str, ...]:
    """Roots and marks that more than `COMMON` products have, sorted.

    The engine also finds words that begin with the one asked for, so these count (`madura` for `madu`, honey).
    """
    count = Counter(chain.from_iterable(document.tokens for document in documents))
    tokens = sorted(count)
    below = [0, *accumulate(count[token] for token in tokens)]
    return tuple(
        token
        for place, token in enumerate(tokens)
        if below[bisect(tokens, token + _LAST_SIGN, place)] - below[place] > COMMON
    )


def pack_common(documents: Sequence[Document], common: Iterable[str]) -> list[bytes]:
    """For each common word, in their order, its place in `WEIGHTS` by product, or 255."""
    return [compress(bytes([document.tokens.get(token, NONE) for document in documents])) for token in common]
