"""Finds personal numbers anywhere in a text: NIK (identity) and NPWP (tax). What is found is never repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from catalogue.problem_codes.code import in_plain_signs

# Digits may stand apart by a few blanks, dots, slashes, hyphens or joiners, or by the end of a line. The patterns
# begin with a digit class, or a point, and look behind only then, so that the regex engine skips there; the sides are
# looked at after.
_GAP: Final = r"(?:[ \t./\-_\u00a0\u00ad\u200c\u200d\u2010-\u2015\u2060\u2212]{0,3}|[ \t]*\r?\n[ \t#]*)"
_SIXTEEN: Final = re.compile(rf"[0-9](?<![0-9][0-9])(?:{_GAP}[0-9]){{15}}")
_NPWP_DOTTED: Final = re.compile(r"\.[0-9]{3}\.[0-9]{3}\.[0-9][-.][0-9]{3}\.[0-9]{3}")  # after two digits
_NPWP_LABELLED: Final = re.compile(rf"npwp[^0-9\n]{{0,30}}([0-9](?:{_GAP}[0-9]){{14,15}})(?![0-9])", re.IGNORECASE)
# For a first look, a twentieth of the patterns' work: all digits alike, and what may stand between them left out, with
# every sign beyond ASCII.
_ALIKE: Final = bytes.maketrans(b"123456789", b"0" * 9)
_BETWEEN: Final = b" \t\r\n#./-_" + bytes(range(0x80, 0x100))
_DIGITS_OF_NPWP: Final = b"0" * 15
_DIGITS_OF_NIK: Final = b"0" * 16
_HEX: Final = re.compile(r"[0-9a-f]*")
_SHORTEST_HASH: Final = 32

# Provinces by their Kemendagri code, the first two digits of a NIK; new ones of Papua included.
_PROVINCES: Final = frozenset(
    {*range(11, 20), 21, *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82, *range(91, 98)}
)
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WOMEN: Final = 40


def private_numbers(text: str) -> Iterator[tuple[str, int]]:
    """Code of the problem and offset of every NIK and NPWP in a text."""
    text = in_plain_signs(text)
    joined = text.encode(errors="replace").translate(_ALIKE, _BETWEEN)
    if _DIGITS_OF_NPWP not in joined:
        return
    tax_numbers = list(_tax_numbers(text))
    for span in tax_numbers:
        yield "npwp", span.start
    if _DIGITS_OF_NIK not in joined:
        return
    at = 0
    while match := _SIXTEEN.search(text, at):
        at = match.start() + 1
        if any(match.start() in span for span in tax_numbers) or not _stands_alone(text, range(*match.span())):
            continue
        if is_nik(re.sub(r"\D", "", match[0])) and not _is_in_hash(text, match.start()):
            at = match.end()
            yield "nik", match.start()


def _tax_numbers(text: str) -> Iterator[range]:
    """Where NPWPs stand: the dotted form anywhere, 15 or 16 digits after the word."""
    taken: list[range] = []
    for match in _NPWP_DOTTED.finditer(text):
        span = range(match.start() - 2, match.end())
        if re.fullmatch("[0-9]{2}", text[max(span.start, 0) : match.start()]) and _stands_alone(text, span):
            taken.append(span)
    if "npwp" in text.casefold():
        labelled = (range(*match.span(1)) for match in _NPWP_LABELLED.finditer(text))
        taken += [span for span in labelled if not any(span.start in other for other in taken)]
    yield from sorted(taken, key=lambda span: span.start)


def _stands_alone(text: str, span: range) -> bool:
    """Whether no digit is joined to either side."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.stop : span.stop + 1]
    return not before.isdigit() and not after.isdigit()


def _is_in_hash(text: str, start: int) -> bool:
    """Whether digits are part of a long hexadecimal number, such as a source's hash."""
    while start > 0 and text[start - 1] in "0123456789abcdef":
        start -= 1
    match = _HEX.match(text, start)
    return match is not None and len(match[0]) >= _SHORTEST_HASH


def is_nik(digits: str) -> bool:
    """Whether sixteen digits can be a NIK.

    Permendagri 118/2017: two digits each for province, regency and district; day, month and year of birth, the
    day plus 40 for women; a serial number.
    """
    province, regency, district = (int(digits[at : at + 2]) for at in (0, 2, 4))
    day, month = int(digits[6:8]), int(digits[8:10])
    if day > _WOMEN:
        day -= _WOMEN
    return (
        province in _PROVINCES
        and regency > 0
        and district > 0
        and 1 <= month <= len(_DAYS)
        and 1 <= day <= _DAYS[month - 1]
    )
