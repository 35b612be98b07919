"""A text taken apart once, for every rule that looks at its words."""

from __future__ import annotations

import string
from typing import Final, NamedTuple

from catalogue.languages import LANGUAGES, Language
from catalogue.records.parts import L10n

#: Everything that ends a word; letters and hyphens stay. Cutting by a table costs less than a pattern.
_BETWEEN_WORDS: Final = str.maketrans(
    dict.fromkeys(string.punctuation.replace("-", "") + string.digits + "–—−…·•×÷°½¼¾‘’‚“”„«»‹›¡¿§©®™\u00a0", " ")
)


class Wording(NamedTuple):
    """One text in one language.

    Attributes:
        language: the language it should be in.
        text: as it is written.
        folded: in lower case.
        words: every word of it in lower case, once.
    """

    language: Language
    text: str
    folded: str
    words: frozenset[str]


def wordings(text: L10n) -> dict[Language, Wording]:
    """What a field says, by language, taken apart."""
    found: dict[Language, Wording] = {}
    for language in LANGUAGES:
        written: str | None = getattr(text, language)
        if written:
            folded = written.casefold()
            found[language] = Wording(language, written, folded, frozenset(folded.translate(_BETWEEN_WORDS).split()))
    return found
