"""Search and browse in a real browser, on the smallest site that holds them: two pages, the scripts, the index."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import served
from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import language_path
from catalogue.pages.browse import browse_page
from catalogue.pages.shared import Shared
from catalogue.search import build_index
from catalogue.templates import CatalogueEnvironment
from playwright.sync_api import Browser, Page, expect
from search_samples import REPO, goods, messages, site

pytestmark = pytest.mark.browser

STYLE = ".facets { display: block; position: static } .card { min-height: 120px } [hidden] { display: none }"
CARD = "#results > [data-product]"
HEADER = """<form class="find" role="search" action="{base}products/" data-root="{root}" data-base="{base}">
<input type="search" name="q" aria-label="Find"></form>"""


def page_html(language: Language, root: str, base: str, main: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Test</title>'
        f'<link rel="icon" href="data:,"><style>{STYLE}</style></head>'
        f"<body>{HEADER.format(root=root, base=base)}<main>{main}</main>"
        f'<script type="module" src="{root}js/search.js"></script></body></html>'
    )


def write_site(folder: Path) -> None:
    """The browse page as its template makes it, an empty home page, scripts unbundled, the index."""
    context = site(goods(), folder)
    for path, file in build_index(context, folder / "cache").items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    shutil.copytree(REPO / "overrides" / "assets" / "js", folder / "site" / "js")
    shared = Shared(context)
    for language in LANGUAGES:
        templates = CatalogueEnvironment(
            REPO / "overrides" / "catalogue", messages()[language], lambda name: f"js/{name}"
        )
        for path, main in (("", ""), ("products/jahe/", "<h1>Ginger</h1>"), ("products/", None)):
            place = language_path(path, language)
            root = "../" * place.count("/") or "./"
            base = root + language_path("", language)
            if main is None:
                page = browse_page(shared, language)
                main = templates.get_template(page.template).render(view=page.view, root=root, base=base)  # noqa: PLW2901
            target = folder / "site" / place / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page_html(language, root, base, main), encoding="utf-8")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site below a path, as on a host that serves several."""
    folder = tmp_path_factory.mktemp("search")
    write_site(folder)
    with served(folder / "site", "/repo/") as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; anything it complains about fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []


def ready(page: Page, total: int | None = None) -> None:
    results = page.locator("#results")
    if total is not None:
        expect(results).to_have_attribute("data-total", str(total))
    expect(results).to_have_attribute("data-state", "ready")


def shown(page: Page) -> list[str]:
    return [card.get_attribute("data-product") or "" for card in page.locator(CARD).all()]


def count(page: Page, name: str, value: str) -> str:
    return page.locator(f'label:has(input[name="{name}"][value="{value}"]) small').inner_text()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').click()


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
