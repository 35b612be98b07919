"""From the rows below the headers to drafts: merged cells filled down, what is no product left out and said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from catalogue.channels.answers import Answer, Words
from catalogue.channels.entry import Draft
from catalogue.channels.holdings import Holdings
from catalogue.channels.records import draft_from
from catalogue.channels.sheets.columns import Column
from catalogue.channels.sheets.grid import MOST_CELLS, Cell, Sheet, column_letter
from catalogue.channels.sheets.headers import Header
from catalogue.channels.sheets.photos import PhotoFolder
from catalogue.channels.sheets.synonyms import ROW_NUMBER, ROW_PHONE
from catalogue.checks.privacy import private_numbers
from catalogue.problem_codes import mask_long_numbers, problem
from catalogue.problems import Bilingual, Location, Problem, Severity

_WHATSAPP: Final = "producer.contact.whatsapp"
_PHOTOS: Final = "product.photos"
_FIRM: Final = ("producer.name", "product.producer")
_NAME: Final = "product.name"
_TOTAL: Final = re.compile(r"(?:grand |sub ?)?(?:total|jumlah)\b", re.IGNORECASE)
_EXAMPLE: Final = re.compile(r"\(?contoh\)?", re.IGNORECASE)
_LINK: Final = re.compile(r"(?:https?://|www\.)[^\s,;]+", re.IGNORECASE)
_PERIOD_WORDS: Final = {"day": "hari", "week": "minggu", "month": "bulan", "year": "tahun"}
_LACKS: Final = frozenset({"sheet-no-name", "sheet-no-producer"})
#: A row with fewer filled fields than this and no product or firm is a note below the list: a place, a signature.
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class _AtTop:
    """The cell a merged range shows, and the row it stands in."""

    cell: Cell
    row: int


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading the rows of one sheet needs.

    Attributes:
        sheet: the cells.
        header: what the columns mean.
        source: the file's name.
        holdings: what the catalogue holds.
        words: vocabulary and language.
        photos: what lies beside the file.
    """

    sheet: Sheet
    header: Header
    source: str
    holdings: Holdings
    words: Words
    photos: PhotoFolder
    problems: list[Problem] = field(default_factory=list)
    told: set[tuple[str, Location, str]] = field(default_factory=set)

    @property
    def path(self) -> str:
        """File and sheet, as places name them."""
        return mask_long_numbers(f"{self.source}[{self.sheet.name}]" if self.sheet.name else self.source)

    def drafts(self) -> Iterator[Draft]:
        """A draft for every row that is a product or should be one."""
        columns = [column for column in self.header.columns if column.path]
        anchors = self._anchors({column.number for column in columns})
        numbers = sorted({*self.sheet.cells, *(row for row, _ in anchors)})
        for row in numbers:
            if row <= self.header.last or row in self.sheet.hidden_rows:
                continue
            own = self.sheet.cells.get(row, {})
            filled = {c.number: anchors[row, c.number] for c in columns if (row, c.number) in anchors}
            cells = {**{number: at_top.cell for number, at_top in filled.items()}, **own}
            skipped = self._skipped(cells, own, columns)
            if skipped is not None:
                if skipped.id:
                    place = Location(self.path, row)
                    self.problems.append(problem("sheet-row-skipped", place, reason=skipped.en, reason_id=skipped.id))
                continue
            rows = {number: at_top.row for number, at_top in filled.items() if number not in own}
            yield self._said_once(self._draft(row, cells, rows, columns))

    def _said_once(self, draft: Draft) -> Draft:
        """The draft without warnings about a merged cell that an earlier row of it has told already."""
        new = []
        for each in draft.problems:
            key = (each.code, each.location, each.field)
            if each.severity is Severity.error or each.location.line == draft.place.line or key not in self.told:
                new.append(each)
            self.told.add(key)
        return replace(draft, problems=tuple(new))

    def _anchors(self, columns: set[int]) -> dict[tuple[int, int], _AtTop]:
        """The cell that fills a place of a merged column; ranges beyond the last row with anything are cut."""
        last = max(self.sheet.cells, default=0)
        filled: dict[tuple[int, int], _AtTop] = {}
        for merged in self.sheet.merged:
            cell = self.sheet.cells.get(merged.top, {}).get(merged.left)
            if cell is None or merged.left not in columns or merged.top <= self.header.last:
                continue
            for row in range(merged.top + 1, min(merged.bottom, last) + 1):
                filled[row, merged.left] = _AtTop(cell, merged.top)
            if len(filled) > MOST_CELLS:
                break
        return filled

    def _skipped(self, cells: Mapping[int, Cell], own: Mapping[int, Cell], columns: list[Column]) -> Bilingual | None:
        """Why a row is no product; an empty reason for one that need not be mentioned; None for a product."""
        texts = {column.path: _line(cells[column.number]) for column in columns if column.number in cells}
        filled = [column for column in columns if column.number in own and column.path != ROW_NUMBER]
        first = _line(cells[min(cells)]) if cells else ""
        name, firm = texts.get(_NAME, ""), next((texts[path] for path in _FIRM if path in texts), "")
        is_example = _EXAMPLE.fullmatch(texts.get(ROW_NUMBER, "")) is not None
        if not own or is_example or (not filled and not _TOTAL.match(first)):
            return Bilingual("", "")
        if _TOTAL.match(first) or (_TOTAL.match(firm) and not name):
            return Bilingual("baris jumlah", "it is a total")
        if all(_line(cells[column.number]) == column.header for column in filled):
            return Bilingual("judul yang berulang", "it repeats the headers")
        counting = [_line(cells[c.number]).strip("()") for c in columns if c.number in cells]
        if len(counting) > 2 and all(text.isdecimal() for text in counting) and _counts_up(list(map(int, counting))):
            return Bilingual("nomor kolom", "it numbers the columns")
        if not name and len(filled) < _FEW and (not firm or _NAME not in texts):
            return Bilingual("tidak ada nama produknya", "it names no product")
        return None

    def _draft(self, row: int, cells: Mapping[int, Cell], rows: Mapping[int, int], columns: list[Column]) -> Draft:
        place = Location(self.path, row)
        problems: list[Problem] = []
        answers: dict[str, Answer] = {}
        for column in columns:
            cell = cells.get(column.number)
            if cell is not None:
                answer = self._answer(rows.get(column.number, row), column, cell, problems)
                if answer is not None:
                    answers[column.path] = answer
        _complete(answers, columns)
        number = answers.pop(ROW_NUMBER, None)
        photo_cell = answers.pop(_PHOTOS, None)
        problems += _links(photo_cell)
        source = f"{self.path} baris {row}"
        draft = draft_from(answers, self.words, self.holdings, source, "row", place)
        firm, name = (answers[path].text if path in answers else "" for path in ("producer.name", _NAME))
        own_number = int(number.text) if number is not None and number.text.isdecimal() else None
        has_numbers = any(column.path == ROW_NUMBER for column in columns)
        photos = self.photos.of(
            firm or str(draft.product.get("producer", "")),
            name,
            own_number if has_numbers else row,
            photo_cell.text if photo_cell is not None else "",
        )
        # What a formula took away is not missing as well.
        formula = any(each.code == "sheet-formula" for each in problems)
        rest = [each for each in draft.problems if not (formula and each.code in _LACKS)]
        return replace(draft, photos=photos, problems=(*problems, *rest))

    def _answer(self, row: int, column: Column, cell: Cell, problems: list[Problem]) -> Answer | None:
        place = Location(self.path, row, column.number)
        if next(private_numbers(cell.text), None) is not None:
            problems.append(problem("sheet-private-cell", place))
            return None
        if cell.formula and column.path != ROW_NUMBER:
            problems.append(problem("sheet-formula", place, column.path, value=_named(column)))
            return None
        return Answer(cell.text, place, cell.number, cell.day)


def _line(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _counts_up(numbers: list[int]) -> bool:
    return all(later == earlier + 1 for earlier, later in pairwise(numbers))


def _named(column: Column) -> str:
    return f"{column_letter(column.number)}: {column.header}"


def _complete(answers: dict[str, Answer], columns: list[Column]) -> None:
    """Adds what a header says of its column's amounts, and a phone where no WhatsApp number is."""
    for column in columns:
        answer = answers.get(column.path)
        if answer is None:
            continue
        if column.currency and "product.price.currency" not in answers:
            answers["product.price.currency"] = Answer(column.currency, answer.place)
        unit_path = {"product.price": "product.price.per"}.get(column.path, f"{column.path}.unit")
        if column.unit and unit_path not in answers and not re.search(r"[A-Za-z]", answer.text):
            answers[unit_path] = Answer(column.unit, answer.place)
        if column.period:
            word = _PERIOD_WORDS[column.period]
            if not re.search(r"bulan|bln|minggu|mgg|hari|tahun|thn|month|week|year", answer.text, re.IGNORECASE):
                answers[column.path] = replace(answer, text=f"{answer.text} / {word}")
    phone = answers.pop(ROW_PHONE, None)
    if phone is not None:
        own = answers.get(_WHATSAPP)
        answers[_WHATSAPP] = phone if own is None else replace(own, text=f"{own.text}; {phone.text}")


def _links(photos: Answer | None) -> Iterator[Problem]:
    """Links in the column of photos: listed, never fetched."""
    if photos is not None:
        for match in _LINK.finditer(photos.text):
            yield problem("link-not-fetched", photos.place, _PHOTOS, value=match[0])
