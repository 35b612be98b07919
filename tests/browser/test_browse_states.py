"""The browse page in a real browser: filters, orders and pages of results, and the way back through them."""

from __future__ import annotations

import re

import pytest
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import language_path
from playwright.sync_api import Page, Route, expect
from searched_site import CARD, choose, count, ready, shown

pytestmark = pytest.mark.browser


@pytest.fixture
def address(search_url: str) -> str:
    return search_url


def test_filters_combine_and_counts_are_exact(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=kopi")
    ready(page)
    everything = set(shown(page))
    assert {"kopi-rempah", "kopi-luwak", "jahe"} <= everything
    choose(page, "category", "coffee")
    ready(page, 2)
    assert set(shown(page)) == {"kopi-rempah", "kopi-luwak"}
    assert count(page, "category", "herbal") == "1"
    assert count(page, "regency", "pamekasan") == "2"
    choose(page, "category", "herbal")
    ready(page, 3)
    assert set(shown(page)) == {"kopi-rempah", "kopi-luwak", "jahe"}
    choose(page, "certificate", "halal_bpjph")
    ready(page, 1)
    assert shown(page) == ["jahe"]
    assert page.url.endswith("?q=kopi&category=coffee&category=herbal&certificate=halal_bpjph")
    expect(page.locator("#count")).to_have_text("1 product found")
    expect(page.locator('input[name="regency"][value="sumenep"]')).to_be_disabled()


def test_chips_remove_and_clear(page: Page, address: str) -> None:
    page.goto(f"{address}products/?category=coffee&category=snack&regency=pamekasan")
    ready(page, 2)
    chips = page.locator(".found > .chips a")
    expect(chips).to_have_count(4)
    page.get_by_role("link", name="Remove filter: Pamekasan").click()
    ready(page, 3)
    page.locator(".found > .chips .all").click()
    ready(page, 40)
    assert page.url == f"{address}products/"
    expect(page.locator(".facets input:checked")).to_have_count(0)


def test_back_and_forward_walk_through_the_states(page: Page, address: str) -> None:
    page.goto(f"{address}products/")
    ready(page, 40)
    choose(page, "category", "coffee")
    ready(page, 2)
    page.locator("select[name=sort]").select_option("price")
    ready(page, 2)
    assert shown(page) == ["kopi-rempah", "kopi-luwak"]
    page.go_back()
    page.go_back()
    ready(page, 40)
    expect(page.locator(".facets input:checked")).to_have_count(0)
    page.go_forward()
    ready(page, 2)
    expect(page.locator('input[name="category"][value="coffee"]')).to_be_checked()


def test_typing_searches_and_makes_one_step_in_the_history(page: Page, address: str) -> None:
    page.goto(f"{address}products/")
    ready(page, 40)
    page.locator("main input[name=q]").press_sequentially("topeng 7", delay=30)
    ready(page, 1)
    assert shown(page) == ["topeng-07"]
    page.go_back()
    ready(page, 40)
    expect(page.locator("main input[name=q]")).to_have_value("")


def test_back_overtakes_an_answer_that_is_still_under_way(page: Page, address: str) -> None:
    page.goto(f"{address}products/?sort=price&page=2")
    ready(page, 40)
    before = shown(page)
    slow = re.compile("/(pagefind/index|search/common)/")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(slow, hold)
    with page.expect_request(slow):
        page.locator("main input[name=q]").fill("topeng 7")
    page.go_back()
    expect(page.locator("main input[name=q]")).to_have_value("")
    ready(page, 40)
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    ready(page, 40)
    assert shown(page) == before
    page.locator("[data-view=table]").click()
    page.wait_for_url(f"{address}products/?sort=price&view=table&page=2")


def test_pages_of_results(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=topeng&sort=price")
    ready(page, 33)
    first = shown(page)
    assert first[0] == "topeng-00"
    assert len(first) == 24
    page.locator(".pages").get_by_role("link", name="2", exact=True).click()
    expect(page.locator(CARD)).to_have_count(9)
    ready(page, 33)
    assert shown(page)[-1] == "topeng-32"
    assert page.url.endswith("&page=2")
    page.goto(f"{address}products/?q=topeng&page=99")
    ready(page, 33)
    assert len(shown(page)) == 9
    assert page.url == f"{address}products/?q=topeng&page=2"


@pytest.mark.parametrize(("order", "first"), [("newest", "kain-sekar"), ("price", "kerupuk"), ("moq", "aneh")])
def test_orders(page: Page, address: str, order: str, first: str) -> None:
    page.goto(f"{address}products/?sort={order}")
    ready(page, 40)
    assert shown(page)[0] == first


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_the_same_as_those_the_page_was_served_with(page: Page, address: str, language: Language) -> None:
    page.goto(address + language_path("products/", language))
    ready(page, 40)
    clean = "(list) => list.map((card) => card.outerHTML.replace(/ loading=\"lazy\"/g, '').trim())"
    served_cards = page.locator(CARD).evaluate_all(clean)
    page.goto(address + language_path("products/?sort=newest", language))
    ready(page, 40)
    assert page.locator(CARD).evaluate_all(clean) == served_cards


def test_the_scroll_position_survives_back(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=topeng")
    ready(page, 33)
    page.evaluate("scrollTo(0, 700)")
    before = page.evaluate("scrollY")
    assert before > 0
    page.goto(f"{address}")
    page.go_back()
    ready(page, 33)
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 5", arg=before)
