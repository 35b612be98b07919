"""From a spreadsheet's bytes to drafts: the right reader, the headers, the rows, and what was understood of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from catalogue.channels.answers import Words
from catalogue.channels.archive import is_archive
from catalogue.channels.entry import Draft
from catalogue.channels.holdings import Holdings
from catalogue.channels.options import Options
from catalogue.channels.sheets.columns import Column, title_of
from catalogue.channels.sheets.grid import MOST_COLUMNS, RefusedSheetError, Sheet, column_letter
from catalogue.channels.sheets.headers import Header, find_header
from catalogue.channels.sheets.photos import PhotoFolder
from catalogue.channels.sheets.rows import Reader
from catalogue.channels.sheets.separated import read_separated
from catalogue.channels.sheets.xls import CONTAINER, read_xls
from catalogue.channels.sheets.xlsx import read_xlsx
from catalogue.problem_codes import mask_long_numbers, problem
from catalogue.problems import Bilingual, Location, Problem, has_errors

#: Where photos lie beside a spreadsheet, unless a folder is named.
PHOTO_FOLDER: Final = "foto"
_HTML: Final = re.compile(rb"\s*(?:<!doctype\s+html|<html|<table|<\?xml|<head|<meta)", re.IGNORECASE)
_PLAIN_NOTES: Final = {"left": "tidak dibaca", "private": "data pribadi, dibuang", "unknown": "tidak dikenal"}
_MOST_LISTED: Final = 12
_CONSENT_BY: Final = "Isian daftar petugas"


@dataclass(frozen=True, slots=True)
class ReadSheets:
    """What a spreadsheet held.

    Attributes:
        drafts: one for each row that is a product or should be one.
        problems: what belongs to no row.
        notes: what each column was taken for, a line each.
    """

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read_sheet_file(file: Path, data: bytes, source: str, holdings: Holdings, options: Options) -> ReadSheets:
    """Reads a spreadsheet of any kind.

    Args:
        file: for the photos beside it.
        data: its bytes.
        source: what it is called.
        holdings: what the catalogue holds.
        options: whom to ask about a header, and where photos are.
    """
    place = Location(source)
    try:
        sheets = _sheets(file.suffix.lower(), data, place)
    except RefusedSheetError as refused:
        return ReadSheets(problems=(refused.problem,))
    photos = PhotoFolder(options.attachments or file.parent / PHOTO_FOLDER)
    words = Words(holdings.vocabulary, holdings.suggestions, "id", holdings.settings.today, _CONSENT_BY)
    drafts: list[Draft] = []
    problems = [_hidden(place, Bilingual(f'lembar "{s.name}"', f'the sheet "{s.name}"')) for s in sheets if s.hidden]
    notes: list[str] = []
    known = False
    for sheet in (each for each in sheets if not each.hidden):
        header = find_header(sheet)
        if header is None:
            if sheet.cells and len(sheets) > 1:
                notes.append(f"{source}[{sheet.name}]: tidak ada daftar produk / holds no list of products")
            continue
        known = True
        header, found = _settled(header, sheet, source, options)
        problems += found
        reader = Reader(sheet, header, source, holdings, words, photos)
        notes += _notes(header, reader.path)
        rows = list(reader.drafts())
        problems += [*reader.problems, *_hidden_parts(sheet, header, Location(reader.path))]
        # Half of what a sheet says is not written: the rest would need --update later.
        drafts += [] if options.write and has_errors(found) else rows
        if not rows:
            problems.append(problem("sheet-empty", Location(reader.path)))
    if not known:
        problems.append(problem("sheet-no-header", place))
    return ReadSheets(tuple(drafts), tuple(problems), tuple(map(mask_long_numbers, notes)))


def _sheets(suffix: str, data: bytes, place: Location) -> list[Sheet]:
    """The sheets, read as what the bytes are, not as what the name says."""
    if data.startswith(CONTAINER):
        return read_xls(data, place)
    if is_archive(data):
        return read_xlsx(data, place)
    if suffix in {".csv", ".tsv"} and not _HTML.match(data[:512]):
        return read_separated(data, place)
    if suffix in {".xls", ".csv", ".tsv"} and data.strip():
        html = _HTML.match(data[:512]) is not None
        found = Bilingual("halaman web (HTML)", "a web page (HTML)") if html else Bilingual("teks", "text")
        raise RefusedSheetError(problem("sheet-disguised", place, found=found.en, found_id=found.id))
    raise RefusedSheetError(problem("sheet-broken", place))


def _settled(header: Header, sheet: Sheet, source: str, options: Options) -> tuple[Header, list[Problem]]:
    """The header with every column decided: likely ones confirmed or left out, of two for one field the first."""
    path = f"{source}[{sheet.name}]" if sheet.name else source
    problems: list[Problem] = []
    owners: dict[str, Column] = {}
    for column in sorted(header.columns, key=lambda c: (c.how != "exact", c.number)):
        place = Location(path, header.last, column.number)
        if column.how == "private":
            problems.append(problem("sheet-private", place, value=_private_name(column)))
        elif column.how == "likely" and column.path not in owners and not _may_use(column, options):
            if not options.exact_only:
                meant = title_of(column.path)
                problems.append(problem("sheet-header-unsure", place, value=column.header, meant=meant))
        elif column.path in owners:
            other, meant = owners[column.path].header, title_of(column.path)
            problems.append(problem("sheet-column-twice", place, value=column.header, other=other, meant=meant))
        elif column.path:
            owners[column.path] = column
        elif column.how == "unknown" and column.header:
            problems.append(problem("sheet-column-left", place, value=column.header))
    kept = [c if owners.get(c.path) is c or not c.path else replace(c, path="", how="unknown") for c in header.columns]
    return Header(header.last, tuple(kept)), problems


def _may_use(column: Column, options: Options) -> bool:
    """Whether a likely column is confirmed; with --yes only exact ones count, without anybody to ask none."""
    if options.exact_only or options.confirm is None:
        return False
    return options.confirm(column.header, title_of(column.path))


def _private_name(column: Column) -> str:
    return f"{column_letter(column.number)}: {column.header}"


def _notes(header: Header, path: str) -> Iterator[str]:
    yield f"{path}: judul di baris {header.last} / headers in row {header.last}"
    for column in header.columns:
        meaning = title_of(column.path) if column.path else _PLAIN_NOTES.get(column.how, "tidak dibaca")
        yield f'  {column_letter(column.number)}  "{column.header}" → {meaning}'


def _hidden_parts(sheet: Sheet, header: Header, place: Location) -> Iterator[Problem]:
    rows = sorted(row for row in sheet.hidden_rows if row > header.last)
    if rows:
        listed = _listed(map(str, rows), len(rows))
        yield _hidden(place, Bilingual(f"baris {listed}", f"row {listed}"))
    columns = sorted(c for c in sheet.hidden_columns if c <= MOST_COLUMNS and _has_text(sheet, c))
    if columns:
        listed = _listed(map(column_letter, columns), len(columns))
        yield _hidden(place, Bilingual(f"kolom {listed}", f"column {listed}"))


def _has_text(sheet: Sheet, column: int) -> bool:
    return any(column in cells for cells in sheet.cells.values())


def _listed(names: Iterable[str], count: int) -> str:
    first = ", ".join([name for _, name in zip(range(_MOST_LISTED), names, strict=False)])
    return first if count <= _MOST_LISTED else f"{first}, … ({count})"


def _hidden(place: Location, what: Bilingual) -> Problem:
    return problem("sheet-hidden", place, what=what.en, what_id=what.id)
