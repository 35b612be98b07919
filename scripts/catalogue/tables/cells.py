"""Text as a cell may hold it: nothing a spreadsheet would run, nothing a file format cannot carry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

#: Signs that begin a formula, in the widths East Asian spreadsheets accept too.
_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]")
#: XML 1.0 has no room for these; a tab or a lone carriage return would end a cell elsewhere.
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
#: Excel refuses a workbook with a longer cell.
LONGEST_TEXT: Final = 32_767


def plain_cell(text: str) -> str:
    """Text that every spreadsheet takes as text.

    A text that begins like a formula gets an apostrophe in front, as OWASP advises against CSV injection; the
    scripts of the site write their CSV by the same rule. Telephone numbers are better written without their plus.
    """
    if text[:1].isalnum() and text.isprintable() and len(text) <= LONGEST_TEXT:
        return text  # nearly all of them, at a tenth of the price
    clean = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode())
    safe = f"'{clean}" if _FORMULA.match(clean) else clean
    return safe if len(safe) <= LONGEST_TEXT else safe[: LONGEST_TEXT - 1] + "…"


def plain_cells(cells: Sequence[str | None]) -> list[str | None]:
    """`plain_cell` of every text; several hundred that stand together are looked at in one go."""
    texts = [cell or "" for cell in cells]
    if max(map(len, texts), default=0) > LONGEST_TEXT or not "".join(texts).isprintable():
        return [cell and plain_cell(cell) for cell in cells]
    # Nothing is too long, no sign forbidden: what is left is how each begins.
    return [cell if not cell or cell[:1].isalnum() else plain_cell(cell) for cell in cells]
