"""Every way in, from what was handed in to drafts that the check accepts."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from handed_in import NIK, gps_jpeg, inventory, issue_body, jpeg, kit, product, write_kit
from importing import Desk, codes, make_desk
from PIL import Image

UUID = "01234567-89ab-cdef-0123-456789abcdef"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def read(desk: Desk, path: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((desk.content / path).read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", ["kopi-serai.zip", "kopi-serai.katalog.txt"])
def test_a_kit_becomes_drafts_that_pass_the_check(desk: Desk, name: str) -> None:
    file = write_kit(desk.inbox / name)
    before = desk.files()
    assert desk.take(file)["entries"][0]["state"] == "new"
    assert desk.files() == before, "a dry run writes nothing"
    result = desk.take(file, write=True)
    assert result["exit_code"] == 0
    assert set(result["entries"][0]["written"]) == {
        "producers/dapur-jahe/producer.yml",
        "products/kopi-serai/product.yml",
        "products/kopi-serai/kopi-serai-1.jpg",
    }
    assert desk.problems() == []
    record = read(desk, "products/kopi-serai/product.yml")
    assert record["status"] == "draft"
    assert record["price"] == {"mode": "fixed", "currency": "IDR", "amount": 85000, "per": "pack"}
    assert read(desk, "producers/dapur-jahe/producer.yml")["consent"]["publish"] is True


def test_a_photo_is_kept_upright_small_and_without_its_place(desk: Desk) -> None:
    desk.take(write_kit(desk.inbox / "a.zip", photos={"kopi-serai-1.jpg": gps_jpeg((4000, 3000))}), write=True)
    kept = (desk.content / "products/kopi-serai/kopi-serai-1.jpg").read_bytes()
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (1200, 1600)
        assert not picture.getexif()
        assert not {"exif", "icc_profile", "comment"} & picture.info.keys()
    assert len(kept) <= 400 * 1024
    assert b"Exif" not in kept


def test_a_known_producer_is_left_aside_and_reported(desk: Desk) -> None:
    own = {"id": "sumber-rempah", "status": "draft", "name": "Nama Lain", "location": {"regency": "pamekasan"}}
    file = write_kit(desk.inbox / "a.zip", product(producer="sumber-rempah"), own)
    before = (desk.content / "producers/sumber-rempah/producer.yml").read_bytes()
    result = desk.take(file, write=True)
    assert result["exit_code"] == 0
    assert "producer-exists" in codes(result)
    assert (desk.content / "producers/sumber-rempah/producer.yml").read_bytes() == before
    assert desk.problems() == []


def test_update_shows_what_differs_and_keeps_comments_and_order(desk: Desk) -> None:
    file = write_kit(desk.inbox / "a.zip")
    desk.take(file, write=True)
    record = desk.content / "products/kopi-serai/product.yml"
    record.write_text(
        "# dijaga petugas\n" + record.read_text(encoding="utf-8").replace("per: month}", "per: month} # tanya lagi"),
        encoding="utf-8",
    )
    changed = {"value": 250, "unit": "pack", "per": "month"}
    again = write_kit(desk.inbox / "b.zip", product(capacity=changed, summary={"id": "Kopi dengan serai"}), {})
    refused = desk.take(again, write=True)
    assert codes(refused, "error") == ["entry-exists"]
    assert "products/kopi-serai/product.yml: capacity.value: 200 → 250" in refused["entries"][0]["difference"]
    assert "value: 200" in record.read_text(encoding="utf-8")
    result = desk.take(again, write=True, update=True)
    assert (result["exit_code"], result["entries"][0]["state"]) == (0, "changed")
    text = record.read_text(encoding="utf-8")
    assert text.startswith("# dijaga petugas\nid: kopi-serai\n")
    assert "capacity: {value: 250, unit: pack, per: month} # tanya lagi" in text
    assert "Kopi dengan serai" in text
    assert "Bungkus kopi di atas meja" in text
    assert desk.problems() == []


def test_update_adds_new_photos_and_never_writes_over_one(desk: Desk) -> None:
    desk.take(write_kit(desk.inbox / "a.zip"), write=True)
    before = desk.files()["products/kopi-serai/kopi-serai-1.jpg"]
    other = write_kit(desk.inbox / "b.zip", product(), {}, photos={"kopi-serai-1.jpg": jpeg(9)})
    result = desk.take(other, write=True, update=True)
    assert result["exit_code"] == 0
    files = desk.files()
    assert files["products/kopi-serai/kopi-serai-1.jpg"] == before
    assert "products/kopi-serai/kopi-serai-1-2.jpg" in files
    assert [p["role"] for p in read(desk, "products/kopi-serai/product.yml")["photos"]] == ["main", "detail"]


def test_a_product_of_another_producer_is_never_changed(desk: Desk) -> None:
    taken = product(id="kopi-rempah", producer="batik-pesisir")
    result = desk.take(write_kit(desk.inbox / "a.zip", taken, {}), write=True, update=True)
    assert codes(result, "error") == ["entry-taken"]


def test_kits_of_one_new_producer_share_it(desk: Desk) -> None:
    one = write_kit(desk.inbox / "a.zip")
    two = write_kit(
        desk.inbox / "b.zip", product(id="teh-kunyit", name={"id": "Teh Kunyit"}), photos={"kopi-serai-1.jpg": jpeg(4)}
    )
    result = desk.take(one, two, write=True)
    assert [entry["state"] for entry in result["entries"]] == ["new", "new"]
    assert result["entries"][1]["written"] == [
        "products/teh-kunyit/product.yml",
        "products/teh-kunyit/kopi-serai-1.jpg",
    ]
    assert desk.problems() == []


ISSUE = [
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
    ("Foto", f'<img width="1" alt="a" src="https://github.com/user-attachments/assets/{UUID}" />'),
]


def test_an_issue_becomes_drafts_that_pass_the_check(desk: Desk) -> None:
    (desk.inbox / "files").mkdir()
    (desk.inbox / f"files/{UUID}.jpg").write_bytes(jpeg())
    file = desk.inbox / "isu.md"
    file.write_text(issue_body(ISSUE), encoding="utf-8")
    result = desk.take(file, write=True, attachments=desk.inbox / "files")
    assert (result["exit_code"], codes(result, "error")) == (0, [])
    assert desk.problems() == []
    record = read(desk, "products/petis-udang/product.yml")
    assert record["capacity"] == {"value": 300, "unit": "bottle", "per": "month"}
    assert record["lead_time"] == {"min": 7, "max": 14}
    assert record["price"] == {"mode": "fixed", "currency": "IDR", "amount": 25000, "per": "bottle"}
    assert record["materials"] == ["shrimp", "shrimp_paste"]
    assert record["description"]["id"] == "Petis dari udang segar.\n\nDimasak delapan jam."
    assert [photo["file"] for photo in record["photos"]] == ["petis-udang-1.jpg"]
    owner = read(desk, "producers/petis-contoh/producer.yml")
    assert owner["contact"] == {"whatsapp": "+6281200000077"}
    assert owner["location"] == {"regency": "sampang"}
    assert owner["consent"]["publish"] is True


@pytest.mark.parametrize(
    ("name", "price", "firm"), [("Product name", "Price", "Business name"), ("Nama produk", "Harga", "Nama perniagaan")]
)
def test_forms_of_the_other_languages_are_read(desk: Desk, name: str, price: str, firm: str) -> None:
    file = desk.inbox / "issue.md"
    file.write_text(issue_body([(name, "Shrimp petis"), (price, "USD 3.20"), (firm, "Petis Contoh")]), encoding="utf-8")
    result = desk.take(file, write=True)
    assert result["exit_code"] == 0
    record = read(desk, "products/shrimp-petis/product.yml")
    assert record["name"] == {"en" if firm == "Business name" else "id": "Shrimp petis"}
    assert record["price"] == {"mode": "fixed", "currency": "USD", "amount": 3.20}


def test_githubs_event_is_read_for_the_text_alone(desk: Desk) -> None:
    event = {"action": "labeled", "issue": {"number": 7, "body": issue_body(ISSUE[:-1]), "title": "$(rm -rf /)"}}
    file = desk.inbox / "event.json"
    file.write_text(json.dumps(event), encoding="utf-8")
    assert desk.take(file, write=True)["exit_code"] == 0
    assert (desk.content / "products/petis-udang/product.yml").is_file()


def test_a_kit_attached_to_an_issue_is_a_kit(desk: Desk) -> None:
    (desk.inbox / "files").mkdir()
    (desk.inbox / "files/kopi.zip").write_bytes(kit())
    body = issue_body(
        [("Nama produk", "Kopi"), ("Foto", "[kopi.zip](https://github.com/user-attachments/files/12/kopi.zip)")]
    )
    file = desk.inbox / "isu.md"
    file.write_text(body, encoding="utf-8")
    result = desk.take(file, write=True, attachments=desk.inbox / "files")
    assert result["entries"][0]["product"] == "kopi-serai"
    assert desk.problems() == []


ROWS: list[list[Any]] = [
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


def test_an_inventory_of_twelve_products_with_merged_cells(desk: Desk) -> None:
    file = inventory(desk.inbox / "daftar.xlsx", ROWS, [(0, 3), (4, 5), (8, 9)])
    photo = desk.inbox / "foto/Batik Ayu/Batik tulis/depan.jpg"
    photo.parent.mkdir(parents=True)
    photo.write_bytes(jpeg(3))
    (desk.inbox / "foto/12 madu.jpg").write_bytes(jpeg(8))
    result = desk.take(file, write=True)
    assert (result["exit_code"], codes(result, "error")) == (0, [])
    assert len(result["entries"]) == 12
    assert desk.problems() == []
    assert NIK not in str(result)
    assert not any(NIK.encode() in data for data in desk.files().values())
    owners = {entry["product"]: entry["producer"] for entry in result["entries"]}
    assert owners["temulawak-bubuk"] == "ud-sumber-manis"
    assert owners["tas-pandan"] == "anyaman-sejahtera"
    batik = read(desk, "products/batik-tulis/product.yml")
    assert batik["capacity"] == {"value": 130, "unit": "piece", "per": "month"}
    assert batik["photos"] == [{"file": "batik-tulis-1.jpg", "role": "main"}]
    assert batik["price"]["amount"] == 1_500_000
    assert read(desk, "products/jahe-instan/product.yml")["price"] == {
        "mode": "range", "currency": "IDR", "min": 150000, "max": 300000,
    }  # fmt: skip
    assert read(desk, "products/petis-ikan/product.yml")["price"] == {"mode": "on_request"}
    assert read(desk, "products/keripik-singkong/product.yml")["price"]["per"] == "pack"
    assert "price" not in read(desk, "products/garam-kristal/product.yml")
    assert "location" not in read(desk, "producers/garam-jaya/producer.yml")
    assert read(desk, "producers/keripik-nia/producer.yml")["contact"] == {"whatsapp": "+6281234567892"}
    assert read(desk, "producers/petis-bu-ani/producer.yml")["contact"] == {"whatsapp": "+60123456789"}
    assert [p["file"] for p in read(desk, "products/madu-hutan-500-ml/product.yml")["photos"]] == [
        "madu-hutan-500-ml-1.jpg"
    ]
    doubts = {
        (p["code"], p["line"], p["column"])
        for entry in result["entries"]
        for p in entry["problems"]
        if p["code"] not in {"missing-field", "price-incomplete"}
    }
    assert doubts == {
        ("value-unread", 8, 8),  # 10-15
        ("link-not-fetched", 8, 14),
        ("value-said", 10, 8),  # a week
        ("phones-left", 10, 11),
        ("value-unread", 14, 11),  # no mobile number
        ("value-unread", 16, 10),  # 1.25
        ("term-unread", 16, 6),  # two districts are called Galis
    }  # fmt: skip
    assert {(p["code"], p["line"]) for p in result["problems"]} == {
        ("sheet-private", 5),
        ("sheet-row-skipped", 18),
        ("sheet-row-skipped", 20),
    }


def test_the_same_inventory_again_changes_nothing(desk: Desk) -> None:
    file = inventory(desk.inbox / "daftar.xlsx", ROWS, [(0, 3), (4, 5), (8, 9)])
    desk.take(file, write=True)
    before = desk.files()
    result = desk.take(file, write=True)
    assert result["exit_code"] == 0
    assert {entry["state"] for entry in result["entries"]} == {"same"}
    assert desk.files() == before


def test_the_template_filled_in_is_read_without_questions(desk: Desk) -> None:
    import openpyxl

    empty = desk.inbox / "templat.xlsx"
    assert desk.run("template", "--xlsx", empty)[0] == 0
    assert desk.run("template", "--xlsx", empty)[0] == 2, "an existing file is not overwritten"
    assert codes(desk.take(empty), "error") == ["sheet-empty"]
    book = openpyxl.load_workbook(empty)
    sheet = book["Produk"]
    for column in range(2, sheet.max_column + 1):
        sheet.cell(5, column, sheet.cell(4, column).value)
    book.save(empty)
    result = desk.take(empty, write=True)
    assert (result["exit_code"], result["problems"]) == (0, [])
    assert [entry["state"] for entry in result["entries"]] == ["new"]
    assert {p["code"] for p in result["entries"][0]["problems"]} == {"missing-field"}
    assert desk.problems() == []
