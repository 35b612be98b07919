"""`catalogue report`: what it prints, what it writes and where it refuses to; the charts and pages it makes."""

from __future__ import annotations

import csv
import io
import os
import re
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import html5lib
import openpyxl
import pytest
from catalogue.cli import app
from catalogue.reports import Bar, Bars, Columns, Report, ReportName, make_reports
from catalogue.reports.drawing import draw_bars, draw_columns, in_words
from catalogue.reports.files import Form, render_files
from catalogue.reports.terminal import on_terminal
from catalogue.reports.words import written
from catalogue.settings import Settings
from catalogue.tables import Column, Table
from pages_content import REPO
from report_content import TODAY, catalogue
from rich.console import Console
from typer.testing import CliRunner, Result

FIXTURE = REPO / "tests" / "fixtures" / "catalogue"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    settings = Settings(REPO, FIXTURE, REPO / "site", "https://example.org/", REPO / ".cache", TODAY)
    reports = list(make_reports(list(ReportName), catalogue(), FIXTURE))
    return dict(render_files(reports, tuple(Form), settings, whole=True))


def run(*words: str | Path) -> Result:
    epoch = str((TODAY.toordinal() - 719163) * 86400)
    return CliRunner().invoke(app, ["report", *map(str, words)], env={"SOURCE_DATE_EPOCH": epoch, "COLUMNS": "200"})


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Records without photos: broken ones are left out and counted."""
    folder = tmp_path / "content"
    for kind in ("products", "producers"):
        for path in sorted((FIXTURE / kind).glob("*/*.yml")):
            target = folder / path.relative_to(FIXTURE)
            target.parent.mkdir(parents=True)
            text = path.read_text(encoding="utf-8")
            target.write_text(re.sub(r"photos:\n(?:[ -].*\n)+", "", text), encoding="utf-8")
    return folder


def test_a_report_on_the_terminal(content: Path) -> None:
    result = run("inventory", "--content", content)
    assert result.exit_code == 0
    assert result.stdout.startswith("Inventaris\n")
    assert re.search(r"Kabupaten +Produk", result.stdout)


def test_records_with_errors_are_counted_on_the_side(content: Path) -> None:
    (content / "products/kopi-bukit/product.yml").write_text("id: kopi-bukit\nstatus: published\n", encoding="utf-8")
    result = run("inventory", "--content", content)
    assert result.exit_code == 0
    assert "tidak dihitung" in result.stderr


def test_all_files_of_all_reports(content: Path, tmp_path: Path) -> None:
    target = tmp_path / "laporan"
    result = run("--content", content, "--out", target)
    assert result.exit_code == 0
    names = {path.name for path in target.iterdir()}
    assert {"index.html", "inventory.xlsx", "inventory-bab-hs.csv", "readiness.html", "impact.html"} <= names
    assert not [name for name in names if name.endswith(".part")]
    assert all(name in result.stdout for name in names)


def test_one_form_of_one_report(content: Path, tmp_path: Path) -> None:
    target = tmp_path / "laporan"
    assert run("capacity", "--format", "csv", "--content", content, "--out", target).exit_code == 0
    assert sorted(path.name for path in target.iterdir()) == [
        "capacity-kapasitas-per-bab-hs.csv",
        "capacity-kapasitas-per-produk.csv",
    ]


@pytest.mark.parametrize("words", [("capacity",), ("capacity", "--format", "table"), ("--format", "table")])
def test_a_table_for_a_folder_is_refused(content: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    result = run(*words, "--content", content, "--out", tmp_path / "laporan")
    assert result.exit_code == 2
    assert "tambahkan --format xlsx" in " ".join(result.stderr.split())


def test_a_page_alone_leads_to_nothing_that_was_not_written(content: Path, tmp_path: Path) -> None:
    assert run("photos", "--format", "html", "--content", content, "--out", tmp_path / "a").exit_code == 0
    assert "href=" not in (tmp_path / "a" / "photos.html").read_text(encoding="utf-8")


def test_wrong_usage(content: Path, tmp_path: Path) -> None:
    assert run("inventaris", "--content", content).exit_code == 2
    assert run("inventory", "--format", "pdf", "--content", content).exit_code == 2
    blocked = tmp_path / "file"
    blocked.touch()
    result = run("inventory", "--format", "csv", "--content", content, "--out", blocked / "laporan")
    assert result.exit_code == 2
    assert "tidak dapat ditulis" in result.stderr


def test_a_broken_vocabulary_is_a_problem_and_no_traceback(content: Path) -> None:
    (content / "reference").mkdir()
    (content / "reference" / "units.yml").write_text("- piece\n", encoding="utf-8")
    result = run("inventory", "--content", content)
    assert result.exit_code == 1
    assert "error[" in result.stderr


def test_help_has_examples() -> None:
    text = " ".join(run("--help").stdout.split())
    assert "catalogue report facilitation --format xlsx" in text
    assert "laporan untuk petugas" in text


def test_the_same_records_make_the_same_bytes(files: dict[str, bytes]) -> None:
    settings = Settings(REPO, FIXTURE, REPO / "site", "https://example.org/", REPO / ".cache", TODAY)
    again = render_files(list(make_reports(list(ReportName), catalogue(), FIXTURE)), tuple(Form), settings, whole=True)
    assert dict(again) == files


def test_a_workbook_opens_with_types_and_says_whom_it_is_for(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["certificates.xlsx"]))
    assert book.sheetnames == ["Segera berakhir", "Sudah berakhir", "Jenis sertifikat", "Catatan"]
    first = book["Segera berakhir"]
    assert first["A2"].value == datetime(2026, 11, 21)
    assert first["I2"].value == "6281234567801"
    assert "Untuk petugas" in book["Catatan"]["A2"].value
    assert "Untuk petugas" not in openpyxl.load_workbook(io.BytesIO(files["inventory.xlsx"]))["Catatan"]["A2"].value


def test_csv_and_workbook_hold_the_same(files: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(files["inventory-kecamatan.csv"].decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(files["inventory.xlsx"]))["Kecamatan"]
    assert rows == [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def test_pages_ask_nobody_for_anything_and_are_for_no_search_engine(files: dict[str, bytes]) -> None:
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    assert len(pages) == len(ReportName) + 1
    for name, text in pages.items():
        html5lib.HTMLParser(strict=True).parse(text)
        assert '<meta name="robots" content="noindex, nofollow">' in text
        assert "default-src 'none'" in text
        assert 'lang="id"' in text
        assert not re.findall(r"<script| style=| on[a-z]+=|https?://(?!www\.w3\.org/2000/svg)", text), name
        for link in re.findall(r'href="([^"#]+)"', text):
            assert link in files, (name, link)


def test_the_dashboard_shows_no_list_of_an_internal_report(files: dict[str, bytes]) -> None:
    text = files["index.html"].decode()
    assert "Kelompok Laut" not in text
    assert "6281234567801" not in text
    assert "6281234567801" in files["certificates.html"].decode()
    assert "jangan disebarkan" in files["certificates.html"].decode()
    assert "jangan disebarkan" not in files["inventory.html"].decode()


def test_a_strangers_text_is_only_text() -> None:
    settings = Settings(REPO, FIXTURE, REPO / "site", "https://example.org/", REPO / ".cache", TODAY)
    evil = '<img src=x onerror=alert(1)>=1+1"'
    report = Report(
        "inventory",
        evil,
        evil,
        charts=(Bars(evil, ((evil, "main"),), (Bar(evil, (1,)),)),),
        tables=(Table("t", evil, (Column(evil),), ((evil,), ("=cmd()",)), (evil,)),),
        notes=(evil,),
    )
    made = dict(render_files([report], tuple(Form), settings, whole=True))
    for name in ("inventory.html", "index.html"):
        assert "<img" not in made[name].decode()
    assert openpyxl.load_workbook(io.BytesIO(made["inventory.xlsx"]))["t"]["A3"].value == "'=cmd()"


def test_bars_share_one_scale() -> None:
    legend = (("ada", "good"), ("belum", "open"))
    chart = Bars("Foto", legend, (Bar("a", (3, 1)), Bar("b", (0, 2)), Bar("c", (0, 0))))  # type: ignore[arg-type]
    first, second, third = draw_bars(chart)
    assert [(part.tone, part.start, part.length) for part in first.parts] == [("good", 0, 750), ("open", 750, 250)]
    assert [(part.tone, part.start, part.length) for part in second.parts] == [("open", 0, 500)]
    assert third.parts == ()
    assert [bar.numbers for bar in (first, second, third)] == ["3 ada · 1 belum", "2 belum", "0"]


def test_columns_stand_on_nought_and_a_share_is_of_the_whole() -> None:
    chart = Columns("Produk", ("2025-T4", "2026-T1", "2026-T2"), (2, 4, None))
    first, second, third = draw_columns(chart)
    assert second.height == 2 * first.height
    assert (first.year, second.year, third.year) == ("2025", "2026", "")
    assert (third.height, third.value) == (0, "–")
    assert in_words(chart) == "Produk. 2025-T4: 2; 2026-T1: 4; 2026-T2: tidak diketahui."
    (half,) = draw_columns(Columns("Bagian", ("2026-T1",), (Decimal("0.5"),), "percent"))
    assert half.value == "50%"
    assert half.height == second.height / 2


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        (None, "text", ""),
        ("a", "text", "a"),
        (1250, "integer", "1.250"),
        (Decimal("2.5"), "decimal", "2,5"),
        (Decimal("0.255"), "percent", "26%"),
        (TODAY, "date", "21 November 2026"),
    ],
)
def test_cells_are_written_as_indonesian_does(cell: object, kind: str, text: str) -> None:
    assert written(cell, kind) == text  # type: ignore[arg-type]


def test_a_terminal_shows_the_first_rows_and_says_how_many_more() -> None:
    table = Table("t", "Banyak", (Column("Nomor", "integer"),), tuple((number,) for number in range(45)))
    out = io.StringIO()
    Console(file=out, width=80).print(on_terminal(Report("x", "X", "Y", tables=(table,))))
    assert "dan 5 baris lagi" in out.getvalue()


def test_reports_stand_outside_the_repository_s_own_files() -> None:
    assert "/reports/" in (REPO / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert os.path.commonpath([REPO / "reports", REPO / "site"]) == str(REPO)
