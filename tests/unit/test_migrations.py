"""Records from one form to the next: only names and words change, nothing is written before it was shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bad_content import GOOD, REPO, settings_for
from catalogue.cli import app
from catalogue.cli import migrate as command
from catalogue.loading import load
from catalogue.migrations import MIGRATIONS, Migration, Renamed, Replaced, migrate
from catalogue.problems import Bilingual
from catalogue.records_version import KEY, RECORDS_VERSION
from catalogue.settings import Settings
from typer.testing import CliRunner

RECORD = """\
# Kopi dari bukit.   Jangan diubah urutannya.
id: kopi   # sama dengan nama folder
moq: { value: 200, "unit": 'jar' }  # botol
category: madu
photos:
    - file: a.jpg
      caption: "Kopi"   # dulu
    - caption: Lagi
      file: b.jpg
materials: [madu, kayu, "madu"]
catatan: madu
"""
TABLE = (
    Migration(
        2,
        Bilingual("Bidang berganti nama.", "Fields got other names."),
        (
            Renamed("product", "moq.unit", "per"),
            Renamed("product", "photos.caption", "alt"),
            Replaced("product", "category", "madu", "honey"),
            Replaced("product", "materials", "madu", "honey"),
            Renamed("producer", "id", "key"),
        ),
    ),
    Migration(3, Bilingual("Lagi.", "Again."), (Renamed("product", "moq", "minimum"),)),
)


def content_with(tmp_path: Path, record: str | bytes, site: str = "title: x  # situs\n") -> Path:
    place = tmp_path / "products" / "kopi" / "product.yml"
    place.parent.mkdir(parents=True)
    place.write_bytes(record if isinstance(record, bytes) else record.encode())
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "site.yml").write_text(site, encoding="utf-8")
    return tmp_path


def test_only_names_and_words_change(tmp_path: Path) -> None:
    content = content_with(tmp_path, RECORD)
    result = migrate(content, TABLE, 3)
    assert result.problems == ()
    assert [change.path for change in result.changes] == ["products/kopi/product.yml", "reference/site.yml"]
    expected = (
        RECORD.replace("moq:", "minimum:")
        .replace('"unit"', "per")
        .replace("caption:", "alt:")
        .replace("category: madu", "category: honey")
        .replace('[madu, kayu, "madu"]', "[honey, kayu, honey]")
    )
    assert result.changes[0].new == expected
    assert result.changes[1].new == "title: x  # situs\nrecords_version: 3\n"
    assert (content / "products/kopi/product.yml").read_text("utf-8") == RECORD  # nothing was written yet


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    content = content_with(tmp_path, RECORD)
    for change in migrate(content, TABLE, 3).changes:
        change.write()
    again = migrate(content, TABLE, 3)
    assert (again.done, again.changes, again.problems) == ((), (), ())


def test_only_what_is_due_is_done(tmp_path: Path) -> None:
    content = content_with(tmp_path, RECORD, "title: x\nrecords_version: 2 # tulisan mesin\nowner: y\n")
    result = migrate(content, TABLE, 3)
    assert [migration.version for migration in result.done] == [3]
    assert "minimum: { value: 200, \"unit\": 'jar' }" in result.changes[0].new
    assert result.changes[1].new == "title: x\nrecords_version: 3 # tulisan mesin\nowner: y\n"


def test_line_ends_and_marks_of_the_persons_computer_stay(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + RECORD.replace("\n", "\r\n").encode()
    change, _ = migrate(content_with(tmp_path, data), TABLE, 3).changes
    assert change.new.encode().startswith(b"\xef\xbb\xbf# Kopi")
    assert change.new.count("\r\n") == RECORD.count("\n")
    assert "per: 'jar'" in change.new


def test_both_names_in_one_record_are_for_a_person_to_settle(tmp_path: Path) -> None:
    content = content_with(tmp_path, "id: kopi\nmoq: {unit: a}\nminimum: {unit: b}\n")
    result = migrate(content, TABLE, 3)
    (found,) = result.problems
    assert (found.code, found.location.line, found.field) == ("migration-both-names", 2, "moq")


def test_records_that_are_not_yaml_stop_it(tmp_path: Path) -> None:
    result = migrate(content_with(tmp_path, "id: [kopi\n"), TABLE, 3)
    assert [found.location.path for found in result.problems] == ["products/kopi/product.yml"]


def test_the_table_leads_to_the_form_that_is_read() -> None:
    versions = [migration.version for migration in MIGRATIONS]
    assert versions == list(range(2, RECORDS_VERSION + 1))
    upgrading = (REPO / "docs/dev/upgrading.md").read_text("utf-8")
    assert all(f"form {version}" in upgrading for version in (RECORDS_VERSION, *versions))


@pytest.fixture
def good(tmp_path: Path) -> Settings:
    content = tmp_path / "content"
    shutil.copytree(GOOD, content)
    (content / "reference").mkdir(exist_ok=True)
    shutil.copy(REPO / "reference/site.yml", content / "reference/site.yml")
    return settings_for(content, tmp_path / "cache")


def say_form(settings: Settings, version: str) -> None:
    with (settings.content / "reference/site.yml").open("a", encoding="utf-8") as file:
        file.write(f"{KEY}: {version}\n")


def test_records_of_a_newer_generator_are_a_clear_problem(good: Settings) -> None:
    say_form(good, str(RECORDS_VERSION + 1))
    loaded = load(good, photos=False)
    (found,) = loaded.problems
    assert loaded.blocked
    assert (found.code, found.location.path) == ("records-too-new", "reference/site.yml")
    assert found.location.line == (good.content / "reference/site.yml").read_text("utf-8").count("\n")
    result = CliRunner().invoke(app, ["migrate", "--content", str(good.content)], env={"COLUMNS": "400"})
    assert result.exit_code == 1
    assert "newer release" in result.output


def test_records_of_an_older_generator_are_pointed_out(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalogue.records_version.RECORDS_VERSION", RECORDS_VERSION + 1)
    loaded = load(good, photos=False)
    assert [found.code for found in loaded.problems] == ["records-outdated"]
    assert not loaded.blocked


@pytest.mark.parametrize("version", ["0", "dua", "1.5"])
def test_a_form_that_is_no_number_is_named(good: Settings, version: str) -> None:
    say_form(good, version)
    (found,) = load(good, photos=False).problems
    assert found.code == "reference-broken"
    assert KEY in found.message.en


def test_the_command_shows_first_and_writes_when_told(good: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    table = (Migration(2, Bilingual("Nama baru.", "A new name."), (Renamed("product", "summary", "ringkasan"),)),)
    words = ["migrate", "--content", str(good.content)]
    runner = CliRunner()
    assert f"Nothing to do: the records have form {RECORDS_VERSION}." in runner.invoke(app, words).output
    monkeypatch.setattr(command, "MIGRATIONS", table)
    monkeypatch.setattr(command, "RECORDS_VERSION", 2)
    shown = runner.invoke(app, words)
    assert shown.exit_code == 0, shown.output
    assert "+ringkasan:" in shown.output
    assert "2. Nama baru. / A new name." in shown.output
    assert "write with --write" in shown.output
    products = sorted(good.content.glob("products/*/product.yml"))
    assert all("ringkasan:" not in path.read_text("utf-8") for path in products)
    written = runner.invoke(app, [*words, "--write"])
    assert written.exit_code == 0, written.output
    assert any("ringkasan:" in path.read_text("utf-8") for path in products)
    assert (good.content / "reference/site.yml").read_text("utf-8").endswith("records_version: 2\n")
    assert "Nothing to do" in runner.invoke(app, words).output
