"""The folder with the pages a change touches: complete in itself."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import typer
from built_site import BuiltSite, copy_fixture
from catalogue.cli import preview
from catalogue.loading import load
from catalogue.review.changes import Change
from catalogue.review.preview import pages_of, write_preview
from typer.testing import CliRunner


def test_the_pages_of_a_product_and_what_they_show(fixture_site: BuiltSite, tmp_path: Path) -> None:
    loaded = load(fixture_site.settings)
    assert loaded.catalogue is not None
    change = Change("base", ("products/kopi-bukit",), reference=False, site=False)
    pages = write_preview(fixture_site.settings, change, loaded.catalogue, tmp_path)
    assert {"products/kopi-bukit/index.html", "id/products/kopi-bukit/index.html"} <= set(pages)
    assert any(page.startswith("ms/producers/") for page in pages)
    page = (tmp_path / "products/kopi-bukit/index.html").read_text(encoding="utf-8")
    assert "<base href=../../>" in page
    shown = re.findall(r"(?:src|href)=((?:assets|media)/[^\s>]+)", page)
    assert {Path(address).suffix for address in shown} >= {".css", ".js", ".jpg"}
    for address in shown:
        assert (tmp_path / address).is_file()
    index = (tmp_path / "index-pratinjau.html").read_text(encoding="utf-8")
    assert "products/kopi-bukit/main.jpg, 1200 × 900 px" in index
    assert (tmp_path / "thumbnails/products-kopi-bukit-main.jpg").read_bytes().startswith(b"\xff\xd8\xff")


def test_which_pages_a_change_touches(fixture_site: BuiltSite) -> None:
    catalogue = load(fixture_site.settings).catalogue
    assert catalogue is not None

    def touched(*records: str, reference: bool = False) -> set[str]:
        return set(pages_of(Change("base", records, reference, site=False), catalogue))

    assert touched("producers/tenun-utara") >= {"producers/tenun-utara/", "products/kain-laut/"}
    assert touched("collections/pameran-utara") == {"collections/pameran-utara/"}
    assert touched("products/kopi-rancangan") == set()  # a draft has no page
    assert touched("products/gone", "producers/gone", "collections/gone") == set()
    assert "products/" in touched(reference=True)


def test_photos_of_drafts_and_broken_ones(fixture_site: BuiltSite, tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    draft = content / "products" / "kopi-rancangan"
    shutil.copy(content / "products" / "kopi-bukit" / "main.jpg", draft / "baru.jpg")
    (draft / "rusak.jpg").write_bytes(b"no picture")
    (draft / "tautan.jpg").symlink_to(draft / "baru.jpg")
    settings = replace(fixture_site.settings, content=content)
    catalogue = load(fixture_site.settings).catalogue
    assert catalogue is not None
    write_preview(settings, Change("base", ("products/kopi-rancangan",), False, False), catalogue, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out/thumbnails").iterdir()] == ["products-kopi-rancangan-baru.jpg"]


def test_the_command_needs_a_site(tmp_path: Path) -> None:
    app = typer.Typer()
    preview.register(app)
    app.command("other")(lambda: None)
    content = copy_fixture(tmp_path / "content")
    words = ["preview", "--content", str(content), "--site-dir", str(tmp_path / "none"), "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "run first: catalogue build" in result.output
