"""Reading records: values exactly as written, and every wrong form with what to write instead."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bad_content import GOOD, REPO
from catalogue.problems import Problem, Severity
from catalogue.records import Collection, Producer, Product
from catalogue.records.parts import L10n
from catalogue.records.reader import read_record
from catalogue.records.suggestions import Suggestions
from catalogue.reference import read_vocabulary
from catalogue.strict_yaml import read_yaml
from pydantic import TypeAdapter

VOCABULARY = read_vocabulary(REPO / "reference")
SUGGESTIONS = Suggestions(VOCABULARY)


def read(text: str, model: Any = Product) -> tuple[Any, list[Problem]]:
    document = read_yaml(f"id: a\nstatus: draft\n{text}\n".encode(), "p.yml")
    assert document.problems == ()
    assert document.root is not None
    record, found = read_record(model, document.root, "p.yml", VOCABULARY, SUGGESTIONS)
    return record, [p for p in found if p.code != "missing-field"]


def hint(text: str, model: Any = Product) -> str:
    _, (found,) = read(text, model)
    assert found.hint is not None
    return found.hint.en


@pytest.mark.parametrize("written", ["no", "0812345678", "12:30", "1.10", "090121", "true", "1_000", '"null"', "1e3"])
def test_text_stays_as_written(written: str) -> None:
    record, found = read(f"sku: {written}")
    assert found == []
    assert record.sku == written.strip('"')


def test_text_is_trimmed_and_composed() -> None:
    record, found = read('sku: "  Cafe\u0301  "')
    assert (record.sku, found) == ("Café", [])


def test_length_is_counted_in_composed_characters() -> None:
    assert read("sku: " + "e\u0301" * 40)[1] == []
    assert [p.code for p in read("sku: " + "e\u0301" * 41)[1]] == ["text-too-long"]


@pytest.mark.parametrize("nothing", ["", "~", "null", '""', "'  '"])
def test_an_empty_value_is_not_there(nothing: str) -> None:
    record, found = read(f"sku: {nothing}\nmoq: {nothing}\nmaterials: {nothing}\nupdated: {nothing}")
    assert found == []
    assert (record.sku, record.moq, record.materials, record.updated) == (None, None, (), None)


def test_a_mapping_of_nothing_is_not_there() -> None:
    record, found = read("moq:\n  value:\n  unit:\nname: {id: , en: }")
    assert (record.moq, record.name, found) == (None, None, [])


def test_half_a_quantity_is_an_error_even_in_a_draft() -> None:
    document = read_yaml(b"id: a\nstatus: draft\nmoq: {value: 5}\n", "p.yml")
    assert document.root is not None
    _, found = read_record(Product, document.root, "p.yml", VOCABULARY, SUGGESTIONS)
    errors = [p for p in found if p.severity is Severity.error]
    assert [(p.code, p.field, p.location.line, p.location.column) for p in errors] == [
        ("missing-field", "moq.unit", 3, 6)
    ]


def test_what_is_needed_to_publish_is_a_warning_in_a_draft_only() -> None:
    for status, severity in (("draft", Severity.warning), ("published", Severity.error), ("archived", Severity.error)):
        document = read_yaml(f"id: a\nstatus: {status}\n".encode(), "p.yml")
        assert document.root is not None
        _, found = read_record(Product, document.root, "p.yml", VOCABULARY, SUGGESTIONS)
        assert {p.severity for p in found} == {severity}
        assert {p.field for p in found} == {
            "producer", "category", "name", "summary", "description", "photos", "hs_code", "moq", "capacity",
            "lead_time", "price", "updated",
        }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "value"),
    [("0", "0"), ("5", "5"), ('"5"', "5"), ("1.50", "1.50"), ("999999999999", "999999999999"), ("0.5", "0.5")],
)
def test_plain_numbers_are_read(written: str, value: str) -> None:
    record, found = read(f"sample: {{available: true, cost: {written}, currency: USD}}")
    assert found == []
    assert record.sample.cost == Decimal(value)


@pytest.mark.parametrize(
    ("written", "code", "advice"),
    [
        ("1_000", "number-format", "write 1000"),
        ("1e3", "number-format", "write 1000"),
        ("010", "number-format", "write 10"),
        (".5", "number-format", "write 0.5"),
        ("5.", "number-format", "write 5"),
        ("+5", "number-format", "write 5"),
        ("1.250.000", "number-format", "write 1250000"),
        ('"1.250.000,50"', "number-format", "write 1250000.50"),
        ('"1,250,000"', "number-format", "write 1250000"),
        ('"85,000"', "number-format", "write 85000"),
        ("Rp 45.000", "number-format", "write 45000"),
        ('"3,10"', "number-format", "write 3.10"),
        ("45.000 pcs", "number-format", "write 45000; a unit"),
        ("45.000", "number-thousands", "write 45000, or 45 if"),
        ('"45.000"', "number-thousands", "write 45000, or 45 if"),
        ("1.255", "number-thousands", "write 1255, or 1.2550 if"),
        ('"1,5"', "number-format", "write 1.5"),
        ('"1,5 juta"', "number-format", "write 1500000"),
        ("150rb", "number-format", "write 150000"),
        ("Rp 85.000.000", "number-format", "write 85000000"),
        ('"Rp 85.000,-"', "number-format", "write 85000"),
        ("5 kg", "number-format", "write 5; a unit"),
        ("80%", "number-format", "write 80"),
        ("NaN", "number-format", "digits only"),
        (".inf", "number-format", "digits only"),
        ("0x1F", "number-format", "digits only"),
        ("١٢", "number-format", "digits only"),
        ("10-15", "number-format", "digits only"),
        ("-5", "number-negative", "minus"),
        ("1000000000000", "number-too-big", "zeros"),
    ],
)
def test_other_numbers_say_how_to_write_them(written: str, code: str, advice: str) -> None:
    text = f"sample: {{available: true, currency: USD, cost: {written}}}"
    _, (found,) = read(text)
    assert found.code == code
    assert advice in hint(text)


@pytest.mark.parametrize(
    "text",
    [
        "moq: {value: 1.000, unit: pack}",
        "capacity: {value: 1.000, unit: pack, per: month}",
        "lead_time: {min: 1, max: 1.000}",
        "price: {mode: fixed, amount: 1.000}",
        "price: {mode: tiered, tiers: [{from: 1.000, amount: 3}]}",
        "variants: [{name: {id: A}, price: {amount: 1.000}}]",
    ],
)
def test_money_and_pieces_are_not_read_a_thousand_times_too_low(text: str) -> None:
    _, found = read(text)
    assert [(p.code, p.severity) for p in found] == [("number-thousands", Severity.error)]


def test_measures_may_have_three_decimals_and_so_may_parts_of_one() -> None:
    record, found = read(
        "moq: {value: 0.125, unit: kg}\npackaging: {net_weight_g: 1.250}\ndimensions_cm: [1.125, 2]\n"
        "capacity: {value: 1.2550, unit: kg, per: month}"
    )
    assert found == []
    assert (record.moq.value, record.packaging.net_weight_g) == (Decimal("0.125"), Decimal("1.250"))
    assert record.capacity.value == Decimal("1.2550")


def test_a_comma_in_a_measure_may_be_either() -> None:
    assert hint('packaging: {net_weight_g: "1,250"}') == (
        "write 1250 if the comma separates thousands, or 1.250 if it is a decimal comma"
    )


@pytest.mark.parametrize(
    ("written", "advice"),
    [("yes", "true"), ("ya", "true"), ("on", "true"), ("True", "true"), ('"true"', "true"), ("tidak", "false"),
     ("off", "false"), ("no", "false"), ("FALSE", "false"), ("mungkin", "true or false")],
)  # fmt: skip
def test_booleans_are_true_and_false_only(written: str, advice: str) -> None:
    assert advice in hint(f"sample_data: {written}")
    assert read(f"sample_data: {written}")[1][0].code == "boolean-format"


@pytest.mark.parametrize(
    ("written", "advice"),
    [("2026-1-5", "2026-01-05"), ("21/11/2026", "2026-11-21"), ("2026-11-21T10:00:00", "2026-11-21"),
     ("November 2026", "year-month-day"), ("20261121", "year-month-day")],
)  # fmt: skip
def test_dates_are_iso(written: str, advice: str) -> None:
    assert advice in hint(f"updated: {written}")


def test_a_date_may_stand_in_quotes() -> None:
    assert read('updated: "2026-11-21"')[0].updated == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("moq: {value: 1, unit: kgs}", '"kg"'),
        ("moq: {value: 1, unit: lembar}", '"piece"'),
        ("moq: {value: 1, unit: KG}", '"kg"'),
        ("moq: {value: 1, unit: bungkus}", '"pack"'),
        ("category: kopi", '"coffee"'),
        ("materials: [katun]", '"cotton"'),
        ("target_markets: [Singapura]", '"SG"'),
        ("incoterms: [fob]", '"FOB"'),
        ("ports: [surabaya]", '"IDSUB"'),
        ("price: {mode: nego}", '"on_request"'),
        ("hs_code: 0901.21", '"090121"'),
        ("hs_code: 09012110", 'hs_national: "09012110"'),
        ("hs_code: '090129'", "090121"),
        ("harga: 5", '"price"'),
        ("nama: Kopi", '"name"'),
        ("Name: Kopi", '"name"'),
        ("photo: main.jpg", '"photos"'),
        ("targetmarkets: [MY]", '"target_markets"'),
        ("zzz: 1", "the fields here are"),
        ("materials: cotton", "materials: [cotton]"),
        ("moq: 5", "moq: {value: 50, unit: pack}"),
    ],
)
def test_did_you_mean(text: str, advice: str) -> None:
    assert advice in hint(text)


def test_a_district_name_is_answered_with_every_code_of_that_name() -> None:
    assert "35.26.18 (Galis)" in hint("location: {regency: bangkalan, district: Galis}", Producer)
    assert "35.28" in hint("location: {regency: bangkalan, district: Galis}", Producer)


@pytest.mark.parametrize(
    "text",
    ["ukuran < 5 cm", "a <3 b", "R & D", "5 > 3", "x <y", "AT&T; B", "a@b <c@d.example>"],
)
def test_signs_in_plain_text_are_fine(text: str) -> None:
    assert read(f"sku: '{text}'")[1] == []


@pytest.mark.parametrize(
    "text",
    ["<b>x</b>", "x<br>", "<br/>", "</p>", "<!-- x -->", "<script>", "<img src=x onerror=alert(1)", "&lt;b", "&#60;",
     "<a href='x'>y</a>", "<svg/onload=x>", "&nbsp;x"],
)  # fmt: skip
def test_html_is_refused(text: str) -> None:
    assert [p.code for p in read(f'sku: "{text}"')[1]] == ["html"]


@pytest.mark.parametrize(
    "text", ["**tebal** dan *miring*", "- satu\n- dua\n  - tiga", "1. satu\n2. dua", "_miring_", "5 * 3 * 2", "a -- b"]
)
def test_lists_and_emphasis_are_fine(text: str) -> None:
    block = "\n".join(f"    {line}" for line in text.split("\n"))
    assert read(f"description:\n  id: |\n{block}")[1] == []


@pytest.mark.parametrize(
    "text",
    ["# Judul", "Judul\n=====", "Judul\n-----", "[x](https://a.example)", "![x](y.jpg)", "`kode`", "```\nx\n```",
     "> kutipan", "***", "| a | b |", "<https://a.example>", "[x]: https://a.example", "~~x~~", "[x][y]"],
)  # fmt: skip
def test_other_markdown_is_refused(text: str) -> None:
    block = "\n".join(f"    {line}" for line in text.split("\n"))
    assert [p.code for p in read(f"description:\n  id: |\n{block}")[1]] == ["markdown"]


@pytest.mark.parametrize(
    ("text", "code"),
    [('"a\\u202eb"', "bidi-character"), ('"a\\u200bb"', "invisible-character"), ('"a\\x07b"', "control-character"),
     ('"a\\nb"', "line-break"), ('"a\\tb"', "tab-in-text"), ('"a\\u2028b"', "invisible-character")],
)  # fmt: skip
def test_escapes_bring_nothing_in(text: str, code: str) -> None:
    assert [p.code for p in read(f"sku: {text}")[1]] == [code]


def test_joiners_are_fine() -> None:
    assert read("sku: \U0001f468\u200d\U0001f33e")[1] == []


@pytest.mark.parametrize("field", ["description", "story", "storage"])
def test_line_breaks_where_they_belong(field: str) -> None:
    record, found = read(f'{field}: {{id: "satu\\n\\tdua"}}')
    assert found == []
    assert getattr(record, field).id == "satu\n\tdua"


@pytest.mark.parametrize(
    ("number", "advice"),
    [("'081234567890'", "+6281234567890"), ("'0812-3456-7890'", "+6281234567890"),
     ("'+62 812 3456 7890'", "+6281234567890"),
     ("'6281234567890'", "+6281234567890"), ("abc", "begin with +"), ("'+0812345678'", "+62812345678"),
     ("'+621234'", "begin with +")],
)  # fmt: skip
def test_phones_are_e164(number: str, advice: str) -> None:
    text = f"contact: {{whatsapp: {number}}}"
    assert read(text, Producer)[1][0].code == "phone-format"
    assert advice in hint(text, Producer)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "ftp://a.example", "https://", "https://a b.example", "//a.example", "https://user:x@a.example",
     "data:text/html,x", "https://a", "http://[::1", "https://a.example/<x>"],
)  # fmt: skip
def test_only_web_addresses_are_websites(address: str) -> None:
    assert read(f"contact: {{website: '{address}'}}", Producer)[1][0].code in {"url-format", "html"}


@pytest.mark.parametrize("address", ["http://a.example", "https://a.example/x?y=1#z", "https://xn--bcher-kva.example"])
def test_web_addresses_are_websites(address: str) -> None:
    assert read(f"contact: {{website: '{address}'}}", Producer)[1] == []


@pytest.mark.parametrize(
    ("written", "kept"),
    [("'@batik.madura'", "batik.madura"), ("batik_madura-1", "batik_madura-1"),
     ("https://www.instagram.com/batik/", "https://www.instagram.com/batik/")],
)  # fmt: skip
def test_social_handles(written: str, kept: str) -> None:
    record, found = read(f"social: {{instagram: {written}}}", Producer)
    assert (record.social.instagram, found) == (kept, [])


@pytest.mark.parametrize(
    "written",
    ["http://instagram.com/x", "https://instagram.com.evil.example/x", "https://notinstagram.com/x", "'a b'", "a" * 61],
)
def test_other_social_addresses_are_refused(written: str) -> None:
    assert [p.code for p in read(f"social: {{instagram: {written}}}", Producer)[1]] == ["social-format"]


def test_texts_in_one_language() -> None:
    assert read("name: {en: Coffee}")[0].name == L10n(en="Coffee")
    assert [p.code for p in read("name: {ms: Kopi}")[1]] == ["missing-language"]
    assert [p.code for p in read("name: {id: Kopi, fr: Café}")[1]] == ["unknown-field"]
    assert [p.code for p in read("name: Kopi")[1]] == ["expected-mapping"]
    assert read("keywords: {ms: [kopi]}")[1] == []


def test_an_empty_list_is_a_list() -> None:
    record, found = read("food: {allergens: []}")
    assert record.food.allergens == ()
    assert found == []


def test_records_equal_those_that_pydantic_makes() -> None:
    for path, model in (
        ("products/kopi-rempah/product.yml", Product),
        ("producers/sumber-rempah/producer.yml", Producer),
        ("collections/kopi/collection.yml", Collection),
    ):
        root = read_yaml((GOOD / path).read_bytes(), path).root
        assert root is not None
        record, found = read_record(model, root, path, VOCABULARY, SUGGESTIONS)
        assert record is not None
        assert found == []
        again = TypeAdapter(model).validate_python(asdict(record))
        assert again == record
        assert repr(again) == repr(record)
        assert hash(record) == hash(again) if path.startswith("coll") else True


@pytest.mark.parametrize("nothing", ['"\\u200d"', '"\\u00a0\\u2060"', "\u200d", "\u3164", "\u00ad \u200c", "\u2800"])
def test_a_text_that_shows_nothing_is_not_there(nothing: str) -> None:
    record, found = read(f"name: {{id: {nothing}}}\nsku: {nothing}")
    assert (record.name, record.sku, found) == (None, None, [])


def test_a_thousands_comma_in_braces_is_explained() -> None:
    record, (found,) = read("moq: {value: 1,000, unit: pack}")
    assert (found.code, found.field, record.moq) == ("unknown-field", "moq.000", None)
    assert found.hint is not None
    assert "write value: 1000 without" in found.hint.en


def test_other_numbers_as_fields_have_the_usual_hint() -> None:
    assert "the fields here are" in hint("moq: {value: 1, unit: pack, 12: }")
    assert "the fields here are" in hint("moq: {100, value: 1, unit: pack}")
