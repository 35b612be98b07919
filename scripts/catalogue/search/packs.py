"""Packs: data for the browser, compressed by us, because many free hosts compress nothing but pages.

A pack is gzip without a name and a time, so equal contents are equal bytes. The ending `.pack` says nothing to
a host; `.gz` would make some of them announce an encoding that the browser then undoes before our script does.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from typing import Any


def compress(data: bytes) -> bytes:
    """Gzip with nothing in it but the data."""
    return gzip.compress(data, compresslevel=9, mtime=0)


def pack_columns(head: Mapping[str, Any], columns: Iterable[bytes]) -> bytes:
    """A line of JSON, then the bytes of columns; the reader knows their lengths from the first line."""
    return compress(json_bytes(head) + b"\n" + b"".join(columns))


def pack_json(value: Any) -> bytes:
    """One value as JSON."""
    return compress(json_bytes(value))


def json_bytes(value: Any) -> bytes:
    """A value as JSON on one line, its keys in order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def pack_texts(texts: Iterable[str]) -> bytes:
    """A list of texts."""
    return pack_json(list(texts))
