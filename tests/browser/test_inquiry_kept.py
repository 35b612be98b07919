"""What a device keeps of the inquiry list: between pages, tabs and sites, and where it keeps nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect
from test_inquiry_list import faults, fill_list, open_list
from test_walk import Watched, axe_violations, opened

REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


@pytest.mark.browser
def test_a_page_that_was_open_before_forgets_nothing_of_the_buyer(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        before = context.new_page()
        before.goto(f"{sample_url}products/kopi-rempah/")
        page = context.new_page()
        fill_list(page, sample_url, "kain-batik-gentongan")
        open_list(page, sample_url)
        page.get_by_label("Your name").fill("Aisyah Rahman")
        before.wait_for_function("localStorage['madura-inquiry /'].includes('Aisyah')")
        page.goto(f"{sample_url}about/")
        before.locator("[data-list-add='kopi-rempah']").first.click()
        open_list(page, sample_url)
        expect(page.get_by_label("Your name")).to_have_value("Aisyah Rahman")


@pytest.mark.browser
def test_two_open_lists_show_what_they_would_send(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page, other = context.new_page(), context.new_page()
        fill_list(page, sample_url, "kopi-rempah")
        open_list(page, sample_url)
        other.goto(f"{sample_url}id/inquiry/")
        expect(other.locator("#ask[data-state=ready]")).to_have_count(1)
        other.locator("[name=quantity]").fill("777")
        other.locator("[name=firm]").fill("Warisan")
        expect(page.locator(".letter")).to_contain_text("777 packs")
        expect(page.locator("[name=quantity]")).to_have_value("777")
        expect(page.locator("[name=firm]")).to_have_value("Warisan")
        expect(page.locator(".letter")).to_contain_text("Warisan")


@pytest.mark.browser
def test_two_sites_of_one_host_have_a_list_each(browser: Browser, fixture_url: str) -> None:
    """As name.github.io/one/ and name.github.io/two/, which share the device's storage."""
    with opened(browser) as context:
        page = context.new_page()
        page.goto(f"{fixture_url}about/")
        page.evaluate("localStorage['madura-inquiry /two/'] = JSON.stringify({items: [{id: 'kopi-bukit'}]})")
        fill_list(page, fixture_url, "kain-laut")
        open_list(page, fixture_url)
        expect(page.locator("#lines [data-product]")).to_have_count(1)
        assert "kain-laut" not in page.evaluate("localStorage['madura-inquiry /two/']")


@pytest.mark.browser
def test_a_former_address_and_that_of_today_are_one_line(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{fixture_url}about/")
        lines = [{"id": "kain-samudra", "quantity": 70}, {"id": "kopi-bukit"}, {"id": "kain-laut", "quantity": 50}]
        page.evaluate("items => localStorage['madura-inquiry /repo/'] = JSON.stringify({items})", lines)
        open_list(page, fixture_url)
        expect(page.locator("#lines [name=quantity]")).to_have_count(1)
        expect(page.locator("#lines [data-product='kain-laut'] [name=quantity]")).to_have_value("70")
        expect(page.get_by_role("link", name="Inquiry list 2")).to_be_visible()
        expect(page.locator("#ask-count")).to_contain_text("2 products")
        page.locator("#lines [name=quantity]").fill("80")
        expect(page.locator(".letter")).to_contain_text(re.compile(r"\(kain-laut\)\s+Quantity: 80"))
        page.goto(f"{fixture_url}products/kain-laut/")
        expect(page.locator("[data-list-add='kain-laut']").first).to_have_attribute("aria-pressed", "true")


@pytest.mark.browser
@pytest.mark.parametrize("script", [REFUSE, FORBID], ids=["full", "forbidden"])
def test_without_storage_the_list_works_until_the_page_closes_and_says_so(
    browser: Browser, sample_url: str, script: str
) -> None:
    with opened(browser, 360) as context:
        context.add_init_script(script)
        page = context.new_page()
        watched = Watched(page, sample_url)
        page.goto(f"{sample_url}categories/coffee/")
        page.locator("[data-list-add='kopi-rempah']").click()
        expect(page.locator(".gathered")).to_contain_text("does not let the list be kept")
        assert axe_violations(page) == []
        page.get_by_role("link", name="Inquiry list 1").click()
        expect(page.locator("#ask[data-state=ready]")).to_have_count(1)
        expect(page.locator("#ask-notices")).to_contain_text("It lasts until you close this page.")
        expect(page.locator(".letter")).to_contain_text("kopi-rempah")
        page.get_by_label("Quantity, Madura Spiced Coffee").fill("900")
        expect(page.locator(".letter")).to_contain_text("900 packs")
        assert faults(page) == []
        for code in ("ms", "id", "en"):
            page.locator(f".langs a[lang={code}]").click()
            expect(page.locator("html")).to_have_attribute("lang", code)
            expect(page.locator("#ask[data-state=ready]")).to_have_count(1)
            expect(page.locator("#lines [name=quantity]")).to_have_value("900")
        page.reload()
        expect(page.locator("#lines [name=quantity]")).to_have_value("900")
        assert watched.errors == []
