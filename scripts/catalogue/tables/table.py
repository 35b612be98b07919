"""The table itself: named, typed columns, rows of plain values, notes that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Literal

#: What a column holds. `code` is text made of digits (HS, GTIN, NIB, telephone): its zeros in front stay.
#: `percent` is a part of one: 0.25 is shown as 25 %. `link` is a web address that a press opens.
Kind = Literal["text", "code", "link", "integer", "decimal", "percent", "date"]
Cell = str | int | Decimal | date | None

_TYPES: Final[dict[Kind, tuple[type, ...]]] = {
    "text": (str,),
    "code": (str,),
    "link": (str,),
    "integer": (int,),
    "decimal": (int, Decimal),
    "percent": (int, Decimal),
    "date": (date,),
}
NUMBERS: Final[frozenset[Kind]] = frozenset({"integer", "decimal", "percent"})
#: What is to be done with a cell follows from its column, so tables are written by columns, so many rows at a time.
ROWS_AT_ONCE: Final = 200
TEXTS: Final[frozenset[Kind]] = frozenset({"text", "code", "link"})


_WIDTHS: Final[dict[Kind, int]] = {
    "text": 28,
    "code": 16,
    "link": 28,
    "integer": 11,
    "decimal": 12,
    "percent": 11,
    "date": 12,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        label: its heading, in the reader's language.
        kind: what its cells hold; None is an empty cell of any kind.
        width: in characters, for spreadsheets; without it by the kind.
    """

    label: str
    kind: Kind = "text"
    width: int | None = None

    @property
    def characters(self) -> int:
        """How wide it is in a spreadsheet: as was said, or room for its kind and for the longest word above it."""
        longest_word = max((len(word) for word in self.label.split()), default=0)
        return self.width or max(_WIDTHS[self.kind], longest_word + 4)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under typed columns.

    Attributes:
        name: of its file and of its sheet; at most 31 characters, no bracket, colon, asterisk, question mark, slash.
        title: what a person reads above it.
        columns: at least one.
        rows: as many cells each as there are columns, each of its column's kind.
        notes: sentences a reader needs to understand the figures.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuses rows that are not of the columns: a mistake of the program, never of a record."""
        if not 0 < len(self.name) <= 31 or set(self.name) & set("[]:*?/\\"):
            raise ValueError(f"{self.name!r} cannot name a sheet")
        types = tuple(_TYPES[column.kind] for column in self.columns)
        for count in set(map(len, self.rows)) - {len(types)}:
            raise ValueError(f"{self.name}: {count} cells under {len(types)} columns")
        for cells, allowed, column in zip(zip(*self.rows, strict=True), types, self.columns, strict=False):
            for found in set(map(type, cells)) - {type(None)}:
                if found is bool or not issubclass(found, allowed):
                    raise ValueError(f"{self.name}: {found.__name__} under {column.label!r} ({column.kind})")
