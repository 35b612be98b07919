"""Rows of a sheet, written as XML at once: a catalogue of ten thousand products has half a million cells.

openpyxl makes the workbook, its styles and the heading; per cell it takes twenty times as long as the text itself.
It leaves one specimen row below the heading, one cell a column in the column's style, and the rows take its place.
Rows are written without their numbers, so that those of before can be kept when others come between them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import compress
from math import ceil
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

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
#: Excel opens no sheet with more (Microsoft, "Excel specifications and limits"); what is beyond stays text.
_MOST_LINKS: Final = 65_530
_SPECIMEN_ROW: Final = re.compile(rb'<row r="2".*?</row>', re.DOTALL)
_STYLE: Final = re.compile(rb'<c r="[A-Z]+2" s="(\d+)"')
_BEFORE_LINKS: Final = re.compile(rb"<(?:printOptions|pageMargins|pageSetup)\b")
#: Stands for the number of a row until it is known. XML has no room for it, so no text holds it.
_NUMBER: Final = "\0"
_FIRST_ROW: Final = 2
_LINE_POINTS: Final = 15
_MOST_LINES: Final = 12
_WEB: Final = ("https://", "http://")
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_ROOT: Final = b"<worksheet"
_NAMESPACE: Final = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


class SheetRows(NamedTuple):
    """Some rows of a table, wherever they come to stand in their sheet; nothing but what can be pickled anywhere.

    Attributes:
        rows: as XML, without their numbers.
        links: the place of a row among these, the letter of a column, and the address that the cell leads to,
            as an attribute in its quotes.
    """

    rows: list[bytes]
    links: list[tuple[int, str, str]]


class SheetXml(NamedTuple):
    """A finished sheet.

    Attributes:
        content: the sheet's own part.
        links: the part with the targets of its links, or empty.
    """

    content: bytes
    links: bytes


def specimen_styles(content: bytes) -> list[str]:
    """The numbers of the columns' styles in a sheet as openpyxl wrote it."""
    found = _SPECIMEN_ROW.search(content)
    return [style.decode() for style in _STYLE.findall(found[0])] if found else []


def sheet_rows(table: Table, styles: Sequence[str]) -> SheetRows:
    """The rows of a table.

    Args:
        table: its rows and columns.
        styles: of the columns, as `specimen_styles` found them in the sheet of this table.
    """
    if len(styles) != len(table.columns):
        raise ValueError(f"{table.name}: the workbook has no specimen of every column")
    return SheetRows([row.encode() for row in _rows(table, styles)], list(_links(table)))


def fill_sheet(content: bytes, parts: Iterable[SheetRows]) -> SheetXml:
    """Puts rows in the place of the specimen row, and numbers them.

    Args:
        content: the sheet as openpyxl wrote it.
        parts: its rows, in their order.
    """
    found = _SPECIMEN_ROW.search(content)
    if found is None:
        raise ValueError("the sheet has no specimen row")
    before, after = content[: found.start()], content[found.end() :]
    targets: list[tuple[str, str]] = []
    mark, number, filled = _NUMBER.encode(), _FIRST_ROW, io.BytesIO()
    filled.write(before.replace(_ROOT, _ROOT + _NAMESPACE, 1))
    for part in parts:
        targets += [(f"{letter}{number + place}", address) for place, letter, address in part.links]
        for row in part.rows:
            filled.write(row.replace(mark, str(number).encode()))
            number += 1
    del targets[_MOST_LINKS:]
    if not targets:
        filled.write(after)
        return SheetXml(filled.getvalue().replace(_NAMESPACE, b"", 1), b"")
    end = _BEFORE_LINKS.search(after)
    at = end.start() if end else after.rindex(b"</worksheet>")
    for some in (after[:at], _link_marks(targets), after[at:]):
        filled.write(some)
    return SheetXml(filled.getvalue(), _relations(targets))


def column_letter(number: int) -> str:
    """The name of a column, counted from one."""
    name = ""
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name


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


def _rows(table: Table, styles: Sequence[str]) -> Iterator[str]:
    letters = [column_letter(number) for number in range(1, len(table.columns) + 1)]
    widths = [column.characters for column in table.columns]
    holds_texts = [column.kind in TEXTS for column in table.columns]
    for start in range(0, len(table.rows), ROWS_AT_ONCE):
        columns: list[tuple[Any, ...]] = list(zip(*table.rows[start : start + ROWS_AT_ONCE], strict=True))
        heights = _heights(compress(zip(columns, widths, strict=True), holds_texts), len(columns[0]))
        written = [
            (_texts if texts else _figures)(cells, f'<c r="{letter}{_NUMBER}" s="{style}"')
            for cells, texts, letter, style in zip(columns, holds_texts, letters, styles, strict=True)
        ]
        for height, row in zip(heights, zip(*written, strict=True), strict=True):
            tall = f' ht="{height}" customHeight="1"' if height else ""
            yield f'<row r="{_NUMBER}"{tall}>{"".join(row)}</row>'


def _texts(cells: Sequence[str | None], cell_of_column: str) -> list[str]:
    """Text is said to be text, never guessed (`#N/A` is no error here)."""
    empty, opening = f"{cell_of_column}/>", f'{cell_of_column} t="inlineStr"><is><t xml:space="preserve">'
    return [empty if cell is None else f"{opening}{_escaped(cell)}</t></is></c>" for cell in plain_cells(cells)]


def _escaped(text: str) -> str:
    return escape(text) if "&" in text or "<" in text or ">" in text else text


def _figures(cells: Iterable[int | Decimal | date | None], cell_of_column: str) -> list[str]:
    empty, opening = f"{cell_of_column}/>", f"{cell_of_column}><v>"
    return [empty if cell is None else f"{opening}{_figure(cell)}</v></c>" for cell in cells]


def _figure(cell: int | Decimal | date) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return str((cell - _DAY_ZERO).days if isinstance(cell, date) else cell)


def _links(table: Table) -> Iterator[tuple[int, str, str]]:
    """Cells that are links, as `SheetRows` holds them."""
    columns = [(place, column_letter(place + 1)) for place, column in enumerate(table.columns) if column.kind == "link"]
    for number, row in enumerate(table.rows):
        for place, letter in columns:
            cell = row[place]
            if isinstance(cell, str) and cell.startswith(_WEB):
                yield number, letter, quoteattr(cell)


def _link_marks(targets: Sequence[tuple[str, str]]) -> bytes:
    marks = "".join(f'<hyperlink ref="{place}" r:id="rId{number}"/>' for number, (place, _) in enumerate(targets, 1))
    return f"<hyperlinks>{marks}</hyperlinks>".encode()


def _relations(targets: Sequence[tuple[str, str]]) -> bytes:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}" Target={address} TargetMode="External"/>'
        for number, (_, address) in enumerate(targets, 1)
    )
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{opening}<Relationships xmlns="{space}">{entries}</Relationships>'.encode()


def specimen_row(columns: Sequence[Column]) -> list[Cell]:
    """The row that shows the style of every column."""
    return [SPECIMENS[column.kind] for column in columns]
