"""What people get wrong when they publish: said in both languages, and the last good site stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import typer
from built_site import REPO, copy_fixture
from catalogue.build import ContentError, Options, build, promised_addresses
from catalogue.cli.common import read_settings
from catalogue.hosting.addresses import LEDGER, render_ledger
from catalogue.hosting.hosts import HOSTS, Host
from catalogue.problems import Problem
from catalogue.settings import Settings

QUICK = Options(photos=False, search=False)


@pytest.fixture
def published(scratch: Settings) -> tuple[Settings, bytes]:
    """A small site that is online, and its home page."""
    settings = replace(scratch, base_url="https://example.org/repo/")
    build(settings, options=QUICK)
    return settings, (settings.site_dir / "index.html").read_bytes()


def refused(settings: Settings) -> list[Problem]:
    with pytest.raises(ContentError) as caught:
        build(settings, options=QUICK)
    return list(caught.value.problems)


def test_over_budget_says_by_how_much_and_what_to_drop(
    published: tuple[Settings, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, before = published
    record = settings.content / "products/kopi-bukit/product.yml"
    record.write_text(record.read_text("utf-8").replace("Bukit", "Gunung"), "utf-8")
    monkeypatch.setitem(HOSTS, "cloudflare-pages", Host("cloudflare-pages", "Cloudflare Pages", files=20))
    (found,) = refused(replace(settings, host="cloudflare-pages"))
    assert found.code == "site-over-budget"
    for text in (found.message.id, found.message.en):
        assert "Cloudflare Pages" in text
        assert "20" in text
    assert found.hint is not None
    assert found.hint.id != found.hint.en
    assert (settings.site_dir / "index.html").read_bytes() == before


def test_a_ledger_edited_by_hand_stops_the_build(published: tuple[Settings, bytes]) -> None:
    settings, before = published
    promised = promised_addresses(settings)
    assert promised
    ledger = settings.content / LEDGER
    ledger.write_text(render_ledger(promised), "utf-8")
    build(settings, options=QUICK)  # as it was written, all is well
    lines = ledger.read_text("utf-8").splitlines(keepends=True)
    for edited in (lines[:-1], [*lines, "/products/neu/\n"], [*lines, "kopi\n"]):
        ledger.write_text("".join(edited), "utf-8")
        problems = refused(settings)
        (found,) = [each for each in problems if each.code in ("ledger-edited", "ledger-not-an-address")]
        assert {each.location.path for each in problems} == {LEDGER}
        assert found.hint is not None
        assert "catalogue addresses --write" in found.hint.id
        assert "catalogue addresses --write" in found.hint.en
    assert (settings.site_dir / "index.html").read_bytes() == before


@pytest.mark.parametrize(
    "address", ["https://example.org/repo", "https://example.org/repo/", "https://example.org/repo//"]
)
def test_an_address_needs_no_slash_at_its_end(tmp_path: Path, address: str) -> None:
    settings = read_settings(copy_fixture(tmp_path / "content"), tmp_path / "site", address)
    assert settings.base_url == "https://example.org/repo/"
    assert settings.base_path == "/repo/"


@pytest.mark.parametrize(
    "address",
    [
        "example.org/repo",
        "//example.org/",
        "https:/example.org",
        "https://example.org/?a=b",
        "https://example.org/a b/",
    ],
)
def test_what_is_no_address_is_said_in_both_languages(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as caught:
        read_settings(copy_fixture(tmp_path / "content"), tmp_path / "site", address)
    assert caught.value.exit_code == 2
    said = capsys.readouterr().err
    assert "bukan alamat situs" in said
    assert "is not a site's address" in said


def test_an_address_without_a_slash_in_the_settings_is_mended_too(tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    (content / "mkdocs.yml").write_text("site_url: https://name.github.io/katalog\n", "utf-8")
    settings = read_settings(content, tmp_path / "site")
    assert settings.base_url == "https://name.github.io/katalog/"
    assert settings.home == content
    assert settings.repo == REPO
