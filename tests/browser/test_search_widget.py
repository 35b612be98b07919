"""Search in a real browser: what is found, in which order, what is said where nothing is, the box in the header."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_site import served
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import language_path
from catalogue.search import build_index
from playwright.sync_api import Browser, Page, expect
from search_samples import REPO, site
from searched_site import CARD, ready, shown

pytestmark = pytest.mark.browser


@pytest.fixture
def address(search_url: str) -> str:
    return search_url


def test_the_page_as_served_is_ready_and_asks_for_nothing_but_the_manifest(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}products/")
    ready(page, 40)
    assert shown(page)[0] == "kain-sekar"
    found = [url for url in asked if "/search/" in url or "pagefind" in url]
    assert {url.removeprefix(address) for url in found} == {"search/en.json"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ginger", "jahe"),
        ("jahe", "jahe"),
        ("halia", "jahe"),
        ("crackers", "kerupuk"),
        ("cracker", "kerupuk"),
        ("keropok", "kerupuk"),
        ("crisps", "kerupuk"),
        ("sekar jagad", "kain-sekar"),
        ("hand-drawn batik", "kain-sekar"),
        ("sutera", None),
        ("kapas", "kain-sekar"),
        ("0901.21", "kopi-rempah"),
        ("090121", "kopi-rempah"),
        ("halal", "jahe"),
        ("menganyam", "anyaman"),
        ("bengkel kopi", "jahe"),
        ("rahasia", None),
    ],
)
def test_every_page_finds_by_the_words_of_all_languages(
    page: Page, address: str, language: Language, query: str, found: str | None
) -> None:
    page.goto(f"{address}{language_path('products/', language)}?q={query}")
    ready(page)
    if found is None:
        assert shown(page) == []
    else:
        assert found in shown(page)
    names = {"en": "Ginger Drink", "id": "Minuman Jahe", "ms": "Minuman Halia"}
    if found == "jahe":
        assert names[language] in page.locator("#results").inner_text()


def test_the_name_ranks_before_keywords_and_those_before_text(browser: Browser, tmp_path: Path) -> None:
    from catalogue.records import L10n, L10nList
    from search_samples import catalogue, product

    records = catalogue(
        product("a-text", "Rak", description=L10n(en="A gondola. Long. Wide. Old.")),
        product("b-label", "Rak", keywords=L10nList(en=("gondola", "shelf"))),
        product("c-name", "Gondola Shelf For Rice"),
        product("d-none", "Rak"),
    )
    for path, file in build_index(site(records, tmp_path), tmp_path / "cache").items():
        target = tmp_path / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    shutil.copytree(REPO / "overrides" / "assets" / "js", tmp_path / "site" / "js")
    (tmp_path / "site" / "index.html").write_text('<!doctype html><html lang="ms"><link rel="icon" href="data:,">')
    with served(tmp_path / "site") as url:
        page = browser.new_page()
        page.goto(url)
        found = page.evaluate(
            "async () => { const { SearchData } = await import('./js/lib/search-data.js');"
            " return new SearchData(new URL('./', document.baseURI), 'ms').find('gondola'); }"
        )["numbers"]
        page.close()
    assert found == [2, 1, 0]


def test_nothing_found_says_what_is_in_the_way(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=ginger&category=coffee")
    ready(page, 0)
    assert shown(page) == []
    help_ = page.locator("#suggestions")
    expect(help_).to_contain_text("No matching products")
    expect(help_.locator('a[href$="contact/"]')).to_be_visible()
    help_.get_by_role("link", name="Coffee").click()
    ready(page, 1)
    assert shown(page) == ["jahe"]
    expect(help_).to_be_empty()


def test_nothing_found_offers_what_comes_close(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=ginger tikar zzqq vvxx")
    ready(page, 0)
    near = page.locator("#suggestions [data-product]")
    expect(near).to_have_count(2)
    assert {card.get_attribute("data-product") for card in near.all()} == {"jahe", "anyaman"}


def test_words_that_no_product_has_together_show_products_with_some(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=ginger tikar")
    ready(page, 2)
    assert set(shown(page)) == {"jahe", "anyaman"}
    expect(page.locator(".meant")).to_contain_text("No product has all of these words")


def test_strange_addresses_are_ignored_or_shown_as_text(page: Page, address: str) -> None:
    page.goto(f"{address}products/?colour=red&category=nothing&sort=best&page=-4&sample=7")
    ready(page, 40)
    assert page.url == f"{address}products/"
    script = "<script>document.title='bad'</script><img src=x onerror=alert(1)>"
    page.goto(f"{address}products/?q={script}")
    ready(page)
    expect(page.locator("main input[name=q]")).to_have_value(script)
    assert page.title() == "Test"
    page.goto(f"{address}products/?q={'kopi ' * 2000}")
    ready(page)
    assert "kopi-rempah" in shown(page)
    assert len(page.locator("main input[name=q]").input_value()) <= 200


def test_a_product_with_markup_in_its_name_is_text(page: Page, address: str) -> None:
    page.goto(f"{address}products/?q=alert")
    ready(page, 1)
    expect(page.locator(f"{CARD} h3")).to_have_text("<script>alert(1)</script> & Co")


def test_a_failed_index_leaves_the_list_and_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{address}products/?q=kopi")
    expect(page.locator("#results")).to_have_attribute("data-state", "failed")
    expect(page.get_by_role("alert")).to_contain_text("Search is not available now")
    expect(page.locator(CARD)).to_have_count(24)
    page.unroute("**/pagefind/**")
    page.locator("main input[name=q]").fill("kopi rempah")
    ready(page, 1)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.close()


def test_no_request_leaves_the_site(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}products/?q=kopi&sort=price&producer=kopi")
    ready(page)
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_in_the_header_suggests(page: Page, address: str, language: Language) -> None:
    page.goto(address + language_path("", language))
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press_sequentially("halia", delay=20)
    options = page.get_by_role("listbox").get_by_role("option")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(options).to_have_count(2)
    expect(options.first).to_contain_text({"en": "Ginger Drink", "id": "Minuman Jahe", "ms": "Minuman Halia"}[language])
    expect(options.first).to_contain_text("Pamekasan")
    expect(options.first).to_contain_text("USD")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "find-0")
    expect(options.first).to_have_attribute("aria-selected", "true")
    box.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    box.evaluate("box => box.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', isComposing: true}))")
    assert box.get_attribute("aria-activedescendant") is None, "the key belongs to an input method"
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    expect(options).to_have_count(2)
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(address + language_path("products/jahe/", language))


def test_enter_in_the_header_opens_the_browse_page(page: Page, address: str) -> None:
    page.goto(f"{address}id/")
    box = page.get_by_role("combobox")
    box.fill("kopi")
    box.press("Enter")
    page.wait_for_url(f"{address}id/products/?q=kopi")
    ready(page)


def test_the_header_works_as_a_form_when_the_index_is_gone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route("**/search/*.json", lambda route: route.abort())
    page.goto(address)
    box = page.get_by_role("combobox")
    with page.expect_event("console", lambda said: "not available" in said.text):
        box.press_sequentially("kopi")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("Enter")
    page.wait_for_url(f"{address}products/?q=kopi")
    page.close()
