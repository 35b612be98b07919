"""The edition of the whole site in Chromium, opened from a folder: all products, three languages, no complaint."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built_site import REPO, BuiltSite
from catalogue.exports.bundle import write_files
from catalogue.offline import make_edition
from markup import addresses
from playwright.sync_api import Browser, expect
from test_offline_edition import FOLDERS, walked


@pytest.fixture(scope="module")
def whole(sample_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' site as a folder on a memory stick."""
    folder = tmp_path_factory.mktemp("whole") / "Katalog Madura (semua) #1"
    write_files(make_edition(sample_site.folder, sample_site.settings), folder)
    return folder


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "query", "product"),
    [("en", "sea salt", "garam-laut-kristal"), ("id", "keripik", ""), ("ms", "keris", "")],
)
def test_search_compare_and_inquiry_over_all_products(
    browser: Browser, whole: Path, language: str, query: str, product: str
) -> None:
    base = FOLDERS[language]
    count = len(list((REPO / "products").glob("*/product.yml")))
    with walked(browser, whole, f"{base}products/index.html") as page:
        expect(page.locator("#results")).to_have_attribute("data-state", "ready")
        expect(page.locator("#results")).to_have_attribute("data-total", str(count))
        page.fill("form.browse input[name=q]", query)
        page.keyboard.press("Enter")
        expect(page.locator("#results")).not_to_have_attribute("data-total", str(count))
        first = page.locator("#results [data-product]").first
        expect(first).to_be_visible()
        found = first.get_attribute("data-product") or ""
        assert found == product or not product
        first.locator("a").first.click()
        expect(page.locator(f"article[data-product={found}]")).to_be_visible()
        page.locator("main [data-list-add]").first.click()
        page.locator("[data-compare-add]").click()
        page.locator("a.i-list").click()
        expect(page.locator("#ask")).to_have_attribute("data-state", "ready")
        expect(page.locator("#letters")).to_contain_text(f"https://example.org/p/{found}/")
        page.goto((whole / f"{base}compare/index.html").as_uri())
        expect(page.locator("#compare")).to_have_attribute("data-state", "ready")


@pytest.mark.browser
def test_home_market_and_map_open_from_the_folder(browser: Browser, whole: Path) -> None:
    with walked(browser, whole, "index.html") as page:
        expect(page.locator(".map use:not(.frames)")).to_have_count(4)
        page.locator(".index a[href*='markets/MY/']").click()
        expect(page.locator("h1")).to_have_text("Malaysia")


@pytest.mark.browser
def test_the_folder_is_complete(whole: Path) -> None:
    broken = []
    for page in sorted(whole.rglob("*.html")):
        base, found = addresses(page.read_text(encoding="utf-8"))
        for reference in found:
            parts = urlsplit(unescape(reference))
            if not parts.scheme and parts.path and not (page.parent / base / unquote(parts.path)).is_file():
                broken.append((page.relative_to(whole).as_posix(), reference))
    assert broken == []
    assert not (whole / "admin").exists()
    assert not (whole / "sw.js").exists()
    languages = {
        language: len(list((whole / base / "products").glob("*/index.html"))) for language, base in FOLDERS.items()
    }
    assert set(languages.values()) == {len(list((REPO / "products").glob("*/product.yml")))}
