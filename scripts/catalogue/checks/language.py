"""Whether a text is in the language it says, and whether two languages say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from catalogue.checks.finding import Finding, Scope, found
from catalogue.languages import Language
from catalogue.problems import Bilingual
from catalogue.records import Collection, Producer, Product
from catalogue.records.parts import L10n
from catalogue.records.texts import LocalisedText, localised_texts

Record = Product | Producer | Collection

#: Fields that may be a name, the same in every language and written with capitals.
_TITLES: Final = frozenset({"name", "title"})
#: So many equal words are no chance: English against the others, and Indonesian against Malay, which are close.
_EQUAL_WORDS: Final = 4
_EQUAL_WORDS_CLOSE: Final = 12
#: Smaller whole numbers are often written as words in one of two languages.
_SPELLED_OUT: Final = 12
_UNITS: Final[Mapping[str, str]] = {
    "g": "g", "gr": "g", "gram": "g", "grams": "g", "kg": "kg", "ml": "ml", "l": "l", "liter": "l", "litre": "l",
    "litres": "l", "cm": "cm", "mm": "mm", "m": "m", "meter": "m", "metre": "m", "metres": "m", "%": "%",
    "persen": "%", "peratus": "%", "percent": "%",
}  # fmt: skip
_NUMBER: Final = re.compile(r"(?<!\w)(\d+(?:[.,]\d+)*)(?:[ \u00a0]?([a-zA-Z]+|%))?")
_DIGIT: Final = re.compile(r"\d")
_THOUSANDS: Final[Mapping[Language, re.Pattern[str]]] = {
    "id": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    "ms": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
}


def check_language(record: Record, scope: Scope) -> Iterator[Finding]:
    """Every text that buyers read, in each language by itself and beside the others."""
    names: frozenset[str] | None = None
    for field in localised_texts(record):
        if names is None:
            names = _names(record, scope)
        yield from _wrong_words(field, names, scope)
        yield from _untranslated(field)
        yield from _numbers(field)


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


def _wrong_words(field: LocalisedText, names: frozenset[str], scope: Scope) -> Iterator[Finding]:
    title = field.path.rpartition(".")[2] in _TITLES
    for language, words in scope.vocabulary.false_friends.items():
        text: str | None = getattr(field.text, language)
        for hit in words.find(text, names, title=title) if text else ():
            code = "malay-wrong-word" if hit.certain else "malay-doubtful-word"
            if language == "id":
                code = "indonesian-doubtful-word"
            yield found(code, f"{field.path}.{language}", word=hit.word, instead=hit.friend.instead)


def _untranslated(field: LocalisedText) -> Iterator[Finding]:
    """A text that says the same in two languages was copied, unless it is a name."""
    text = field.text
    if field.path.rpartition(".")[2] in _TITLES:
        return
    if _same(text.en, text.id, _EQUAL_WORDS):
        yield found("text-untranslated", f"{field.path}.en", other=Bilingual("bahasa Indonesia", "Indonesian"))
    elif _same(text.en, text.ms, _EQUAL_WORDS):
        yield found("text-untranslated", f"{field.path}.ms", other=Bilingual("bahasa Inggris", "English"))
    if _same(text.id, text.ms, _EQUAL_WORDS_CLOSE):
        yield found("text-untranslated", f"{field.path}.ms", other=Bilingual("bahasa Indonesia", "Indonesian"))


def _same(one: str | None, other: str | None, words: int) -> bool:
    if not one or not other or len(one) != len(other):
        return False
    return one.casefold() == other.casefold() and len(re.findall(r"[^\W\d_]{2,}", one)) >= words


def _numbers(field: LocalisedText) -> Iterator[Finding]:
    """Each language names the same numbers, with the same units."""
    text = field.text
    first: Language = "id" if text.id else "en"
    source = _numbers_in(text, first)
    others: tuple[Language, ...] = ("en", "ms") if first == "id" else ("ms",)
    for language in others:
        if getattr(text, language) and (differs := _difference(source, _numbers_in(text, language))):
            yield found("numbers-differ", f"{field.path}.{language}", values=differs)


def _numbers_in(text: L10n, language: Language) -> Mapping[Decimal, frozenset[str]]:
    """The numbers of a text and the units that stand behind them."""
    numbers: dict[Decimal, frozenset[str]] = {}
    written: str = getattr(text, language)
    if _DIGIT.search(written) is None:
        return numbers
    for digits, after in _NUMBER.findall(written):
        value = _value(digits, language)
        unit = _UNITS.get(after.casefold())
        numbers[value] = numbers.get(value, frozenset()) | ({unit} if unit else frozenset())
    return numbers


def _value(digits: str, language: Language) -> Decimal:
    thousands, point = (".", ",") if language == "id" else (",", ".")
    if _THOUSANDS[language].fullmatch(digits):
        digits = digits.replace(thousands, "").replace(point, ".")
    whole, *rest = re.split("[.,]", digits)
    return Decimal(f"{whole}.{''.join(rest) or '0'}").normalize()


def _difference(source: Mapping[Decimal, frozenset[str]], other: Mapping[Decimal, frozenset[str]]) -> str:
    """What differs, as `200 g ≠ 200 kg`; empty where nothing does."""
    missing, added = source.keys() - other.keys(), other.keys() - source.keys()
    if not (missing and added):
        missing, added = ({value for value in side if not _may_be_a_word(value)} for side in (missing, added))
    if missing or added:
        return f"{_listed(missing)} ≠ {_listed(added)}"
    for value in sorted(source.keys() & other.keys()):
        if source[value] and other[value] and source[value] != other[value]:
            return f"{value:f} {'/'.join(sorted(source[value]))} ≠ {value:f} {'/'.join(sorted(other[value]))}"
    return ""


def _may_be_a_word(value: Decimal) -> bool:
    return value <= _SPELLED_OUT and value == value.to_integral_value()


def _listed(values: set[Decimal]) -> str:
    return ", ".join(f"{value:f}" for value in sorted(values)) or "–"
