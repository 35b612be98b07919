"""The command that makes a repository of content; building one is in tests/site/test_content_repository.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from bad_content import REPO, settings_for
from catalogue.cli import app
from catalogue.cli.common import read_settings
from catalogue.loading import load
from typer.testing import CliRunner, Result


def new_site(*words: str) -> Result:
    return CliRunner().invoke(app, ["new", "site", *words], env={"COLUMNS": "400"})


def test_a_new_site_passes_the_check_without_a_warning(tmp_path: Path) -> None:
    assert new_site(str(tmp_path / "katalog")).exit_code == 0
    loaded = load(settings_for(tmp_path / "katalog", tmp_path / "cache"))
    assert loaded.problems == ()
    assert loaded.counts == {"products": 1, "producers": 1, "collections": 0}
    assert "site_url: https://katalog-madura.example/" in (tmp_path / "katalog/mkdocs.yml").read_text("utf-8")


def test_the_address_is_written_where_builds_read_it(tmp_path: Path) -> None:
    assert new_site(str(tmp_path), "--base-url", "https://name.github.io/catalogue").exit_code == 0
    assert "site_url: https://name.github.io/catalogue/\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")


def test_commands_called_in_a_site_work_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the program of a clone of the generator too, which would else write into its own records."""
    assert new_site(str(tmp_path / "katalog")).exit_code == 0
    monkeypatch.chdir(tmp_path / "katalog")
    made = CliRunner().invoke(app, ["new", "producer", "batik-baru"], env={"COLUMNS": "400"})
    assert made.exit_code == 0, made.output
    assert (tmp_path / "katalog/producers/batik-baru/producer.yml").is_file()
    settings = read_settings()
    assert (settings.content, settings.site_dir) == (Path.cwd(), Path.cwd() / "site")
    assert settings.cache_dir == Path.cwd() / ".cache"
    monkeypatch.chdir(tmp_path)
    assert read_settings().content == REPO


def test_commands_called_in_a_portal_work_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A portal has no records of its own: the clone's were taken for it, and its ledger was written there."""
    (tmp_path / "mkdocs.yml").write_text("site_url: https://portal.example.org/\n", encoding="utf-8")
    (tmp_path / "federation.yml").write_text("members: []\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = read_settings()
    assert (settings.content, settings.base_url) == (tmp_path, "https://portal.example.org/")


def test_an_empty_folder_is_told_what_to_do(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["new", "producer", "batik-baru", "--content", str(tmp_path)])
    assert told.exit_code == 2
    assert "catalogue new site" in " ".join(told.output.split())


@pytest.mark.parametrize("address", ["katalog.example", "ftp://a.example/", "https://a.example/?x=1"])
def test_what_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    result = new_site(str(tmp_path / "new"), "--base-url", address)
    assert result.exit_code == 2
    assert "is not a site's address" in result.output
    assert not (tmp_path / "new").exists()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = new_site(str(tmp_path))
    assert result.exit_code == 2
    assert "exists already and is not empty" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("text", ["site_url: [", "- a\n"])
def test_settings_of_a_site_that_cannot_be_read_are_named(tmp_path: Path, text: str) -> None:
    assert new_site(str(tmp_path)).exit_code == 0
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["check", "--content", str(tmp_path)], env={"COLUMNS": "400"})
    assert result.exit_code == 2
    assert "mkdocs.yml" in result.output
    assert "cannot be read" in result.output


def test_the_example_has_every_setting_of_our_own_site() -> None:
    own, example = (
        (folder / "reference/site.yml").read_text("utf-8") for folder in (REPO, REPO / "examples/content-repo")
    )
    assert example == f"{own.rstrip()}\nrecords_version: 1\n"
