"""Cards on other sites: the snippets a page writes, pasted into a page of another host, and the page of downloads."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import BuiltSite, served
from playwright.sync_api import Browser, expect
from test_product import opened
from test_walk import axe_violations

BASE = "https://example.org/"


@pytest.mark.browser
@pytest.mark.parametrize("path", ["embed/?product=kopi-rempah", "downloads/", "collections/pameran-kuala-lumpur-2027/"])
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("en", 1280, "light"), ("id", 360, "dark"), ("ms", 360, "light")]
)
def test_pages_are_whole_on_phone_and_desk(
    browser: Browser, sample_url: str, path: str, language: str, width: int, scheme: str
) -> None:
    with opened(browser, sample_url, path, language, width, color_scheme=scheme) as page:
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert axe_violations(page) == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?product=kopi-rempah", ["Data contoh", "Kopi Rempah Madura", "200 bungkus", "USD 2,30–3,10"]),
        ("?collection=pameran-kuala-lumpur-2027", ["Pameran contoh Kuala Lumpur 2027", "11–14 Maret 2027"]),
        ("?product=tidak-ada", ["Produk ini tidak ada lagi di katalog."]),
        ("?product=../../etc", ["Produk ini tidak ada lagi di katalog."]),
    ],
)
def test_a_card_says_what_is_known_today(browser: Browser, sample_url: str, query: str, words: list[str]) -> None:
    with opened(browser, sample_url, f"embed/card/{query}", "id", 360) as page:
        expect(page.locator("#card")).to_have_attribute("data-state", "ready")
        text = page.inner_text("body").replace("\u00a0", " ")
        for word in words:
            assert word in text
        assert page.locator("h1").count() == 1
        assert axe_violations(page) == []
        assert {link.get_attribute("target") for link in page.locator("a").all()} == {"_blank"}


@pytest.mark.browser
def test_both_snippets_work_on_a_page_of_another_host(
    browser: Browser, sample_site: BuiltSite, sample_url: str, tmp_path: Path
) -> None:
    with opened(browser, sample_url, "embed/?collection=pameran-kuala-lumpur-2027", "ms") as page:
        expect(page.locator("#e-result")).to_be_visible()
        expect(page.frame_locator("#e-preview iframe").locator("#card")).to_have_attribute("data-state", "ready")
        frame, card = page.input_value("#e-frame"), page.input_value("#e-card")
        page.fill("#e-id", "bukan-produk")
        page.keyboard.press("Tab")
        expect(page.locator("#e-status")).to_contain_text("bukan-produk")
        expect(page.locator("#e-result")).to_be_hidden()
    html = f"<!doctype html><title>Kementerian</title><h1>Ministry</h1>{frame}{card}"
    (tmp_path / "index.html").write_text(html.replace(BASE, sample_url), encoding="utf-8")
    with served(tmp_path) as ministry:
        context = browser.new_context(viewport={"width": 360, "height": 800})
        host = context.new_page()
        host.goto(ministry.replace("127.0.0.1", "localhost"))
        shown = host.frame_locator("iframe")
        expect(shown.locator("#card")).to_have_attribute("data-state", "ready")
        expect(shown.locator("h1")).to_contain_text("Pameran contoh Kuala Lumpur 2027")
        expect(host.locator("body > a b")).to_have_text("Pameran contoh Kuala Lumpur 2027")
        assert host.locator("body > a img").evaluate("img => img.complete && img.naturalWidth > 0")
        assert host.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        context.close()


@pytest.mark.browser
def test_without_javascript_the_page_says_what_to_do(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "embed/", "en", java_script_enabled=False) as page:
        expect(page.locator(".notice code")).to_contain_text("embed/card/?collection=")
        expect(page.locator("#embedder")).to_be_hidden()
