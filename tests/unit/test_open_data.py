"""Public data: what stands in tables, JSON and feeds, read by other people's programs, and what must never be there."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as Xml

import feedparser
import jsonschema
import openpyxl
import pytest
from catalogue.languages import LANGUAGES
from catalogue.pages.base import SiteContext
from catalogue.pages.open_data import FIELDS, field_texts, open_row
from catalogue.pages.shared import Shared
from open_files import file_keys, open_file, open_files
from pages_content import BASE_URL, collection_record, make_site, producer_record, product_record, terms

SECRET = producer_record(
    "rumah-rahasia",
    name="Rumah Rahasia",
    brand="Merek Rahasia",
    location={"regency": "sampang", "district": "35.27.08", "village": "Desa Rahasia"},
    contact={"whatsapp": "+6281999999999", "email": "rahasia@example.org"},
    consent={"publish": False},
    nib="9999999999999",
)
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
GOOGLE = "{http://base.google.com/ns/1.0}"


def content(site: SiteContext, path: str) -> bytes:
    return open_file(Shared(site), path)


def table(site: SiteContext, path: str = "downloads/products.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(site, path).decode("utf-8-sig"), newline="")))


def book(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def typical() -> SiteContext:
    certificates = [
        {"type": "halal_bpjph", "status": "issued", "number": "ID35110000000000001", "expires": "2028-01-01"},
        {"type": "sni", "status": "in_progress"},
    ]
    dear = {"mode": "tiered", "currency": "USD", "per": "pack", "incoterm": "FOB", "place": "IDSUB"}
    dear["tiers"] = [{"from": "500", "amount": "2.5"}, {"from": "200", "amount": "3"}]  # type: ignore[assignment]
    products = (
        product_record("kopi", certificates=certificates, sample_data=True),
        product_record("mahal", price=dear, sku="A-1", gtin="4006381333931", updated="2026-11-09"),
        product_record("jeda", status="paused", price={"mode": "on_request"}),
        product_record("arsip", status="archived"),
    )
    return make_site(products, (producer_record(),), (collection_record(products=["mahal", "kopi"]),))


def test_a_row_holds_what_the_page_shows() -> None:
    site = typical()
    row = open_row(site.catalogue.products["mahal"], Shared(site))
    assert list(row) != []
    assert {field.name for field in FIELDS} == set(row)
    assert (row["price_mode"], row["price_min"], row["price_max"]) == ("tiered", Decimal("2.5"), Decimal(3))
    assert row["price_tiers"] == ("200: 3", "500: 2.5")
    assert (row["moq"], row["moq_unit"], row["hs_code"]) == (Decimal(200), "pack", "090121")
    assert row["page_url"] == f"{BASE_URL}products/mahal/"
    assert row["short_url"] == f"{BASE_URL}p/mahal/"
    assert row["image_url"] == f"{BASE_URL}media/mahal-main-w1200.jpg"


def test_every_field_is_explained_in_every_language() -> None:
    for language in LANGUAGES:
        texts = field_texts(terms(language).text)
        assert {field.about for field in FIELDS} == set(texts)
        assert all(texts.values())


def test_a_producer_without_consent_is_nowhere() -> None:
    held = [{"type": "halal_bpjph", "status": "issued", "number": "ID35110000077777777"}]
    product = product_record("sunyi", producer="rumah-rahasia", certificates=held)
    site = make_site((product,), (SECRET,), (collection_record(products=["sunyi"]),))
    for path, data in open_files(Shared(site)).items():
        sheets = book(data) if path.endswith(".xlsx") else ()
        cells = repr([[cell.value for cell in row] for sheet in sheets for row in sheet.iter_rows()]).encode()
        for secret in ("ahasia", "6281999999999", "9999999999999", "77777777"):
            assert secret.encode() not in (cells if sheets else data), path
    assert table(site)[0]["regency"] == "sampang"
    assert table(site)[0]["producer"] == ""


def test_a_price_that_has_run_out_is_on_request_everywhere() -> None:
    price = {"mode": "fixed", "currency": "USD", "amount": "987.65", "per": "pack", "valid_until": "2026-11-20"}
    site = make_site((product_record(price=price),), (producer_record(),))
    (row,) = table(site)
    assert (row["price_mode"], row["price_max"], row["price_currency"], row["incoterm"]) == ("on_request", "", "", "")
    for path in ("downloads/products.json", "feeds/google-en.xml", "feeds/meta-id.csv", "feeds/new-ms.xml"):
        assert b"987.65" not in content(site, path)


def test_only_numbers_of_public_certificates_that_are_held() -> None:
    kinds = typical().catalogue.vocabulary.certificates
    private = next(key for key, kind in kinds.items() if not kind.public)
    held = [
        {"type": private, "status": "issued", "number": "GEHEIM-1"},
        {"type": "halal_bpjph", "status": "issued", "number": "ID35110000000000001", "expires": "2026-11-20"},
        {"type": "halal_bpjph", "status": "issued", "number": "ID35110000000000002", "expires": "2026-11-21"},
    ]
    site = make_site((product_record(certificates=held),), (producer_record(),))
    (row,) = table(site)
    assert set(row["certificates"].split("; ")) == {private, "halal_bpjph"}
    assert row["certificate_numbers"] == "halal_bpjph: ID35110000000000002"


def test_texts_of_a_machine_and_borrowed_ones_say_so() -> None:
    """Until somebody has checked them; reviewed ones are like any other."""
    name = {"id": "Kopi Jahe", "en": "Ginger Coffee", "ms": "Kopi Halia"}
    noted = {"status": "machine", "source_hash": "000000000000"}
    reviewed = {"summary": noted | {"status": "reviewed"}}
    drafted = product_record("kopi", name=name, translations={"ms": {"name": noted} | reviewed})
    borrowed = product_record("teh", name={"id": "Teh Jahe"}, summary={"id": "Hangat.", "en": "Warm."})
    site = make_site((drafted, borrowed), (producer_record(),), (collection_record(products=["kopi", "teh"]),))
    rows = {row["id"]: row["machine_translated"] for row in table(site)}
    assert rows == {"kopi": "name_ms", "teh": ""}
    atom = {
        language: {
            entry.findtext(f"{ATOM}title"): [entry.find(f"{ATOM}{part}").get(XML_LANG) for part in ("title", "summary")]
            for entry in Xml.fromstring(content(site, f"feeds/new-{language}.xml")).iter(f"{ATOM}entry")
        }
        for language in LANGUAGES
    }
    assert atom["ms"]["Kopi Halia"] == ["ms-t-id-t0-und", None]
    assert atom["en"] == {"Ginger Coffee": [None, None], "Teh Jahe": ["id", None]}
    labels = {row["id"]: row["custom_label_2"] for row in table(site, "feeds/meta-ms.csv")}
    assert labels["kopi"] == "machine_translated"
    assert b"custom_label_2" in content(site, "feeds/google-ms.xml")
    assert b"custom_label_2" not in content(site, "feeds/google-en.xml")
    lists = {language: f"downloads/collections/pameran/products-{language}.xlsx" for language in ("en", "ms")}
    remarks = {
        key: [row[-1].value for row in book(content(site, path)).active.iter_rows()] for key, path in lists.items()
    }
    assert "Nama terjemahan mesin" in remarks["ms"]
    assert "Name translated by a machine" not in remarks["en"]


def test_drafts_and_archived_products_are_left_out_and_samples_say_so() -> None:
    site = typical()
    rows = {row["id"]: row for row in table(site)}
    assert set(rows) == {"kopi", "mahal", "jeda"}
    assert [rows[key]["sample_data"] for key in ("kopi", "mahal")] == ["true", "false"]
    assert rows["jeda"]["status"] == "paused"


def test_the_json_follows_its_schema() -> None:
    site = typical()
    schema = json.loads(content(site, "downloads/products.schema.json"))
    data = json.loads(content(site, "downloads/products.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(data)
    assert [product["id"] for product in data["products"]] == ["jeda", "kopi", "mahal"]
    assert data["updated"] == "2026-11-09"
    assert "fictitious" in data["notice"]
    data["products"][0]["moq"] = "200"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema)


def test_the_data_package_describes_the_csv() -> None:
    """As the Table Schema asks: the same names in the same order, and every cell can be cast to its field's type."""
    site = typical()
    package = json.loads(content(site, "downloads/datapackage.json"))
    (resource,) = package["resources"]
    fields = resource["schema"]["fields"]
    rows = table(site)
    assert [field["name"] for field in fields] == list(rows[0])
    casts: dict[str, Any] = {"integer": int, "number": Decimal, "boolean": {"true": True, "false": False}.__getitem__}
    for row in rows:
        for field in fields:
            if row[field["name"]]:
                casts.get(field["type"], str)(row[field["name"]])
            else:
                assert "constraints" not in field
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_workbook_opens_typed_frozen_and_filtered() -> None:
    sheets = book(content(typical(), "downloads/products.xlsx"))
    assert sheets.sheetnames == ["products", "fields", "codes", "About"]
    sheet = sheets["products"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "mahal")
    assert row[heads["hs_code"] - 1].value == "090121"
    assert row[heads["price_max"] - 1].value == 3
    assert row[heads["updated"] - 1].value.date().isoformat() == "2026-11-09"
    assert row[heads["image_url"] - 1].hyperlink.target.endswith(".jpg")
    assert [row[0].value for row in sheets["fields"].iter_rows(min_row=2)] == [field.name for field in FIELDS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_buyer_gets_a_list_in_their_language(language: str) -> None:
    data = content(typical(), f"downloads/collections/pameran/products-{language}.xlsx")
    sheets = book(data)
    sheet = sheets[sheets.sheetnames[0]]
    own = terms(language)  # type: ignore[arg-type]
    assert sheet["A1"].value == own.text("Product")
    assert [sheet["A2"].value, sheet["A3"].value] == [
        {"en": "Coffee mahal", "id": "Kopi mahal", "ms": "Kopi mahal ms"}[language],
        {"en": "Coffee kopi", "id": "Kopi kopi", "ms": "Kopi kopi ms"}[language],
    ]
    assert sheet.cell(3, sheet.max_column).value == own.text("Sample data")
    assert len(table(typical(), "downloads/collections/pameran/products.csv")) == 2


@pytest.mark.parametrize("text", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    name = {"en": f"{text}|cmd", "id": f"{text}|x"}
    site = make_site((product_record(name=name, sku=text),), (producer_record(name=text),))
    assert table(site)[0]["name_en"].startswith("'")
    assert next(iter(csv.DictReader(io.StringIO(content(site, "feeds/meta-en.csv").decode()))))["title"].startswith("'")
    for row in book(content(site, "downloads/products.xlsx"))["products"].iter_rows(min_row=2):
        for cell in row:
            assert cell.data_type != "f"
            assert not str(cell.value or "").lstrip().startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_feed_readers_read_the_newest(language: str) -> None:
    site = typical()
    feed = feedparser.parse(content(site, f"feeds/new-{language}.xml"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == language
    assert [entry.id.rstrip("/").rsplit("/", 1)[1] for entry in feed.entries] == ["mahal", "jeda", "kopi"]
    sample = feed.entries[2]
    assert sample.title.startswith(terms(language).text("Sample data"))  # type: ignore[arg-type]
    assert {tag.term for tag in sample.tags} == {"coffee", "sample_data"}
    assert [link.type for link in sample.links if link.rel == "enclosure"] == ["image/jpeg"]


def test_google_gets_products_with_a_public_price_only() -> None:
    items = Xml.fromstring(content(typical(), "feeds/google-id.xml")).findall("channel/item")
    facts = [{child.tag.removeprefix(GOOGLE): child.text for child in item} for item in items]
    assert [fact["id"] for fact in facts] == ["mahal", "kopi"]
    assert facts[0]["price"] == "3.00 USD"
    assert facts[0]["availability"] == "in_stock"
    assert (facts[0]["gtin"], facts[0]["mpn"]) == ("4006381333931", "A-1")
    assert "identifier_exists" not in facts[0]
    assert facts[1]["identifier_exists"] == "no"
    assert facts[1]["custom_label_0"] == "sample_data"
    assert facts[0]["link"] == f"{BASE_URL}id/products/mahal/"
    assert "200" in (facts[0]["description"] or "")
    assert feedparser.parse(content(typical(), "feeds/google-id.xml")).bozo == 0


def test_an_id_longer_than_google_takes_is_shortened_and_stays_unique() -> None:
    ids = ["kain-" * 14 + "satu", "kain-" * 14 + "dua"]
    site = make_site([product_record(key) for key in ids], (producer_record(),))
    items = Xml.fromstring(content(site, "feeds/google-en.xml")).findall(f"channel/item/{GOOGLE}id")
    assert len({item.text for item in items}) == 2
    assert all(len(item.text or "") == 50 for item in items)


def test_meta_gets_its_fields() -> None:
    rows = list(csv.DictReader(io.StringIO(content(typical(), "feeds/meta-ms.csv").decode())))
    assert [row["id"] for row in rows] == ["mahal", "kopi"]
    assert rows[0]["availability"] == "available for order"
    assert rows[0]["price"] == "3.00 USD"
    assert all(rows[0][name] for name in ("title", "description", "condition", "link", "image_link", "brand"))
    assert rows[1]["custom_label_0"] == "sample_data"


def test_markup_in_a_record_stays_text_in_feeds() -> None:
    name = {"en": "A & B <i>", "id": "A & B <i>"}
    site = make_site((product_record(name=name),), (producer_record(),))
    assert feedparser.parse(content(site, "feeds/new-en.xml")).entries[0].title_detail.value == "A & B <i>"
    item = Xml.fromstring(content(site, "feeds/google-en.xml")).find(f"channel/item/{GOOGLE}title")
    assert item is not None
    assert item.text == "A & B <i>"


def test_only_files_of_what_changed_have_another_key() -> None:
    before = file_keys(Shared(typical()))
    assert before == file_keys(Shared(typical()))
    products = (product_record("kopi", sample_data=True), product_record("mahal", sku="B-2"))
    changed_site = make_site(products, (producer_record(),), (collection_record(products=["mahal", "kopi"]),))
    after = file_keys(Shared(changed_site))
    changed = {path for path in before if before[path] != after[path]}
    assert "downloads/products.csv" in changed
    assert "downloads/products.schema.json" not in changed


def test_an_empty_catalogue_has_files_too() -> None:
    site = make_site()
    assert table(site) == []
    assert json.loads(content(site, "downloads/products.json"))["products"] == []
    assert not feedparser.parse(content(site, "feeds/new-en.xml")).bozo
    assert "downloads/collections/pameran/products.csv" not in file_keys(Shared(site))
