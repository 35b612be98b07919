"""Everyday words, from `reference/everyday_words.yml`: what is spelt right though no product here is described with it.

A list of the catalogue's own words cannot tell a slip from a word for other goods; this one can (`pisang` is no slip
of `pasang`). The browser gets those the catalogue does not know, and mends none of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from catalogue.languages import LANGUAGES
from catalogue.reference import VocabularyError, plain_value
from catalogue.search.stopwords import words_of
from catalogue.strict_yaml import read_yaml

FILE: Final = "everyday_words.yml"


def read_everyday(folder: Path) -> frozenset[str]:
    """The words of all languages.

    Raises:
        VocabularyError: the file is not in its form, or lists a word twice.
    """
    document = read_yaml((folder / FILE).read_bytes(), FILE)
    for problem in document.problems:
        raise VocabularyError(FILE, problem.message.en, problem.location.line)
    lists = plain_value(document.root) if document.root is not None else None
    if not isinstance(lists, dict) or sorted(lists) != sorted(LANGUAGES):
        raise VocabularyError(FILE, f"needs a list of words for each of {', '.join(LANGUAGES)}")
    known: set[str] = set()
    for text in lists.values():
        for word in str(text).split():
            if words_of(word) != [word]:
                raise VocabularyError(FILE, f"{word!r} must be one word in lower case, without marks on letters")
            if word in known:
                raise VocabularyError(FILE, f"{word!r} stands twice")
            known.add(word)
    return frozenset(known)
