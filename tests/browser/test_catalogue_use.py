"""What a visitor does: search, filter, go back, change language, look closely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    yield context.new_page()
    context.close()


def results(page: Page) -> list[str]:
    page.wait_for_selector("#results[data-state=ready]")
    found: list[str] = page.eval_on_selector_all(
        "#results [data-product]", "cards => cards.map(card => card.dataset.product)"
    )
    return found


def total(page: Page) -> int:
    page.wait_for_selector("#results[data-state=ready]")
    return int(page.get_attribute("#results", "data-total") or -1)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["", "id/", "ms/"])
@pytest.mark.parametrize(
    ("query", "product"),
    [
        ("kopi rempah", "kopi-rempah"),
        ("ginger coffee", "kopi-rempah"),
        ("halia", "kopi-rempah"),
        ("tikar pandan", "tikar-pandan-duri"),
        ("silk stole", "selendang-sutra-ramok"),
        ("2101.12", "kopi-rempah"),
        ("210112", "kopi-rempah"),
        ("Karduluk", "panel-ukir-nyior-ondung"),
        ("Contoh Petis Utara", "petis-ikan"),
    ],
)
def test_a_product_is_found_by_its_words_in_any_language(
    page: Page, sample_url: str, language: str, query: str, product: str
) -> None:
    page.goto(f"{sample_url}{language}products/?q={query}")
    assert product in results(page)[:3]


@pytest.mark.browser
def test_facets_combine_and_the_address_holds_them(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}products/")
    everything = total(page)
    page.locator("input[name=category][value=batik]").check()
    expect(page.locator("#results")).to_have_attribute("data-state", "ready")
    page.wait_for_url(re.compile("category=batik"))
    batik = total(page)
    assert 0 < batik < everything
    page.locator("input[name=regency][value=pamekasan]").check()
    page.wait_for_url(re.compile("regency=pamekasan"))
    both = total(page)
    assert 0 < both < batik
    page.locator("input[name=regency][value=bangkalan]").check()
    page.wait_for_url(re.compile("regency=bangkalan"))
    assert total(page) == batik
    page.reload()
    assert total(page) == batik
    page.go_back()
    page.go_back()
    page.go_back()
    page.wait_for_url(re.compile("products/$"))
    assert total(page) == everything


@pytest.mark.browser
def test_a_facet_s_count_is_what_choosing_it_gives(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}products/?category=batik&category=coffee")
    total(page)
    label = page.locator("label:has(input[name=regency][value=pamekasan])")
    promised = int(label.locator("small").inner_text())
    label.locator("input").check()
    page.wait_for_url(re.compile("regency=pamekasan"))
    assert total(page) == promised


@pytest.mark.browser
def test_sorting_by_minimum_order(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}products/?category=batik&sort=moq")
    assert results(page) == [
        "kain-batik-gentongan",
        "selendang-sutra-ramok",
        "kain-batik-sekar-jagad",
        "kemeja-batik-lengan-panjang",
    ]


@pytest.mark.browser
@pytest.mark.parametrize(
    "address",
    [
        "?page=-3",
        "?page=999",
        "?page=x",
        "?sort=nonsense",
        "?colour=red",
        "?category=never",
        "?q=" + "a" * 10_000,
        "?q=%3Cscript%3Ewindow.broken%3D1%3C%2Fscript%3E",
        "?q=%E0%A4%A",
    ],
)
def test_an_address_edited_by_hand_does_no_harm(page: Page, sample_url: str, address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{sample_url}products/{address}")
    assert total(page) >= 0
    assert page.evaluate("window.broken") is None
    assert errors == []


@pytest.mark.browser
def test_nothing_found_offers_a_way_on(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}products/?q=zzqqxx")
    assert total(page) == 0
    expect(page.locator("#suggestions")).not_to_be_empty()
    assert page.locator("#suggestions a").count() > 0


@pytest.mark.browser
def test_back_from_a_product_returns_to_the_same_results(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}products/?category=coffee")
    before = results(page)
    page.locator("#results [data-product] a").first.click()
    page.wait_for_url(re.compile(r"/products/[a-z-]+/$"))
    page.go_back()
    assert results(page) == before
    assert "category=coffee" in page.url


@pytest.mark.browser
def test_the_header_search_works_by_keyboard(page: Page, sample_url: str) -> None:
    page.goto(sample_url)
    box = page.locator("header .find input")
    box.focus()
    box.press_sequentially("kopi")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert active
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    box.press("Enter")
    page.wait_for_url(re.compile(r"/products/[a-z-]+/$"))
    page.go_back()
    box.fill("kopi")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)


@pytest.mark.browser
def test_the_header_search_leads_to_all_results(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}ms/about/")
    box = page.locator("header .find input")
    box.fill("kopi")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/ms/products/\?q=kopi"))
    assert total(page) > 0


@pytest.mark.browser
def test_the_gallery_by_keyboard(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}products/kain-batik-gentongan/")
    first = page.locator(".gallery a").first
    first.focus()
    first.press("Enter")
    viewer = page.locator(".pswp")
    expect(viewer).to_be_visible()
    expect(viewer).to_contain_text("gentongan")
    page.keyboard.press("ArrowRight")
    expect(viewer).to_contain_text("Close view")
    page.keyboard.press("Escape")
    expect(viewer).to_have_count(0)
    assert first.evaluate("link => document.activeElement === link")


@pytest.mark.browser
def test_the_language_switch_keeps_page_and_the_offer_never_redirects(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="ms-MY")
    page = context.new_page()
    page.goto(f"{sample_url}never/was/here/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".offer")).to_have_count(0)
    page.goto(f"{sample_url}products/kopi-rempah/")
    assert page.url == f"{sample_url}products/kopi-rempah/"
    offer = page.locator(".offer")
    expect(offer).to_be_visible()
    assert offer.get_attribute("lang") == "ms"
    offer.get_by_role("button").click()
    expect(offer).to_have_count(0)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".offer")).to_have_count(0)
    page.locator(".langs a[lang=ms]").click()
    assert page.url == f"{sample_url}ms/products/kopi-rempah/"
    assert page.locator("html").get_attribute("lang") == "ms"
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "expected"), [("en-GB", ""), ("id-ID", "id/"), ("ms-MY", "ms/"), ("ja-JP", "")])
def test_a_short_address_chooses_the_visitor_s_language(
    browser: Browser, sample_url: str, locale: str, expected: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{sample_url}p/kopi-rempah/")
    page.wait_for_url(f"{sample_url}{expected}products/kopi-rempah/")
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("products/?category=coffee", "#results[data-state=ready] [data-product]"),
        ("compare/?id=kopi-rempah&id=kopi-sangrai-bukit", ".sides thead [data-product]"),
    ],
)
def test_another_language_shows_the_same_selection(browser: Browser, sample_url: str, address: str, shown: str) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(f"{sample_url}{address}")
    expect(page.locator(shown)).to_have_count(2)
    page.locator(".langs a[lang=ms]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ms")
    assert page.url == f"{sample_url}ms/{address}"
    expect(page.locator(shown)).to_have_count(2)
    context.close()


@pytest.mark.browser
def test_a_short_address_works_without_scripts(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_url}p/kopi-rempah/")
    page.wait_for_url(f"{sample_url}products/kopi-rempah/")
    context.close()


@pytest.mark.browser
def test_the_call_to_inquire_names_the_product_and_its_short_address(page: Page, sample_url: str) -> None:
    page.goto(f"{sample_url}id/products/kopi-rempah/")
    whatsapp = page.locator("a[href^='https://wa.me/']").first.get_attribute("href") or ""
    assert "kopi-rempah" in whatsapp
    assert unquote(whatsapp).endswith("/p/kopi-rempah/")
    assert page.locator("a[href^='mailto:']").count() >= 1


@pytest.mark.browser
@pytest.mark.parametrize(
    ("late", "place"), [("**/assets/site*.js", ".bigfind input"), ("**/assets/search*.js", "header .find input")]
)
def test_what_is_typed_before_the_scripts_arrive_is_answered(
    page: Page, sample_url: str, late: str, place: str
) -> None:
    held: list[Route] = []
    typed = False

    def hold(route: Route) -> None:
        # The request may be reported before it is handed over here: whatever is handed over late goes on at once.
        if typed:
            route.continue_()
        else:
            held.append(route)

    page.route(late, hold)
    with page.expect_request(late):
        page.goto(sample_url, wait_until="commit")
        box = page.locator(place)
        box.focus()
        box.press_sequentially("kopi")
    typed = True
    for route in held:
        route.continue_()
    expect(page.get_by_role("option").first).to_be_visible()
