"""The typeface of every print: Plus Jakarta Sans from its package, and nothing else."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import fontpkg_plus_jakarta_sans

if TYPE_CHECKING:
    import typst

from catalogue.problems import BilingualError

_FONT_FILE: Final = "PlusJakartaSans[wght].ttf"
#: Characters that a typesetter treats itself; a face needs no picture of them.
_LAYOUT: Final = frozenset("\n\t\u00ad\u200b\u200d\u2060")


class PrintError(BilingualError):
    """A print cannot be set."""


def font_bytes() -> bytes:
    """The typeface's file.

    Raises:
        PrintError: it is not installed.
    """
    try:
        return Path(fontpkg_plus_jakarta_sans.ROOT, "files", _FONT_FILE).read_bytes()
    except OSError as error:
        raise PrintError(
            f"Huruf {_FONT_FILE} tidak ada: jalankan `make build` agar paketnya terpasang lagi.",
            f"The typeface {_FONT_FILE} is missing: run `make build` to install its package again.",
        ) from error


@cache
def fonts() -> typst.Fonts:
    """Our typeface and nothing else: not the machine's fonts, not those inside Typst."""
    import typst  # noqa: PLC0415 - 80 MB of machine code; mostly the prints are there

    folder = fontpkg_plus_jakarta_sans.ROOT / "files"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def characters() -> frozenset[str]:
    """Every character the typeface can show."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - mostly the prints are there

    font = TTFont(io.BytesIO(font_bytes()), lazy=True)
    return frozenset(map(chr, font.getBestCmap())) | _LAYOUT
