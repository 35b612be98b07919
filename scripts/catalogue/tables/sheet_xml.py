"""Rows of a sheet, written as XML at once: a catalogue of ten thousand products has half a million cells.

openpyxl makes the workbook, its styles and the heading; per cell it takes twenty times as long as the text itself.
It leaves one specimen row below the heading, one cell a column in the column's style, and the rows take its place.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import compress
from math import ceil
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from catalogue.tables.cells import plain_cells
from catalogue.tables.table import ROWS_AT_ONCE, TEXTS, Cell, Column, Kind, Table

#: What the specimen row holds, by the kind of the column.
SPECIMENS: Final[dict[Kind, Cell]] = {
    "text": "x",
    "code": "x",
    "link": "x",
    "integer": 0,
    "decimal": 0,
    "percent": 0,
    "date": date(2000, 1, 1),
}
#: Excel's day 0, as seen from every day after February 1900 (ISO 29500, 18.17.4.1).
_DAY_ZERO: Final = date(1899, 12, 30)
#: Excel opens no sheet with more (Microsoft, "Excel specifications and limits").
_MOST_LINKS: Final = 65_530
_SPECIMEN_ROW: Final = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_STYLE: Final = re.compile(rb'<c r="[A-Z]+2" s="(\d+)"')
_BEFORE_LINKS: Final = re.compile(rb"<(?:printOptions|pageMargins|pageSetup)\b")
_LINE_POINTS: Final = 15
_MOST_LINES: Final = 12
_WEB: Final = ("https://", "http://")
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_NAMESPACE: Final = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@dataclass(frozen=True, slots=True)
class SheetXml:
    """A finished sheet.

    Attributes:
        content: the sheet's own part.
        links: the part with the targets of its links, or empty.
    """

    content: bytes
    links: bytes


def fill_sheet(content: bytes, table: Table, widths: Sequence[int]) -> SheetXml:
    """Puts a table's rows in the place of the specimen row.

    Args:
        content: the sheet as openpyxl wrote it.
        table: whose columns the specimen row has.
        widths: of its columns, in characters.
    """
    found = _SPECIMEN_ROW.search(content)
    styles = _STYLE.findall(found[0]) if found else []
    if found is None or len(styles) != len(table.columns):
        raise ValueError(f"{table.name}: the workbook has no specimen of every column")
    before, after = content[: found.start()], content[found.end() :]
    targets = list(_targets(table))
    if targets:
        before = before.replace(b"<worksheet", b"<worksheet" + _NAMESPACE, 1)
        end = _BEFORE_LINKS.search(after)
        at = end.start() if end else after.rindex(b"</worksheet>")
        after = after[:at] + _link_marks(targets) + after[at:]
    # Row after row into one buffer: as text and as bytes at the same time, 10,000 products take 150 MB more.
    filled = io.BytesIO()
    filled.write(before)
    for row in _rows(table, [style.decode() for style in styles], widths):
        filled.write(row.encode())
    filled.write(after)
    return SheetXml(filled.getvalue(), _relations(targets) if targets else b"")


def height_of(row: Sequence[Cell], widths: Sequence[int]) -> int | None:
    """Height in points of a row whose longest text takes several lines; None where one line does."""
    texts = [((cell,), width) for cell, width in zip(row, widths, strict=True) if isinstance(cell, str)]
    return _heights(texts, 1)[0]


def _heights(columns: Iterable[tuple[Sequence[str | None], int]], count: int) -> list[int | None]:
    """As `height_of`, for some rows that stand together.

    Args:
        columns: the columns that hold texts, each with its width.
        count: how many rows there are.
    """
    longest = [1] * count
    for cells, width in columns:
        texts = [cell or "" for cell in cells]
        if max(map(len, texts)) <= width and "\n" not in "".join(texts):
            continue  # most columns: every text fits into its line
        for place, text in enumerate(texts):
            if "\n" in text:
                lines = sum([max(1, ceil(len(line) / width)) for line in text.split("\n")])
            elif len(text) > width:
                lines = ceil(len(text) / width)
            else:
                continue
            longest[place] = max(longest[place], lines)
    return [_LINE_POINTS * min(lines, _MOST_LINES) if lines > 1 else None for lines in longest]


def _rows(table: Table, styles: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    letters = [get_column_letter(number) for number in range(1, len(table.columns) + 1)]
    holds_texts = [column.kind in TEXTS for column in table.columns]
    for start in range(0, len(table.rows), ROWS_AT_ONCE):
        columns: list[tuple[Any, ...]] = list(zip(*table.rows[start : start + ROWS_AT_ONCE], strict=True))
        numbers = [str(start + 2 + place) for place in range(len(columns[0]))]
        heights = _heights(compress(zip(columns, widths, strict=True), holds_texts), len(numbers))
        written = [
            (_texts if texts else _figures)(cells, numbers, f'<c r="{letter}', f'" s="{style}"')
            for cells, texts, letter, style in zip(columns, holds_texts, letters, styles, strict=True)
        ]
        for number, height, row in zip(numbers, heights, zip(*written, strict=True), strict=True):
            tall = f' ht="{height}" customHeight="1"' if height else ""
            yield f'<row r="{number}"{tall}>{"".join(row)}</row>'


def _texts(cells: Sequence[str | None], numbers: Iterable[str], place: str, style: str) -> list[str]:
    """Text is said to be text, never guessed (`#N/A` is no error here)."""
    opening = f'{style} t="inlineStr"><is><t xml:space="preserve">'
    return [
        f"{place}{number}{style}/>" if cell is None else f"{place}{number}{opening}{_escaped(cell)}</t></is></c>"
        for cell, number in zip(plain_cells(cells), numbers, strict=True)
    ]


def _escaped(text: str) -> str:
    return escape(text) if "&" in text or "<" in text or ">" in text else text


def _figures(cells: Iterable[int | Decimal | date | None], numbers: Iterable[str], place: str, style: str) -> list[str]:
    return [
        f"{place}{number}{style}/>" if cell is None else f"{place}{number}{style}><v>{_figure(cell)}</v></c>"
        for cell, number in zip(cells, numbers, strict=True)
    ]


def _figure(cell: int | Decimal | date) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str((cell - _DAY_ZERO).days if isinstance(cell, date) else cell)


def _targets(table: Table) -> Iterator[tuple[str, str]]:
    """Cells that are links, with their addresses; beyond what Excel opens they stay text."""
    columns = [place for place, column in enumerate(table.columns) if column.kind == "link"]
    left = _MOST_LINKS
    for number, row in enumerate(table.rows, start=2):
        for place in columns:
            cell = row[place]
            if left and isinstance(cell, str) and cell.startswith(_WEB):
                left -= 1
                yield f"{get_column_letter(place + 1)}{number}", cell


def _link_marks(targets: Sequence[tuple[str, str]]) -> bytes:
    marks = "".join(f'<hyperlink ref="{place}" r:id="rId{number}"/>' for number, (place, _) in enumerate(targets, 1))
    return f"<hyperlinks>{marks}</hyperlinks>".encode()


def _relations(targets: Sequence[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}" Target={quoteattr(address)} TargetMode="External"/>'
        for number, (_, address) in enumerate(targets, 1)
    )
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{opening}<Relationships xmlns="{space}">{entries}</Relationships>'.encode()


def specimen_row(columns: Sequence[Column]) -> list[Cell]:
    """The row that shows the style of every column."""
    return [SPECIMENS[column.kind] for column in columns]
