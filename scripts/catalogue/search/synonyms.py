"""Synonyms: groups of words and phrases that mean the same to a buyer, from `reference/synonyms.yml`.

A product whose name, keywords or terms hold one phrase of a group gets the group's mark in its document; a query
that holds another phrase of the group asks for the mark. So a group costs one word in a document, and one look-up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from catalogue.languages import LANGUAGES
from catalogue.reference import VocabularyError, plain_value
from catalogue.search.stems import plain_word, roots
from catalogue.search.stopwords import words_of
from catalogue.strict_yaml import read_yaml

FILE: Final = "synonyms.yml"
#: A phrase that may stand in more than one group is listed here by its group's head: `also: [phrase]`.
_ALSO: Final = "also"

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Synonyms:
    """The groups, and what is needed to find their phrases in a text.

    Attributes:
        groups: the phrases of each group, as written, in the file's order.
        marks: by a phrase's roots, the numbers of its groups.
        starts: first roots of phrases of several words.
    """

    groups: tuple[tuple[str, ...], ...]
    marks: Mapping[Phrase, tuple[int, ...]]
    starts: frozenset[str]

    def in_words(self, words: Sequence[str]) -> list[int]:
        """Numbers of the groups with a phrase in plain words, in reading order, each once."""
        keys = [roots(word)[0] for word in words]
        found: dict[int, None] = {}
        for place, key in enumerate(keys):
            found |= dict.fromkeys(self.marks.get((key,), ()))
            if key in self.starts:
                for size in range(2, _LONGEST + 1):
                    found |= dict.fromkeys(self.marks.get(tuple(keys[place : place + size]), ()))
        return list(found)


#: Words in the longest phrase.
_LONGEST: Final = 3


def mark(number: int) -> str:
    """The word that stands for a group in a document; all are of one length, so none is the beginning of another."""
    return f"qz{number:04d}"


def phrase_of(text: str) -> Phrase:
    """A phrase by the first roots of its words."""
    return tuple(roots(word)[0] for word in words_of(text))


def read_synonyms(folder: Path) -> Synonyms:
    """Reads and checks the table.

    Raises:
        VocabularyError: the file is not in its form, or says something twice.
    """
    document = read_yaml((folder / FILE).read_bytes(), FILE)
    for problem in document.problems:
        raise VocabularyError(FILE, problem.message.en, problem.location.line)
    entries = plain_value(document.root).get("groups") if document.root is not None else None
    if not isinstance(entries, list):
        raise VocabularyError(FILE, "needs a list `groups`")
    return _checked([_group(number, entry) for number, entry in enumerate(entries, 1)])


def _group(number: int, entry: Any) -> tuple[tuple[str, ...], frozenset[Phrase]]:
    """The phrases of one group, and those it may share with another."""
    if not isinstance(entry, dict) or not set(entry) <= {*LANGUAGES, _ALSO}:
        raise VocabularyError(FILE, f"group {number}: languages are {', '.join(LANGUAGES)}, and `{_ALSO}`")
    phrases: dict[str, None] = {}
    for key, texts in entry.items():
        if not isinstance(texts, list) or not texts:
            raise VocabularyError(FILE, f"group {number}: {key} needs a list of words")
        for text in texts:
            _check_text(number, text)
            phrases[text] = None
    if len(phrases) < 2:
        raise VocabularyError(FILE, f"group {number}: one word alone is no synonym")
    return tuple(phrases), frozenset(phrase_of(text) for text in entry.get(_ALSO, ()))


def _check_text(number: int, text: object) -> None:
    if not isinstance(text, str) or not text or text != plain_word(text).strip():
        raise VocabularyError(FILE, f"group {number}: {text!r} must be lower case, without marks on letters")
    if not 1 <= len(words_of(text)) <= _LONGEST:
        raise VocabularyError(FILE, f"group {number}: {text!r} must have one to {_LONGEST} words")


def _checked(groups: Iterable[tuple[tuple[str, ...], frozenset[Phrase]]]) -> Synonyms:
    owners: dict[Phrase, dict[int, bool]] = {}
    for number, (phrases, shared) in enumerate(groups):
        for text in phrases:
            owners.setdefault(phrase_of(text), {})[number] = phrase_of(text) in shared
    for phrase, numbers in owners.items():
        if len(numbers) > 1 and not any(numbers.values()):
            places = " and ".join(str(number + 1) for number in numbers)
            raise VocabularyError(FILE, f"{' '.join(phrase)!r} is in groups {places}; if on purpose, say `{_ALSO}`")
    return Synonyms(
        tuple(phrases for phrases, _ in groups),
        {phrase: tuple(numbers) for phrase, numbers in owners.items()},
        frozenset(phrase[0] for phrase in owners if len(phrase) > 1),
    )
