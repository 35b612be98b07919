"""Whatever is handed in, an import ends in an answer; it never raises, and a dry run never writes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bad_content import GOOD, REPO, settings_for
from catalogue.channels.amounts import parse_amount
from catalogue.channels.armour import unwrap, wrap
from catalogue.channels.files import read_file
from catalogue.channels.holdings import Holdings
from catalogue.channels.judging import judge
from catalogue.channels.options import Options
from catalogue.channels.phones import read_phones
from catalogue.channels.sheets.grid import RefusedSheetError
from catalogue.channels.sheets.xlsx import read_xlsx
from catalogue.problem_report import render_json
from catalogue.problems import Location
from catalogue.reference import read_vocabulary
from handed_in import contents, inventory, issue_body, kit, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

FOLDER = Path(tempfile.mkdtemp(prefix="katalog-uji-"))
HOLDINGS = Holdings(settings_for(GOOD, FOLDER / "cache"), read_vocabulary(REPO / "reference"))
KIT = kit(photos={})
XLSX = inventory(FOLDER / "a.xlsx", [[1, "A", "", "", "", "", "Keripik", 5, "bks", 10, "", "", "", ""]]).read_bytes()
NAMES = ["a.zip", "a.katalog.txt", "a.md", "a.json", "a.xlsx", "a.xls", "a.csv", "a.tsv", "a", "~$a.xlsx"]
LABELS = ["Nama produk", "Harga", "Foto", "Nama usaha", "Price", "x"]
RELAXED = settings(max_examples=60)


def take(data: bytes, name: str) -> None:
    path = FOLDER / name
    path.write_bytes(data)
    read = read_file(path, HOLDINGS, Options(exact_only=True, attachments=FOLDER / "nothing"))
    problems = list(read.problems)
    for draft in read.drafts:
        problems += judge(draft, HOLDINGS, update=True).problems
    assert read.drafts or problems
    render_json(problems).encode()


@RELAXED
@given(st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes(data: bytes, name: str) -> None:
    take(data, name)


@RELAXED
@given(
    st.sampled_from([("a.zip", KIT), ("a.xlsx", XLSX), ("a.katalog.txt", wrap(KIT, "x").encode())]),
    st.lists(st.tuples(st.integers(0, 40_000), st.binary(max_size=4)), max_size=6),
)
def test_damaged_archives(file: tuple[str, bytes], damage: list[tuple[int, bytes]]) -> None:
    name, good = file
    data = bytearray(good)
    for at, piece in damage:
        start = at % len(data)
        data[start : start + len(piece)] = piece
    take(bytes(data), name)


@RELAXED
@given(st.dictionaries(st.text(max_size=20), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=8,
), max_size=6), st.sampled_from(["id", "name", "photos", "price", "producer", "category", "x"]))  # fmt: skip
def test_any_record_in_a_kit(record: dict[str, object], key: str) -> None:
    changed = {"id": "kopi-baru", "producer": "sumber-rempah", "name": {"id": "Kopi"}} | record
    changed[key] = record.get(key, list(record.values()) or "x")
    take(zipped(contents(changed, {}, {})), "a.zip")


@RELAXED
@given(st.lists(st.tuples(st.sampled_from(LABELS), st.text(max_size=60)), max_size=6))
def test_any_issue(answers: list[tuple[str, str]]) -> None:
    take(issue_body(answers).encode("utf-8", "replace"), "a.md")


@RELAXED
@given(st.lists(st.lists(st.text(max_size=15), max_size=6), max_size=5), st.sampled_from(",;\t"))
def test_any_rows_below_known_headers(rows: list[list[str]], separator: str) -> None:
    lines = [["No", "Nama Usaha", "Nama Produk", "Harga", "Kapasitas", "No WA"], *rows]
    take("\n".join(separator.join(line) for line in lines).encode("utf-8", "replace"), "a.csv")


@given(st.text(max_size=60), st.booleans())
def test_any_amount(text: str, money: bool) -> None:
    found = parse_amount(text, money=money)
    assert found is None or found.high is None or found.low < found.high


@given(st.text(max_size=60))
def test_any_phone(text: str) -> None:
    assert read_phones(text).whatsapp == "" or read_phones(text).whatsapp.startswith("+")


@given(st.binary(max_size=300), st.sampled_from(["\n", "\r\n", "\n> ", "  \n"]))
def test_armour_survives_what_chats_do_to_lines(data: bytes, line_end: str) -> None:
    assert unwrap(wrap(data, "Katalog").replace("\n", line_end).encode()) == data


@RELAXED
@given(st.binary(max_size=400))
def test_any_workbook(data: bytes) -> None:
    try:
        assert isinstance(read_xlsx(b"PK\x03\x04" + data, Location("a")), list)
    except RefusedSheetError as refused:
        assert refused.problem.code.startswith("sheet-")
