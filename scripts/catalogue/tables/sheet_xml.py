"""Rows of a sheet, written as XML at once: a catalogue of ten thousand products has half a million cells.

openpyxl makes the workbook, its styles and the heading; per cell it takes twenty times as long as the text itself.
It leaves one specimen row below the heading, one cell a column in the column's style, and the rows take its place.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from catalogue.tables.cells import plain_cell
from catalogue.tables.table import Cell, Column, Kind, Table

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
    longest = 1
    for cell, width in zip(row, widths, strict=True):
        if isinstance(cell, str) and (len(cell) > width or "\n" in cell):
            longest = max(longest, sum(max(1, ceil(len(line) / width)) for line in cell.split("\n")))
    return _LINE_POINTS * min(longest, _MOST_LINES) if longest > 1 else None


def _rows(table: Table, styles: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    letters = [get_column_letter(number) for number in range(1, len(table.columns) + 1)]
    for number, row in enumerate(table.rows, start=2):
        cells = [
            f'<c r="{letter}{number}" s="{style}"{"/>" if cell is None else _value(cell)}'
            for cell, letter, style in zip(row, letters, styles, strict=True)
        ]
        height = height_of(row, widths)
        tall = f' ht="{height}" customHeight="1"' if height else ""
        yield f'<row r="{number}"{tall}>{"".join(cells)}</row>'


def _value(cell: Cell) -> str:
    """Type and value of a cell: text is said to be text, never guessed (`#N/A` is no error here)."""
    if isinstance(cell, str):
        return f' t="inlineStr"><is><t xml:space="preserve">{escape(plain_cell(cell))}</t></is></c>'
    if isinstance(cell, Decimal):
        return f"><v>{cell:f}</v></c>"
    if isinstance(cell, date):
        return f"><v>{(cell - _DAY_ZERO).days}</v></c>"
    return f"><v>{cell}</v></c>"


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
