"""The command that makes the offline edition of the whole site, and its limit."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from catalogue.loading import ContentError
from catalogue.offline import MOST_PRODUCTS, check_edition_size, edition
from test_cli_export import content as content  # noqa: PLC0414 - a fixture
from test_cli_export import files, run


def test_five_hundred_products_fit_and_one_more_is_refused() -> None:
    check_edition_size(MOST_PRODUCTS)
    with pytest.raises(ContentError) as caught:
        check_edition_size(MOST_PRODUCTS + 1)
    (found,) = caught.value.problems
    assert (found.code, found.location.path) == ("edition-too-large", "products")
    assert "501" in found.message.id
    assert "501" in found.message.en


def test_too_large_a_catalogue_gets_no_folder(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "MOST_PRODUCTS", 1)
    result = run(content, "offline")
    assert result.exit_code == 1
    assert "paling banyak 1 produk" in result.output
    assert "holds 1 products at most" in result.output
    assert not (content / "exports").exists()


def test_the_site_becomes_a_folder_and_a_zip(content: Path) -> None:
    result = run(content, "offline", "--base-url", "https://other.example/x/")
    assert result.exit_code == 0, result.output
    made = files(content / "exports/offline")
    assert {"index.html", "id/index.html", "ms/products/index.html", "assets/offline.js", "README.txt"} <= set(made)
    with zipfile.ZipFile(content / "exports/offline.zip") as archive:
        assert archive.namelist() == [f"offline/{name}" for name in made]
    assert "https://other.example/x/p/" in (content / "exports/offline/products/kopi-bukit/index.html").read_text(
        "utf-8"
    )
