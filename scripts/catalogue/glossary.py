"""The glossary: words of trade and of the vocabulary as concepts, for its page, its files and for translators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from catalogue.languages import LANGUAGES, Language
from catalogue.vocabulary import Label, TradeTerm, Vocabulary

#: What explains a label stands behind a dash or in brackets: "FOB – Free On Board", "malam (lilin batik)".
_REMARK: Final = re.compile(r"(?P<term>[^(–]+?)\s*(?:–\s*(?P<dash>.+)|\((?P<brackets>[^)]+)\))?")
_NONE: Final[Mapping[Language, tuple[str, ...]]] = dict.fromkeys(LANGUAGES, ())


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning and what it is called.

    Attributes:
        id: the vocabulary's own, with its list in front: `material.ginger`; a word of trade has none: `minimum_order`.
        group: the heading it stands under, a key of `Vocabulary.glossary_groups`.
        label: as pages show it.
        term: the word alone, without what explains it.
        remark: what explains it, perhaps empty.
        definition: what it means, None where the word says it.
        also: other words with the same meaning.
        avoid: words that should not be used for it.
    """

    id: str
    group: str
    label: Label
    term: Label
    remark: Label
    definition: Label | None
    also: Mapping[Language, tuple[str, ...]]
    avoid: Mapping[Language, tuple[str, ...]]

    def forms(self, language: Language) -> tuple[str, ...]:
        """Every right form in a language, the one to use first."""
        return tuple(dict.fromkeys((self.term[language], self.label[language], *self.also[language])))


def concepts(vocabulary: Vocabulary) -> tuple[Concept, ...]:
    """Every concept of the glossary: by heading, words of trade before words of goods, in the order of their files."""
    friends = _friends(vocabulary)
    found: list[Concept] = []
    met: set[tuple[str, ...]] = set()
    for made in (*map(_of_trade, vocabulary.trade_terms.values()), *_of_goods(vocabulary)):
        words = tuple(made.label[language].casefold() for language in LANGUAGES)
        if words not in met:
            met.add(words)
            found.append(_with_friends(made, friends))
    order = list(vocabulary.glossary_groups)
    return tuple(sorted(found, key=lambda concept: order.index(concept.group)))


def _of_trade(entry: TradeTerm) -> Concept:
    return _concept(entry.id, entry.group, entry.label, entry.definition, entry.also, entry.avoid)


def _of_goods(words: Vocabulary) -> Iterator[Concept]:
    lists: tuple[tuple[str, str, Mapping[str, Label]], ...] = (
        ("categories", "category", {key: category.label for key, category in words.categories.items()}),
        ("materials", "material", words.materials),
        ("techniques", "technique", words.techniques),
        ("allergens", "allergen", words.allergens),
        ("units", "unit", {key: unit.label for key, unit in words.units.items()}),
        ("certificates", "certificate", {key: kind.label for key, kind in words.certificates.items()}),
    )
    for group, kind, labels in lists:
        for key, label in labels.items():
            yield _concept(f"{kind}.{key}", group, label)


def _concept(
    key: str,
    group: str,
    label: Label,
    definition: Label | None = None,
    also: Mapping[Language, tuple[str, ...]] = _NONE,
    avoid: Mapping[Language, tuple[str, ...]] = _NONE,
) -> Concept:
    parts = {language: _parts(label[language]) for language in LANGUAGES}
    term = {language: word for language, (word, _) in parts.items()}
    remark = {language: said for language, (_, said) in parts.items()}
    return Concept(key, group, label, term, remark, definition, also, avoid)


def _parts(label: str) -> tuple[str, str]:
    """A label's word and what explains it."""
    found = _REMARK.fullmatch(label)
    return (found["term"], found["dash"] or found["brackets"] or "") if found else (label, "")


def _friends(vocabulary: Vocabulary) -> Mapping[Language, Mapping[str, tuple[str, ...]]]:
    """By language: the right word to the words of the other language that are certainly wrong for it."""
    return {
        language: {friend.instead.casefold(): friend.words for friend in words.friends if friend.certain}
        for language, words in vocabulary.false_friends.items()
    }


def _with_friends(concept: Concept, friends: Mapping[Language, Mapping[str, tuple[str, ...]]]) -> Concept:
    found = {
        language: tuple(dict.fromkeys((*concept.avoid[language], *friends.get(language, {}).get(term.casefold(), ()))))
        for language, term in concept.term.items()
    }
    return replace(concept, avoid=found)
