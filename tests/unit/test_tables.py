"""Tables as CSV and XLSX: typed, the same bytes twice, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from catalogue.tables import Column, Table, plain_cell, render_csv
from catalogue.tables.cells import plain_cells
from catalogue.tables.table import ROWS_AT_ONCE
from catalogue.tables.workbook import render_xlsx
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2026, 11, 21)
COLUMNS = (
    Column("Nama", width=40),
    Column("HS", "code"),
    Column("Jumlah", "integer"),
    Column("Harga", "decimal"),
    Column("Bagian", "percent"),
    Column("Tanggal", "date"),
)
TABLE = Table(
    "produk",
    "Semua produk",
    COLUMNS,
    (
        ('Kopi "rempah", 200 g', "090121", 5000, Decimal("3.10"), Decimal("0.25"), DAY),
        ("=HYPERLINK(1)", None, None, None, None, None),
    ),
    ("Catatan pertama.",),
)


def workbook(*tables: Table) -> openpyxl.Workbook:
    data = render_xlsx(tables, title="Laporan", made_on=DAY, notes_name="Catatan")
    return openpyxl.load_workbook(io.BytesIO(data))


def test_csv_is_what_programs_and_spreadsheets_expect() -> None:
    assert render_csv(TABLE).decode("utf-8") == (
        "\ufeffNama,HS,Jumlah,Harga,Bagian,Tanggal\r\n"
        '"Kopi ""rempah"", 200 g",090121,5000,3.10,0.25,2026-11-21\r\n'
        "'=HYPERLINK(1),,,,,\r\n"
    )


def test_cells_of_the_workbook_have_types() -> None:
    sheet = workbook(TABLE)["produk"]
    cells = sheet[2]
    assert [cell.value for cell in cells] == [
        'Kopi "rempah", 200 g',
        "090121",
        5000,
        3.1,
        0.25,
        datetime(2026, 11, 21),
    ]
    assert [cell.number_format for cell in cells] == ["@", "@", "#,##0", "General", "0%", "yyyy-mm-dd"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("'=HYPERLINK(1)", "s")


def test_the_heading_stays_and_filters() -> None:
    sheet = workbook(TABLE)["produk"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.column_dimensions["A"].width == 40
    assert sheet.print_title_rows == "$1:$1"


def test_titles_and_notes_stand_apart_from_the_data() -> None:
    book = workbook(TABLE, Table("lain", "Lain", (Column("A"),)))
    assert book.sheetnames == ["produk", "lain", "Catatan"]
    texts = [cell for (cell,) in book["Catatan"].iter_rows(values_only=True, max_col=1)]
    assert texts == ["Laporan · 2026-11-21", None, "Semua produk", "Catatan pertama.", None, "Lain"]


def test_a_workbook_holds_no_moment_of_writing() -> None:
    data = render_xlsx([TABLE], title="Laporan", made_on=DAY, notes_name="Catatan")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert properties.count("2026-11-21T00:00:00Z") == 2


def test_an_error_value_is_only_a_word() -> None:
    cell = workbook(Table("t", "T", (Column("A"),), (("#N/A",),)))["t"]["A2"]
    assert (cell.value, cell.data_type) == ("#N/A", "s")


@pytest.mark.parametrize("text", ["=1+1", "+62812", "-5", "@SUM(A1)", " =1", "\t=1", "\n@x", "＝1", "\x00=1", "\r-x"])
def test_a_formula_becomes_text(text: str) -> None:
    assert plain_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Kopi", "3-4 hari", "a=b", "", "'quoted", "62812", "nama@example.org"])
def test_other_text_stays(text: str) -> None:
    assert plain_cell(text) == text


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    assert len(plain_cell("x" * 40_000)) == 32_767


@given(st.lists(st.none() | st.text() | st.sampled_from(["Kopi", "-5", "", "x" * 40_000])))
def test_texts_together_become_what_each_becomes(texts: list[str | None]) -> None:
    assert plain_cells(texts) == [None if text is None else plain_cell(text) for text in texts]


def test_a_table_of_several_blocks_keeps_its_rows_and_their_heights() -> None:
    count = 2 * ROWS_AT_ONCE + 1
    texts = ["x" * 60 if number % 7 == 0 else None if number % 5 == 0 else f"<{number}>" for number in range(count)]
    rows = tuple((text, number, Decimal(number) / 4) for number, text in enumerate(texts))
    table = Table("t", "T", (Column("A", width=28), Column("B", "integer"), Column("C", "decimal")), rows)
    sheet = workbook(table)["t"]
    assert [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        (text, number, float(quarter)) for text, number, quarter in rows
    ]
    tall = {place for place, row in sheet.row_dimensions.items() if row.height == 45}
    assert tall == {number + 2 for number in range(0, count, 7)}
    written = list(csv.reader(io.StringIO(render_csv(table).decode("utf-8-sig"), newline="")))[1:]
    assert written == [[text or "", str(number), format(quarter, "f")] for text, number, quarter in rows]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_survives_both_forms(texts: list[str]) -> None:
    table = Table("t", "T", (Column("A"),), tuple((text,) for text in texts))
    safe = [plain_cell(text) for text in texts]
    assert not [text for text in safe if text.lstrip()[:1] in tuple("=+-@")]
    rows = list(csv.reader(io.StringIO(render_csv(table).decode("utf-8-sig"), newline="")))[1:]
    assert [row[0] if row else "" for row in rows] == safe
    cells = [
        cell or "" for (cell,) in workbook(table)["t"].iter_rows(min_row=2, max_row=len(texts) + 1, values_only=True)
    ]
    assert cells == safe


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ((Column("A"),), ("x", "y")),
        ((Column("A"),), (5,)),
        ((Column("A", "integer"),), ("5",)),
        ((Column("A", "integer"),), (True,)),
        ((Column("A", "integer"),), (Decimal(5),)),
        ((Column("A", "date"),), ("2026-11-21",)),
    ],
)
def test_rows_that_are_not_of_the_columns_are_refused(columns: tuple[Column, ...], row: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="t: "):
        Table("t", "T", columns, (row,))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "a/b", "x" * 32, "[a]"])
def test_a_name_no_sheet_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a sheet"):
        Table(name, "T", (Column("A"),))


def test_a_link_opens_and_everything_else_stays_text() -> None:
    rows = (("https://example.org/?a=1&b=<2>",), ("javascript:alert(1)",), (None,))
    data = render_xlsx([Table("t", "T", (Column("A", "link"),), rows)], title="T", made_on=DAY, notes_name="N")
    sheet = openpyxl.load_workbook(io.BytesIO(data))["t"]
    assert sheet["A2"].hyperlink.target == sheet["A2"].value == "https://example.org/?a=1&b=<2>"
    assert sheet["A3"].hyperlink is None
    assert sheet["A3"].value == "javascript:alert(1)"
