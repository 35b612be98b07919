"""Spreadsheets as they are: kinds of files, headers, what is hidden, merged, absurd; and who is asked."""

from __future__ import annotations

import csv
import io
import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from bad_content import FIXTURES
from catalogue.channels.sheets.columns import match_columns
from catalogue.channels.sheets.grid import RefusedSheetError
from catalogue.channels.sheets.xlsx import read_xlsx
from catalogue.problems import Location
from importing import Desk, codes, make_desk

HEAD = ["No", "Nama Usaha", "Nama Produk", "Harga", "Kapasitas per bulan", "No WA"]
ROW = ["1", "Usaha Célèbes", "Keripik", "Rp 10.000,-", "50 bks", "81200000001"]
FORMS = (
    '"Timestamp","Nama usaha","Nama produk","Kategori produk","Ceritakan produk Anda","Harga (Rp)",'
    '"Kapasitas produksi per bulan","Nomor WhatsApp","Unggah foto produk (maks. 5)",'
    '"Saya setuju data ini dipublikasikan"\n'
    '"2026/11/02 9:15:20 AM GMT+7","Dapur Contoh","Rengginang","Camilan","Dari ketan.\nDijemur dua hari.",'
    '"12.500","200 bungkus","0812-0000-0001","https://drive.google.com/open?id=a, https://drive.google.com/open?id=b",'
    '"Ya, saya setuju"\n'
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def as_csv(rows: list[list[str]], separator: str = ",") -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (as_csv([HEAD, ROW], ";").encode("cp1252"), "a.csv"),
        (as_csv([HEAD, ROW]).encode("utf-8-sig"), "a.csv"),
        (as_csv([HEAD, ROW], "\t").encode("utf-16"), "a.tsv"),
        (("sep=;\n" + as_csv([HEAD, ROW], ";")).encode(), "a.csv"),
        (as_csv([["DAFTAR IKM"], [], HEAD, ROW]).encode(), "a.csv"),
    ],
)
def test_text_files_of_all_kinds(desk: Desk, data: bytes, name: str) -> None:
    file = desk.inbox / name
    file.write_bytes(data)
    result = desk.take(file, write=True)
    assert (result["exit_code"], codes(result, "error")) == (0, [])
    text = (desk.content / "producers/usaha-celebes/producer.yml").read_text(encoding="utf-8")
    assert "name: Usaha Célèbes" in text
    assert 'whatsapp: "+6281200000001"' in text


def test_a_google_forms_export(desk: Desk) -> None:
    file = desk.inbox / "formulir.csv"
    file.write_text(FORMS, encoding="utf-8")
    result = desk.take(file, write=True)
    assert (result["exit_code"], codes(result, "error")) == (0, [])
    text = (desk.content / "products/rengginang/product.yml").read_text(encoding="utf-8")
    assert "category: snack" in text
    assert "    Dari ketan.\n    Dijemur dua hari." in text
    owner = (desk.content / "producers/dapur-contoh/producer.yml").read_text(encoding="utf-8")
    assert "publish: true\n  date: 2026-11-02" in owner
    links = [p for p in result["entries"][0]["problems"] if p["code"] == "link-not-fetched"]
    assert [(p["line"], p["column"]) for p in links] == [(2, 9), (2, 9)]
    assert desk.problems() == []


def test_the_old_format_with_merged_and_hidden_parts(desk: Desk) -> None:
    result = desk.take(FIXTURES / "sheets/daftar.xls", write=True)
    assert (result["exit_code"], codes(result, "error")) == (0, [])
    assert {(e["product"], e["producer"]) for e in result["entries"]} == {
        ("keripik-tempe", "usaha-contoh"),
        ("keripik-bayam", "usaha-contoh"),
    }
    hidden = [p["message"]["id"] for p in result["problems"] if p["code"] == "sheet-hidden"]
    assert hidden == ['lembar "Rahasia" tersembunyi dan tidak dibaca.', "baris 6 tersembunyi dan tidak dibaca."]
    assert desk.problems() == []


def test_hidden_parts_of_a_workbook_are_left_out_and_named(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ROW, [2, "Usaha B", "Dodol", 5000, "", ""]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    book.create_sheet("Arsip").sheet_state = "veryHidden"
    book.save(desk.inbox / "a.xlsx")
    result = desk.take(desk.inbox / "a.xlsx", write=True)
    assert [e["product"] for e in result["entries"]] == ["keripik"]
    assert "price" not in (desk.content / "products/keripik/product.yml").read_text(encoding="utf-8")
    said = " ".join(p["message"]["en"] for p in result["problems"])
    assert 'the sheet "Arsip"' in said
    assert "row 3" in said
    assert "column D" in said


def test_one_far_cell_costs_no_memory(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ROW):
        sheet.append(row)
    sheet["XFD1048576"] = "x"
    book.save(desk.inbox / "a.xlsx")
    data = (desk.inbox / "a.xlsx").read_bytes()
    tracemalloc.start()
    sheets = read_xlsx(data, Location("a.xlsx"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(len(cells) for cells in sheets[0].cells.values()) == 12
    assert peak < 5_000_000
    assert desk.take(desk.inbox / "a.xlsx")["exit_code"] == 0


@pytest.mark.parametrize(
    "sheet",
    ['<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>', "<worksheet><sheetData><row",
     "<worksheet>",
     '<worksheet><sheetData><row r="x"/></sheetData></worksheet>',
     '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>999</v></c></row></sheetData></worksheet>'],
)  # fmt: skip
def test_a_workbook_with_broken_xml_is_refused(sheet: str) -> None:
    book = openpyxl.Workbook()
    good = io.BytesIO()
    book.save(good)
    buffer = io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    with pytest.raises(RefusedSheetError):
        read_xlsx(buffer.getvalue(), Location("a.xlsx"))


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("nama_produk_en", "product.name.en"),
        ("Nama Produk (Bahasa Inggris)", "product.name.en"),
        ("Deskripsi (Melayu)", "product.description.ms"),
        ("Harga (USD)", "product.price"),
        ("Harga Jual USD", "product.price"),
        ("Kapasitas Produksi per minggu (kg)", "product.capacity"),
        ("NO. HP / WA", "producer.contact.whatsapp"),
        ("Business name", "producer.name"),
        ("Production capacity a month: Unit", "product.capacity.unit"),
        ("Minimal pesan", "product.moq"),
        ("Nama Pemilik", ""),
        ("No KTP Pemilik", ""),
    ],
)
def test_headers(header: str, path: str) -> None:
    column = match_columns({1: "Nama produk", 2: header})[1]
    assert column.path == path
    assert column.how in {"exact", "left", "private"}


def test_what_a_header_says_of_its_amounts(desk: Desk) -> None:
    file = desk.inbox / "a.csv"
    head = ["Nama Usaha", "Nama Produk", "Harga (USD)", "Kapasitas Produksi per minggu (kg)"]
    file.write_text(as_csv([head, ["Usaha A", "Keripik", "3.20", "30"]]), encoding="utf-8")
    result = desk.take(file, write=True)
    assert result["exit_code"] == 0
    text = (desk.content / "products/keripik/product.yml").read_text(encoding="utf-8")
    assert "currency: USD\n  amount: 3.20" in text
    assert "capacity: {value: 130, unit: kg, per: month}" in text
    assert codes(result) == ["missing-field", "price-incomplete", "value-said"]


LIKELY = as_csv([["Nama Usaha", "Nama Produk", "Harga Produkk"], ["Usaha A", "Keripik", "5000"]])


def test_a_likely_header_is_proposed_and_not_used(desk: Desk) -> None:
    file = desk.inbox / "a.csv"
    file.write_text(LIKELY, encoding="utf-8")
    before = desk.files()
    code, said = desk.run("import", file, "--write")
    assert code == 1
    assert 'Kolom "Harga Produkk" mungkin berarti "Harga"; belum dipakai.' in said
    assert desk.files() == before


def test_yes_takes_exact_headers_only(desk: Desk) -> None:
    file = desk.inbox / "a.csv"
    file.write_text(LIKELY, encoding="utf-8")
    assert desk.run("import", file, "--write", "--yes")[0] == 0
    assert "price" not in (desk.content / "products/keripik/product.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("answer", [True, False])
def test_a_person_can_confirm_a_header(desk: Desk, answer: bool) -> None:
    from bad_content import settings_for
    from catalogue.channels.options import Options
    from catalogue.channels.run import import_files
    from catalogue.progress import Silent
    from catalogue.reference import read_vocabulary

    file = desk.inbox / "a.csv"
    file.write_text(LIKELY, encoding="utf-8")
    asked: list[tuple[str, str]] = []

    def confirm(header: str, meaning: str) -> bool:
        asked.append((header, meaning))
        return answer

    settings = settings_for(desk.content, desk.inbox / "cache")
    result = import_files(
        [file], settings, read_vocabulary(settings.reference), Options(write=True, confirm=confirm), Silent()
    )
    assert asked == [("Harga Produkk", "Harga")]
    assert result.exit_code == (0 if answer else 1)
    assert (desk.content / "products/keripik/product.yml").exists() == answer


def test_same_name_of_two_firms_gets_two_ids(desk: Desk) -> None:
    file = desk.inbox / "a.csv"
    rows = [["Nama Usaha", "Nama Produk"], ["Usaha A", "Keripik"], ["Usaha B", "Keripik"], ["Usaha A", "keripik"]]
    file.write_text(as_csv(rows), encoding="utf-8")
    result = desk.take(file)
    assert [(e["product"], e["state"]) for e in result["entries"]] == [
        ("keripik", "new"),
        ("keripik-usaha-b", "new"),
        ("keripik", "refused"),
    ]
    assert codes(result, "error") == ["entry-twice"]


def test_the_report_names_cells_as_spreadsheets_do(desk: Desk) -> None:
    file = desk.inbox / "a.csv"
    file.write_text(as_csv([HEAD, [*ROW[:3], "murah", *ROW[4:]]]), encoding="utf-8")
    _, said = desk.run("import", file)
    assert "a.csv:2:4: (sel/cell D2) warning[value-unread] product.price:" in said
    assert "1 entri: 1 baru" in said
    assert "Belum ada yang ditulis; tambahkan --write." in said


def test_a_two_row_header_in_a_text_file(desk: Desk) -> None:
    rows: list[list[Any]] = [
        ["No", "Nama Usaha", "Nama Produk", "Kapasitas Produksi", "", "Harga Satuan (Rp)"],
        ["", "", "", "Jumlah", "Satuan", ""],
        ["1", "Usaha A", "Keripik", "50", "bks/bln", "10.000"],
    ]
    file = desk.inbox / "a.csv"
    file.write_text(as_csv(rows), encoding="utf-8")
    assert desk.take(file, write=True)["exit_code"] == 0
    text = (desk.content / "products/keripik/product.yml").read_text(encoding="utf-8")
    assert "capacity: {value: 50, unit: pack, per: month}" in text
