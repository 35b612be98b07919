"""Pages of `docs/`: what is missing or outdated, and how it becomes current again."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from catalogue.cli import app
from catalogue.translations.ledger import source_hash
from catalogue.translations.pages import confirm, page_states, read_ledger, read_pages, render_ledger
from translated import REPO
from typer.testing import CliRunner

PAGE = "---\ntitle: About us\n---\n\n# About us\n\nTwo words.\n\n```\nmake build\n```\n"


def _states(texts: dict[str, str], noted: dict[str, str]) -> dict[str, tuple[str, int]]:
    return {state.path: (state.status, state.words) for state in page_states(texts, noted)}


def test_a_page_is_missing_current_or_outdated_with_the_words_to_do() -> None:
    texts = {"about.en.md": PAGE, "about.id.md": "Tentang"}
    assert _states(texts, {}) == {"about.id.md": ("current", 0), "about.ms.md": ("missing", 6)}
    noted = {"about.id.md": source_hash(PAGE)}
    assert _states(texts, noted)["about.id.md"] == ("current", 0)
    changed = texts | {"about.en.md": PAGE.replace("Two", "Three")}
    assert _states(changed, noted)["about.id.md"] == ("outdated", 6)
    assert _states(texts, noted)["about.id.md"] == ("current", 0)


def test_a_page_without_english_has_no_source() -> None:
    assert _states({"new/page.id.md": "Baru"}, {}) == {}


def test_the_ledger_keeps_what_it_knew() -> None:
    texts = {"a.en.md": "One", "a.id.md": "Satu", "b/c.en.md": "Two", "b/c.ms.md": "Dua"}
    noted = confirm(page_states(texts, {}), {"z.id.md": "0" * 12})
    assert noted == {"z.id.md": "0" * 12, "a.id.md": source_hash("One"), "b/c.ms.md": source_hash("Two")}


def test_every_page_of_the_repository_exists_in_three_languages() -> None:
    texts = read_pages(REPO / "docs")
    assert len(texts) > 30
    assert [state.path for state in page_states(texts, {}) if state.status == "missing"] == []
    assert read_ledger(REPO / "docs").keys() <= texts.keys()


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(REPO / "mkdocs.yml", tmp_path)
    (tmp_path / "reference").symlink_to(REPO / "reference")
    (tmp_path / "products").mkdir()
    (tmp_path / "docs" / "dev").mkdir(parents=True)
    for language in ("en", "id", "ms"):
        (tmp_path / "docs" / f"about.{language}.md").write_text(PAGE, encoding="utf-8")
    monkeypatch.setattr("catalogue.cli.common.find_repo", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*words: str) -> Any:
    return CliRunner().invoke(app, ["translate", *words])


def test_the_commands_note_show_and_confirm(repo: Path) -> None:
    docs = repo / "docs"
    assert _run("mark").exit_code == 0
    assert read_ledger(docs) == {}
    assert _run("mark", "--write").exit_code == 0
    assert (docs / "dev/page-translations.txt").read_text(encoding="utf-8") == render_ledger(read_ledger(docs))
    assert read_ledger(docs).keys() == {"about.id.md", "about.ms.md"}
    (docs / "about.en.md").write_text(PAGE.replace("Two", "Three"), encoding="utf-8")
    shown = _run("status")
    assert "docs/about.ms.md: outdated, 6 kata / words" in shown.stdout
    assert '"state": "outdated"' in _run("status", "--language", "ms", "--format", "json").stdout
    assert _run("mark", "docs/about.ms.md", "--write").exit_code == 0
    left = _run("status").stdout
    assert "about.ms.md" not in left and "docs/about.id.md: outdated" in left
    refused = _run("mark", "docs/none.ms.md", "--write")
    assert (refused.exit_code, " / " in refused.stderr) == (2, True)


def test_what_a_person_wrote_into_the_ledger_by_hand_does_no_harm(repo: Path) -> None:
    ledger = repo / "docs/dev/page-translations.txt"
    ledger.write_text("# head\nabout.id.md nothing\n../x.md 012345678901\n\n", encoding="utf-8")
    assert read_ledger(repo / "docs") == {}
