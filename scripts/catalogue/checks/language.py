"""Whether a text is in the language it says and is one at all, and whether a translation says what its source says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from catalogue.checks.agreement import check_agreement
from catalogue.checks.finding import Finding, Scope, found
from catalogue.checks.terms import terms_of
from catalogue.checks.wording import Wording, wordings
from catalogue.languages import Language
from catalogue.problems import Bilingual
from catalogue.records import Collection, Producer, Product
from catalogue.records.texts import LocalisedText, localised_texts
from catalogue.tongues import FAMILIES, confidence, may_be_foreign

Record = Product | Producer | Collection
Wordings = Mapping[Language, Wording]

#: Fields that may be a name, the same in every language and written with capitals.
_TITLES: Final = frozenset({"name", "title"})
#: So many equal words are no chance: English against the others, and Indonesian against Malay, which are close.
_EQUAL_WORDS: Final = 4
_EQUAL_WORDS_CLOSE: Final = 12
_LANGUAGE_NAMES: Final[Mapping[Language, Bilingual]] = {
    "en": Bilingual("bahasa Inggris", "English"),
    "id": Bilingual("bahasa Indonesia", "Indonesian"),
    "ms": Bilingual("bahasa Melayu", "Malay"),
}
_OTHER_FAMILY: Final[Mapping[Language, Bilingual]] = {
    "en": Bilingual("bahasa Indonesia atau Melayu", "Indonesian or Malay"),
    "id": Bilingual("bahasa Inggris", "English"),
    "ms": Bilingual("bahasa Inggris", "English"),
}
#: From here on the detector's word is worth a person's look.
_SURE: Final = 0.9

_TRIGGERS: Final = """
    todo tbd tba fixme lorem xxx xxxx xxxxx placeholder untranslated translated translate translation
    terjemahkan diterjemahkan diterjemah
"""
#: Words without which, or certain signs, no text holds a placeholder; the pattern is looked for only then.
_PLACEHOLDER_WORDS: Final = frozenset(_TRIGGERS.split())
_PLACEHOLDER: Final = re.compile(
    r"\b(?:TODO|TBD|TBA|FIXME)\b|\b(?i:x{3,5}|lorem ipsum)\b"
    r"|\b(?i:(?:to be|needs?|not yet) translat(?:ed|ion)|translate this|untranslated|translation here|placeholder"
    r"|(?:belum|perlu|akan|harus) diterjemah(?:kan)?|tolong terjemahkan|terjemahkan (?:ini|di sini))\b"
    r"|\{\{?[^{}]*\}?\}|%\([A-Za-z_]+\)[sd]|\[(?i:en|id|ms)\]|^\[.*\]$|\?\?\?+",
    re.DOTALL,
)


def check_language(record: Record, scope: Scope) -> Iterator[Finding]:
    """Every text that buyers read, in each language by itself and beside the others."""
    names: frozenset[str] | None = None
    terms = terms_of(scope.vocabulary)
    for field in localised_texts(record):
        if names is None:
            names = _names(record, scope)
        written = wordings(field.text)
        told = list(_of_field(field, written, names, scope))
        yield from told
        # A text that is wrong as a whole is not told its words one by one.
        wrong = {finding.field.rpartition(".")[2] for finding in told} if told else ()
        sound = {own: each for own, each in written.items() if own not in wrong} if wrong else written
        yield from terms.check(field.path, sound)


def _of_field(field: LocalisedText, written: Wordings, names: frozenset[str], scope: Scope) -> Iterator[Finding]:
    title = field.path.rpartition(".")[2] in _TITLES
    yield from _wrong_words(field, written, names, scope, title=title)
    yield from _placeholders(field, written)
    if not title:
        copied = dict(_copied(written))
        for language, other in copied.items():
            yield found("text-untranslated", f"{field.path}.{language}", other=_LANGUAGE_NAMES[other])
        yield from _foreign(field, [own for own in written.values() if own.language not in copied])
    yield from check_agreement(field.path, written)


def _names(record: Record, scope: Scope) -> frozenset[str]:
    """Words that are names in this record: what the goods are called locally, motifs, places."""
    texts: list[str] = []
    if isinstance(record, Product):
        texts += record.local_names.all_words() if record.local_names else ()
        motif = record.textile.motif if record.textile else None
        texts += [motif.name] if motif and motif.name else []
    else:
        texts += [name for name in (getattr(record, "name", None), getattr(record, "brand", None)) if name]
    own = [word for text in texts for word in text.casefold().split()]
    return scope.vocabulary.place_words.union(own) if own else scope.vocabulary.place_words


def _wrong_words(
    field: LocalisedText, written: Wordings, names: frozenset[str], scope: Scope, *, title: bool
) -> Iterator[Finding]:
    for language, words in scope.vocabulary.false_friends.items():
        wording = written.get(language)
        if wording is None or words.first_words.isdisjoint(wording.words):
            continue
        tongue = "malay" if language == "ms" else "indonesian"
        for hit in words.find(wording.text, names, title=title):
            code = f"{tongue}-{'wrong' if hit.certain else 'doubtful'}-word"
            yield found(code, f"{field.path}.{language}", word=hit.word, instead=hit.friend.instead)


def _placeholders(field: LocalisedText, written: Wordings) -> Iterator[Finding]:
    for language, wording in written.items():
        text = wording.text
        signs = "{" in text or "[" in text or "%(" in text or "???" in text
        if signs or not _PLACEHOLDER_WORDS.isdisjoint(wording.words):
            match = _PLACEHOLDER.search(text)
            if match:
                yield found("text-placeholder", f"{field.path}.{language}", value=match[0])


def _copied(written: Wordings) -> Iterator[tuple[Language, Language]]:
    """Languages whose text says the same as another's, with that other."""
    en, id_, ms = written.get("en"), written.get("id"), written.get("ms")
    if _same(en, id_, _EQUAL_WORDS):
        yield "en", "id"
    elif _same(en, ms, _EQUAL_WORDS):
        yield "ms", "en"
    if _same(id_, ms, _EQUAL_WORDS_CLOSE):
        yield "ms", "id"


def _same(one: Wording | None, other: Wording | None, words: int) -> bool:
    if one is None or other is None or one.folded != other.folded:
        return False
    return len(re.findall(r"[^\W\d_]{2,}", one.text)) >= words


def _foreign(field: LocalisedText, written: list[Wording]) -> Iterator[Finding]:
    """Texts that a detector takes for the other family of languages."""
    for wording in written:
        if may_be_foreign(wording.words, len(wording.text), wording.language):
            sure = 1 - confidence(wording.text, FAMILIES[wording.language])
            if sure >= _SURE:
                yield found(
                    "wrong-language",
                    f"{field.path}.{wording.language}",
                    other=_OTHER_FAMILY[wording.language],
                    expected=_LANGUAGE_NAMES[wording.language],
                    sure=int(sure * 100),
                )
