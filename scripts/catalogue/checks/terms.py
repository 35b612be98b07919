"""Whether translations use the words of the glossary for what their source calls by its term.

Conservative, since a translator may have a good reason: a term counts as used where any telling part of one of its
forms stands in the translation, however it is inflected; words with more than one meaning are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from catalogue.checks.finding import Finding, found
from catalogue.checks.wording import Wording
from catalogue.glossary import Concept, concepts
from catalogue.languages import LANGUAGES, Language
from catalogue.vocabulary import Vocabulary

#: Goods that running text calls by their own word; categories, units and certificates it describes.
_GOODS: Final = ("material.", "allergen.")
#: Goods whose word stands for a whole kind (a fish, a shellfish), or for other things too (`kulit`: leather, skin;
#: `tanah liat`: clay, earthenware; `kerang bambu`: razor clams).
_GENERAL: Final = frozenset(f"material.{name}" for name in ("shrimp", "leather", "clay", "bamboo")) | frozenset(
    f"allergen.{name}" for name in ("fish", "crustaceans", "molluscs")
)
#: Parts of a form that say enough to be taken for it, and how much of the end an inflection may change.
_TELLING: Final = 4
_ENDING: Final = 2
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Term:
    """A form in the source's language, and what the other languages call it.

    Attributes:
        form: in lower case.
        label: the word to use.
        stems: what shows that it was used.
        avoided: words that should not be used for it.
        certain: whether a translation without it is pointed out even if it has none of those.
    """

    form: str
    label: Mapping[Language, str]
    stems: Mapping[Language, frozenset[str]]
    avoided: Mapping[Language, frozenset[str]]
    certain: bool


@dataclass(frozen=True)
class TermIndex:
    """The glossary's words, found by the first word of each form.

    Attributes:
        vocabulary: the terms of `reference/`.
    """

    vocabulary: Vocabulary = field(repr=False)

    def check(self, path: str, written: Mapping[Language, Wording]) -> Iterator[Finding]:
        """Terms of the source that a translation calls otherwise."""
        source = written.get("id") or written.get("en")
        if source is None or len(written) == 1:
            return
        terms = self._terms[source.language]
        for first in sorted(source.words & self._first_words[source.language]):
            for term in terms[first]:
                if _stands_in(term.form, source):
                    yield from _unused(path, term, source, written)

    @cached_property
    def _first_words(self) -> Mapping[Language, frozenset[str]]:
        return {language: frozenset(terms) for language, terms in self._terms.items()}

    @cached_property
    def _terms(self) -> Mapping[Language, Mapping[str, tuple[_Term, ...]]]:
        known = [each for each in concepts(self.vocabulary) if _is_used_in_texts(each)]
        return {language: _by_first_word(_terms_of(known, language)) for language in LANGUAGES}


def terms_of(vocabulary: Vocabulary) -> TermIndex:
    """The index of a vocabulary; it takes longer to make than a record to check, so the last one is kept."""
    last = _LAST.get("index")
    if last is None or last.vocabulary is not vocabulary:
        last = _LAST["index"] = TermIndex(vocabulary)
    return last


_LAST: Final[dict[str, TermIndex]] = {}


def _unused(path: str, term: _Term, source: Wording, written: Mapping[Language, Wording]) -> Iterator[Finding]:
    for language, wording in written.items():
        if wording is source or any(map(wording.folded.__contains__, term.stems[language])):
            continue
        if term.certain or any(_stands_in(word, wording) for word in term.avoided[language]):
            yield found("term-not-used", f"{path}.{language}", word=term.form, instead=term.label[language])


def _is_used_in_texts(concept: Concept) -> bool:
    is_trade = "." not in concept.id
    return is_trade or (concept.id.startswith(_GOODS) and concept.id not in _GENERAL)


def _terms_of(known: Iterable[Concept], language: Language) -> Iterator[_Term]:
    """One term for each form: where two concepts share it, what either is called elsewhere will do."""
    sharing: dict[str, list[Concept]] = {}
    for concept in known:
        for form in concept.forms(language):
            sharing.setdefault(form.casefold(), []).append(concept)
    for form, own in sharing.items():
        yield _Term(
            form,
            own[0].term,
            {other: frozenset(_stems(word for each in own for word in each.forms(other))) for other in LANGUAGES},
            {other: frozenset(word.casefold() for each in own for word in each.avoid[other]) for other in LANGUAGES},
            certain=any(each.id.startswith(_GOODS) for each in own),
        )


def _stems(forms: Iterable[str]) -> Iterator[str]:
    """The beginnings of telling words, which any inflection keeps; a short form as a whole."""
    for form in forms:
        telling = [word for word in _WORD.findall(form.casefold()) if len(word) >= _TELLING]
        yield from (word[: max(_TELLING, len(word) - _ENDING)] for word in telling)
        if not telling:
            yield form.casefold()


def _by_first_word(terms: Iterable[_Term]) -> Mapping[str, tuple[_Term, ...]]:
    grouped: dict[str, tuple[_Term, ...]] = {}
    for term in terms:
        first = _WORD.search(term.form)
        if first is not None:
            grouped[first[0]] = (*grouped.get(first[0], ()), term)
    return grouped


def _stands_in(form: str, wording: Wording) -> bool:
    """Whether a form stands in a text as whole words."""
    if form.isalpha():
        return form in wording.words
    return form in wording.folded and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", wording.folded) is not None
