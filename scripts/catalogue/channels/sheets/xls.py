"""Reads .xls, the format of Excel 97 to 2003."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

import xlrd

from catalogue.channels.sheets.grid import Cell, Range, RefusedSheetError, Sheet, number_cell, text_cell
from catalogue.problem_codes import problem
from catalogue.problems import Location

#: What the container of .xls begins with; a .xlsx with a password is one, too.
CONTAINER: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


def read_xls(data: bytes, place: Location) -> list[Sheet]:
    """All sheets of a workbook, hidden ones without their cells.

    Raises:
        RefusedSheetError: it is damaged or locked.
    """
    if _LOCKED in data:
        raise RefusedSheetError(problem("sheet-locked", place))
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        return [_sheet(book, index, place) for index in range(book.nsheets)]
    except RefusedSheetError:
        raise
    except Exception as error:
        # xlrd meets a damaged file with nearly any exception (struct, index, assertion, its own).
        code = "sheet-locked" if "encrypted" in str(error).casefold() else "sheet-broken"
        raise RefusedSheetError(problem(code, place)) from error


def _sheet(book: Any, index: int, place: Location) -> Sheet:
    read = book.sheet_by_index(index)
    sheet = Sheet(str(read.name), hidden=read.visibility != 0)
    if not sheet.hidden:
        for row in range(read.nrows):
            for column, (kind, value) in enumerate(zip(read.row_types(row), read.row_values(row), strict=True)):
                cell = _cell(book, kind, value)
                if cell is not None:
                    sheet.put(row + 1, column + 1, cell, place)
        sheet.merged = [Range(top + 1, left + 1, bottom, right) for top, bottom, left, right in read.merged_cells]
        sheet.hidden_rows = {row + 1 for row, info in read.rowinfo_map.items() if info.hidden} & sheet.cells.keys()
        sheet.hidden_columns = {column + 1 for column, info in read.colinfo_map.items() if info.hidden}
    book.unload_sheet(index)
    return sheet


def _cell(book: Any, kind: int, value: Any) -> Cell | None:
    if kind == xlrd.XL_CELL_TEXT:
        return text_cell(value) if value.strip() else None
    if kind == xlrd.XL_CELL_NUMBER:
        return number_cell(repr(value))
    if kind == xlrd.XL_CELL_DATE:
        day: datetime = xlrd.xldate_as_datetime(value, book.datemode)
        return Cell(day.date().isoformat(), day=day.date())
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell("ya" if value else "tidak")
    return None
