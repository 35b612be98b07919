"""What a problem's code is made of."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

from catalogue.problems import Bilingual, Severity

#: 15 or 16 digits, joined or separated: what a NIK or NPWP looks like, whether or not it is one.
_LONG_NUMBER: Final = re.compile(
    r"(?<!\d)\d(?:[\s.\-_/\u00ad\u200c\u200d\u2010-\u2015\u2060\u2212]{0,3}\d){14,15}(?!\d)"
)

_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")


def mask_long_numbers(text: str) -> str:
    """Text with everything that could be a personal number replaced by an ellipsis."""
    plain, at, parts = in_plain_signs(text), 0, []
    for match in _LONG_NUMBER.finditer(plain):
        parts += [text[at : match.start()], "…"]
        at = match.end()
    return "".join((*parts, text[at:]))


def in_plain_signs(text: str) -> str:
    """Text of the same length with digits of other scripts and widths, and other wide signs, as plain ones."""
    if text.isascii():
        return text
    for sign in set(_NOT_ASCII.findall(text)):
        if (plain := _plain_sign(sign)) != sign:
            text = text.replace(sign, plain)
    return text


@cache
def _plain_sign(sign: str) -> str:
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    composed = unicodedata.normalize("NFKC", sign)
    return composed if len(composed) == 1 else sign


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem.

    Attributes:
        name: stable name in kebab case.
        severity: what it is unless the record's status or the vocabulary says otherwise.
        message: templates for `str.format`.
        hint: templates; placeholders as in the message.
    """

    name: str
    severity: Severity
    message: Bilingual
    hint: Bilingual


def error(name: str, message: tuple[str, str], hint: tuple[str, str]) -> Code:
    """A code that stops the build; texts as (Indonesian, English)."""
    return Code(name, Severity.error, Bilingual(*message), Bilingual(*hint))


def warning(name: str, message: tuple[str, str], hint: tuple[str, str]) -> Code:
    """A code that is only pointed out; texts as (Indonesian, English)."""
    return Code(name, Severity.warning, Bilingual(*message), Bilingual(*hint))
