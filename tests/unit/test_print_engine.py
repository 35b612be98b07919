"""Setting prints: the cache, what is refused, and what the typeface must have."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import fontpkg_plus_jakarta_sans
import pytest
from catalogue.exports.prints.engine import Printer, PrintJob
from catalogue.exports.prints.typeface import PrintError, font_bytes, fonts
from pages_content import REPO
from printed import Pdf

DAY = date(2026, 11, 20)
START = '#import "base.typ": *\n#show: setting\n'
DATA = {"language": "en", "title": "A print", "words": {"site_title": "Catalogue", "wordmark": "Export"}, "id": "kopi"}


def repository(folder: Path, body: str) -> Path:
    """A repository whose prints are the shared ones and one of the test's own."""
    shutil.copytree(REPO / "overrides/print", folder / "overrides/print")
    shutil.copytree(REPO / "overrides/assets/art", folder / "overrides/assets/art")
    (folder / "overrides/print/own.typ").write_text(START + body, encoding="utf-8")
    return folder


def job(**data: object) -> PrintJob:
    return PrintJob("own.typ", {**DATA, **data}, (), (), DAY)


@pytest.fixture
def printer(tmp_path: Path) -> Printer:
    return Printer(repository(tmp_path, "= Heading\n#data.title"), tmp_path / "cache")


def test_a_print_is_set_once(printer: Printer) -> None:
    first, second = printer.print(job()), printer.print(job())
    assert (first.made, second.made) == (True, False)
    assert first.file == second.file
    assert printer.print(job(title="Another")).file != first.file


def test_a_template_or_a_day_makes_another_print(printer: Printer, tmp_path: Path) -> None:
    first = printer.print(job())
    assert printer.print(replace(job(), day=date(2026, 11, 21))).made
    template = tmp_path / "overrides/print/own.typ"
    template.write_text(template.read_text(encoding="utf-8") + "\nMore.", encoding="utf-8")
    changed = Printer(tmp_path, tmp_path / "cache").print(job())
    assert changed.made
    assert changed.file != first.file


def test_a_print_that_nothing_used_for_a_month_goes(printer: Printer, tmp_path: Path) -> None:
    used, other = printer.print(job()), printer.print(job(title="Another"))
    moment = time.time() - 40 * 24 * 3600
    for path in (tmp_path / "cache").rglob("*.*"):
        os.utime(path, (moment, moment))
    printer.print(job())
    assert printer.forget_unused() > 2  # the other print, its note, and templates: they are laid out when needed
    assert (used.file.is_file(), other.file.exists()) == (True, False)
    assert printer.print(job(title="Another")).made
    assert not printer.print(job()).made


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 cut", None])
def test_a_damaged_print_is_set_again(printer: Printer, damage: bytes | None) -> None:
    first = printer.print(job())
    whole = first.file.read_bytes()
    if damage is None:
        first.file.with_suffix(".json").unlink()
    else:
        first.file.write_bytes(damage)
    again = printer.print(job())
    assert again.made
    assert again.file.read_bytes() == whole


def test_the_same_print_is_the_same_bytes_anywhere(printer: Printer, tmp_path: Path) -> None:
    other = Printer(tmp_path, tmp_path / "elsewhere" / "cache")
    assert printer.print(job()).file.read_bytes() == other.print(job()).file.read_bytes()


def test_its_date_is_the_jobs(printer: Printer) -> None:
    metadata = Pdf(printer.print(job()).file).reader.metadata
    assert metadata is not None
    assert (metadata.title, metadata.author) == ("A print", "Catalogue")
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == DAY


def test_nothing_but_our_typeface_is_at_hand() -> None:
    assert set(fonts().families()) == {"Plus Jakarta Sans"}


def test_a_missing_typeface_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fontpkg_plus_jakarta_sans, "ROOT", tmp_path)
    with pytest.raises(PrintError, match="make build") as caught:
        font_bytes()
    assert "hilang" in caught.value.indonesian or "tidak ada" in caught.value.indonesian


def test_another_face_in_a_template_is_an_error_and_never_a_box(tmp_path: Path) -> None:
    printer = Printer(repository(tmp_path, '= Heading\n#text(font: "Arial")[Words]'), tmp_path / "cache")
    with pytest.raises(PrintError, match=r"(?i)arial"):
        printer.print(job())
    assert not list((tmp_path / "cache").rglob("*.pdf"))


def test_a_picture_without_an_alternative_is_refused(tmp_path: Path) -> None:
    printer = Printer(repository(tmp_path, '= Heading\n#image("icon.svg")'), tmp_path / "cache")
    with pytest.raises(PrintError, match=r"(?i)alt"):
        printer.print(job())


def test_an_unknown_character_is_told_and_not_drawn_as_a_box(printer: Printer) -> None:
    printed = printer.print(job(title="Kopi 山"))
    assert [(mark.record, mark.what, mark.detail) for mark in printed.marks] == [("kopi", "characters", "山 (U+5C71)")]
    assert "Kopi ?" in Pdf(printed.file).text()
    assert printer.print(job(title="Kopi 山")).marks == printed.marks


def test_nothing_of_a_record_is_read_as_markup(printer: Printer) -> None:
    hostile = "#panic() *bold* $x$ <label> @ref `code` \\ // x"
    assert hostile in Pdf(printer.print(job(title=hostile)).file).text()
