"""A sheet as sparse cells, whatever program wrote it; and the limits while reading one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem

#: Most rows with something in them, most columns that are looked at, most cells, most characters of one cell.
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 256
MOST_CELLS: Final = 1_000_000
MOST_TEXT: Final = 20_000

# What a program would run: `=…`; the other signs only with what a formula has and a phone or handle has not.
_FORMULA: Final = re.compile(r"\s*(?:=|[+@-][^\n]*[(|!])")
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,2})?")


class RefusedSheetError(Exception):
    """A spreadsheet that is not read.

    Attributes:
        problem: why.
    """

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.message.en)
        self.problem = reason


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell.

    Attributes:
        text: as text; of a number its shortest plain form, of a date ISO.
        number: the value of a number cell, else None.
        day: the value of a date cell, else None.
        formula: whether it is one, or would become one in a spreadsheet.
    """

    text: str
    number: Decimal | None = None
    day: date | None = None
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """A merged range, 1-based, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Sheet:
    """One sheet; empty cells are not in it.

    Attributes:
        name: of the sheet; empty for a text file.
        cells: row number to column number to cell, 1-based.
        merged: merged ranges.
        hidden_rows: numbers of hidden rows with something in them.
        hidden_columns: numbers of hidden columns.
        hidden: whether the whole sheet is.
    """

    name: str
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    _count: int = 0

    def put(self, row: int, column: int, cell: Cell, place: Location) -> None:
        """Adds a cell.

        Raises:
            RefusedSheetError: there are more rows or cells than any inventory has.
        """
        if column > MOST_COLUMNS or not cell.text:
            return
        self._count += 1
        if row not in self.cells and len(self.cells) >= MOST_ROWS:
            raise RefusedSheetError(problem("sheet-too-big", place, maximum=f"{MOST_ROWS} baris/rows"))
        if self._count > MOST_CELLS:
            raise RefusedSheetError(problem("sheet-too-big", place, maximum=f"{MOST_CELLS} sel/cells"))
        self.cells.setdefault(row, {})[column] = cell

    def text(self, row: int, column: int) -> str:
        """The text of a cell on one line; empty where nothing stands."""
        cell = self.cells.get(row, {}).get(column)
        return " ".join(cell.text.split()) if cell else ""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Rows with something in them, from the top."""
        for number in sorted(self.cells):
            yield number, self.cells[number]


def text_cell(text: str, *, formula: bool = False) -> Cell:
    """A cell that holds text; what another program wrote with an apostrophe in front loses it."""
    shown = text[:MOST_TEXT]
    if len(shown) > 1 and shown[0] == "'" and shown[1] in "=+-@":
        return Cell(shown[1:])
    return Cell(shown, formula=formula or _FORMULA.match(shown) is not None)


def number_cell(text: str, *, formula: bool = False) -> Cell:
    """A cell that holds a number, from how a file stores it."""
    if not _PLAIN_NUMBER.fullmatch(text.strip()):
        return text_cell(text, formula=formula)
    # Through a float, as the program that wrote it has it: 0.1 is stored as 0.10000000000000001.
    value = Decimal(repr(float(text)))
    number = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return Cell(f"{number:f}", number=number, formula=formula)


def column_letter(column: int) -> str:
    """The letter of a column, as spreadsheets show it: 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
