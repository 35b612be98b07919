"""Words of the glossary that stand in a text, with what they are called in the translator's language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from catalogue.glossary import Concept, concepts
from catalogue.languages import LANGUAGES, Language
from catalogue.vocabulary import Vocabulary

_WORD: Final = re.compile(r"\w+")


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
        # One pattern of all words would try hundreds at every letter; most words of a text begin none of them.
        by_first = self._by_language[language]
        free = 0
        for match in _WORD.finditer(text):
            start = match.start()
            if start < free:
                continue
            for words, concept in by_first.get(match[0].casefold(), ()):
                end = start + len(words)
                if text[start:end].casefold() == words and _WORD.match(text, end) is None:
                    yield Found(start, end, concept)
                    free = end
                    break

    @cached_property
    def _by_language(self) -> Mapping[Language, Mapping[str, Sequence[tuple[str, Concept]]]]:
        """By the first word of each entry: the entries and their concepts, the longest first."""
        return {language: self._by_first_word(language) for language in LANGUAGES}

    def _by_first_word(self, language: Language) -> Mapping[str, Sequence[tuple[str, Concept]]]:
        by_words: dict[str, Concept] = {}
        for concept in concepts(self._vocabulary):
            for form in concept.forms(language):
                by_words.setdefault(form.casefold(), concept)
        found: defaultdict[str, list[tuple[str, Concept]]] = defaultdict(list)
        for words in sorted(by_words, key=lambda words: (-len(words), words)):
            found[_WORD.findall(words)[0]].append((words, by_words[words]))
        return found
