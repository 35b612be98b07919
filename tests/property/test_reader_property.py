"""Whatever a file holds, reading it ends in values and problems, never in a traceback; places are inside the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from catalogue.checks.within import MODELS, check_file
from catalogue.problem_report import render_github, render_json, render_text
from catalogue.records.suggestions import Suggestions
from catalogue.reference import read_vocabulary
from catalogue.sources import RecordFile
from hypothesis import given
from hypothesis import strategies as st

REPO = Path(__file__).parents[2]
GOOD = REPO / "tests/fixtures/good"
TODAY = date(2026, 11, 21)
VOCABULARY = read_vocabulary(REPO / "reference")
SUGGESTIONS = Suggestions(VOCABULARY)
TEXTS = {
    "product": (GOOD / "products/kopi-rempah/product.yml").read_text(encoding="utf-8"),
    "producer": (GOOD / "producers/sumber-rempah/producer.yml").read_text(encoding="utf-8"),
    "collection": (GOOD / "collections/kopi/collection.yml").read_text(encoding="utf-8"),
}
PIECES = st.one_of(
    st.sampled_from(
        [":", "- ", "{", "}", "[", "]", "&a", "*a", "!!x", "|", ">", "'", '"', "#", "\n", "\t", "---\n", "? ", "~",
         "null", "\ufeff", "\u202e", "\x00", "\r", "\u2028", "<b>", "-1", "1e9", "9" * 20, "0x", "true", "yes", "é"]
    ),
    st.text(max_size=8),
)  # fmt: skip


def check(kind: str, data: bytes) -> None:
    file = RecordFile(kind, "kopi-rempah", f"{kind}.yml", kind, ())  # type: ignore[arg-type]
    checked = check_file(file, data, VOCABULARY, SUGGESTIONS, TODAY)
    assert checked.record is None or isinstance(checked.record, MODELS[file.kind])
    if checked.record is None:
        assert checked.problems
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in checked.problems:
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
    for text in (render_text(checked.problems), render_json(checked.problems), render_github(checked.problems)):
        text.encode()


@given(st.sampled_from(sorted(TEXTS)), st.binary(max_size=200))
def test_any_bytes(kind: str, data: bytes) -> None:
    check(kind, data)


@given(
    st.sampled_from(sorted(TEXTS)), st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 30), PIECES), max_size=4)
)
def test_any_damage(kind: str, damage: list[tuple[int, int, str]]) -> None:
    text = TEXTS[kind]
    for start, length, piece in damage:
        at = start % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    check(kind, text.encode("utf-8", "surrogatepass"))


@given(st.text(max_size=60))
def test_any_quoted_text_survives_or_is_a_problem(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    data = f"id: kopi-rempah\nstatus: draft\nsku: {quoted}\n".encode("utf-8", "surrogatepass")
    file = RecordFile("product", "kopi-rempah", "product.yml", "p", ())
    checked = check_file(file, data, VOCABULARY, SUGGESTIONS, TODAY)
    if text.isascii() and text.isprintable() and not set(text) & set("<&") and len(text.strip()) <= 40:
        assert checked.record is not None
        assert checked.record.sku == (text.strip() or None)  # type: ignore[union-attr]
