"""Words of the glossary that stand in a text, with what they are called in the translator's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from catalogue.glossary import Concept, concepts
from catalogue.languages import LANGUAGES, Language
from catalogue.vocabulary import Vocabulary


class Found(NamedTuple):
    """A word of the glossary in a text: where it stands, and its concept."""

    start: int
    end: int
    concept: Concept


class Glossary:
    """The glossary as a translator needs it: this word is called that."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Takes the glossary of a vocabulary.

        Args:
            vocabulary: the terms of `reference/`.
        """
        self._vocabulary = vocabulary

    def notes(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        """`jahe → halia` for each term in a text that is called otherwise in the target language."""
        found = {text[start:end].casefold(): concept for start, end, concept in self.find(text, source)}
        return tuple(
            f"{word} → {concept.label[target]}"
            for word, concept in found.items()
            if word not in map(str.casefold, concept.forms(target))
        )

    def find(self, text: str, language: Language) -> Iterator[Found]:
        """The words of the glossary in a text, whole words only, the longest where one holds another."""
        pattern, by_word = self._by_language[language]
        for match in pattern.finditer(text):
            yield Found(*match.span(), by_word[match[0].casefold()])

    @cached_property
    def _by_language(self) -> Mapping[Language, tuple[re.Pattern[str], Mapping[str, Concept]]]:
        found: dict[Language, tuple[re.Pattern[str], Mapping[str, Concept]]] = {}
        for language in LANGUAGES:
            by_word: dict[str, Concept] = {}
            for concept in concepts(self._vocabulary):
                for word in concept.forms(language):
                    by_word.setdefault(word.casefold(), concept)
            longest_first = sorted(by_word, key=lambda word: (-len(word), word))
            words = "|".join(map(re.escape, longest_first))
            found[language] = (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), by_word)
        return found
