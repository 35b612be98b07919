"""Publishing over time: what was published stays, what does not fit is not served, what is missing is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
import yaml
from built_site import REPO, copy_fixture
from catalogue.build import ContentError, Options, build, promised_addresses
from catalogue.cli.common import read_settings
from catalogue.cli.publishing import doctor_command
from catalogue.hosting.addresses import LEDGER, render_ledger
from catalogue.hosting.doctor import examine
from catalogue.hosting.hosts import HOSTS, Host
from catalogue.loading import load
from catalogue.offline.edition import edition_files
from catalogue.settings import Settings

BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}
QUICK = Options(photos=False, search=False)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    content = copy_fixture(tmp_path / "content")
    return Settings(REPO, content, tmp_path / "site", "https://example.org/repo/", REPO / ".cache", date(2026, 11, 22))


def codes(error: ContentError) -> list[str]:
    return [found.code for found in error.problems]


def test_over_two_releases_no_address_is_lost(settings: Settings) -> None:
    promised = promised_addresses(settings)
    assert promised
    build(settings, options=QUICK)
    gone = {"products/gone/", "p/gone/"}
    (settings.content / LEDGER).write_text(render_ledger(promised | gone))
    before = (settings.site_dir / "index.html").read_bytes()
    with pytest.raises(ContentError) as caught:
        build(settings, options=QUICK)
    assert codes(caught.value) == ["address-lost", "address-lost"]
    assert (settings.site_dir / "index.html").read_bytes() == before
    record = settings.content / "products/kopi-bukit/product.yml"
    record.write_text(record.read_text().rstrip() + "\naliases: [gone]\n")
    build(settings, options=QUICK)
    assert (settings.site_dir / "products/gone/index.html").is_file()
    assert (
        f"/repo/products/gone/ /repo/products/{record.parent.name}/ 301"
        in (settings.site_dir / "_redirects").read_text()
    )


def test_a_site_too_large_for_its_host_leaves_the_old_one(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build(settings, options=QUICK)
    page = settings.site_dir / "index.html"
    before = page.read_bytes()
    shutil.copytree(REPO / "reference", settings.content / "reference")
    site = settings.content / "reference" / "site.yml"
    words = yaml.safe_load(site.read_text())
    words["tagline"]["en"] += " Changed."
    site.write_text(yaml.safe_dump(words, allow_unicode=True))
    monkeypatch.setitem(HOSTS, "github-pages", Host("github-pages", "GitHub Pages", bytes=1000))  # type: ignore[arg-type]
    with pytest.raises(ContentError) as caught:
        build(replace(settings, host="github-pages"), options=QUICK)
    assert codes(caught.value) == ["site-over-budget"]
    assert page.read_bytes() == before
    build(settings, options=QUICK)
    assert page.read_bytes() != before


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / "catalogue"), *arguments], cwd=REPO, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def test_the_doctor_names_what_is_still_the_example(settings: Settings) -> None:
    done = run("doctor", "--content", str(settings.content))
    assert done.returncode == 1
    for code in ("site-address-unset", "site-contact-sample", "site-shows-samples", "site-without-ledger"):
        assert f"[{code}]" in done.stdout
    own = run("doctor", "--content", str(settings.content), "--base-url", "https://katalog.pamekasankab.go.id/")
    assert "[site-address-unset]" not in own.stdout


def test_a_host_file_that_says_something_else_is_named(settings: Settings, tmp_path: Path) -> None:
    shutil.copytree(REPO / "reference", settings.content / "reference")
    (tmp_path / "CNAME").write_text("other.example.net\n")
    (tmp_path / "netlify.toml").write_text('[build]\npublish = "public"\n')
    (tmp_path / "mkdocs.yml").write_text("site_url: https://katalog.pamekasankab.go.id/\n")
    own = replace(settings, repo=tmp_path, base_url="https://katalog.pamekasankab.go.id/", site_dir=tmp_path / "site")
    loaded = load(settings, photos=False).catalogue
    assert loaded is not None
    found = [(p.code, p.location.path, p.location.line) for p in examine(own, loaded.vocabulary.site, loaded)]
    assert ("host-files-disagree", "CNAME", 1) in found
    assert ("host-folder-disagrees", "netlify.toml", 2) in found
    assert "site-address-insecure" not in {code for code, _, _ in found}
    plain = replace(own, base_url="http://katalog.pamekasankab.go.id/")
    assert "site-address-insecure" in {p.code for p in examine(plain, loaded.vocabulary.site, loaded)}


def test_the_doctor_reckons_what_the_last_build_uses_of_a_host(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = replace(settings, host="netlify")
    monkeypatch.setattr("catalogue.cli.publishing.read_settings", lambda *_, **__: own)
    said = []
    for files in (None, 9_999, 20):
        monkeypatch.setitem(HOSTS, "netlify", Host("netlify", "Netlify", files=files))  # type: ignore[arg-type]
        with pytest.raises(typer.Exit):  # the contact is the sample's
            doctor_command()
        said.append(capsys.readouterr().out)
        build(settings, options=QUICK)
    assert "catalogue build" in said[0]
    assert "of 9,999 files" in said[1]
    assert "[site-over-budget]" not in said[1]
    assert "of 20 files" in said[2]
    assert "[site-over-budget]" in said[2]


def test_a_repository_without_an_address_is_told_where_to_write_it(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Katalog\n")
    monkeypatch.setattr("catalogue.cli.common.find_repo", lambda: tmp_path)
    with pytest.raises(typer.Exit):
        read_settings(settings.content)
    assert "https://contoh.id/katalog/" in capsys.readouterr().err


def test_addresses_are_added_and_never_taken_away(settings: Settings) -> None:
    content = str(settings.content)
    assert run("addresses", "--content", content, "--write").returncode == 0
    ledger = settings.content / LEDGER
    first = ledger.read_text()
    assert "/products/\n" in first
    assert run("addresses", "--content", content, "--write").returncode == 0
    assert ledger.read_text() == first
    ledger.write_text(first.replace("/products/\n", ""))
    refused = run("addresses", "--content", content, "--write")
    assert refused.returncode == 1
    assert "[ledger-edited]" in refused.stdout


def test_an_unknown_host_is_wrong_usage(settings: Settings) -> None:
    done = run("build", "--content", str(settings.content), "--host", "geocities")
    assert done.returncode == 2
    assert "github-pages" in done.stderr


def keep_all(settings: Settings) -> frozenset[str]:
    """Writes the ledger as an official does after the first publication."""
    promised = promised_addresses(settings)
    assert promised
    (settings.content / LEDGER).write_text(render_ledger(promised))
    return promised


def change(settings: Settings, path: str, old: str, new: str) -> None:
    record = settings.content / path
    text = record.read_text()
    assert old in text
    record.write_text(text.replace(old, new))


def test_a_producer_who_withdraws_consent_is_gone_with_the_next_build(settings: Settings) -> None:
    assert {"producers/kopi-program/", "p/kopi-program/"} <= keep_all(settings)
    build(settings, options=QUICK)
    page = settings.site_dir / "producers/kopi-program/index.html"
    assert page.is_file()
    change(settings, "producers/kopi-program/producer.yml", "publish: true", "publish: false")
    build(settings, options=QUICK)
    assert not page.exists()


def test_an_emptied_category_keeps_its_address(settings: Settings) -> None:
    assert "categories/coffee/" in keep_all(settings)
    build(settings, options=QUICK)
    change(settings, "products/kopi-bukit/product.yml", "status: paused", "status: archived")
    build(settings, options=QUICK)
    assert "Belum ada produk." in (settings.site_dir / "id/categories/coffee/index.html").read_text()
    assert "categories/coffee/" not in (settings.site_dir / "categories/index.html").read_text()


def test_a_category_of_fictitious_products_is_not_promised(settings: Settings) -> None:
    promised = keep_all(settings)
    assert "categories/batik/" in promised
    assert "categories/keris/" not in promised
    build(replace(settings, samples=False), options=QUICK)


def test_an_edition_of_a_few_products_keeps_no_addresses(settings: Settings) -> None:
    keep_all(settings)
    collection = next(path.name for path in sorted((settings.content / "collections").iterdir()))
    assert "index.html" in edition_files(settings, collection)
