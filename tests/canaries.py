"""Canaries: words and numbers that must never come out, and a reader of everything a build can put out.

Words begin with `zq`, which no text of the catalogue does. Numbers are looked for however they are grouped.
"""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pypdf
from PIL import Image

#: What may be found of a text, whichever way its signs are written.
_JSON_SIGN = re.compile(r"\\u([0-9a-fA-F]{4})")
_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif")
_DEEPEST = 5


def read_all(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every file below a folder, archives and documents opened; the name is a text too."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            yield from read_bytes(name, path.read_bytes())


def read_bytes(name: str, data: bytes, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Everything that can be read in some bytes: themselves, and what is packed in them."""
    assert depth < _DEEPEST, name
    yield name, "\n".join(_writings(f"{name}\n{data.decode('utf-8', 'replace')}"))
    if data[:2] in (b"PK",):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield from read_bytes(f"{name}!{entry.filename}", archive.read(entry), depth + 1)
    elif data[:2] == b"\x1f\x8b":
        yield from read_bytes(f"{name}!gunzip", gzip.decompress(data), depth + 1)
    elif data[:5] == b"%PDF-":
        yield from _pdf(name, data)
    elif name.lower().endswith(_PICTURES):
        with Image.open(io.BytesIO(data)) as picture:
            yield f"{name}!info", f"{picture.info} {dict(picture.getexif())}"


def _pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Text of the pages, links, document facts, and every packed stream."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        yield f"{name}!page {number}", page.extract_text()
        for note in page.get("/Annots") or ():
            yield f"{name}!note on page {number}", str(note.get_object())
    yield f"{name}!facts", str(dict(reader.metadata or {}))
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            yield f"{name}!stream", zlib.decompress(match[1]).decode("utf-8", "replace")
        except zlib.error:
            continue  # a picture or a font, packed in its own way


def _writings(text: str) -> Iterator[str]:
    """A text as it stands, and with the signs that HTML, addresses and JSON write differently."""
    yield text
    if "&" in text:
        yield html.unescape(text)
    if "%" in text:
        yield unquote(text)
    if "\\u" in text:
        yield _JSON_SIGN.sub(lambda match: chr(int(match[1], 16)), text)


def pattern_of(canary: str) -> re.Pattern[str]:
    """Finds a canary in any case; the digits of a number may stand apart."""
    if canary.isdigit():
        return re.compile(r"[\s.\-()/\u00a0\u202f]{0,2}".join(canary))
    return re.compile(re.escape(canary), re.IGNORECASE)


def leaks(texts: Iterator[tuple[str, str]], canaries: tuple[str, ...]) -> list[tuple[str, str]]:
    """Where which canary was found."""
    words = tuple(canary for canary in canaries if not canary.isdigit())
    patterns = [(canary, pattern_of(canary)) for canary in canaries if canary.isdigit()]
    found = []
    for name, text in texts:
        folded = text.casefold()
        found += [(name, canary) for canary in words if canary.casefold() in folded]
        found += [(name, canary) for canary, pattern in patterns if pattern.search(text)]
    return found
