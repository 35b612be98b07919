"""Which column is which field: exact words first, then likely ones to be confirmed; personal data never."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from catalogue.channels.amounts import Period, split_unit
from catalogue.channels.questions import asked, label_of
from catalogue.channels.sheets.synonyms import (
    CURRENCY_WORDS,
    HEADERS,
    LANGUAGE_WORDS,
    LEFT,
    PRIVATE_HEADERS,
    PRIVATE_WORDS,
    ROW_KIND,
    ROW_NUMBER,
    ROW_PHONE,
)
from catalogue.languages import LANGUAGES

How = Literal["exact", "likely", "private", "left", "unknown"]
_CLOSE: Final = 0.84
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
#: Parts whose unit a column called just "Satuan" gives, when it stands right behind.
_WITH_UNIT: Final[Mapping[str, str]] = {
    "product.capacity": "product.capacity.unit",
    "product.moq": "product.moq.unit",
    "product.price": "product.price.per",
}
_UNIT_ONLY: Final = frozenset({"satuan", "unit", "sat"})
_IN_AMOUNTS: Final = frozenset({*_WITH_UNIT, "product.price.min", "product.price.max"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet.

    Attributes:
        number: 1-based.
        header: as written, both rows of it on one line.
        path: the field it holds, with a language at the end for texts in one; empty where it holds none.
        how: how that is known.
        currency: the currency its header names, or empty.
        unit: the unit its header names in brackets, or empty.
        period: the span of time its header names, or empty.
    """

    number: int
    header: str
    path: str = ""
    how: How = "unknown"
    currency: str = ""
    unit: str = ""
    period: Period = ""


def bare_header(text: str) -> str:
    """A header for comparing: lower case, words and numbers only."""
    composed = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    return " ".join(re.findall(r"[^\W_]+", composed))


def match_columns(headers: Mapping[int, str]) -> list[Column]:
    """Fields of columns by their headers.

    Args:
        headers: column number to header; both rows of a two-row header joined.

    Returns:
        Every column, in order; two never hold the same field, save that one is `likely` and loses to an exact one.
    """
    found: list[Column] = []
    for number in sorted(headers):
        found.append(_match(number, headers[number], found[-1] if found else None))
    return _with_kinds(found)


def _match(number: int, header: str, before: Column | None) -> Column:
    words = bare_header(header)
    column = Column(number, " ".join(header.split()))
    if set(words.split()) & PRIVATE_WORDS or words in PRIVATE_HEADERS:
        return replace(column, how="private")
    if words in _UNIT_ONLY and before is not None and before.path in _WITH_UNIT:
        return replace(column, path=_WITH_UNIT[before.path], how="exact")
    path, inside = _exact(header)
    if path == LEFT:
        return replace(column, how="left")
    if path:
        return _with_extras(replace(column, path=path, how="exact"), inside)
    near = difflib.get_close_matches(words, _headers(), 1, _CLOSE) if len(words) > 3 else []
    if near and _headers()[near[0]] != LEFT:
        return _with_extras(replace(column, path=_headers()[near[0]], how="likely"), inside)
    return column


def _exact(header: str) -> tuple[str, str]:
    """The field a header names exactly, and what its brackets say."""
    inside = " ".join(match[0][1:-1] for match in _BRACKETS.finditer(header))
    outside, whole = bare_header(_BRACKETS.sub(" ", header)), bare_header(header)
    path = _headers().get(whole) or _in_language(whole.split()) or _headers().get(outside)
    if path:
        return path, inside
    words = outside.split()
    if len(words) > 1 and words[-1] in CURRENCY_WORDS and _path_of(words[:-1]) in _IN_AMOUNTS:
        return _path_of(words[:-1]), inside
    base, period = split_unit(outside)
    if period and _headers().get(bare_header(base)) == "product.capacity":
        return "product.capacity", inside
    return _in_language(words), inside


def _path_of(words: Sequence[str]) -> str:
    return _headers().get(" ".join(words), "")


def _in_language(words: Sequence[str]) -> str:
    """The field of a header that ends in the name of a language: `nama produk (Inggris)`, `nama_produk_en`."""
    for size in (1, 2):
        tail = words[-size:]
        if len(words) <= size or tail[-1] not in LANGUAGE_WORDS or (size == 2 and tail[0] not in {"bahasa", "in"}):
            continue
        path = _path_of(words[:-size])
        if path in asked() and asked()[path].shape in {"texts", "words"}:
            return f"{path}.{LANGUAGE_WORDS[tail[-1]]}"
    return ""


def _with_extras(column: Column, inside: str) -> Column:
    """Adds what a header says of its amounts: currency, unit, span of time."""
    if column.path not in _IN_AMOUNTS:
        return column
    words = bare_header(f"{column.header} {inside}").split()
    currency = next((CURRENCY_WORDS[word] for word in words if word in CURRENCY_WORDS), "")
    unit, _ = split_unit(inside)
    unit = "" if set(unit.split()) & CURRENCY_WORDS.keys() else unit
    _, period = split_unit(column.header)
    return replace(column, currency=currency, unit=unit, period=period if column.path == "product.capacity" else "")


def _with_kinds(columns: Sequence[Column]) -> list[Column]:
    """Decides what only the other columns can tell: a kind of product is its name where no other column is."""
    paths = {column.path for column in columns if column.how == "exact"}
    kind = "product.name" if "product.name" not in paths else "product.category"
    phone = "producer.contact.whatsapp" if "producer.contact.whatsapp" not in paths else ROW_PHONE
    swapped = {ROW_KIND: "" if kind in paths else kind, ROW_PHONE: phone}
    return [
        replace(c, path=swapped[c.path], how=c.how if swapped[c.path] else "left") if c.path in swapped else c
        for c in columns
    ]


@cache
def _headers() -> Mapping[str, str]:
    """Every known header with its field: the field table's labels, then the synonyms."""
    known: dict[str, str] = {}
    for path, words in HEADERS.items():
        for word in words:
            known.setdefault(word, path)
    for language in sorted(LANGUAGES, key=lambda each: each != "id"):
        for path in asked():
            known.setdefault(bare_header(label_of(path, language)), path)
    return known


def title_of(path: str) -> str:
    """What a field is called in Indonesian, for the list of columns."""
    if path == ROW_NUMBER:
        return "Nomor urut"
    if path == ROW_PHONE:
        return "Telepon"
    base, _, suffix = path.rpartition(".")
    if suffix in LANGUAGES and base in asked():
        return f"{label_of(base, 'id')} ({suffix})"
    if path in asked():
        return label_of(path, "id")
    if path.startswith("product.certificates."):
        return f"{label_of('product.certificates', 'id')} ({suffix})"
    return "Tanggal persetujuan"
