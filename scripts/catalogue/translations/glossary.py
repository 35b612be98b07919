"""Words of the vocabulary that stand in a text, with what they are called in the translator's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from catalogue.languages import LANGUAGES, Language
from catalogue.vocabulary import Label, Vocabulary


class Glossary:
    """The vocabulary as a translator needs it: this word is called that."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Takes what buyers read of goods: materials, techniques, categories, allergens, units, certificates.

        Args:
            vocabulary: the terms of `reference/`.
        """
        self._vocabulary = vocabulary

    def notes(self, text: str, source: Language, target: Language) -> tuple[str, ...]:
        """`jahe → halia` for each term in a text that is called otherwise in the target language."""
        pattern, terms = self._by_language[source]
        found = dict.fromkeys(match.casefold() for match in pattern.findall(text))
        called = ((word, terms[word][target]) for word in found)
        return tuple(f"{word} → {other}" for word, other in called if word != other.casefold())

    def terms(self) -> Iterator[Label]:
        """Every term, in the order of the vocabulary."""
        words = self._vocabulary
        for labels in (words.materials, words.techniques, words.allergens):
            yield from labels.values()
        yield from (category.label for category in words.categories.values())
        yield from (unit.label for unit in words.units.values())
        yield from (kind.label for kind in words.certificates.values())

    @cached_property
    def _by_language(self) -> Mapping[Language, tuple[re.Pattern[str], Mapping[str, Label]]]:
        found: dict[Language, tuple[re.Pattern[str], Mapping[str, Label]]] = {}
        for language in LANGUAGES:
            terms: dict[str, Label] = {}
            for label in self.terms():
                terms.setdefault(label[language].casefold(), label)
            longest_first = sorted(terms, key=lambda word: (-len(word), word))
            words = "|".join(map(re.escape, longest_first))
            found[language] = (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), terms)
        return found
