"""Pagefind's list of what it made, reduced to what the browser cannot reckon: which file holds which words.

Pagefind names each page by a hash and keeps what it shows of it in a file of that name, one per page: 30,000 files
for 10,000 products, and a list of hashes that is a quarter of what a first search loads. We show cards of our own, so
a page needs no name but its number, and a list of numbers need not be sent: `search-engine.js` writes it for the
engine. The list is CBOR (RFC 8949; only whole numbers, text and arrays occur), gzipped behind a signature.
"""

from __future__ import annotations

import gzip
from typing import Any, Final, TypeAlias

Value: TypeAlias = "int | str | list[Value]"

#: Before everything Pagefind writes for its engine.
SIGNATURE: Final = b"pagefind_dcd"

_NUMBER, _TEXT, _ARRAY = 0, 3, 4


class MetaError(RuntimeError):
    """The list is not of the form this version of Pagefind writes; a mistake of ours, not of a person."""


def files_by_words(packed: bytes) -> dict[str, Any]:
    """What the browser needs of the list.

    Returns:
        `version` of the form, `pages` counted, and `files`: the first word, the last word and the name of each.

    Raises:
        MetaError: the list has another form than expected.
    """
    data = gzip.decompress(packed)
    if not data.startswith(SIGNATURE):
        raise MetaError("no signature")
    value, end = _read(data, len(SIGNATURE))
    if end != len(data) or not isinstance(value, list):
        raise MetaError("not one list")
    match value:
        case [str(version), list(pages), list(files), [], [], []]:
            if not all(isinstance(file, list) and [*map(type, file)] == [str, str, str] for file in files):
                raise MetaError("a file is not two words and a name")
            return {"version": version, "pages": len(pages), "files": files}
    raise MetaError("not a list of pages and files without filters, orders and texts")


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
