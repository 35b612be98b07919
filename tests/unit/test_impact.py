"""Growth by quarter, from a history made for the test."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from catalogue.reports.history import History, Quarter, past_record, read_history
from catalogue.reports.impact import impact
from catalogue.reports.report import Columns, Report

TODAY = date(2026, 11, 21)


class Repository:
    """A repository whose commits have dates."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, when: str = "2026-01-01T12:00:00+07:00") -> str:
        stamp = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_GLOBAL": os.devnull}
        person = ("-c", "user.name=Uji", "-c", "user.email=uji@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *person, *words], cwd=self.folder, env={**os.environ, **stamp}, check=True, capture_output=True
        )
        return done.stdout.decode()

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, when: str) -> None:
        self.git("add", "--all", when=when)
        self.git("commit", "--quiet", "--message=data", when=when)


def product(status: str = "published", more: str = "") -> str:
    return f"status: {status}\n{more}"


def producer(workers: int, women: int, *, consent: bool = True) -> str:
    agreed = str(consent).lower()
    return f"status: published\nconsent: {{publish: {agreed}}}\nworkers: {workers}\nwomen_workers: {women}\n"


HALAL = "certificates:\n- {type: nib, status: issued}\n- {type: halal_bpjph, status: issued, expires: 2026-09-30}\n"
RENEWED = HALAL.replace("2026-09-30", "2030-09-30")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "data")
    made.write("producers/laut/producer.yml", producer(10, 6))
    made.write("products/teri/product.yml", product(more=HALAL))
    made.write("products/draf/product.yml", product("draft"))
    made.commit("2026-02-01T12:00:00+07:00")
    made.write("products/draf/product.yml", product())
    made.write("products/rusak/product.yml", "status: [published\n")
    made.write("producers/diam/producer.yml", producer(1000, 1000, consent=False))
    made.commit("2026-06-30T23:30:00+07:00")
    made.git("mv", "products/teri", "products/teri-renyah")
    made.write("products/teri-renyah/product.yml", product(more=f"aliases: [teri]\n{RENEWED}"))
    made.write("products/draf/product.yml", product("archived"))
    made.write("producers/laut/producer.yml", producer(10, 8))
    made.commit("2026-10-02T08:00:00+07:00")
    return made


def rows(report: Report) -> dict[str, tuple[object, ...]]:
    return {str(row[0]): row[1:] for row in report.tables[0].rows}


def test_growth_by_quarter(repository: Repository) -> None:
    report = impact(read_history(repository.folder, TODAY))
    # new products, producers, certificates; products, producers, certificates; workers, women, their share
    assert rows(report) == {
        "2026-T1": (1, 1, 1, 1, 1, 1, 10, 6, Decimal("0.6")),
        "2026-T2": (1, 1, 0, 2, 2, 1, 10, 6, Decimal("0.6")),
        "2026-T3": (0, 0, 0, 2, 2, 1, 10, 6, Decimal("0.6")),
        "2026-T4": (0, 0, 0, 1, 2, 1, 10, 8, Decimal("0.8")),
    }
    assert [figure.value for figure in report.figures] == ["1", "2", "1", "80%"]
    chart = report.charts[0]
    assert isinstance(chart, Columns)
    assert chart.labels == ("2026-T1", "2026-T2", "2026-T3", "2026-T4")


def test_an_expired_certificate_is_in_force_no_more(repository: Repository) -> None:
    repository.write("products/teri-renyah/product.yml", product(more=f"aliases: [teri]\n{HALAL}"))
    repository.commit("2026-10-03T08:00:00+07:00")
    assert rows(impact(read_history(repository.folder, TODAY)))["2026-T4"][5] == 0


def test_a_folder_below_the_repository(repository: Repository, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "outer")
    outer.write("katalog/products/teri/product.yml", product())
    outer.write("products/lain/product.yml", product())
    outer.commit("2026-10-01T08:00:00+07:00")
    assert rows(impact(read_history(outer.folder / "katalog", TODAY)))["2026-T4"][0] == 1


def test_a_shallow_history_says_so(repository: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", repository.folder.as_uri(), str(clone)],
        check=True,
        capture_output=True,
    )
    history = read_history(clone, TODAY)
    assert history.shallow
    report = impact(history)
    assert list(rows(report)) == ["2026-T4"]
    assert "--unshallow" in report.notes[0]


@pytest.mark.parametrize("kind", ["no repository", "no commit", "no records"])
def test_without_a_history_the_report_says_why(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "data"
    if kind == "no repository":
        folder.mkdir()
    else:
        made = Repository(folder)
        if kind == "no records":
            made.write("README.md", "x")
            made.commit("2026-10-01T08:00:00+07:00")
    report = impact(read_history(folder, TODAY))
    assert report.tables == ()
    assert report.notes[0].startswith("Tidak ada riwayat untuk dihitung: ")


def test_without_git_the_report_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(tmp_path, TODAY) == History(reason="program git tidak terpasang")


@pytest.mark.parametrize(
    ("day", "label", "end"),
    [
        (date(2026, 1, 1), "2026-T1", date(2026, 3, 31)),
        (date(2026, 3, 31), "2026-T1", date(2026, 3, 31)),
        (date(2026, 4, 1), "2026-T2", date(2026, 6, 30)),
        (date(2024, 9, 30), "2024-T3", date(2024, 9, 30)),
        (date(2026, 12, 31), "2026-T4", date(2026, 12, 31)),
    ],
)
def test_quarters(day: date, label: str, end: date) -> None:
    assert (Quarter.of(day).label, Quarter.of(day).end) == (label, end)


def test_the_quarter_after_the_last_is_the_first_of_the_next_year() -> None:
    assert Quarter(2026, 4).next == Quarter(2027, 1)


@pytest.mark.parametrize("data", [b"", b"[1]", b"text", b"status: [", b"\xff\xfe\x00", b"certificates: no\nstatus: {}"])
def test_whatever_once_stood_in_a_record_is_read_or_left_out(data: bytes) -> None:
    record = past_record(data)
    assert record is None or not record.shown
