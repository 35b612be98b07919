"""The report of a check: strict where it is read, harmless where it is shown."""

from __future__ import annotations

import json

import pytest
from catalogue.review.report import (
    MOST_ROWS,
    Report,
    ReportError,
    Row,
    plain,
    read_report,
    render_markdown,
    report_of,
    write_report,
)

PROBLEM = {
    "code": "unknown-unit",
    "severity": "error",
    "path": "products/kopi/product.yml",
    "line": 14,
    "column": 3,
    "field": "moq.unit",
    "message": {"id": "satuan tidak dikenal", "en": "not a known unit"},
    "hint": {"id": "mungkin kg?", "en": "did you mean kg?"},
}


def row(**changes: str) -> Row:
    values = dict.fromkeys(Row.__slots__, "x") | {"severity": "warning"} | changes
    return Row(**values)


def test_a_report_survives_being_written_and_read() -> None:
    report = report_of(["products/kopi"], [PROBLEM, PROBLEM | {"hint": None, "severity": "warning"}])
    assert read_report(write_report(report).encode()) == report
    assert report.errors == 1
    assert report.rows[0].indonesian == "satuan tidak dikenal mungkin kg?"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b'{"records": [1], "rows": []}',
        b'{"records": [], "rows": [{}]}',
        b'{"records": [], "rows": ["x"]}',
        json.dumps({"records": [], "rows": [dict.fromkeys(Row.__slots__, "x")]}).encode(),  # its severity is neither
        json.dumps({"records": [], "rows": [{name: ["x"] for name in Row.__slots__}]}).encode(),
        b" " * 2_000_001,
    ],
)
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError):
        read_report(data)


def test_the_summary_speaks_both_languages() -> None:
    text = render_markdown(report_of(["products/kopi"], [PROBLEM]))
    assert "1 kesalahan" in text
    assert "Errors: 1" in text
    assert "| ❌ unknown-unit |" in text
    assert "products/kopi/product.yml&#58;14" in text
    assert "did you mean kg?" in text


def test_nothing_wrong_is_said_too() -> None:
    text = render_markdown(Report(("products/kopi",), ()))
    assert "Tidak ada masalah" in text
    assert "No problems" in text
    assert "|---" not in text


def test_a_long_list_is_cut_and_says_so() -> None:
    text = render_markdown(Report((), tuple(row() for _ in range(MOST_ROWS + 5))))
    assert text.count("| ⚠️") == MOST_ROWS
    assert "5 lagi / and 5 more" in text


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("@everyone look", "@"),
        ("<img src=x>", "<"),
        ("a | b", "|"),
        ("![x](https://evil.example/x.png)", "]("),
        ("see https://evil.example", "https:"),
        ("# heading", " # "),
        ("`code`", " `"),
        ("two\nlines\u2028three", "\n"),
        ("&lt;b&gt;", "&lt;"),
        ("#17", " #1"),
        ("bidi \u202e trick", "\u202e"),
    ],
)
def test_a_hostile_text_stays_a_text(text: str, never: str) -> None:
    assert never not in f" {plain(text)}"
    assert never not in render_markdown(Report((text,), ())).replace("### Pem", "").replace("**Tidak ada", "").split(
        "changed records: "
    )[1].removesuffix("\n")


def test_a_long_text_is_cut() -> None:
    assert len(plain("a" * 5000)) == 400
