"""The three languages of the site: order, fallback, and how numbers, money, dates and units are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal

Language = Literal["en", "id", "ms"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "id", "ms")

#: Where a text is taken from when the page's language has none; the rule is in records.md, "Languages".
FALLBACKS: Final[Mapping[Language, tuple[Language, ...]]] = {
    "en": ("en", "id", "ms"),
    "id": ("id", "en", "ms"),
    "ms": ("ms", "id", "en"),
}

#: The name each language has for itself, for the language switch.
OWN_NAMES: Final[Mapping[Language, str]] = {
    "en": "English",
    "id": "Bahasa Indonesia",
    "ms": "Bahasa Melayu",
}

#: BCP 47 tags for Open Graph and Babel: British English, Indonesian of Indonesia, Malay of Malaysia.
LOCALES: Final[Mapping[Language, str]] = {"en": "en_GB", "id": "id_ID", "ms": "ms_MY"}

EN_DASH: Final = "–"


@cache
def locale_of(language: Language) -> Locale:
    """Babel's locale for a language of the site."""
    return Locale.parse(LOCALES[language])


@cache
def format_number(value: Decimal | int, language: Language, *, places: int | None = None) -> str:
    """A number as the language writes it: `1,250.5` in English and Malay, `1.250,5` in Indonesian.

    Args:
        value: the number.
        language: the language of the page.
        places: fixed number of decimal places; without it as many as the value has, at most 3.
    """
    pattern = "#,##0.###" if places is None else "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(value, format=pattern, locale=locale_of(language))


def money_places(*amounts: Decimal) -> int:
    """Decimal places for amounts shown together: none when all are whole, else two."""
    return 0 if all(amount == amount.to_integral_value() for amount in amounts) else 2


def format_money(amount: Decimal, currency: str, language: Language) -> str:
    """An amount with its ISO 4217 code in front, the way trade documents write it: `USD 3.20`."""
    return f"{currency}\u00a0{format_number(amount, language, places=money_places(amount))}"


def format_money_range(low: Decimal, high: Decimal, currency: str, language: Language) -> str:
    """A span of amounts with the currency once: `USD 3.20–3.90`."""
    places = money_places(low, high)
    first = format_number(low, language, places=places)
    last = format_number(high, language, places=places)
    return f"{currency}\u00a0{first}{EN_DASH}{last}"


@cache
def format_date(day: date, language: Language) -> str:
    """A date written out: `31 March 2027`, `31 Maret 2027`, `31 Mac 2027`."""
    return babel_date(day, format="d MMMM y", locale=locale_of(language))


@cache
def format_date_range(first: date, last: date, language: Language) -> str:
    """Two dates as one span, without repeating what they share: `11–14 March 2027`."""
    locale = locale_of(language)
    whole = format_date(last, language)
    if first == last:
        return whole
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{whole}"
    if first.year == last.year:
        return f"{babel_date(first, format='d MMMM', locale=locale)} {EN_DASH} {whole}"
    return f"{format_date(first, language)} {EN_DASH} {whole}"
