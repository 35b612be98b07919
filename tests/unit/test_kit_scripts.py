"""What the form's scripts make of what people type: numbers, phones, addresses, ids, records, hashes."""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from browser_rules import run
from built_site import REPO
from catalogue.records.values import is_phone, phone_from

COUNTED = {"counted": "yes", "above": "yes"}


@pytest.mark.parametrize(
    ("written", "language", "rule", "expected"),
    [
        ("85000", "id", COUNTED, 85000),
        ("85.000", "id", COUNTED, 85000),
        ("Rp 85.000,-", "id", COUNTED, 85000),
        ("Rp1.250.000,00", "id", COUNTED, 1250000),
        ("Rp 85.000", "en", COUNTED, 85000),
        ("1,5 juta", "id", COUNTED, 1500000),
        ("1.5jt", "en", COUNTED, 1500000),
        ("150rb", "id", COUNTED, 150000),
        ("1,250.50", "en", COUNTED, 1250.5),
        ("1,250", "en", COUNTED, 1250),
        ("3.20", "en", COUNTED, 3.2),
        ("3,20", "id", COUNTED, 3.2),
        ("0,125", "id", {}, 0.125),
        ("6.9", "id", {}, 6.9),
        ("12", "ms", {"whole": "yes", "counted": "yes"}, 12),
        ("1.250", "id", {}, "ambiguous"),
        ("1,250", "id", COUNTED, "ambiguous"),
        ("1.250", "en", COUNTED, "ambiguous"),
        ("1.250 juta", "id", COUNTED, "ambiguous"),
        ("10-15", "id", COUNTED, "number"),
        ("-5", "id", COUNTED, "number"),
        ("sepuluh", "id", COUNTED, "number"),
        ("9999999999999", "id", COUNTED, "number"),
        ("0", "id", COUNTED, "above"),
        ("1,5", "id", {"whole": "yes"}, "whole"),
        ("101", "id", {"max": 100}, "max"),
    ],
)
def test_numbers(written: str, language: str, rule: dict[str, Any], expected: float | str) -> None:
    found = run("kit-values.js", "m.readNumber(...given)", [written, language, rule])
    assert found == ({"fault": expected} if isinstance(expected, str) else {"value": expected})


@pytest.mark.parametrize(
    "written",
    ["0812 3456 7890", "0812-3456-7890", "812 3456 7890", "6281234567890", "+62 0812 3456 7890", "(0324) 322 111",
     "+60 12-345 6789", "0060123456789", "0031 6 12345678"],
)  # fmt: skip
def test_phones_are_those_of_the_check(written: str) -> None:
    found = run("kit-values.js", "m.readPhone(given)", written)
    assert is_phone(found)
    national = phone_from(written)
    assert found == national or written.startswith(("812", "62", "00", "+62 0"))


@pytest.mark.parametrize("written", ["", "0812", "08123456789012345", "nomor saya", "08x2 3456 7890", "+0812345678"])
def test_no_phone(written: str) -> None:
    assert run("kit-values.js", "m.readPhone(given)", written) == ""


@pytest.mark.parametrize(
    ("scheme", "written", "expected"),
    [
        ("email", "nama@contoh.co.id", {"value": "nama@contoh.co.id"}),
        ("email", "nama@contoh", {"fault": "email"}),
        ("web", "contoh.co.id", {"value": "https://contoh.co.id"}),
        ("web", "javascript:alert(1)", {"fault": "web"}),
        ("web", "https://a b.co", {"fault": "web"}),
        ("social", "@nama.akun", {"value": "nama.akun"}),
        ("social", "https://www.instagram.com/nama", {"value": "https://www.instagram.com/nama"}),
        ("social", "https://example.com/nama", {"fault": "social"}),
    ],
)
def test_addresses(scheme: str, written: str, expected: dict[str, str]) -> None:
    assert run("kit-values.js", "m.readAddress(...given)", [written, scheme, ["instagram.com"]]) == expected


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Kopi 80%, jahe < 5", ""),
        ("ID00000000000000000", ""),
        ("P-IRT 5003528000000-00", ""),
        ("0000000000012", ""),
        ("NIK 3528 0154 0180 0001", "private"),
        ("35.280.154-0180.0001", "private"),
        ("01.234.567.8-901.000", "private"),
        ("NPWP: 012345678901000", "private"),
        ("<script>", "markup"),
        ("[di sini](https://x.id)", "markup"),
        ("&nbsp;", "markup"),
        ("x" * 81, "long"),
    ],
)
def test_texts(text: str, fault: str) -> None:
    assert run("kit-values.js", "m.textFault(given, {maxlength: 80})", text) == fault


def test_invisible_characters_are_taken_out() -> None:
    given = "\u202eKopi\u200b\u0007  Rempah\r\n"
    assert run("kit-values.js", "m.clean(given)", given) == "Kopi Rempah"
    assert run("kit-values.js", "m.clean(given, true)", "satu \r\ndua\n") == "satu\ndua"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kopi Rempah Pakong", "kopi-rempah-pakong"),
        ("  Kripik “Singkong” 250 g!", "kripik-singkong-250-g"),
        ("Jâmo Kòna", "jamo-kona"),
        ("咖啡", ""),
        ("a " * 60, "-".join("a" * 40)),
        ("x" * 100, "x" * 80),
    ],
)
def test_ids(name: str, slug: str) -> None:
    assert run("kit-values.js", "m.slugOf(given)", name) == slug


def test_a_taken_id_gets_the_producers() -> None:
    products = {"kopi": "lain", "teh": "kami"}
    code = "[m.productId('Kopi', 'kami', given), m.productId('Teh', 'kami', given), m.productId('Gula', 'kami', given)]"
    assert run("kit-values.js", code, products) == ["kopi-kami", "teh", "gula"]


def test_records_of_answers() -> None:
    found = [
        ["product.name", {"id": "Kopi"}, None],
        ["product.price.tiers[2].from", 50, None],
        ["product.price.tiers[2].amount", 3.2, None],
        ["product.target_markets[1]", "MY", None],
        ["product.target_markets[4]", "SG", None],
        ["product.materials", ["ginger"], {"type": "checkbox"}],
        ["product.materials", ["robusta"], {"type": "checkbox"}],
        ["product.photos[0].alt", {"id": "Bungkus"}, None],
        ["producer.name", "Sumber", None],
        ["producer.consent.by", "Siti", None],
    ]
    code = "m.recordsOf(given, {created: new Date(2026, 10, 21, 23, 30), products: {}})"
    assert run("kit-records.js", code, found) == {
        "product": {
            "id": "kopi",
            "status": "draft",
            "name": {"id": "Kopi"},
            "price": {"tiers": [{"from": 50, "amount": 3.2}]},
            "target_markets": ["MY", "SG"],
            "materials": ["ginger", "robusta"],
            "producer": "sumber",
            "updated": "2026-11-21",
        },
        "producer": {
            "id": "sumber",
            "status": "draft",
            "name": "Sumber",
            "consent": {"publish": True, "date": "2026-11-21", "by": "Siti"},
            "updated": "2026-11-21",
        },
    }


@pytest.mark.parametrize("size", [0, 1, 55, 56, 63, 64, 65, 1000])
def test_the_hash_without_the_browser(size: int) -> None:
    code = "Array.from(m.digest(Uint8Array.from({length: given}, (_, i) => i % 251)))"
    data = bytes(index % 251 for index in range(size))
    assert bytes(run("kit-sha256.js", code, size)) == hashlib.sha256(data).digest()


def test_sharpness_falls_with_blur_and_a_plain_ground_does_not_hide_what_is_sharp() -> None:
    code = """(() => {
      const [w, h] = [400, 300];
      const draw = (soft) => Float32Array.from({length: w * h}, (_, at) => {
        const [x, y] = [at % w, Math.floor(at / w)];
        if (x < 150 || x > 250 || y < 100 || y > 200) return 200;
        return 128 + 100 * Math.sin(x / soft) * Math.sin(y / soft);
      });
      return [m.sharpness(draw(1), w, h), m.sharpness(draw(12), w, h), m.sharpness(new Float32Array(w * h), w, h)];
    })()"""
    sharp, soft, plain = run("kit-picture.js", code)
    assert sharp > 10 * soft > 0
    assert plain == 0


def test_an_issue_is_filled_in_by_paths_with_hyphens_and_stays_short() -> None:
    code = """m.issueAddress(given, "Kopi & teh", [
      ["product.name", {id: "Kopi"}, {tagName: "INPUT", value: " Kopi #1 "}],
      ["product.category", "coffee", {tagName: "SELECT", selectedOptions: [{textContent: "Kopi"}]}],
      ["product.materials", ["ginger"], {type: "checkbox"}],
      ["product.price.tiers[0].from", 50, {tagName: "INPUT", value: "50"}],
      ["product.price.mode", "fixed", {tagName: "SELECT", selectedOptions: [{textContent: "Satu harga"}]}],
      ["product.price.amount", 85000, {tagName: "INPUT", value: "85.000"}],
      ["product.price.currency", "IDR", {tagName: "SELECT", selectedOptions: [{textContent: "IDR"}]}],
      ["product.price.per", "pack", {tagName: "SELECT", selectedOptions: [{textContent: "bungkus"}]}],
      ["product.capacity.value", 200, {tagName: "INPUT", value: "200"}],
      ["product.capacity.unit", "pack", {tagName: "SELECT", selectedOptions: [{textContent: "bungkus"}]}],
      ["product.lead_time.min", 7, {tagName: "INPUT", value: "7"}],
      ["product.lead_time.max", 14, {tagName: "INPUT", value: "14"}],
      ["product.story", {id: ""}, {tagName: "TEXTAREA", value: "x".repeat(9000)}],
      ["producer.name", "Sumber", {tagName: "INPUT", value: "Sumber"}],
    ])"""
    address = run("kit-records.js", code, "https://github.com/a/b/issues/new?template=product-id.yml")
    parts = urlsplit(address)
    assert parse_qs(parts.query) == {
        "template": ["product-id.yml"],
        "title": ["Kopi & teh"],
        "product-name": ["Kopi #1"],
        "product-category": ["Kopi"],
        "product-price": ["IDR 85.000 / bungkus"],
        "product-capacity": ["200 bungkus"],
        "product-lead_time": ["7 - 14"],
        "producer-name": ["Sumber"],
    }
    form = yaml.safe_load((REPO / ".github/ISSUE_TEMPLATE/product-id.yml").read_text(encoding="utf-8"))
    asked = {field.get("id") for field in form["body"]}
    assert set(parse_qs(parts.query)) - {"template", "title"} <= asked
