"""What a change touches: its own records, what it causes elsewhere, and nothing that was there before."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from bad_content import GOOD, TODAY
from catalogue.cli import check
from catalogue.review.changes import read_change
from catalogue.settings import Settings
from github_api import git, new_repository
from typer.testing import CliRunner, Result

REPO = Path(__file__).parents[2]
app = typer.Typer()
check.register(app)
app.command("other")(lambda: None)  # one command alone would lose its name


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content root under git."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((TODAY.toordinal() - 719163) * 86400))
    shutil.copytree(GOOD, tmp_path / "content")
    return new_repository(tmp_path / "content")


def run(content: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", "--content", str(content), *(str(word) for word in words)])


def codes(result: Result) -> list[tuple[str, str]]:
    found = json.loads(result.stdout[: result.stdout.rindex("]") + 1])
    return [(problem["path"].split("/")[1], problem["code"]) for problem in found]


def edit(content: Path, record: str, old: str, new: str) -> None:
    path = next((content / record).glob("*.yml"))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_changed_nothing_found(content: Path) -> None:
    edit(content, "products/kopi-rempah", "unit: pack", "unit: kgs")
    git(content, "commit", "--quiet", "--all", "--message", "A mistake of before")
    result = run(content, "--changed-since", "main", "--format", "json")
    assert (result.exit_code, codes(result)) == (0, [])


def test_only_the_changed_record_is_told(content: Path) -> None:
    edit(content, "products/kopi-rempah", "unit: pack", "unit: kgs")
    git(content, "commit", "--quiet", "--all", "--message", "A mistake of before")
    other = next(path.name for path in sorted((content / "products").iterdir()) if path.name != "kopi-rempah")
    edit(content, f"products/{other}", "status: ", "status: x")
    result = run(content, "--changed-since", "main", "--format", "json")
    assert result.exit_code == 1
    assert codes(result) == [(other, "unknown-choice")]


def test_committed_and_new_records_count(content: Path) -> None:
    git(content, "switch", "--quiet", "--create", "work")
    edit(content, "products/kopi-rempah", "unit: pack", "unit: kgs")
    git(content, "commit", "--quiet", "--all", "--message", "On the branch")
    (content / "products" / "baru").mkdir()
    (content / "products" / "baru" / "product.yml").write_text("id: lain\nstatus: draft\n", encoding="utf-8")
    result = run(content, "--changed-since", "main", "--format", "json")
    assert {record for record, _ in codes(result)} == {"baru", "kopi-rempah"}


def test_what_a_change_breaks_elsewhere_is_told(content: Path) -> None:
    """A producer's folder is gone: its products, untouched, now name nobody."""
    text = (content / "products/kopi-rempah/product.yml").read_text(encoding="utf-8")
    producer = next(line.split(": ")[1] for line in text.splitlines() if line.startswith("producer: "))
    shutil.rmtree(content / "producers" / producer)
    result = run(content, "--changed-since", "main", "--format", "json")
    assert result.exit_code == 1
    assert ("kopi-rempah", "unknown-producer") in codes(result)


def test_a_changed_vocabulary_touches_every_record(content: Path) -> None:
    shutil.copytree(REPO / "reference", content / "reference")
    git(content, "add", "--all")
    git(content, "commit", "--quiet", "--message", "Own vocabulary")
    units = content / "reference" / "units.yml"
    units.write_text(units.read_text(encoding="utf-8").replace("\npack:\n", "\npacket:\n"), encoding="utf-8")
    result = run(content, "--changed-since", "main", "--format", "json")
    assert result.exit_code == 1
    assert ("kopi-rempah", "unknown-unit") in codes(result)


def test_the_summary_in_both_forms(content: Path, tmp_path: Path) -> None:
    edit(content, "products/kopi-rempah", "unit: pack", "unit: kgs")
    words = ["--summary", tmp_path / "s.md", "--summary", tmp_path / "s.json"]
    assert run(content, "--changed-since", "main", *words).exit_code == 1
    assert "products/kopi-rempah" in (tmp_path / "s.md").read_text(encoding="utf-8")
    data = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert data["records"] == ["products/kopi-rempah"]
    assert {row["code"] for row in data["rows"]} >= {"unknown-unit"}


@pytest.mark.parametrize("reference", ["no-such-branch", "--upload-pack=x", ""])
def test_a_commit_that_is_none_is_wrong_usage(content: Path, reference: str) -> None:
    result = run(content, f"--changed-since={reference}")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_content_without_git_is_wrong_usage(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    result = run(tmp_path / "content", "--changed-since", "main")
    assert result.exit_code == 2


def test_a_summary_that_cannot_be_written(content: Path, tmp_path: Path) -> None:
    result = run(content, "--summary", tmp_path / "nowhere" / "s.md")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_content_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "repo" / "data")
    new_repository(tmp_path / "repo")
    content = tmp_path / "repo" / "data"
    edit(content, "products/kopi-rempah", "unit: pack", "unit: kgs")
    settings = Settings(REPO, content, tmp_path / "site", "https://example.org/", tmp_path / "cache", TODAY)
    assert read_change(settings, "main").records == ("products/kopi-rempah",)
