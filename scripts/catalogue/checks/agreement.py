"""Whether a translation says what its source says: the same numbers and units, and about as much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from catalogue.checks.finding import Finding, found
from catalogue.checks.privacy import private_numbers
from catalogue.checks.wording import Wording
from catalogue.languages import Language

#: Smaller whole numbers are often written as words in one of two languages.
_SPELLED_OUT: Final = 12
#: What counts as the same unit in all three languages.
_UNIT_WORDS: Final[Mapping[str, str]] = {
    "g": "g gr gram grams",
    "kg": "kg kilogram kilograms kilo kilos",
    "t": "t ton tons tonne tonnes tan",
    "ml": "ml mililiter millilitre millilitres",
    "l": "l liter litre litres",
    "mm": "mm milimeter millimetre millimetres",
    "cm": "cm sentimeter centimetre centimetres",
    "m": "m meter metre metres",
    "%": "% persen peratus percent",
    "min": "menit minute minutes minit",
    "h": "jam hour hours",
    "d": "hari day days",
    "wk": "minggu week weeks",
    "mo": "bulan month months",
    "y": "tahun year years",
}
_UNITS: Final[Mapping[str, str]] = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
# A number that is no part of a word. It begins with the digit and looks behind it, so that the engine skips to digits.
_NUMBER: Final = re.compile(r"(\d(?<!\w\d)\d*(?:[.,]\d+)*)(?:[ \u00a0-]?([a-zA-Z]+|%))?")
_THOUSANDS: Final[Mapping[Language, re.Pattern[str]]] = {
    "id": re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"),
    "en": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
    "ms": re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"),
}
_NO_UNIT: Final[frozenset[str]] = frozenset()
#: From so many signs on, a translation of less than a half or more than twice the length lost or gained something.
_COMPARABLE: Final = 80
_SHORTEST, _LONGEST = 0.5, 2.0

#: The numbers of a text as they are written there, in their order, each with the unit behind it.
Written = list[tuple[str, str | None]]
#: The same as values, each with all of its units.
Numbers = Mapping[Decimal, frozenset[str]]


def check_agreement(path: str, written: Mapping[Language, Wording]) -> Iterator[Finding]:
    """What the translations of a text say otherwise than their source."""
    source = written.get("id") or written.get("en")
    if source is None or len(written) == 1:
        return
    length = len(source.text)
    numbers = written_numbers(source)
    plain = all(digits.isdecimal() for digits, _ in numbers)
    for language, translation in written.items():
        if language == source.language:
            continue
        others = written_numbers(translation)
        if numbers != others or not plain:
            values = values_of(numbers, source.language), values_of(others, language)
            differences = list(_numbers(f"{path}.{language}", *values))
            # The number of a person's that stands in one of the two is an error of its own, and never repeated.
            if differences and not any(map(_holds_private_number, (source.text, translation.text))):
                yield from differences
        if length >= _COMPARABLE and not _SHORTEST <= len(translation.text) / length <= _LONGEST:
            yield found("translation-length", f"{path}.{language}", length=len(translation.text), source=length)


def written_numbers(wording: Wording) -> Written:
    """The numbers of a text and the units that stand behind them."""
    if not wording.digits:
        return []
    return [
        (digits, _UNITS.get(after.casefold()) if after else None) for digits, after in _NUMBER.findall(wording.text)
    ]


def values_of(written: Written, language: Language) -> Numbers:
    """What numbers of a text in a language are worth, whatever their separators."""
    numbers: dict[Decimal, frozenset[str]] = {}
    for digits, unit in written:
        value = _value(digits, language)
        units = numbers.get(value, _NO_UNIT)
        numbers[value] = units | {unit} if unit else units
    return numbers


def _numbers(place: str, source: Numbers, other: Numbers) -> Iterator[Finding]:
    missing, added = source.keys() - other.keys(), other.keys() - source.keys()
    if not (missing and added):
        missing, added = ({value for value in side if not _may_be_a_word(value)} for side in (missing, added))
    if missing or added:
        yield found("numbers-differ", place, source=_listed(missing), values=_listed(added))
        return
    for value in sorted(source.keys() & other.keys()):
        if source[value] and other[value] and source[value] != other[value]:
            yield found(
                "units-differ",
                place,
                source=f"{value:f} {'/'.join(sorted(source[value]))}",
                value=f"{value:f} {'/'.join(sorted(other[value]))}",
            )


def _value(digits: str, language: Language) -> Decimal:
    if digits.isdecimal():
        return Decimal(digits).normalize()
    thousands, point = (".", ",") if language == "id" else (",", ".")
    if _THOUSANDS[language].fullmatch(digits):
        digits = digits.replace(thousands, "").replace(point, ".")
    whole, *rest = re.split("[.,]", digits)
    return Decimal(f"{whole}.{''.join(rest) or '0'}").normalize()


def _holds_private_number(text: str) -> bool:
    return next(private_numbers(text), None) is not None


def _may_be_a_word(value: Decimal) -> bool:
    return value <= _SPELLED_OUT and value == value.to_integral_value()


def _listed(values: set[Decimal]) -> str:
    return ", ".join(f"{value:f}" for value in sorted(values)) or "–"
