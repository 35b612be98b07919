"""The list of words that comes with the search: what the catalogue can be asked for, for spelling and synonyms.

The engine knows no typing mistakes and no synonyms; `search-query.js` mends and widens a query from this list before
the engine is asked. Words stand in the order of their letters, each with how much it counts, so the list compresses
to about four bytes a word. Numbers and article codes are left out, but customs codes: nobody's spelling mends them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Any, Final

from catalogue.search.documents import WEIGHTS, Document
from catalogue.search.packs import pack_columns
from catalogue.search.stems import WHOLE, roots
from catalogue.search.stopwords import ASKING, STOPWORDS
from catalogue.search.synonyms import Synonyms

_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def pack_terms(documents: Sequence[Document], common: Sequence[str], synonyms: Synonyms, everyday: Set[str]) -> bytes:
    """Words, their measure, and the groups of synonyms that some product answers to.

    The head holds `words` (in order, joined by spaces), `groups` (`[number, phrases]`), and words that queries drop
    (`stop`, `asking`), never take apart (`whole`), neither mend nor complete (`absent`) or never mend (`everyday`,
    joined by spaces, only those that the catalogue does not know); `common` are roots and marks that have
    a column of their own (`common.py`), named by their places here. The bytes, one a word: the place in
    `WEIGHTS` of the weightiest text with the word, and above it how often it stands, as a power of two.
    """
    count = _count(documents)
    best = dict.fromkeys(count, len(WEIGHTS))
    for document in documents:
        for word, place in document.words.items():
            if place < best.get(word, 0):
                best[word] = place
    words = sorted(count)
    head: Mapping[str, Any] = {
        "words": " ".join(words),
        "groups": list(_answered(documents, synonyms)),
        "stop": STOPWORDS,
        "asking": ASKING,
        "whole": sorted(WHOLE),
        "absent": _absent(documents, synonyms),
        "common": common,
        "everyday": " ".join(_unknown(everyday, words)),
    }
    return pack_columns(head, [bytes(best[word] | min(count[word].bit_length(), 31) << 2 for word in words)])


def _count(documents: Iterable[Document]) -> Mapping[str, int]:
    """Words that are asked for, and in how many documents they stand; of numbers, only codes where they are codes."""
    words = Counter(chain.from_iterable(document.words for document in documents))
    codes = Counter(code for document in documents for code in {*document.codes} if code in document.words)
    return {**codes, **{word: count for word, count in words.items() if _WORD.fullmatch(word)}}


def _unknown(everyday: Set[str], words: Iterable[str]) -> list[str]:
    known = {root for word in words for root in roots(word)}
    return sorted(word for word in everyday if not known.intersection((word, *roots(word))))


def _answered(documents: Iterable[Document], synonyms: Synonyms) -> Iterable[tuple[int, tuple[str, ...]]]:
    known = {number for document in documents for number in document.groups}
    return ((number, phrases) for number, phrases in enumerate(synonyms.groups) if number in known)


def _absent(documents: Iterable[Document], synonyms: Synonyms) -> list[str]:
    """Words of groups that no product answers to: they are spelt right, there is only nothing of the kind."""
    known = {number for document in documents for number in document.groups}
    others = (phrases for number, phrases in enumerate(synonyms.groups) if number not in known)
    return sorted({phrase for phrases in others for phrase in phrases if " " not in phrase})
