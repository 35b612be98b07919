"""Tables as one XLSX workbook: a sheet each, typed cells, frozen heading, filters; same input, same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from catalogue.tables.book_file import fill_book, sheet_styles
from catalogue.tables.cells import plain_cell
from catalogue.tables.sheet_xml import column_letter, height_of, sheet_rows, specimen_row
from catalogue.tables.table import NUMBERS, Cell, Column, Kind, Table

_FORMATS: Final[dict[Kind, str]] = {
    "text": "@",
    "code": "@",
    "link": "@",
    "integer": "#,##0",
    "decimal": "General",
    "percent": "0%",
    "date": "yyyy-mm-dd",
}
# Styles have names of their own: Excel reads them without regard to case and has a "Title" and a "Percent".
_STYLE: Final = "cell: {}".format
_TITLE, _NOTE, _LEFT, _RIGHT, _TEXT = map(_STYLE, ("title", "note", "heading", "heading of numbers", "text"))
_HEADING_FONT: Final = Font(bold=True, color="FFF8EE")
_LINK_FONT: Final = Font(color="25366D", underline="single")
_HEADING_FILL: Final = PatternFill("solid", fgColor="821418")
_RULE: Final = Border(bottom=Side(style="thin", color="DDD4C6"))
_NOTES_WIDTH: Final = 110
_A4: Final = 9  # ISO 29500, ST_PaperSize
#: Bold letters and the sign of the filter take this much more.
_BOLD: Final = 3


def render_xlsx(
    tables: Sequence[Table], *, title: str, made_on: date, notes_name: str, notes: Sequence[str] = ()
) -> bytes:
    """Tables as a workbook, a sheet each in their order.

    Every sheet holds its heading in the first row and nothing but data below, so that filters and pivot tables
    work at once. Titles and notes stand in a sheet of their own at the end.

    Args:
        tables: at least one; their names differ.
        title: of the document.
        made_on: the date of the data; also the only date in the file.
        notes_name: name of the sheet with titles and notes, in the reader's language.
        notes: what belongs to the document as a whole; each table's own follow.
    """
    empty = empty_book(tables, [len(table.rows) for table in tables], title, made_on, notes_name, notes)
    parts = [[sheet_rows(table, sheet_styles(empty, number))] for number, table in enumerate(tables, start=1)]
    return fill_book(empty, parts, made_on)


def empty_book(
    tables: Sequence[Table],
    counts: Sequence[int],
    title: str,
    made_on: date,
    notes_name: str,
    notes: Sequence[str] = (),
) -> bytes:
    """The workbook of `render_xlsx` with one specimen row in the place of all rows; `fill_book` puts them in.

    Args:
        tables: whose rows do not matter.
        counts: how many rows each will have.
        title: as for `render_xlsx`, like all that follows.
        made_on: the date of the data.
        notes_name: name of the last sheet.
        notes: what belongs to the document as a whole.
    """
    book = Workbook(write_only=True)
    book.properties.title = book.properties.creator = plain_cell(title)
    book.properties.created = book.properties.modified = datetime.combine(made_on, time())
    for style in _styles():
        book.add_named_style(style)
    for table, count in zip(tables, counts, strict=True):
        _write_table(book, table, count)
    _write_notes(book, tables, f"{title} · {made_on.isoformat()}", notes_name, notes)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_table(book: Workbook, table: Table, count: int) -> None:
    sheet = book.create_sheet(table.name)
    widths = [column.characters for column in table.columns]
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{column_letter(len(table.columns))}{count + 1}"
    sheet.print_title_rows = "1:1"
    _fit_to_paper(sheet, "landscape")
    _set_height(sheet, 1, [column.label for column in table.columns], [max(width - _BOLD, 1) for width in widths])
    sheet.append([_text(sheet, column.label, _heading_style(column)) for column in table.columns])
    specimens = zip(specimen_row(table.columns), table.columns, strict=True)
    sheet.append([_cell(sheet, cell, column.kind) for cell, column in specimens])


def _styles() -> Iterable[NamedStyle]:
    """The looks of cells, by name: one look-up a cell instead of four."""
    for kind, number_format in _FORMATS.items():
        side, indent = ("right", 0) if kind in NUMBERS else ("left", 1)
        placed = Alignment(horizontal=side, vertical="top", wrap_text=kind == "text", indent=indent)
        yield NamedStyle(name=_STYLE(kind), number_format=number_format, alignment=placed, border=_RULE)
    for name, side, indent in ((_LEFT, "left", 1), (_RIGHT, "right", 0)):
        placed = Alignment(horizontal=side, vertical="center", wrap_text=True, indent=indent)
        yield NamedStyle(name=name, font=_HEADING_FONT, fill=_HEADING_FILL, alignment=placed)
    yield NamedStyle(name=_NOTE, alignment=Alignment(vertical="top", wrap_text=True))
    yield NamedStyle(name=_TITLE, font=Font(bold=True, size=13))


def _heading_style(column: Column) -> str:
    return _RIGHT if column.kind in NUMBERS else _LEFT


def _write_notes(book: Workbook, tables: Iterable[Table], title: str, name: str, notes: Iterable[str]) -> None:
    sheet = book.create_sheet(name)
    sheet.column_dimensions["A"].width = _NOTES_WIDTH
    _fit_to_paper(sheet, "portrait")
    lines = [(title, _TITLE), *((note, _NOTE) for note in notes)]
    for table in tables:
        lines += [("", _NOTE), (table.title, _TITLE), *((note, _NOTE) for note in table.notes)]
    for number, (text, style) in enumerate(lines, start=1):
        _set_height(sheet, number, (text,), (_NOTES_WIDTH,))
        sheet.append([_text(sheet, text, style)])


def _fit_to_paper(sheet: Any, orientation: str) -> None:
    """As wide as a sheet of A4, as many sheets long as it takes."""
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _set_height(sheet: Any, number: int, row: Sequence[Cell], widths: Sequence[int]) -> None:
    """Room for a text of several lines: LibreOffice does not make it by itself where a file has no heights."""
    height = height_of(row, widths)
    if height is not None:
        sheet.row_dimensions[number].height = height


def _text(sheet: Any, text: str, style: str = _TEXT) -> Any:
    """A cell that is text whatever it says: the type is set, not guessed (`#N/A` is no error here)."""
    cell = WriteOnlyCell(sheet)
    cell.value = plain_cell(text)
    cell.data_type = "s"
    cell.style = style
    return cell


def _cell(sheet: Any, value: Cell, kind: Kind) -> Any:
    if isinstance(value, str):
        return _text(sheet, value, _STYLE(kind))
    cell = WriteOnlyCell(sheet)
    cell.value = value
    cell.style = _STYLE(kind)
    return cell
