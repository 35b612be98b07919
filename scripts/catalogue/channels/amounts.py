"""Reads amounts as people in Indonesia write them: `Rp 85.000,-`, `1,5 juta`, `150rb - 300rb`, `200 bks / bulan`.

Pure: text in, numbers and the words around them out; None where nobody can tell.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from catalogue.records.numbers_as_written import is_perhaps_thousands

Period = Literal["", "day", "week", "month", "year"]

_SCALES: Final = {
    "rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000, "jutaan": 1_000_000,
    "miliar": 1_000_000_000, "milyar": 1_000_000_000,
}  # fmt: skip
_CURRENCIES: Final = {
    "rp": "IDR", "rp.": "IDR", "idr": "IDR", "rupiah": "IDR", "usd": "USD", "us$": "USD", "$": "USD", "dolar": "USD",
    "dollar": "USD", "rm": "MYR", "myr": "MYR", "ringgit": "MYR", "sgd": "SGD", "s$": "SGD", "€": "EUR", "eur": "EUR",
    "euro": "EUR",
}  # fmt: skip
_PERIODS: Final[dict[str, Period]] = {
    "hari": "day", "hr": "day", "day": "day", "harian": "day", "sehari": "day", "perhari": "day",
    "minggu": "week", "mgg": "week", "mg": "week", "pekan": "week", "week": "week", "seminggu": "week",
    "perminggu": "week", "bulan": "month", "bln": "month", "bl": "month", "month": "month", "sebulan": "month",
    "perbulan": "month", "bulanan": "month", "tahun": "year", "thn": "year", "th": "year", "year": "year",
    "setahun": "year", "pertahun": "year", "sepekan": "week", "months": "month", "days": "day", "weeks": "week",
    "years": "year",
}  # fmt: skip
_FILLERS: Final = frozenset({"per", "tiap", "setiap", "a", "every", "@"})
#: Words before a number that make it a rough one: it is taken, and said.
_ROUGH: Final = frozenset(
    {"±", "+/-", "sekitar", "kurang", "lebih", "kira-kira", "kira", "kurleb", "about", "approx", "~"}
)
_BEFORE: Final = frozenset(
    {"kapasitas", "harga", "jual", "ecer", "eceran", "grosir", "min", "min.", "minimal", "minimum", "maks"}
)
_JOINS: Final = frozenset({"-", "s/d", "sd", "s.d.", "s.d", "sampai", "hingga", "to", "~", "dan", "until"})

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SCALE: Final = re.compile(rf"\s*({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?![a-z])")
_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_TAIL: Final = re.compile(r"(?<=\d)\s*[,.]\s*[-=]+(?=\s|$|/|[a-z(])")
_CURRENCY: Final = re.compile(
    r"(?<![a-z$])(?:rp\.?|idr|rupiah|usd|us\$|s\$|\$|dollar|dolar|rm|myr|ringgit|sgd|€|eur|euro)(?![a-z])"
)
_GROUPED: Final = (
    re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d{1,2})?"),  # 1.250.000 and 1.250.000,00
    re.compile(r"[1-9]\d{0,2}\.\d{3},\d{1,2}"),  # 85.000,00
)
_ENGLISH: Final = (re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d{1,2})?"), re.compile(r"[1-9]\d{0,2},\d{3}\.\d{1,2}"))
_COMMA_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2},\d{3}")
_FRACTION: Final = re.compile(r"(?:0|[1-9]\d*)[.,]\d{1,2}")
#: A number that says its thousands itself does not mean those of the number behind it.
_SCALED_BELOW: Final = 1000
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Amount:
    """What an amount says.

    Attributes:
        low: the number, or the lower end of a range.
        high: the upper end, or None.
        currency: ISO 4217, or empty where none is written.
        unit: words behind the number that are neither currency nor period, in lower case; perhaps empty.
        period: the span of time it counts in, or empty.
        rough: whether a custom or a rough word was needed to read it, so that it is to be said.
    """

    low: Decimal
    high: Decimal | None = None
    currency: str = ""
    unit: str = ""
    period: Period = ""
    rough: bool = False


def parse_amount(text: str, *, money: bool = False) -> Amount | None:
    """Reads one number, or a range of two, with what stands around it.

    Args:
        text: what a person wrote.
        money: whether it is a price; a bare one is in rupiah, which have no decimals.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST:
        return None
    currencies = {_CURRENCIES[found] for found in _CURRENCY.findall(plain)}
    if len(currencies) > 1:
        return None
    currency = next(iter(currencies), "")
    plain = _CURRENCY.sub(" ", plain)
    rupiah = money and currency in {"", "IDR"}
    found = _numbers(plain)
    if not 1 <= len(found) <= 2:
        return None
    before = plain[: found[0].start].split()
    if not set(before) <= _ROUGH | _BEFORE | _FILLERS:
        return None
    values = _values(found, rupiah=rupiah, money=money)
    if values is None or not _is_range(plain, found):
        return None
    unit, period = split_unit(plain[found[-1].end :])
    numbers, rough = values
    high = numbers[1] if len(numbers) == 2 else None
    return Amount(numbers[0], high, currency, unit, period, rough or bool(set(before) & _ROUGH))


def split_unit(text: str) -> tuple[str, Period]:
    """The words of a unit and the span of time behind it: `bks / bulan` is (`bks`, `month`)."""
    words = [word for word in re.split(r"[\s/()\[\]]+", _plain(text)) if word.strip(".,;:")]
    period: Period = ""
    kept = []
    for word in words:
        bare = word.strip(".,;:")
        if bare in _PERIODS and not period:
            period = _PERIODS[bare]
        elif bare not in _FILLERS and word not in _FILLERS:
            kept.append(bare.removeprefix("per") if bare.startswith("per") and len(bare) > 5 else bare)
    return " ".join(kept), period


@dataclass(frozen=True, slots=True)
class _Found:
    """A number as written, and where it and its scale stand."""

    text: str
    scale: int
    start: int
    end: int


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold()
    return _TAIL.sub("", _DASHES.sub("-", " ".join(composed.split())))


def _numbers(plain: str) -> list[_Found]:
    found = []
    for match in _NUMBER.finditer(plain):
        scale = _SCALE.match(plain, match.end())
        end = scale.end() if scale else match.end()
        found.append(_Found(match[0], _SCALES[scale[1]] if scale else 1, match.start(), end))
    return found


def _is_range(plain: str, found: list[_Found]) -> bool:
    """Whether what stands between two numbers joins them."""
    return len(found) == 1 or plain[found[0].end : found[1].start].strip() in _JOINS


def _values(found: list[_Found], *, rupiah: bool, money: bool) -> tuple[list[Decimal], bool] | None:
    numbers, rough = [], False
    scales = [each.scale for each in found]
    if len(found) == 2 and scales[0] == 1 and scales[1] > 1:
        own = _number(found[0].text, scaled=False, rupiah=rupiah, money=money)
        if own is None or own[0] < _SCALED_BELOW:  # "25-30 ribu", but not "350.000 - 1,5 juta"
            scales[0] = scales[1]
    for each, scale in zip(found, scales, strict=True):
        read = _number(each.text, scaled=scale > 1, rupiah=rupiah, money=money)
        if read is None:
            return None
        numbers.append(read[0] * scale)
        rough = rough or read[1]
    if len(numbers) == 2 and numbers[0] >= numbers[1]:
        return None
    return numbers, rough


def _number(text: str, *, scaled: bool, rupiah: bool, money: bool) -> tuple[Decimal, bool] | None:
    """A number, and whether it could have been read otherwise."""
    if text.isdecimal():
        return Decimal(text), False
    if scaled:
        return (Decimal(text.replace(",", ".")), False) if _FRACTION.fullmatch(text) else None
    if any(pattern.fullmatch(text) for pattern in _GROUPED):
        return Decimal(text.replace(".", "").replace(",", ".")), False
    if any(pattern.fullmatch(text) for pattern in _ENGLISH):
        return Decimal(text.replace(",", "")), False
    return _with_one_sign(text, rupiah=rupiah, money=money)


def _with_one_sign(text: str, *, rupiah: bool, money: bool) -> tuple[Decimal, bool] | None:
    """A number with a single point or comma, which may stand between thousands or before a fraction."""
    if is_perhaps_thousands(text):
        return Decimal(text.replace(".", "")), not rupiah
    if _COMMA_THOUSANDS.fullmatch(text):
        return (Decimal(text.replace(",", "")), True) if money else None
    value = Decimal(text.replace(",", ".")) if _FRACTION.fullmatch(text) else None
    return None if value is None or (rupiah and value % 1) else (value, False)


def written(number: Decimal) -> Decimal:
    """A number without a fraction of zeros: `85000.00` is `85000`, `3.20` stays."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
