"""Finds the row of headers among titles and merged cells, on one row or two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalogue.channels.sheets.columns import Column, match_columns
from catalogue.channels.sheets.grid import Sheet

#: Rows from the top in which the headers are looked for.
_LOOKED_AT: Final = 40
_FIRM: Final = frozenset({"producer.name", "product.producer"})
_PRODUCT: Final = "product.name"


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headers stand and what they mean.

    Attributes:
        last: the last row of them.
        columns: every column with a header.
    """

    last: int
    columns: tuple[Column, ...]


def find_header(sheet: Sheet) -> Header | None:
    """The row, or two rows, whose words name the most fields; None where none names a firm and a product."""
    best: tuple[int, Header] | None = None
    for row in _candidates(sheet):
        for labels, last in ((_one_row(sheet, row), row), (_two_rows(sheet, row), row + 1)):
            columns = match_columns(labels)
            if not _is_usable(columns):
                continue
            score = len({column.path for column in columns if column.how == "exact"})
            if best is None or score > best[0]:
                best = (score, Header(last, tuple(columns)))
    return best[1] if best else None


def _candidates(sheet: Sheet) -> Iterator[int]:
    rows = [number for number, cells in sheet.rows() if len(cells) > 1 and number not in sheet.hidden_rows]
    yield from rows[:_LOOKED_AT]


def _is_usable(columns: list[Column]) -> bool:
    paths = {column.path for column in columns}
    return _PRODUCT in paths and bool(paths & _FIRM)


def _one_row(sheet: Sheet, row: int) -> dict[int, str]:
    return {column: sheet.text(row, column) for column in sheet.cells[row] if _is_label(sheet, row, column)}


def _is_label(sheet: Sheet, row: int, column: int) -> bool:
    cell = sheet.cells[row][column]
    plain = cell.number is None and not cell.formula and bool(cell.text.strip())
    return plain and column not in sheet.hidden_columns


def _two_rows(sheet: Sheet, row: int) -> dict[int, str]:
    """Labels of two rows: what stands below goes with what stands above it, or to the left above it where merged."""
    below = sheet.cells.get(row + 1, {})
    if any(cell.number is not None for cell in below.values()):
        return {}
    above = _spread(sheet, row)
    labels = {}
    for column in sorted({*above, *below} - sheet.hidden_columns):
        parts = (above.get(column, ""), sheet.text(row + 1, column))
        labels[column] = " ".join(part for part in dict.fromkeys(parts) if part)
    return labels


def _spread(sheet: Sheet, row: int) -> dict[int, str]:
    """The upper headers, each over all the columns it is merged over; in a text file, over the empty ones behind it."""
    own = {column: sheet.text(row, column) for column in sheet.cells[row]}
    spread = dict(own)
    for merged in sheet.merged:
        if merged.top <= row <= merged.bottom and (merged.left in own or merged.top < row):
            text = sheet.text(merged.top, merged.left)
            for column in range(merged.left, min(merged.right, merged.left + 256) + 1):
                spread.setdefault(column, text)
    if not sheet.merged:
        below = sheet.cells.get(row + 1, {})
        for column in sorted(below):
            if column not in spread and column - 1 in spread:
                spread[column] = spread[column - 1]
    return spread
