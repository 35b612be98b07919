"""The edition for memory sticks in Chromium, opened from a folder: no server, no network, no complaint."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built_site import REPO, make_settings
from catalogue.exports.bundle import write_files
from catalogue.offline import edition_files
from markup import addresses
from playwright.sync_api import Browser, Page, expect

COLLECTION = "pameran-kuala-lumpur-2027"
FOLDERS = {"en": "", "id": "id/", "ms": "ms/"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of a collection of the samples, in a folder whose name is as people name folders."""
    work = tmp_path_factory.mktemp("edition")
    settings = replace(
        make_settings(work, REPO, "https://example.org/"), cache_dir=REPO / ".cache" / "tests" / "edition"
    )
    folder = work / "Pameran KL (2027) #1"
    write_files(edition_files(settings, COLLECTION), folder)
    return folder


@contextmanager
def walked(browser: Browser, edition: Path, path: str) -> Iterator[Page]:
    """A page of the edition; afterwards nothing may have been complained about or asked of the network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    # What a visitor who goes on leaves half loaded is given up by the browser; that is no complaint.
    gone = "net::ERR_ABORTED"
    page.on("requestfailed", lambda request: said.append(request.url) if request.failure != gone else None)
    page.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
    page.goto((edition / path).as_uri())
    yield page
    context.close()
    assert said == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "query", "found"),
    [
        ("en", "anchovvy", "Crispy Anchovies"),
        ("id", "camilan lorjuk", "Rengginang"),
        ("ms", "ikan bilis", "Ikan Bilis Rangup"),
    ],
)
def test_search_forgives_and_knows_synonyms_in_three_languages(
    browser: Browser, edition: Path, language: str, query: str, found: str
) -> None:
    with walked(browser, edition, f"{FOLDERS[language]}products/index.html") as page:
        expect(page.locator("#results")).to_have_attribute("data-state", "ready")
        page.fill("form.browse input[name=q]", query)
        page.keyboard.press("Enter")
        expect(page.locator("#results h3").first).to_contain_text(found)
        page.locator("#results a").first.click()
        expect(page.locator("h1")).to_contain_text(found)
        assert page.url.endswith("/index.html")


@pytest.mark.browser
def test_suggestions_lead_to_a_page(browser: Browser, edition: Path) -> None:
    with walked(browser, edition, "id/index.html") as page:
        page.locator("form.find input").press_sequentially("tikar")
        expect(page.locator("[role=option]").first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page.locator("article[data-product=tikar-pandan-duri]")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("language", FOLDERS)
def test_compare_and_inquire_without_a_server(browser: Browser, edition: Path, language: str) -> None:
    base = FOLDERS[language]
    with walked(browser, edition, f"{base}products/teri-crispy/index.html") as page:
        page.locator("main [data-list-add]").first.click()
        page.locator("[data-compare-add]").click()
        page.goto((edition / f"{base}products/kain-batik-sekar-jagad/index.html").as_uri())
        page.locator("main [data-list-add]").first.click()
        page.locator("[data-compare-add]").click()
        page.goto((edition / f"{base}compare/index.html").as_uri())
        expect(page.locator("#compare")).to_have_attribute("data-state", "ready")
        expect(page.locator("table.sides th[scope=col]")).to_have_count(2)
        page.locator("a.i-list").click()
        expect(page.locator("#ask")).to_have_attribute("data-state", "ready")
        expect(page.locator("#letters a[href^='https://wa.me/']")).to_have_count(2)
        expect(page.locator("#letters")).to_contain_text("https://example.org/p/teri-crispy/")


@pytest.mark.browser
def test_every_link_leads_to_a_file_or_to_the_web(edition: Path) -> None:
    broken = []
    for page in sorted(edition.rglob("*.html")):
        base, found = addresses(page.read_text(encoding="utf-8"))
        for reference in found:
            parts = urlsplit(unescape(reference))
            if parts.scheme or not parts.path:
                continue
            if not (page.parent / base / unquote(parts.path)).is_file():
                broken.append((page.relative_to(edition).as_posix(), reference))
    assert broken == []
