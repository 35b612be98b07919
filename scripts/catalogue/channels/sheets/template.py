"""The empty spreadsheet for officials: headers of the field table, notes, drop-downs and an example, in Indonesian."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.channels.questions import CONSENT, asked, label_of
from catalogue.tables import plain_cell
from catalogue.vocabulary import Vocabulary

_LANGUAGE: Final = "id"
#: Columns in the order a person knows the answers: who, what, how much, then what buyers ask next.
_PATHS: Final = (
    "producer.name", "product.name", "product.category", "product.price", "product.price.per", "product.capacity",
    "product.capacity.unit", "producer.contact.whatsapp", CONSENT, "producer.location.regency",
    "producer.location.district", "producer.location.village", "producer.type", "product.summary",
    "product.description", "product.moq", "product.moq.unit", "product.lead_time", "product.materials",
    "product.food.ingredients", "product.packaging.net_weight_g", "product.dimensions_cm",
    "product.shelf_life_months", "product.certificates", "producer.founded", "producer.workers", "product.photos",
)  # fmt: skip
#: Without these a row cannot be taken.
_NEEDED: Final = frozenset({"producer.name", "product.name"})
#: Answers of the example row where the field table's own would not fit a cell.
_EXAMPLES: Final[Mapping[str, str]] = {
    "producer.name": "Sumber Rempah (contoh)",
    "product.price": "Rp 85.000",
    "product.capacity": "200",
    "product.moq": "50",
    "product.lead_time": "7-14 hari",
    "product.certificates": "P-IRT: proses",
    "product.dimensions_cm": "",
    "product.photos": "kopi-1.jpg",
    "producer.location.district": "Pakong",
    CONSENT: "ya",
}
_EXAMPLE_TERMS: Final[Mapping[str, str]] = {
    "product.category": "coffee",
    "product.price.per": "pack",
    "product.capacity.unit": "pack",
    "product.moq.unit": "pack",
    "producer.location.regency": "pamekasan",
    "producer.type": "group",
    "product.materials": "robusta",
}
_NUMBER: Final = "No"
_EXAMPLE_MARK: Final = "contoh"
_LISTS: Final = "Pilihan"
_TITLE: Final = "Daftar produk untuk katalog ekspor"
_HOW: Final = (
    "Satu produk di setiap baris. Arahkan kursor ke judul kolom untuk penjelasan. Kolom bertanda * wajib diisi. "
    "Jangan menulis NIK, NPWP, atau alamat rumah. Foto: simpan di folder "
    "foto/NAMA USAHA/NAMA PRODUK/ di samping berkas ini."
)
_HEADER_ROW: Final = 3
_ROWS: Final = 500
_INK: Final = "1E2A2F"
_HEAD: Final = "E6DCC8"
_PALE: Final = "F7F3EA"
_THIN: Final = Border(bottom=Side(style="thin", color=_INK))


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its header, note, choices and example."""

    header: str
    note: str
    choices: tuple[str, ...]
    example: str


def render_template(vocabulary: Vocabulary, made_on: date) -> bytes:
    """The workbook.

    Args:
        vocabulary: for the drop-downs.
        made_on: its date, so that the same day gives the same content.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet, lists = book.create_sheet("Produk"), book.create_sheet(_LISTS)
    columns = [_Column(_NUMBER, "Nomor urut; foto boleh diberi nama yang diawali nomor ini.", (), _EXAMPLE_MARK)]
    columns += [_column(path, vocabulary) for path in _PATHS]
    _write_head(sheet, columns)
    _write_lists(sheet, lists, columns)
    stamp = datetime(made_on.year, made_on.month, made_on.day)
    book.properties.creator = "Katalog"
    book.properties.created = book.properties.modified = stamp
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _column(path: str, vocabulary: Vocabulary) -> _Column:
    field = asked()[path]
    example = _EXAMPLES.get(path, field.example(_LANGUAGE))
    if path in _EXAMPLE_TERMS:
        term = _EXAMPLE_TERMS[path]
        choice = field.shape == "choice"
        example = field.choice(term, _LANGUAGE) if choice else _labels(field.term or "", vocabulary)[term]
    star = " *" if path in _NEEDED else ""
    note = " ".join(part for part in (field.help(_LANGUAGE), f"Contoh: {example}." if example else "") if part)
    return _Column(f"{label_of(path, _LANGUAGE)}{star}", note, _choices(path, vocabulary), example)


def _choices(path: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    field = asked()[path]
    if field.shape == "choice":
        return tuple(field.choice(value, _LANGUAGE) for value in field.choices)
    if field.shape == "yes_no":
        return ("ya", "tidak")
    if field.shape == "term" and not field.many and field.term in {"category", "unit", "regency"}:
        return tuple(_labels(field.term, vocabulary).values())
    return ()


def _labels(term: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    if term == "regency":
        return {key: regency.short for key, regency in vocabulary.regencies.items()}
    labels = {
        "category": {key: each.label for key, each in vocabulary.categories.items()},
        "unit": {key: each.label for key, each in vocabulary.units.items()},
        "material": vocabulary.materials,
    }[term]
    return {key: label[_LANGUAGE] for key, label in labels.items()}


def _write_head(sheet: Worksheet, columns: Sequence[_Column]) -> None:
    sheet.cell(1, 1, _TITLE).font = Font(bold=True, size=14, color=_INK)
    sheet.cell(2, 1, _HOW).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=9)
    sheet.row_dimensions[2].height = 46
    for number, column in enumerate(columns, start=1):
        head = sheet.cell(_HEADER_ROW, number, plain_cell(column.header))
        head.font, head.fill, head.border = Font(bold=True, color=_INK), PatternFill("solid", _HEAD), _THIN
        head.alignment = Alignment(wrap_text=True, vertical="center")
        if column.note:
            head.comment = Comment(column.note, "Katalog", height=130, width=320)
        shown = sheet.cell(_HEADER_ROW + 1, number, plain_cell(column.example))
        shown.font, shown.fill = Font(italic=True, color=_INK), PatternFill("solid", _PALE)
        sheet.column_dimensions[get_column_letter(number)].width = max(12, min(34, len(column.header) + 6))
        for row in range(_HEADER_ROW + 1, _HEADER_ROW + 1 + _ROWS):
            # Text, so that a phone keeps its zero and "7-14" does not become a day.
            sheet.cell(row, number).number_format = "@"
    sheet.row_dimensions[_HEADER_ROW].height = 34
    sheet.freeze_panes = f"D{_HEADER_ROW + 1}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_lists(sheet: Worksheet, lists: Worksheet, columns: Sequence[_Column]) -> None:
    """Each list of choices as a column of its own sheet, and the drop-downs that take from it."""
    at = 0
    for number, column in enumerate(columns, start=1):
        if not column.choices:
            continue
        at += 1
        lists.cell(1, at, plain_cell(column.header)).font = Font(bold=True, color=_INK)
        lists.column_dimensions[get_column_letter(at)].width = 28
        for row, choice in enumerate(column.choices, start=2):
            lists.cell(row, at, plain_cell(choice))
        letter = get_column_letter(at)
        source = f"{_LISTS}!${letter}$2:${letter}${len(column.choices) + 1}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = "Pilih dari daftar", "Pilih salah satu isi daftar, atau kosongkan."
        own = get_column_letter(number)
        rule.add(f"{own}{_HEADER_ROW + 1}:{own}{_HEADER_ROW + _ROWS}")
        sheet.add_data_validation(rule)
