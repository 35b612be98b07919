"""Makes what people hand in, for tests: kits as the form page packs them, issue bodies, inventories, photos."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl
from catalogue.channels.armour import wrap
from PIL import Image

#: A NIK of nobody: its district does not exist. Built from parts, so that no file holds sixteen digits in a row.
NIK = "3528" + "990101" + "80" + "0001"

Changes = Mapping[str, Any]


def jpeg(seed: int = 0, size: tuple[int, int] = (1400, 1050), **options: Any) -> bytes:
    """A photo with edges everywhere, another one for each seed."""
    small = Image.new("RGB", (8, 6))
    for at in range(48):
        value = (at * 37 + seed * 101 + (at * at * (seed + 3))) % 256
        small.putpixel((at % 8, at // 8), (value, (value * 7 + seed * 50) % 256, 255 - value))
    buffer = io.BytesIO()
    small.resize(size, Image.Resampling.NEAREST).save(buffer, options.pop("format", "JPEG"), **options)
    return buffer.getvalue()


def gps_jpeg(size: tuple[int, int] = (1600, 1200)) -> bytes:
    """A photo lying on its side that says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 0.0, 0.0), 3: "E", 4: (113.0, 0.0, 0.0)})
    return jpeg(5, size, exif=exif)


def product(**changes: Any) -> dict[str, Any]:
    """A product as the form page writes it."""
    return {
        "id": "kopi-serai",
        "status": "draft",
        "producer": "dapur-jahe",
        "category": "coffee",
        "name": {"id": "Kopi Serai"},
        "photos": [{"file": "kopi-serai-1.jpg", "alt": {"id": "Bungkus kopi di atas meja"}, "role": "main"}],
        "price": {"mode": "fixed", "currency": "IDR", "amount": 85000, "per": "pack"},
        "capacity": {"value": 200, "unit": "pack", "per": "month"},
        "updated": "2026-11-20",
    } | changes


def producer(**changes: Any) -> dict[str, Any]:
    """A new producer as the form page writes it."""
    return {
        "id": "dapur-jahe",
        "status": "draft",
        "name": "Dapur Jahe (contoh)",
        "location": {"regency": "pamekasan"},
        "contact": {"whatsapp": "+6281200000099"},
        "consent": {"publish": True, "date": "2026-11-20"},
        "updated": "2026-11-20",
    } | changes


def contents(
    product_record: Changes | None = None,
    producer_record: Changes | None = None,
    photos: Mapping[str, bytes] | None = None,
    **kit: Any,
) -> dict[str, bytes]:
    """The files of a kit."""
    record = product() if product_record is None else dict(product_record)
    files = {"product.json": _json(record)}
    if producer_record is None or producer_record:
        files["producer.json"] = _json(producer() if producer_record is None else producer_record)
    pictures = {"kopi-serai-1.jpg": jpeg()} if photos is None else photos
    files |= {f"photos/{name}": data for name, data in pictures.items()}
    listed = {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in files.items()}
    head = {
        "format": "katalog-kit",
        "version": 1,
        "created": "2026-11-20T03:00:00.000Z",
        "lang": "id",
        "generator": "tests",
        "consent": {"publish": True, "text": "Saya setuju."},
        "slug": record.get("id"),
        "files": listed,
    }
    return {"kit.json": _json(head | kit)} | files


def zipped(files: Mapping[str, bytes], *, deflate: bool = True) -> bytes:
    """An archive of files."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def kit(*records: Changes, **options: Any) -> bytes:
    """A kit's archive."""
    return zipped(contents(*records, **options))


def write_kit(path: Path, *records: Changes, **options: Any) -> Path:
    """A kit as a file; armoured where the name ends in `.txt`."""
    archive = kit(*records, **options)
    if path.suffix == ".txt":
        path.write_text(wrap(archive, "Katalog: Kopi Serai"), encoding="utf-8")
    else:
        path.write_bytes(archive)
    return path


def issue_body(answers: Sequence[tuple[str, str]]) -> str:
    """The body that GitHub makes of a form."""
    return "\n\n".join(f"### {label}\n\n{value or '_No response_'}" for label, value in answers)


#: The attachment that the issue names.
ISSUE_PHOTO: Final = "01234567-89ab-cdef-0123-456789abcdef"
ISSUE_ANSWERS: Final = [
    ("Nama produk", "Petis Udang"),
    ("Kategori", "Bumbu dan saus"),
    ("Harga", "Rp 25.000 per botol"),
    ("Kemampuan produksi per bulan", "300 botol per bulan"),
    ("Waktu pengerjaan", "1-2 minggu"),
    ("Nama usaha", "Petis Contoh"),
    ("Kabupaten", "Kabupaten Sampang"),
    ("Nomor WhatsApp", "0812 0000 0077"),
    ("Boleh diterbitkan", "- [x] Saya setuju"),
    ("Bahan", "Udang, terasi"),
    ("Uraian", "Petis dari udang segar.\n\nDimasak delapan jam."),
    ("Komposisi", ""),
    ("Foto", f'<img width="1" alt="a" src="https://github.com/user-attachments/assets/{ISSUE_PHOTO}" />'),
]

INVENTORY_HEAD = ("No", "Nama Usaha", "Nama Pemilik", "NIK", "Alamat", None, "Jenis Produk", "Kapasitas Produksi", None,
                  "Harga Satuan (Rp)", "No. HP/WA", "Tahun Berdiri", "No PIRT / Halal", "Foto")  # fmt: skip

#: Twelve products of seven firms; the cells of a firm are merged over its rows.
INVENTORY_ROWS: Final[list[list[Any]]] = [
    [1, "UD Sumber Manis", "Siti", NIK, "Pakong", "Pakong", "Kopi Rempah 200 g", 200, "bks / bulan", "Rp 85.000,-", 81234567890, 2010, "-", None],  # noqa: E501
    [2, None, None, None, None, None, "Kopi Robusta 250 g", 50, "kg/bln", "1.250.000", None, None, None, None],
    [3, None, None, None, None, None, "Jahe Instan", "10-15", "bks/bln", "150rb - 300rb", None, None, None, "https://drive.google.com/x"],
    [4, None, None, None, None, None, "Temulawak Bubuk", 40, "bks/bln", "25.000", None, None, None, None],
    [5, "Batik Ayu", "Rina", NIK, "Klampar", "Proppo", "Batik tulis", 30, "lbr/minggu", "1,5 juta", "0812-3456-7891 / 0878 1111 2222", 1998, "", None],  # noqa: E501
    [6, None, None, None, None, None, "Selendang", 20, "lbr/bln", "350 ribu", None, None, None, None],
    [7, "Keripik Nia", "Nia", NIK, "Kolpajung", "Pamekasan", "Keripik singkong", 500, "bungkus", "Rp. 12.500/bks", "812-3456-7892", 2015, "", None],  # noqa: E501
    [8, "Petis Bu Ani", "Ani", NIK, "", "Tlanakan", "Petis ikan", 300, "botol/bulan", "nego", "+60 12-345 6789", "", "", None],  # noqa: E501
    [9, "Anyaman Sejahtera", "Budi", NIK, "", "Proppo", "Tikar pandan", 10, "lbr/bln", 250000, "(0324) 321456", 2001, "", None],  # noqa: E501
    [10, None, None, None, None, None, "Tas pandan", 60, "pcs/bln", 75000, None, None, None, None],
    [11, "Garam Jaya", "Joko", NIK, "", "Galis", "Garam kristal", 5, "ton/bln", 1.25, 81234567895, 1990, "", None],
    [12, "Madu Alas", "Lia", NIK, "", "Pegantenan", "Madu hutan 500 ml", 100, "botol/bulan", "120.000", "085233445566", 2019, "", None],  # noqa: E501
]  # fmt: skip
#: First and last index of rows whose firm is written once.
INVENTORY_MERGED: Final = [(0, 3), (4, 5), (8, 9)]


def inventory(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[tuple[int, int]] = ()) -> Path:
    """An official's list: two title rows, headers in two merged rows, rows, a total, a place and date.

    Args:
        path: where it is written.
        rows: values under the fourteen columns.
        merged: first and last index of rows whose producer cells are merged.
    """
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "IKM"
    sheet["A1"], sheet["A2"] = "DATA IKM KABUPATEN PAMEKASAN", "Tahun 2026"
    sheet.merge_cells("A1:N1")
    for column, head in enumerate(INVENTORY_HEAD, start=1):
        sheet.cell(4, column, head)
    for cell, text in (("E5", "Desa"), ("F5", "Kecamatan"), ("H5", "Jumlah"), ("I5", "Satuan")):
        sheet[cell] = text
    sheet.merge_cells("E4:F4")
    sheet.merge_cells("H4:I4")
    for column in (1, 2, 3, 4, 7, 10, 11, 12, 13, 14):
        sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    for at, row in enumerate(rows):
        for column, value in enumerate(row, start=1):
            sheet.cell(6 + at, column, value)
    for first, last in merged:
        for column in (2, 3, 4, 5, 6, 11, 12):
            sheet.merge_cells(start_row=6 + first, end_row=6 + last, start_column=column, end_column=column)
    end = 6 + len(rows)
    sheet.cell(end, 1, "TOTAL")
    sheet.cell(end, 8, f"=SUM(H6:H{end - 1})")
    sheet.cell(end + 2, 10, "Pamekasan, 1 November 2026")
    book.save(path)
    return path


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8")
