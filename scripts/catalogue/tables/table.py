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
        for row in self.rows:
            if len(row) != len(types):
                raise ValueError(f"{self.name}: {len(row)} cells under {len(types)} columns")
            for cell, allowed, column in zip(row, types, self.columns, strict=True):
                if cell is not None and (isinstance(cell, bool) or not isinstance(cell, allowed)):
                    raise ValueError(f"{self.name}: {type(cell).__name__} under {column.label!r} ({column.kind})")
