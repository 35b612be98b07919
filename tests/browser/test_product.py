"""The product page as a buyer uses it: pictures to the thread, the calculator, sharing, one sheet of paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from test_walk import LANGUAGES, Watched, axe_violations

LOCALES = {"en": "en-GB", "id": "id-ID", "ms": "ms-MY"}
SHAPES = """tags => tags.map((tag) => {
  const { borderStyle, borderColor, textDecorationLine, backgroundColor } = getComputedStyle(tag);
  const clear = "rgba(0, 0, 0, 0)";
  return [tag.textContent, [borderStyle, borderColor === clear, textDecorationLine, backgroundColor === clear].join()];
})"""
WIDTH = """Math.round(document.querySelector(
  ".pswp__item[aria-hidden=false] .pswp__img:not(.pswp__img--placeholder)")?.getBoundingClientRect().width ?? 0)"""


@contextmanager
def opened(
    browser: Browser, url: str, path: str, language: str = "en", width: int = 1280, **options: object
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        locale=LOCALES[language],
        **options,  # type: ignore[arg-type]
    )
    page = context.new_page()
    watched = Watched(page, url)
    page.goto(f"{url}{LANGUAGES[language]}{path}")
    yield page
    context.close()
    assert watched.errors == []
    assert watched.foreign == []


def row(page: Page, place: int) -> Locator:
    return page.locator(".reckon dd").nth(place)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "volume", "price"),
    [
        ("en", "1.51\u00a0m³", "USD\u00a02,700"),
        ("id", "1,51\u00a0m³", "USD\u00a02.700"),
        ("ms", "1.51\u00a0m³", "USD\u00a02,700"),
    ],
)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_calculator_answers_in_the_language_of_the_page(
    browser: Browser, sample_url: str, language: str, volume: str, price: str, width: int
) -> None:
    with opened(browser, sample_url, "products/kopi-rempah/", language, width) as page:
        box = page.locator(".reckon input")
        assert box.input_value() == "200"
        expect(row(page, 0)).to_have_text("7")
        box.focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("1000")
        expect(row(page, 0)).to_have_text("34")
        assert [row(page, place).inner_text() for place in (1, 7)] == [volume, price]
        assert axe_violations(page) == []


@pytest.mark.browser
def test_below_the_minimum_is_a_remark_and_nonsense_changes_nothing(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/kopi-rempah/") as page:
        box, remark = page.locator(".reckon input"), page.get_by_text("Below the minimum order.")
        expect(remark).to_be_hidden()
        box.fill("60")
        expect(remark).to_be_visible()
        expect(row(page, 0)).to_have_text("2")
        expect(row(page, 7)).to_have_text("–")
        for nonsense in ("", "-5", "0"):
            box.fill(nonsense)
            box.press("Enter")
        expect(row(page, 0)).to_have_text("2")
        assert page.url == f"{sample_url}products/kopi-rempah/"
        assert page.locator(".reckon [role=status]").count() == 1


@pytest.mark.browser
def test_without_a_carton_the_page_says_what_cannot_be_known(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/tikar-pandan-duri/") as page:
        expect(page.locator(".reckon")).to_contain_text("Not recorded yet: units per carton")
        page.locator(".reckon input").fill("300")
        expect(row(page, 0)).to_have_text("2.0")
        assert page.locator(".reckon dt").first.inner_text().startswith("Months")


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_gallery_zooms_by_keyboard_and_wheel(browser: Browser, sample_url: str, language: str, width: int) -> None:
    with opened(browser, sample_url, "products/kain-batik-gentongan/", language, width) as page:
        first = page.locator(".gallery a").first
        first.focus()
        first.press("Enter")
        viewer = page.get_by_role("dialog")
        expect(viewer).to_have_attribute("aria-label", page.locator("h1").inner_text())
        expect(page.locator(".pswp--ui-visible")).to_be_visible()
        expect(page.locator(".pswp__caption")).not_to_be_empty()
        page.wait_for_function(f"{WIDTH} > 200")
        fitted = page.evaluate(WIDTH)
        page.keyboard.press("+")
        page.wait_for_function(f"fitted => {WIDTH} > 1.4 * fitted", arg=fitted)
        assert axe_violations(page) == []
        page.keyboard.press("-")
        page.wait_for_function(f"fitted => {WIDTH} < 1.1 * fitted", arg=fitted)
        page.mouse.move(width / 2, 400)
        page.mouse.wheel(0, -400)
        page.wait_for_function(f"fitted => {WIDTH} > 1.2 * fitted", arg=fitted)
        page.keyboard.press("Escape")
        expect(viewer).to_have_count(0)
        assert first.evaluate("link => document.activeElement === link")


@pytest.mark.browser
def test_back_closes_the_gallery_and_stays_on_the_page(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/kopi-rempah/", "en", 360, reduced_motion="reduce") as page:
        address = page.url
        dialog = page.get_by_role("dialog")
        page.evaluate("history.replaceState('page', '')")
        for way in ("back", "key"):
            page.evaluate("scrollTo(0, 90)")
            page.locator(".gallery a").first.click()
            expect(page.locator(".pswp--ui-visible")).to_be_visible()
            if way == "back":
                page.evaluate("history.back()")
            else:
                page.keyboard.press("Escape")
            expect(dialog).to_have_count(0)
            page.wait_for_function("history.state === 'page'")
            assert page.url == address
            assert page.locator(".gallery a").first.evaluate("link => document.activeElement === link")
        page.go_back()
        assert page.url == "about:blank", "nothing is left of the gallery in the history"


@pytest.mark.browser
def test_pressing_again_on_a_slow_line_opens_one_gallery(browser: Browser, sample_url: str) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with opened(browser, sample_url, "products/kopi-rempah/", "en", 1280) as page:
        page.route("**/gallery*.css", hold)
        with page.expect_request("**/gallery*.css"):
            page.locator(".gallery a").first.click()
        page.locator(".gallery a").first.click()
        expect(page.get_by_role("dialog")).to_have_count(0)
        held[0].continue_()
        expect(page.locator(".pswp--ui-visible")).to_be_visible()
        assert page.get_by_role("dialog").count() == 1


@pytest.mark.browser
def test_a_gallery_whose_styles_did_not_come_asks_for_them_again(browser: Browser, sample_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{sample_url}products/kopi-rempah/")
    page.route("**/gallery*.css", lambda route: route.fulfill(status=503))
    page.route("**/media/*-w1600.avif", lambda route: route.fulfill(status=204))  # the page stays
    with page.expect_request("**/media/*-w1600.avif"):
        page.locator(".gallery a").first.click()
    page.unroute("**/gallery*.css")
    page.locator(".gallery a").first.click()
    expect(page.locator(".pswp--ui-visible")).to_have_css("position", "fixed")
    page.close()


@pytest.mark.browser
def test_the_short_address_is_copied_and_said(browser: Browser, sample_url: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with opened(browser, sample_url, "ms/products/kopi-rempah/", permissions=permissions) as page:
        copier = page.get_by_role("button", name="Salin alamat pendek")
        copier.focus()
        page.keyboard.press("Space")
        expect(page.locator(".tools [role=status]")).to_have_text("Alamat disalin")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == copier.get_attribute("href")
        assert copied.endswith("/p/kopi-rempah/")
        assert axe_violations(page) == []


@pytest.mark.browser
def test_where_copying_is_forbidden_the_address_is_shown(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/kopi-rempah/") as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
        page.locator(".i-copy").click()
        expect(page.locator(".tools [role=status]")).to_contain_text("/p/kopi-rempah/")


@pytest.mark.browser
def test_a_device_with_its_own_sheet_is_offered_it(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/") as page:
        page.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); }")
        page.goto(f"{sample_url}products/kopi-rempah/")
        page.get_by_role("button", name="Share this page", exact=True).click()
        shared = page.evaluate("window.shared")
        assert shared["title"] == "Madura Spiced Coffee"
        assert shared["url"].endswith("/p/kopi-rempah/")


@pytest.mark.browser
def test_messages_hold_name_id_and_short_address_in_the_pages_language(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/kopi-rempah/", "id", width=360) as page:
        expect(page.locator(".call > :first-child")).to_have_text("Tambahkan ke daftar minat")
        chat = parse_qs(urlsplit(page.locator(".call > .i-chat").get_attribute("href") or "").query)["text"][0]
        assert chat.startswith("Halo, saya")
        assert "(kopi-rempah)" in chat
        assert chat.endswith("/p/kopi-rempah/")
        letter = urlsplit(page.locator(".call > .i-mail").get_attribute("href") or "")
        assert letter.path == "contoh-kopi-rempah@example.org"
        assert "+" not in letter.query  # mail programs take it for what it is
        told = parse_qs(letter.query)
        assert told["body"] == [chat]
        assert told["subject"][0].endswith("(kopi-rempah)")
        shared = parse_qs(urlsplit(page.locator(".tools > .i-chat").get_attribute("href") or "").query)["text"][0]
        assert shared.startswith(page.locator("h1").inner_text())
        assert shared.endswith("/p/kopi-rempah/")


@pytest.mark.browser
def test_without_scripts_asking_remains_and_nothing_dead_is_shown(browser: Browser, sample_url: str) -> None:
    with opened(browser, sample_url, "products/kopi-rempah/", width=360, java_script_enabled=False) as page:
        for way in (".tools > .i-copy", ".call > .i-chat", ".call > .i-mail"):
            assert (page.locator(way).get_attribute("href", timeout=1000) or "").endswith("/p/kopi-rempah/")
        assert page.locator("main button, main input").count() == 0
        expect(page.locator("[data-reckon]")).to_be_hidden()
        expect(page.locator(".tools > .i-copy")).to_have_text("Short address")  # nothing here can copy: it is shown
        shown = page.locator(".tools > .i-copy").evaluate("link => getComputedStyle(link, '::after').content")
        assert shown.endswith('/p/kopi-rempah/"')
        expect(page.get_by_text("45 × 33 × 30 cm")).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize("product", ["kopi-rempah", "kain-batik-gentongan"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_product_prints_on_one_sheet(browser: Browser, sample_url: str, language: str, product: str) -> None:
    with opened(browser, sample_url, f"products/{product}/", language) as page:
        page.locator(".gallery img").first.evaluate("image => image.decode()")
        sheet = page.pdf(format="A4", print_background=False)
        assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
        page.emulate_media(media="print")
        for kept in (".papers", ".tools .i-copy", ".about .ledger"):
            expect(page.locator(kept).first).to_be_visible()
        for gone in (".call", ".reckon", ".cards", "footer.foot"):
            expect(page.locator(gone).first).to_be_hidden()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_papers_of_each_state_differ_in_word_and_shape(browser: Browser, sample_url: str, scheme: str) -> None:
    with opened(browser, sample_url, "products/kopi-sangrai-bukit/", color_scheme=scheme) as page:
        seen = page.locator("div:not(#ready) > .papers b").evaluate_all(SHAPES)
        shapes = dict(seen)
        assert {"Valid", "Expired"} <= set(shapes)
        assert len(set(shapes.values())) == len(shapes)
        assert seen[-1][0] == "Expired"
        assert axe_violations(page) == []
