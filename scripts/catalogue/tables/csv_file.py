"""A table as CSV: for programs, and for spreadsheets that ask how to read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from catalogue.tables.cells import plain_cell, plain_cells
from catalogue.tables.table import ROWS_AT_ONCE, TEXTS, Kind, Table

_LINE_END: Final = "\r\n"


def render_csv(table: Table) -> bytes:
    """A table as RFC 4180 says: commas, CRLF, the heading first; UTF-8 with the mark that spreadsheets look for.

    Numbers have a decimal point and no thousands; dates are ISO 8601; percentages are parts of one.
    """
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=_LINE_END).writerow(plain_cell(column.label) for column in table.columns)
    return out.getvalue().encode("utf-8-sig") + csv_rows(table)


def csv_rows(table: Table) -> bytes:
    """The rows of a table as `render_csv` writes them below the heading."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=_LINE_END)
    for start in range(0, len(table.rows), ROWS_AT_ONCE):
        rows = table.rows[start : start + ROWS_AT_ONCE]
        columns = zip(table.columns, zip(*rows, strict=True), strict=True)
        writer.writerows(zip(*[_written(cells, column.kind) for column, cells in columns], strict=True))
    return out.getvalue().encode()


def _written(cells: Sequence[Any], kind: Kind) -> Sequence[str | None]:
    """The cells of a column; an empty one is written as nothing."""
    return plain_cells(cells) if kind in TEXTS else [None if cell is None else _figure(cell) for cell in cells]


def _figure(cell: int | Decimal | date) -> str:
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
