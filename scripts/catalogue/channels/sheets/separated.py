"""Reads .csv and .tsv as programs in Indonesia save them: UTF-8, UTF-16, cp1252; with `,` `;` or tab."""

from __future__ import annotations

import codecs
import csv
import io
from typing import Final

from catalogue.channels.sheets.grid import RefusedSheetError, Sheet, text_cell
from catalogue.problem_codes import problem
from catalogue.problems import Location

_SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 40
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_separated(data: bytes, place: Location) -> list[Sheet]:
    """The one sheet of a text file.

    Raises:
        RefusedSheetError: it is no such text, or larger than any inventory.
    """
    text = _decoded(data)
    if "\0" in text:
        raise RefusedSheetError(problem("sheet-broken", place))
    lines = io.StringIO(text, newline="")
    first = lines.readline()
    separator = first[4:5] if first.lower().startswith("sep=") else ""
    skipped = 1 if separator else 0
    if not separator:
        lines.seek(0)
        separator = _separator(text)
    sheet = Sheet("")
    try:
        for number, row in enumerate(csv.reader(lines, delimiter=separator), start=1 + skipped):
            for column, value in enumerate(row, start=1):
                if value.strip():
                    sheet.put(number, column, text_cell(value.strip()), place)
    except csv.Error as error:
        raise RefusedSheetError(problem("sheet-broken", place)) from error
    return [sheet]


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """The sign that splits the first lines into the most columns, and most evenly."""
    head = "\n".join(text.splitlines()[:_LOOKED_AT])

    def score(separator: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(head), delimiter=separator) if any(row)]
        except csv.Error:
            return (0, 0)
        wide = [width for width in widths if width > 1]
        return (max((wide.count(width) * width for width in set(wide)), default=0), -_SEPARATORS.index(separator))

    return max(_SEPARATORS, key=score)
