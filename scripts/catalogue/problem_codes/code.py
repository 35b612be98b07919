"""What a problem's code is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from catalogue.problems import Bilingual, Severity

#: 15 or 16 digits, joined or separated: what a NIK or NPWP looks like, whether or not it is one.
_LONG_NUMBER: Final = re.compile(r"(?<!\d)\d(?:[\s.\-_/]{0,3}\d){14,15}(?!\d)")


def mask_long_numbers(text: str) -> str:
    """Text with everything that could be a personal number replaced by an ellipsis."""
    return _LONG_NUMBER.sub("…", text)


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
