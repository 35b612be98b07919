"""The armoured kit: a ZIP in base64 between two lines, as text that WhatsApp passes on (`.katalog.txt`)."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from catalogue.channels.entry import MOST_BYTES

BEGIN: Final = "-----BEGIN KATALOG KIT-----"
END: Final = "-----END KATALOG KIT-----"
#: Most bytes of the text: base64 of the largest archive with its line ends, and room for a title.
MOST_TEXT: Final = MOST_BYTES * 4 // 3 + MOST_BYTES // 20
_WIDTH: Final = 76

# What phones do to a line of dashes: longer dashes, or fewer.
_BEGIN: Final = re.compile(r"[-\u2010-\u2015\u2212]+\s*BEGIN KATALOG KIT\s*[-\u2010-\u2015\u2212]+")
_END: Final = re.compile(r"[-\u2010-\u2015\u2212]+\s*END KATALOG KIT\s*[-\u2010-\u2015\u2212]+")
#: What a mail or chat program puts before quoted lines, between characters, or at the ends of lines.
_NOISE: Final = re.compile(r"[\s>\u200b-\u200f\u2060\ufeff\u00a0]+")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]*={0,2}")


def is_armoured(data: bytes) -> bool:
    """Whether bytes are a text that holds an armoured kit, or the first part of one."""
    return b"BEGIN KATALOG KIT" in data[:4096]


def unwrap(data: bytes) -> bytes | None:
    """The archive inside an armoured text, or None where the text is cut off or changed."""
    text = data.decode("utf-8", "replace")
    begin = _BEGIN.search(text)
    end = _END.search(text, begin.end()) if begin else None
    if begin is None or end is None or _BEGIN.search(text, begin.end()):
        return None
    body = _NOISE.sub("", text[begin.end() : end.start()])
    if len(body) % 4 or not _BASE64.fullmatch(body):
        return None
    try:
        return base64.b64decode(body, validate=True)
    except binascii.Error:
        return None


def wrap(archive: bytes, title: str) -> str:
    """The armoured text of an archive.

    Args:
        archive: the kit's ZIP.
        title: its first line, for people.
    """
    body = base64.b64encode(archive).decode("ascii")
    lines = [body[at : at + _WIDTH] for at in range(0, len(body), _WIDTH)]
    return "\n".join((title, BEGIN, *lines, END, ""))
