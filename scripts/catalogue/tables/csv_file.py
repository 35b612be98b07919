"""A table as CSV: for programs, and for spreadsheets that ask how to read it."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from catalogue.tables.cells import plain_cell
from catalogue.tables.table import Cell, Table


def render_csv(table: Table) -> bytes:
    """A table as RFC 4180 says: commas, CRLF, the heading first; UTF-8 with the mark that spreadsheets look for.

    Numbers have a decimal point and no thousands; dates are ISO 8601; percentages are parts of one.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(plain_cell(column.label) for column in table.columns)
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return plain_cell(cell)
        case Decimal():
            return format(cell, "f")
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
