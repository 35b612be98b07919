"""Personal numbers are found wherever they stand, and nothing else is taken for one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from bad_content import GOOD, settings_for
from catalogue.checks.privacy import is_nik, private_numbers
from catalogue.loading import load
from catalogue.problem_report import render_github, render_json, render_text

NIK = "3528055203900001"  # a woman's: day of birth plus 40; the serial number is made up


@pytest.mark.parametrize(
    "text",
    [
        "3528055203900001",
        "nik: '3528055203900001'",
        "NIK3528055203900001.",
        "3528 0552 0390 0001",
        "35.28.05.520390.0001",
        "3528-0552-0390-0001",
        "352805 120390 0001",
        "foto_3528055203900001.jpg",
        "KTP 3528051203900001, HP +6281234567890",
        "3528 0552\n  # 0390 0001",
        "2026 3528055203900001 7",
        "9671012902000001",
        "3528/0552/0390/0001",
        "35.28/05/520390/0001",
        "\uff13\uff15\uff12\uff18\uff10\uff15\uff15\uff12\uff10\uff13\uff19\uff10\uff10\uff10\uff10\uff11",
        "\u0663\u0665\u0662\u0668055203900001",
        "3528\u22120552\u22120390\u22120001",
        "3528\u200d0552\u00ad03900001",
    ],
)
def test_a_nik_is_found(text: str) -> None:
    assert [code for code, _ in private_numbers(text)] == ["nik"]


@pytest.mark.parametrize(
    "text",
    [
        "ID35110000123450321",
        "ID 35110 00012 34501 23",
        "9120001234567",
        "8991234567891",
        "08991234567891",
        "2063528010001-29",
        "P-IRT 2063528000000-00",
        "35280552039000011",
        "3528053203900001",
        "3528055213900001",
        "0028055203900001",
        "3500055203900001",
        "3528053002900001",
        "2026-11-21 2027-03-31",
        "[3528, 0552, 0390, 0001]",
        "+62 812-3456-7890",
        "source_hash: a3528055203900001bcdefabcdefabcdef0123456789abcdef",
        "BPOM RI MD 123456789012345",
        "0000000000000000",
    ],
)
def test_other_numbers_are_not_a_nik(text: str) -> None:
    assert list(private_numbers(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "09.254.294.3-407.000",
        "NPWP: 09.254.294.3-407.000",
        "npwp 092542943407000",
        "No. NPWP : 0925 4294 3407 0000",
        "NPWP 3528055203900001",
        "npwp_092542943407000.jpg",
    ],
)
def test_an_npwp_is_found(text: str) -> None:
    assert [code for code, _ in private_numbers(text)] == ["npwp"]


@pytest.mark.parametrize(
    "text", ["092542943407000", "NPWP ada", "npwp 12345", "1.09.254.294.3-407.0001", "NPWP\n092542943407000"]
)
def test_other_numbers_are_not_an_npwp(text: str) -> None:
    assert list(private_numbers(text)) == []


def test_every_one_is_found_at_its_place() -> None:
    text = f"a {NIK}\nb 09.254.294.3-407.000\nc {NIK}"
    assert list(private_numbers(text)) == [("npwp", 21), ("nik", 2), ("nik", 44)]


def test_leap_days_and_month_ends() -> None:
    assert is_nik("3528052902900001")
    assert is_nik("3528056902900001")
    assert not is_nik("3528053102900001")
    assert not is_nik("3528057101900001".replace("7101", "7201"))


def copy_good(content: Path) -> Path:
    import shutil

    shutil.copytree(GOOD, content)
    return content


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("sku: KR-200", f"sku: '{NIK}'"),
        ("sku: KR-200", f"sku: [{NIK}]"),
        ("sku: KR-200", f"{NIK}: 1"),
        ("value: 50", f"value: {NIK}"),
        ("role: main", f"role: {NIK}"),
        ("category: coffee", f"category: '{NIK}'"),
        ("updated: 2026-11-01", f"updated: {NIK}"),
        ("available: true", f"available: {NIK}"),
        ("producer: sumber-rempah", f"producer: {NIK}"),
        ("[kopi-jahe]", f"[{NIK}]"),
        ("target_markets: [MY, SG]", f"target_markets: {NIK}"),
        ("hs_code: 090121", f"hs_code: {NIK}"),
        ('gtin: "8991234567891"', f"gtin: '{NIK}'"),
        ("file: main.jpg", f"file: {NIK}.jpg"),
        ("sku: KR-200", f"sku: &x{NIK} 1"),
        ("sku: KR-200", f"sku: KR {NIK}: 1"),
        ('"9120001234567"', f"'{NIK}'"),
        ("{type: halal_bpjph, status: planned}", "{type: npwp, status: issued, number: '092542943407000'}"),
        ("sku: KR-200", 'sku: "3528\\x3055\\u003203900001"'),
        ("sku: KR-200", 'sku: "3528\\t0552\\x200390\\\n  0001"'),
        ("sku: KR-200", '"3528\\x3055203900001": 1'),
        ("role: main", 'role: "3528\\x3055203900001"'),
        ("role: main", "role: " + "".join(chr(0xFF10 + int(digit)) for digit in NIK)),
        ("role: main", f"role: {NIK[:8]}/{NIK[8:]}"),
        ("role: main", f"role: {NIK[:8]}\u2013{NIK[8:]}"),
        ("# Kopi bubuk dengan rempah.", f"# {NIK[:4]} {NIK[4:8]} {NIK[8:12]} {NIK[12:]}"),
    ],
)
def test_no_report_repeats_a_personal_number(old: str, new: str, tmp_path: Path) -> None:
    content = copy_good(tmp_path / "content")
    path = content / "products/kopi-rempah/product.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    problems = load(settings_for(content, tmp_path / "cache")).problems
    assert {"nik", "npwp", "npwp-certificate"} & {p.code for p in problems}
    for text in (render_text(problems), render_json(problems), render_github(problems)):
        digits = "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())
        assert "055203900001" not in digits
        assert "2542943407" not in digits


def test_names_of_folders_and_unlisted_files_count(tmp_path: Path) -> None:
    content = copy_good(tmp_path / "content")
    (content / f"products/kain-batik/KTP {NIK}.jpg").write_bytes(b"x")
    (content / "products/teh-draf").rename(content / f"products/{NIK}")
    problems = load(settings_for(content, tmp_path / "cache")).problems
    assert sorted(p.location.path for p in problems if p.code == "nik") == [
        "products/kain-batik/product.yml",
        "products/…/product.yml",
    ]
    assert NIK not in render_text(problems)


def test_a_number_hidden_by_escapes_is_found_once_and_at_its_value(tmp_path: Path) -> None:
    content = copy_good(tmp_path / "content")
    path = content / "products/kopi-rempah/product.yml"
    text = path.read_text(encoding="utf-8")
    sku = f'sku: "{NIK[:4]}\\x30{NIK[5:]}"'
    path.write_text(f'# "\\"\n{text}'.replace("sku: KR-200", sku), encoding="utf-8")
    problems = [p for p in load(settings_for(content, tmp_path / "cache")).problems if p.code == "nik"]
    line = path.read_text(encoding="utf-8").split("sku:")[0].count("\n") + 1
    assert [(p.location.line, p.location.column, p.field) for p in problems] == [(line, 6, "sku")]


def test_a_number_in_quotes_is_found_once(tmp_path: Path) -> None:
    content = copy_good(tmp_path / "content")
    path = content / "products/kopi-rempah/product.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("sku: KR-200", f'sku: "{NIK}\\t"'), encoding="utf-8")
    problems = [p for p in load(settings_for(content, tmp_path / "cache")).problems if p.code == "nik"]
    assert [p.field for p in problems] == ["sku"]
