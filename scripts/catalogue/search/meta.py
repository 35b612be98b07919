"""Pagefind's list of pages, rewritten so that a result is a product's number.

Pagefind names each page by a hash and keeps what it shows of it in a file of that name, one per page: 30,000
files for 10,000 products, and a list of hashes that is a quarter of what a first search loads. We show cards of
our own, so the hash is replaced by the page's place in the list, and the files are left out. A page's length is
made the same for all: every word stands once in a document, and the browser asks for a ranking without lengths.
Both together make the list a third of its size. It is CBOR (RFC 8949; only whole numbers, text and arrays occur),
gzipped behind a signature.
"""

from __future__ import annotations

import gzip
from typing import Final, TypeAlias

from catalogue.search.packs import compress

Value: TypeAlias = "int | str | list[Value]"

_SIGNATURE: Final = b"pagefind_dcd"
_NUMBER, _TEXT, _ARRAY = 0, 3, 4
_PAGES: Final = 1
_LENGTH: Final = 100


class MetaError(RuntimeError):
    """The list is not of the form this version of Pagefind writes; a mistake of ours, not of a person."""


def number_pages(packed: bytes) -> bytes:
    """Replaces every page's hash by its place in the list, in hexadecimal digits, and its length by a constant.

    Raises:
        MetaError: the list has another form than expected.
    """
    data = gzip.decompress(packed)
    if not data.startswith(_SIGNATURE):
        raise MetaError("no signature")
    value, end = _read(data, len(_SIGNATURE))
    if end != len(data) or not isinstance(value, list) or not isinstance(value[_PAGES], list):
        raise MetaError("not a list of pages")
    for number, page in enumerate(value[_PAGES]):
        if not isinstance(page, list) or [type(part) for part in page] != [str, int]:
            raise MetaError(f"page {number} is not a name and a length")
        page[:] = [f"{number:04x}", _LENGTH]
    return compress(_SIGNATURE + bytes(_write(value)))


def _read(data: bytes, at: int) -> tuple[Value, int]:
    """One value and where the next begins."""
    kind, size, at = data[at] >> 5, data[at] & 31, at + 1
    if size >= 24:
        width = 1 << (size - 24)
        size, at = int.from_bytes(data[at : at + width], "big"), at + width
    if kind == _NUMBER:
        return size, at
    if kind == _TEXT:
        return data[at : at + size].decode(), at + size
    if kind != _ARRAY:
        raise MetaError(f"unexpected kind {kind}")
    values: list[Value] = []
    for _ in range(size):
        value, at = _read(data, at)
        values.append(value)
    return values, at


def _write(value: Value) -> bytearray:
    if isinstance(value, int):
        return _head(_NUMBER, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(_TEXT, len(text)) + text
    out = _head(_ARRAY, len(value))
    for item in value:
        out += _write(item)
    return out


def _head(kind: int, size: int) -> bytearray:
    if size < 24:
        return bytearray((kind << 5 | size,))
    for extra, width in ((24, 1), (25, 2), (26, 4)):
        if size < 1 << (8 * width):
            return bytearray((kind << 5 | extra,)) + size.to_bytes(width, "big")
    raise MetaError(f"{size} is too large")
