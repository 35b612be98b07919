"""Reads phone numbers as they stand in lists: without their zero, two in a cell, with `+60`, as a number cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberType

from catalogue.records.values import is_phone, phone_from

_SPLIT: Final = re.compile(r"[;,|\n]|\s(?:dan|atau|and|or)\s|&|(?<=\d)\s*/\s*(?=[\d+(])", re.IGNORECASE)
_WORDS: Final = re.compile(r"[A-Za-z.:()]+")
_MOBILE: Final = frozenset({PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE})
_POWER: Final = re.compile(r"\d[eE]\+?\d")
#: Digits of an Indonesian mobile number without its zero: 8xx and seven to ten more.
_WITHOUT_ZERO: Final = re.compile(r"8[1-9]\d{7,10}")


@dataclass(frozen=True, slots=True)
class Phones:
    """The numbers of a cell.

    Attributes:
        whatsapp: the first mobile number in E.164, or empty.
        others: the other numbers, in E.164 where they can be read, else as written.
    """

    whatsapp: str
    others: tuple[str, ...]


def read_phones(text: str) -> Phones:
    """All numbers of a text, the first mobile one as WhatsApp."""
    found = list(dict.fromkeys(_numbers(text)))
    whatsapp = next((number for number in found if _is_mobile(number)), "")
    return Phones(whatsapp, tuple(number for number in found if number != whatsapp))


def _numbers(text: str) -> Iterator[str]:
    for part in _SPLIT.split(text):
        if _POWER.search(part):  # a number cell that lost its last digits
            yield " ".join(part.split())
            continue
        bare = _WORDS.sub(" ", part).strip()
        if any(sign.isdigit() for sign in bare):
            yield _normal(bare) or " ".join(part.split())


def _normal(text: str) -> str:
    """A number in E.164; empty where it is none."""
    digits = re.sub(r"\D", "", text)
    if text.lstrip().startswith("+"):
        candidate = f"+{digits}"
    elif _WITHOUT_ZERO.fullmatch(digits):
        candidate = f"+62{digits}"
    elif digits.startswith(("62", "60", "65")) and len(digits) >= 10:
        candidate = f"+{digits}"
    else:
        candidate = phone_from(digits) or ""
    if candidate.startswith("+620"):
        candidate = f"+62{candidate[4:]}"
    return candidate if candidate and is_phone(candidate) else ""


def _is_mobile(number: str) -> bool:
    return is_phone(number) and phonenumbers.number_type(phonenumbers.parse(number)) in _MOBILE
