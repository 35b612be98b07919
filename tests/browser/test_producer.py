"""The producer's page: who they are, where they sold, what they hold, where they are."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from test_product import opened
from test_walk import LANGUAGES, axe_violations

PATH = "producers/contoh-canting-klampar/"


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_map_is_drawn_and_marks_the_district(
    browser: Browser, sample_url: str, language: str, width: int, scheme: str
) -> None:
    with opened(browser, sample_url, PATH, language, width, color_scheme=scheme) as page:
        page.wait_for_load_state("networkidle")
        drawn = page.locator(".map")
        drawn.scroll_into_view_if_needed()
        size = drawn.locator(".here").evaluate("part => part.getBBox().width")
        assert size > 50, "the outlines have not arrived"
        box, dot = drawn.bounding_box(), drawn.locator("circle").bounding_box()
        assert box and dot
        assert box["x"] < dot["x"] < box["x"] + box["width"] / 2
        assert "Proppo, Pamekasan" in (drawn.get_attribute("aria-label") or "")
        assert axe_violations(page) == []


@pytest.mark.browser
def test_what_builds_trust_is_read_in_order(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, PATH, width=360) as page:
        headings = page.locator("main h2").all_inner_texts()
        assert headings == [
            "Story",
            "The business",
            "Export experience",
            "Certificates held",
            "Screening results",
            "Where it is",
            "Products of this producer",
        ]
        expect(page.locator(".sales tbody tr").first).to_contain_text("2024")
        expect(page.locator("main")).to_contain_text("32 people, 24 of them women")
        expect(page.locator("main")).to_contain_text("Answers in Indonesian, English, Malay.")
        expect(page.locator(".checks li")).to_have_count(5)
        expect(page.locator("main")).to_contain_text("Screened on 13 October 2026 by Dinas perindustrian")
        page.locator(".papers a").first.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-page", "product")
