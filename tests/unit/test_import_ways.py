"""Every way in, from what was handed in to drafts that the check accepts."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from handed_in import (
    INVENTORY_MERGED,
    INVENTORY_ROWS,
    ISSUE_ANSWERS,
    ISSUE_PHOTO,
    NIK,
    gps_jpeg,
    inventory,
    issue_body,
    jpeg,
    kit,
    product,
    write_kit,
)
from importing import Desk, codes, make_desk
from PIL import Image


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


def test_an_issue_becomes_drafts_that_pass_the_check(desk: Desk) -> None:
    (desk.inbox / "files").mkdir()
    (desk.inbox / f"files/{ISSUE_PHOTO}.jpg").write_bytes(jpeg())
    file = desk.inbox / "isu.md"
    file.write_text(issue_body(ISSUE_ANSWERS), encoding="utf-8")
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
    event = {
        "action": "labeled",
        "issue": {"number": 7, "body": issue_body(ISSUE_ANSWERS[:-1]), "title": "$(rm -rf /)"},
    }
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


def test_an_inventory_of_twelve_products_with_merged_cells(desk: Desk) -> None:
    file = inventory(desk.inbox / "daftar.xlsx", INVENTORY_ROWS, INVENTORY_MERGED)
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
    file = inventory(desk.inbox / "daftar.xlsx", INVENTORY_ROWS, INVENTORY_MERGED)
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
