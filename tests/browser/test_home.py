"""The home page: categories by picture, markets, regencies on the map, numbers that were counted."""

from __future__ import annotations

import pytest
from built_site import REPO
from playwright.sync_api import Browser, expect
from test_product import opened
from test_walk import LANGUAGES, axe_violations


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_home_is_whole_on_phone_and_desk(
    browser: Browser, sample_url: str, language: str, width: int, scheme: str
) -> None:
    with opened(browser, sample_url, "", language, width, color_scheme=scheme) as page:
        page.wait_for_load_state("networkidle")
        tiles = page.locator(".tiles li")
        assert tiles.count() == page.locator(".tiles img").count() > 5
        areas = page.locator(".map use:not(.frames)").evaluate_all("parts => parts.map(part => part.getBBox().width)")
        assert len(areas) == 4
        assert min(areas) > 40
        expect(page.locator(".steps li")).to_have_count(3)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert axe_violations(page) == []


@pytest.mark.browser
def test_numbers_are_those_of_the_records(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "") as page:
        figures = dict(zip(*(page.locator(f".figures {tag}").all_inner_texts() for tag in ("dt", "dd")), strict=True))
        assert figures["Products"] == str(len(list((REPO / "products").glob("*/product.yml"))))
        assert int(figures["Women among them"]) < int(figures["People at work"])


@pytest.mark.browser
def test_a_market_leads_to_its_page_and_on_to_the_products_that_are_ready(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "", width=360) as page:
        link = page.locator(".index a[href$='markets/MY/']")
        count = link.locator("small").inner_text().partition(" ")[0]
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Malaysia")
        expect(page.locator(".cards [data-product]")).to_have_count(int(count))
        page.locator("a[href$='?market=MY']").click()
        page.wait_for_selector("#results[data-state=ready]")
        assert page.get_attribute("#results", "data-total") == count
