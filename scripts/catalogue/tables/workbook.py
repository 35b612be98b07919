"""Tables as one XLSX workbook: a sheet each, typed cells, frozen heading, filters; same input, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter

from catalogue.tables.cells import plain_cell
from catalogue.tables.table import NUMBERS, Cell, Column, Kind, Table

_FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "code": "@",
    "integer": "#,##0",
    "decimal": "General",
    "percent": "0%",
    "date": "yyyy-mm-dd",
}
_WIDTHS: Final[dict[Kind, int]] = {"text": 28, "code": 16, "integer": 11, "decimal": 12, "percent": 11, "date": 12}
# Styles have names of their own: Excel reads them without regard to case and has a "Title" and a "Percent".
_STYLE: Final = "cell: {}".format
_TITLE, _LEFT, _RIGHT, _TEXT = map(_STYLE, ("title", "heading", "heading of numbers", "text"))
_HEADING_FONT: Final = Font(bold=True, color="FFF8EE")
_HEADING_FILL: Final = PatternFill("solid", fgColor="821418")
_RULE: Final = Border(bottom=Side(style="thin", color="DDD4C6"))
_NOTES_WIDTH: Final = 110
_A4: Final = 9  # ISO 29500, ST_PaperSize
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def render_xlsx(tables: Sequence[Table], *, title: str, made_on: date, notes_name: str) -> bytes:
    """Tables as a workbook, a sheet each in their order.

    Every sheet holds its heading in the first row and nothing but data below, so that filters and pivot tables
    work at once. Titles and notes stand in a sheet of their own at the end.

    Args:
        tables: at least one; their names differ.
        title: of the document.
        made_on: the date of the data; also the only date in the file.
        notes_name: name of the sheet with titles and notes, in the reader's language.
    """
    book = Workbook(write_only=True)
    book.properties.title = book.properties.creator = plain_cell(title)
    book.properties.created = book.properties.modified = datetime.combine(made_on, time())
    for style in _styles():
        book.add_named_style(style)
    for table in tables:
        _write_table(book, table)
    _write_notes(book, tables, title, made_on, notes_name)
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue(), made_on)


def _write_table(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _width(column)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_text(sheet, column.label, _heading_style(column)) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, cell, column.kind) for cell, column in zip(row, table.columns, strict=True)])


def _styles() -> Iterable[NamedStyle]:
    """The looks of cells, by name: one look-up a cell instead of four."""
    for kind, number_format in _FORMATS.items():
        wrapped = Alignment(vertical="top", wrap_text=kind == "text")
        yield NamedStyle(name=_STYLE(kind), number_format=number_format, alignment=wrapped, border=_RULE)
    for name, side in ((_LEFT, "left"), (_RIGHT, "right")):
        aligned = Alignment(horizontal=side, vertical="center", wrap_text=True)
        yield NamedStyle(name=name, font=_HEADING_FONT, fill=_HEADING_FILL, alignment=aligned)
    yield NamedStyle(name=_TITLE, font=Font(bold=True, size=13))


def _heading_style(column: Column) -> str:
    return _RIGHT if column.kind in NUMBERS else _LEFT


def _write_notes(book: Workbook, tables: Iterable[Table], title: str, made_on: date, name: str) -> None:
    sheet = book.create_sheet(name)
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    sheet.append([_text(sheet, f"{title} · {made_on.isoformat()}", _TITLE)])
    for table in tables:
        sheet.append([])
        sheet.append([_text(sheet, table.title, _TITLE)])
        for note in table.notes:
            sheet.append([_text(sheet, note)])


def _text(sheet: Any, text: str, style: str = _TEXT) -> Any:
    """A cell that is text whatever it says: the type is set, not guessed (`#N/A` is no error here)."""
    cell = WriteOnlyCell(sheet)
    cell.value = plain_cell(text)
    cell.data_type = "s"
    cell.style = style
    return cell


def _cell(sheet: Any, value: Cell, kind: Kind) -> Any:
    if value is None:
        return None
    if isinstance(value, str):
        return _text(sheet, value, _STYLE(kind))
    cell = WriteOnlyCell(sheet)
    cell.value = value
    cell.style = _STYLE(kind)
    return cell


def _width(column: Column) -> int:
    longest_word = max((len(word) for word in column.label.split()), default=0)
    return column.width or max(_WIDTHS[column.kind], longest_word + 4)


def _without_times(data: bytes, made_on: date) -> bytes:
    """The same workbook without the moment of writing: openpyxl puts it into the archive and the properties."""
    out = io.BytesIO()
    stamp = f"{made_on.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            new.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
