"""The capacity question on a category's page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from test_walk import LANGUAGES, Watched, axe_violations, opened


def ask(page: Page, need: str, unit: str) -> None:
    page.locator("[name=need]").fill(need)
    page.locator("[name=unit]").select_option(unit)
    page.locator("[name=need]").press("Enter")


@pytest.mark.browser
def test_two_producers_together(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{sample_url}categories/batik/")
        ask(page, "250", "piece")
        answer = page.locator(".pooling")
        expect(answer).to_contain_text("2 producers together can make 250\u00a0pieces a month. Allow up to 45 days.")
        expect(answer.get_by_role("row")).to_have_count(3)
        expect(answer).to_contain_text("200 of 200\u00a0pieces a month")
        expect(answer.get_by_role("link", name="Sekar Jagad Hand-Drawn Batik Cloth")).to_be_visible()
        assert axe_violations(page) == []


@pytest.mark.browser
def test_not_enough_is_said(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{sample_url}categories/batik/")
        ask(page, "5000", "piece")
        expect(page.locator(".pooling")).to_contain_text(
            "Not enough: together these producers can make 260 of the 5,000"
        )


@pytest.mark.browser
def test_units_that_do_not_convert_are_named(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{sample_url}categories/sugar_salt/")
        ask(page, "100", "pack")
        expect(page.locator(".pooling")).to_contain_text("One producer alone can make 100\u00a0packs a month.")
        remark = "Not counted, because their units do not convert: Pangarengan Sea Salt Crystals."
        expect(page.locator(".pooling .small")).to_contain_text(remark)
        ask(page, "1500", "kg")
        expect(page.locator(".pooling")).to_contain_text("2 producers together can make 1,500\u00a0kilograms a month.")
        expect(page.locator(".pooling .small")).not_to_contain_text("Not counted")


@pytest.mark.browser
@pytest.mark.parametrize("need", ["", "0", "-4"])
def test_no_number_is_asked_for_again(browser: Browser, sample_url: str, need: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{sample_url}ms/categories/coffee/")
        ask(page, need, "kg")
        field = page.locator("[name=need]")
        expect(field).to_be_focused()
        expect(field).to_have_accessible_description("Tulis nombor yang lebih besar daripada sifar.")
        ask(page, "10", "kg")
        expect(page.locator(".pooling table")).to_be_visible()
        expect(field).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_answer_is_clean(browser: Browser, sample_url: str, language: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme) as context:
        page = context.new_page()
        watched = Watched(page, sample_url)
        page.goto(f"{sample_url}{LANGUAGES[language]}categories/batik/")
        ask(page, "900", "unit")
        expect(page.locator(".pooling p").first).to_be_visible()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
        assert axe_violations(page) == []
        assert watched.errors == []


@pytest.mark.browser
def test_without_scripts_or_facts_nothing_is_promised(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{sample_url}categories/batik/")
        expect(page.locator(".pooled")).to_be_hidden()
    with opened(browser, 360) as context:
        page = context.new_page()
        page.route("**/trade/**", lambda route: route.abort())
        page.goto(f"{sample_url}categories/batik/")
        ask(page, "10", "piece")
        expect(page.locator(".pooling")).to_contain_text("The capacities are not available now.")
