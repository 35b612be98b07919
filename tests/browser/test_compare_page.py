"""The comparison: from product pages or an address, on any screen, by keyboard, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from test_walk import LANGUAGES, Watched, axe_violations, opened

FOUR = "?id=kopi-rempah&id=kain-batik-gentongan&id=kacang-mete-daun-jeruk&id=tikar-pandan-duri"


def open_comparison(page: Page, url: str, query: str) -> None:
    page.goto(f"{url}compare/{query}")
    expect(page.locator("#compare[data-state=ready]")).to_have_count(1)


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        ".sides thead [data-product]", "heads => heads.map(head => head.dataset.product)"
    )
    return found


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_four_products_are_clean_on_every_screen(
    browser: Browser, sample_url: str, language: str, width: int, scheme: str
) -> None:
    url = f"{sample_url}{LANGUAGES[language]}"
    with opened(browser, width, scheme, locale={"en": "en-GB", "id": "id-ID", "ms": "ms-MY"}[language]) as context:
        page = context.new_page()
        watched = Watched(page, sample_url)
        for query in ("", FOUR):
            open_comparison(page, url, query)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0
            assert axe_violations(page) == []
        assert len(shown(page)) == 4
        assert watched.errors == []


@pytest.mark.browser
def test_product_pages_gather_up_to_four(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        ids = ["kopi-rempah", "kopi-sangrai-bukit", "petis-ikan", "tikar-pandan-duri", "salak-kurma"]
        for key in ids:
            page.goto(f"{sample_url}products/{key}/")
            page.locator(f"[data-compare-add='{key}']").click()
        expect(page.locator("[data-compare-add='salak-kurma']")).to_have_attribute("aria-pressed", "false")
        expect(page.locator(".gathered")).to_contain_text("Four products can be compared at a time.")
        page.get_by_role("link", name="Compare products (4)").click()
        expect(page.locator("#compare[data-state=ready]")).to_have_count(1)
        assert shown(page) == ids[:4]
        page.goto(f"{sample_url}compare/")
        expect(page.locator("#compare[data-state=ready]")).to_have_count(1)
        assert shown(page) == ids[:4]


@pytest.mark.browser
def test_differences_have_a_sign_and_the_rest_can_be_hidden(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        open_comparison(page, sample_url, "?id=kopi-rempah&id=serbuk-kunyit-asam")
        price = page.locator("tr", has=page.get_by_role("rowheader", name="Minimum order"))
        port = page.locator("tr", has=page.get_by_role("rowheader", name="Port of loading"))
        assert price.count() == 1
        expect(port).to_have_class("alike")
        for row in page.locator("tr.differs").all():
            assert "≠" in row.locator("th").inner_text()
            assert "(differs)" in (row.locator("th").text_content() or "")
        page.get_by_label("Only the differences").check()
        expect(port).to_be_hidden()
        expect(page.locator("tr.differs").first).to_be_visible()


@pytest.mark.browser
def test_a_fifth_and_unknown_ones_are_named(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        odd = "&id=petis-ikan&id=never-was&id=%3Cscript%3Ewindow.broken=1%3C/script%3E&id=kopi-rempah&id="
        open_comparison(page, sample_url, FOUR + odd)
        assert len(shown(page)) == 4
        notices = page.locator("#compare-notices")
        expect(notices).to_contain_text("Four products can be compared at a time. Left out: Madura Fish Petis.")
        expect(notices).to_contain_text("Not in the catalogue: <script>window.broken=1</script>")
        expect(notices).to_contain_text("never-was")
        assert page.evaluate("window.broken") is None


@pytest.mark.browser
def test_one_is_taken_out_by_keyboard_and_back_brings_it_again(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        open_comparison(page, sample_url, "?id=kopi-rempah&id=petis-ikan")
        page.get_by_role("link", name="Remove Madura Spiced Coffee").press("Enter")
        expect(page.locator(".sides thead [data-product]")).to_have_count(1)
        assert page.url.endswith("compare/?id=petis-ikan")
        expect(page.get_by_role("link", name="Remove Madura Fish Petis")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_text("No products chosen yet.")).to_be_visible()
        page.go_back()
        expect(page.locator(".sides thead [data-product]")).to_have_count(1)
        page.go_back()
        expect(page.locator(".sides thead [data-product]")).to_have_count(2)


@pytest.mark.browser
def test_on_a_phone_the_names_of_the_rows_stay_in_view(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        open_comparison(page, sample_url, FOUR)
        side = page.get_by_role("region", name="Products side by side")
        label = page.get_by_role("rowheader", name="Lead time")
        before = label.bounding_box()
        side.focus()
        side.evaluate("box => box.scrollTo({ left: 400 })")
        after = label.bounding_box()
        assert before is not None
        assert after is not None
        assert after["x"] == pytest.approx(before["x"], abs=1)


@pytest.mark.browser
def test_on_paper_the_buttons_are_left_out(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        open_comparison(page, sample_url, FOUR)
        page.emulate_media(media="print")
        expect(page.locator(".sides [data-list-add]").first).to_be_hidden()
        expect(page.locator(".drop").first).to_be_hidden()
        expect(page.get_by_role("rowheader", name="Lead time")).to_be_visible()


@pytest.mark.browser
def test_gone_products_make_room_and_former_ids_become_those_of_today(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{fixture_url}about/")
        page.evaluate('localStorage[\'madura-compare /repo/\'] = \'["gone-a","kain-samudra","gone-b","gone-c"]\'')
        open_comparison(page, fixture_url, "")
        expect(page.locator("#compare-notices")).to_contain_text("Not in the catalogue: gone-a, gone-b, gone-c.")
        page.wait_for_function("localStorage['madura-compare /repo/'] === '[\"kain-laut\"]'")
        page.goto(f"{fixture_url}products/kopi-bukit/")
        compare = page.locator("[data-compare-add]").first
        compare.click()
        expect(compare).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".gathered")).to_contain_text("Compare products (2)")


@pytest.mark.browser
def test_the_last_product_to_compare_takes_the_bar_at_the_foot_along(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{fixture_url}products/kopi-bukit/")
        compare = page.locator("[data-compare-add]").first
        compare.click()
        expect(page.locator(".gathered")).to_be_visible()
        compare.click()
        expect(page.locator(".gathered")).to_be_hidden()


@pytest.mark.browser
def test_the_list_can_be_filled_from_here_and_a_former_id_still_counts(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        watched = Watched(page, fixture_url)
        open_comparison(page, fixture_url, "?id=kain-samudra&id=kain-laut&id=kopi-bukit&id=selendang-lama")
        assert shown(page) == ["kain-laut", "kopi-bukit"]
        expect(page.locator("#compare-notices")).to_contain_text("Not in the catalogue: selendang-lama.")
        page.get_by_role("button", name="Add to inquiry list: Sea Batik Cloth").click()
        expect(page.get_by_role("link", name="Inquiry list 1")).to_be_visible()
        expect(page.locator("[data-list-add='kopi-bukit']")).to_have_count(0)
        assert watched.errors == []
