"""XLSX, for people without translators' tools: a row a text; one types into one column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice
from typing import Final

from catalogue.channels.sheets.grid import Cell, RefusedSheetError, Sheet
from catalogue.channels.sheets.xlsx import read_xlsx
from catalogue.languages import OWN_NAMES
from catalogue.problem_codes import problem
from catalogue.problems import Location
from catalogue.tables import Column, Table
from catalogue.tables.cells import plain_cell
from catalogue.tables.workbook import render_xlsx
from catalogue.translations.entries import Entry, Parcel, RefusedFileError, read_mark
from catalogue.translations.headers import language_of, refuse_head

_TRANSLATION: Final = re.compile(r"Terjemahan / Translation \(([A-Za-z_-]{1,40})\)")
_MARK: Final = re.compile(r"Tanda / Mark \(([0-9]{1,7})\)")
_CONTEXT: Final = "Teks / Text"
_SOURCE: Final = "Asal / Source"
_TO_CHECK: Final = "Perlu diperiksa / To check"
_YES: Final = "ya / yes"
#: Rows that are looked through for the headings.
_MOST_ABOVE: Final = 20


def write(parcel: Parcel, today: date) -> bytes:
    """The texts as a workbook."""
    columns = (
        Column(_CONTEXT, width=34),
        Column(_SOURCE, width=60),
        Column(f"Terjemahan / Translation ({parcel.language})", width=60),
        Column(_TO_CHECK, width=14),
        Column("Catatan / Notes", width=36),
        Column(f"Tanda / Mark ({parcel.count})", width=14),
    )
    rows = tuple(
        (
            entry.context,
            _kept(entry.source),
            _kept(entry.target) or None,
            _YES if entry.to_check else None,
            "\n".join(entry.notes),
            str(entry.mark),
        )
        for entry in parcel.entries
    )
    notes = (
        "Isi kolom Terjemahan; kolom lain jangan diubah. Bila terjemahan lama sudah benar, kosongkan kolom "
        "Perlu diperiksa.",
        "Fill in the column Translation; leave the others as they are. Where an old translation is right, empty the "
        "cell To check.",
    )
    table = Table(parcel.language, OWN_NAMES[parcel.language], columns, rows, notes)
    return render_xlsx((table,), title="Terjemahan / Translations", made_on=today, notes_name="Catatan - Notes")


def read(data: bytes, place: Location) -> Parcel:
    """The texts of a workbook.

    Raises:
        RefusedFileError: it is damaged, or not one of ours.
    """
    try:
        sheets = read_xlsx(data, place)
    except RefusedSheetError as error:
        raise RefusedFileError(error.problem) from error
    sheet, top, heads = _headed(sheets, place)
    translation = _matching(heads, _TRANSLATION)
    mark = _matching(heads, _MARK)
    for head in (_SOURCE, _TO_CHECK):
        if head not in heads:
            raise refuse_head(place, head)
    if translation is None or mark is None:
        raise refuse_head(place, "Terjemahan / Translation" if translation is None else "Tanda / Mark")
    language = language_of(translation[0], place)
    columns = (heads[_CONTEXT], heads[_SOURCE], translation[1], heads[_TO_CHECK], mark[1])
    rows = [row for row, _ in sheet.rows() if row > top and sheet.text(row, columns[0])]
    for row in rows:
        _refuse_formula(sheet.cells[row].get(translation[1]), Location(place.path, row))
    return Parcel(language, tuple(_entry(sheet, row, columns) for row in rows), int(mark[0]))


def _headed(sheets: Sequence[Sheet], place: Location) -> tuple[Sheet, int, dict[str, int]]:
    """The sheet with the texts, the row of its headings and their columns: people put titles above and sort sheets."""
    for sheet in sheets:
        for row, cells in islice(sheet.rows(), _MOST_ABOVE):
            heads = {sheet.text(row, column): column for column in cells}
            if _CONTEXT in heads:
                return sheet, row, heads
    raise refuse_head(place, _CONTEXT)


def _refuse_formula(cell: Cell | None, place: Location) -> None:
    """A formula is no text; an item of a list, "- 200 g (net)", only looks like one."""
    if cell is not None and cell.formula and not cell.text.startswith(("-", "+", "@")):
        raise RefusedFileError(problem("sheet-formula", place, value="Terjemahan / Translation"))


def _matching(heads: dict[str, int], pattern: re.Pattern[str]) -> tuple[str, int] | None:
    """What stands in brackets of the first heading of a form, and its column."""
    for head, column in heads.items():
        if match := pattern.fullmatch(head):
            return match[1], column
    return None


def _entry(sheet: Sheet, row: int, columns: tuple[int, int, int, int, int]) -> Entry:
    context, source, target, to_check, mark = (_plain(sheet, row, column) for column in columns)
    return Entry(context, source, target, bool(to_check), read_mark(mark), line=row).settled()


def _plain(sheet: Sheet, row: int, column: int) -> str:
    """A cell's text with its lines, without the apostrophe that kept it from being a formula."""
    cell = sheet.cells.get(row, {}).get(column)
    text = cell.text.strip() if cell else ""
    return text[1:] if _looks_kept(text) else text


def _kept(text: str) -> str:
    """A text that looks as if it had such an apostrophe gets one more, so that reading takes away the right one."""
    return f"'{text}" if _looks_kept(text) else text


def _looks_kept(text: str) -> bool:
    inner = text.lstrip("'")
    return inner != text and plain_cell(inner) != inner
