"""Reads .xlsx in one pass through its XML: few bytes in memory whatever range a sheet claims, nothing ever expanded.

Written for this, since a reader of whole workbooks fills the claimed range, and its lean mode knows neither merged
nor hidden cells. Only what an inventory needs is read: values, formulas as such, merged ranges, what is hidden.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final
from xml.parsers import expat

from catalogue.channels.sheets.grid import Cell, Range, RefusedSheetError, Sheet, number_cell, text_cell
from catalogue.problem_codes import problem
from catalogue.problems import Location

_CHUNK: Final = 64 * 1024
_MOST_XML: Final = 200 * 1024 * 1024
_MOST_STRINGS: Final = 60 * 1024 * 1024
_MOST_SHEETS: Final = 50
_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_BUILT_IN_DATES: Final = frozenset({*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)})
# A number format that shows a day: d, m and y outside quotes, brackets and escapes.
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_TRUE: Final = frozenset({"1", "true", "on"})

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


def read_xlsx(data: bytes, place: Location) -> list[Sheet]:
    """All sheets of a workbook, hidden ones without their cells.

    Raises:
        RefusedSheetError: it is damaged, or larger than any inventory.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _Workbook(archive, place).sheets()
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, IndexError, ValueError, EOFError, OSError,
            NotImplementedError, RuntimeError, OverflowError) as error:  # fmt: skip
        # Everything that zipfile and expat raise for damage, and numbers that are none.
        raise RefusedSheetError(problem("sheet-broken", place)) from error


class _Workbook:
    """One workbook being read."""

    def __init__(self, archive: zipfile.ZipFile, place: Location) -> None:
        self._archive, self._place = archive, place
        self._names = set(archive.namelist())
        self._left = _MOST_XML

    def sheets(self) -> list[Sheet]:
        listed, epoch = self._listed()
        strings = self._strings()
        dates = self._date_styles()
        found = []
        for name, path, hidden in listed[:_MOST_SHEETS]:
            reader = _SheetReader(Sheet(name, hidden=hidden), strings, dates, epoch, self._place)
            if not hidden:
                self._parse(path, reader.start, reader.end, reader.text)
            found.append(reader.sheet)
        return found

    def _listed(self) -> tuple[list[tuple[str, str, bool]], date]:
        """Name, path and hiddenness of each sheet, and day zero."""
        targets: dict[str, str] = {}
        entries: list[tuple[str, str, bool]] = []
        epoch = [date(1899, 12, 30)]

        def relation(tag: str, given: dict[str, str]) -> None:
            if tag == "Relationship":
                targets[given.get("Id", "")] = given.get("Target", "")

        def entry(tag: str, given: dict[str, str]) -> None:
            if tag == "sheet":
                key = next((value for name, value in given.items() if name.endswith(" id")), "")
                entries.append((given.get("name", ""), targets.get(key, ""), given.get("state", "") != ""
                                and given.get("state") != "visible"))  # fmt: skip
            elif tag == "workbookPr" and given.get("date1904", "") in _TRUE:
                epoch[0] = date(1904, 1, 1)

        self._parse("xl/_rels/workbook.xml.rels", relation)
        self._parse("xl/workbook.xml", entry)
        paths = [(name, posixpath.normpath(posixpath.join("/xl", target))[1:], h) for name, target, h in entries]
        return [each for each in paths if each[1] in self._names], epoch[0]

    def _strings(self) -> list[str]:
        """The shared texts, in their order; readings (phonetic) are left out."""
        strings: list[str] = []
        parts: list[str] = []
        inside = {"t": False, "rPh": False}
        size = [0]

        def start(tag: str, _: dict[str, str]) -> None:
            if tag == "si":
                parts.clear()
            elif tag in inside:
                inside[tag] = True

        def end(tag: str) -> None:
            if tag == "si":
                strings.append("".join(parts))
            elif tag in inside:
                inside[tag] = False

        def text(piece: str) -> None:
            if inside["t"] and not inside["rPh"]:
                size[0] += len(piece)
                if size[0] > _MOST_STRINGS:
                    self._refuse_size()
                parts.append(piece)

        if "xl/sharedStrings.xml" in self._names:
            self._parse("xl/sharedStrings.xml", start, end, text)
        return strings

    def _date_styles(self) -> frozenset[int]:
        """Numbers of the cell styles that show a number as a day."""
        custom: dict[str, str] = {}
        styles: list[str] = []
        inside = [False]

        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "numFmt":
                custom[given.get("numFmtId", "")] = given.get("formatCode", "")
            elif tag == "cellXfs":
                inside[0] = True
            elif tag == "xf" and inside[0]:
                styles.append(given.get("numFmtId", "0"))

        def end(tag: str) -> None:
            if tag == "cellXfs":
                inside[0] = False

        if "xl/styles.xml" in self._names:
            self._parse("xl/styles.xml", start, end)
        return frozenset(at for at, key in enumerate(styles) if _shows_day(key, custom))

    def _parse(
        self, path: str, start: Start, end: End | None = None, text: Callable[[str], None] | None = None
    ) -> None:
        """Sends one file's XML through handlers, with local names; a document type is refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, given: start(tag.rpartition(" ")[2], given)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(" ")[2])
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        with self._archive.open(path) as file:
            while chunk := file.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    self._refuse_size()
                parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _refuse_size(self) -> None:
        raise RefusedSheetError(problem("sheet-too-big", self._place, maximum=f"{_MOST_XML // 1024 // 1024} MB"))


def _refuse_doctype(*_: object) -> None:
    """No workbook has a document type; what has one wants its entities expanded."""
    raise ValueError("document type")


def _shows_day(key: str, custom: Mapping[str, str]) -> bool:
    if key.isdecimal() and int(key) in _BUILT_IN_DATES:
        return True
    code = _NOT_SHOWN.sub("", custom.get(key, "")).lower()
    return "d" in code and ("m" in code or "y" in code)


class _SheetReader:
    """Handlers that fill one sheet."""

    def __init__(self, sheet: Sheet, strings: list[str], dates: frozenset[int], epoch: date, place: Location) -> None:
        self.sheet = sheet
        self._strings, self._dates, self._epoch, self._place = strings, dates, epoch, place
        self._row = self._column = 0
        self._row_hidden = False
        self._type, self._style, self._formula = "n", 0, False
        self._parts: list[str] | None = None
        self._value = ""

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            self._begin_cell(given)
        elif tag in {"v", "t"}:
            self._parts = []
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._row = int(given["r"]) if "r" in given else self._row + 1
            self._column = 0
            self._row_hidden = given.get("hidden", "") in _TRUE
        elif tag == "col" and given.get("hidden", "") in _TRUE:
            first, last = int(given["min"]), min(int(given["max"]), 16_384)
            self.sheet.hidden_columns |= set(range(first, last + 1))
        elif tag == "mergeCell":
            self._merge(given.get("ref", ""))

    def end(self, tag: str) -> None:
        if tag in {"v", "t"} and self._parts is not None:
            # An inline text may stand in several pieces.
            self._value += "".join(self._parts)
            self._parts = None
        elif tag == "c":
            cell = self._cell()
            if cell is not None:
                self.sheet.put(self._row, self._column, cell, self._place)
                if self._row_hidden:
                    self.sheet.hidden_rows.add(self._row)

    def text(self, piece: str) -> None:
        if self._parts is not None:
            self._parts.append(piece)

    def _begin_cell(self, given: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(given.get("r", ""))
        self._column = _column_number(match[1]) if match else self._column + 1
        self._type = given.get("t", "n")
        self._style = int(given.get("s", "0"))
        self._formula, self._value, self._parts = False, "", None

    def _cell(self) -> Cell | None:
        value, kind = self._value, self._type
        if kind == "s":
            value = self._strings[int(value)] if value else ""
        if not value.strip():
            return Cell("=", formula=True) if self._formula else None
        if kind == "n":
            return self._number(value)
        if kind == "b":
            return Cell("ya" if value.strip() == "1" else "tidak", formula=self._formula)
        return text_cell(value, formula=self._formula or kind == "e")

    def _number(self, value: str) -> Cell:
        cell = number_cell(value, formula=self._formula)
        if self._style not in self._dates or cell.number is None or not 0 < cell.number < 2_958_466:
            return cell
        day = self._epoch + timedelta(days=int(cell.number))
        return Cell(day.isoformat(), day=day, formula=self._formula)

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1] and len(self.sheet.merged) < 50_000:
            (left, top), (right, bottom) = ((_column_number(m[1]), int(m[2])) for m in ends if m)
            self.sheet.merged.append(Range(top, left, bottom, right))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
