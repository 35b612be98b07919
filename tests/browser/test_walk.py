"""A walk through every page type in every language: no error, no other host, nothing too wide, axe clean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from built_site import REPO
from playwright.sync_api import Browser, BrowserContext, Page, Request

AXE = REPO / "node_modules" / "axe-core" / "axe.min.js"
PAGES = (
    "",
    "products/",
    "products/kain-batik-gentongan/",
    "products/kopi-rempah/",
    "products/vas-gerabah-kerapan/",
    "products/lulur-bubuk-rempah/",
    "producers/",
    "producers/contoh-canting-klampar/",
    "categories/",
    "categories/batik/",
    "regencies/",
    "regencies/sumenep/",
    "collections/",
    "collections/pameran-kuala-lumpur-2027/",
    "markets/",
    "markets/MY/",
    "market-rules/",
    "inquiry/",
    "glossary/",
    "compare/?id=kopi-rempah&id=kopi-sangrai-bukit",
    "submit/",
    "about/",
    "how-to-order/",
    "for-producers/",
    "photo-guide/",
    "field-guide/",
    "packaging-guide/",
    "for-officials/",
    "officials-guide/",
    "faq/",
    "contact/",
    "privacy/",
)
LANGUAGES = {"en": "", "id": "id/", "ms": "ms/"}


class Watched:
    """What a page complained about while it was open."""

    def __init__(self, page: Page, origin: str) -> None:
        self.errors: list[str] = []
        self.foreign: list[str] = []
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("requestfailed", self._failed)
        page.on("response", lambda response: response.status >= 400 and self.errors.append(response.url))
        page.on("request", lambda request: self._request(request.url, origin))

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.errors.append(f"{kind}: {text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left behind by going to another page
            self.errors.append(f"failed: {request.url} {request.failure}")

    def _request(self, url: str, origin: str) -> None:
        if not url.startswith((origin, "data:", "blob:")):
            self.foreign.append(url)


@contextmanager
def opened(browser: Browser, width: int = 360, scheme: str = "light", **options: object) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        **options,  # type: ignore[arg-type]
    )
    try:
        yield context
    finally:
        context.close()


def axe_violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))  # the policy of the page allows no script tag
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations)")
    return [
        f"{each['id']}: {node['html'][:160]} | {node['failureSummary'][:200]}"
        for each in found
        for node in each["nodes"]
    ]


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_type_is_clean(browser: Browser, sample_url: str, language: str, width: int, scheme: str) -> None:
    with opened(browser, width, scheme, locale={"en": "en-GB", "id": "id-ID", "ms": "ms-MY"}[language]) as context:
        page = context.new_page()
        watched = Watched(page, sample_url)
        found: dict[str, list[str]] = {}
        for path in PAGES:
            page.goto(f"{sample_url}{LANGUAGES[language]}{path}")
            if path == "products/":
                page.wait_for_selector("#results[data-state=ready]")
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            problems = axe_violations(page)
            if overflow > 0:
                problems.append(f"{overflow} px wider than the screen")
            if problems:
                found[path] = problems
        assert found == {}, json.dumps(found, indent=1)
        assert watched.errors == []
        assert watched.foreign == []


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_wider_than_the_narrowest_phone(browser: Browser, sample_url: str, language: str) -> None:
    with opened(browser, 320) as context:
        page = context.new_page()
        for path in (*PAGES, "404.html" if language == "en" else ""):
            page.goto(f"{sample_url}{LANGUAGES[language]}{path}")
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, path


#: Pixels; what is said with a picture has its words in no size at all.
LEGIBLE = 11
SMALL_TEXTS = """least => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small = [];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
        const size = parseFloat(getComputedStyle(element).fontSize);
        if (size > 0 && size < least) small.push(`${size} px: ${walker.currentNode.textContent.trim()}`);
    }
    return small;
}"""


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_too_small_to_be_read(browser: Browser, sample_url: str, language: str) -> None:
    """The offer of a visitor's own language and the link that skips the menu included."""
    with opened(browser, locale="en-GB") as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"{sample_url}{LANGUAGES[language]}{path}")
            if language != "en":
                page.locator(".offer p").wait_for()
            assert page.evaluate(SMALL_TEXTS, LEGIBLE) == [], path


@pytest.mark.browser
def test_the_site_works_below_a_sub_path(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        watched = Watched(page, fixture_url)
        page.goto(f"{fixture_url}id/", wait_until="networkidle")
        page.get_by_role("link", name="Produk", exact=True).first.click()
        page.wait_for_selector("#results[data-state=ready]")
        page.locator("#results [data-product=kain-laut] a").first.click()
        assert page.url == f"{fixture_url}id/products/kain-laut/"
        page.locator(".langs a[lang=ms]").click()
        assert page.url == f"{fixture_url}ms/products/kain-laut/"
        assert watched.errors == []
        assert watched.foreign == []


@pytest.mark.browser
def test_a_missing_page_below_a_sub_path_finds_its_styles_and_home(browser: Browser, fixture_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{fixture_url}id/products/never/was/here/")
        colour = page.evaluate("getComputedStyle(document.querySelector('.mark')).color")
        assert colour == "rgb(155, 28, 31)"
        page.locator("main a[href$='/ms/']").first.click()
        assert page.url == f"{fixture_url}ms/"


@pytest.mark.browser
def test_without_scripts_every_product_can_still_be_reached(browser: Browser, sample_url: str) -> None:
    names = {path.name for path in (REPO / "products").iterdir() if path.is_dir()}
    with opened(browser, 360, java_script_enabled=False) as context:
        page = context.new_page()
        for kind in ("categories", "regencies"):
            page.goto(f"{sample_url}id/{kind}/")
            lists = page.eval_on_selector_all(f"main a[href*='{kind}/']", "links => links.map(link => link.href)")
            reached: set[str] = set()
            for address in sorted(set(lists)):
                page.goto(address)
                reached |= set(
                    page.eval_on_selector_all("[data-product]", "cards => cards.map(card => card.dataset.product)")
                )
            assert names <= reached


@pytest.mark.browser
@pytest.mark.parametrize("path", ["", "categories/batik/", "regencies/pamekasan/", "markets/MY/"])
def test_without_scripts_no_link_promises_a_filtered_list(browser: Browser, sample_url: str, path: str) -> None:
    with opened(browser, 360, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{sample_url}{path}")
        promises = page.locator("a[href*='products/?']")
        assert promises.count() > 0
        for promise in promises.all():
            assert not promise.is_visible()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("path", ["markets/MY/", "id/products/kopi-sangrai-bukit/"])
def test_on_a_phone_no_state_lies_on_what_it_is_said_of(
    browser: Browser, sample_url: str, path: str, width: int
) -> None:
    with opened(browser, width) as context:
        page = context.new_page()
        page.goto(f"{sample_url}{path}")
        rooms = page.locator(".papers b").evaluate_all(
            "all => all.map(b => b.nextElementSibling.getBoundingClientRect().left - b.getBoundingClientRect().right)"
        )
        assert rooms
        assert min(rooms) > 8


@pytest.mark.browser
@pytest.mark.parametrize(
    ("letters", "paths"),
    [
        (24, ["", "producers/", "about/"]),
        (32, ["", "products/", "downloads/", "producers/contoh-kopi-bukit/", "producers/contoh-laut-pademawu/"]),
        (32, ["ms/submit/", "ms/products/kopi-rempah/", "ms/products/kopi-sangrai-bukit/"]),
    ],
)
def test_with_large_letters_everything_stays_on_the_screen(
    browser: Browser, sample_url: str, letters: int, paths: list[str]
) -> None:
    """The reader's own size of letters: 16 px is what browsers begin with."""
    with opened(browser, 360) as context:
        page = context.new_page()
        devices = context.new_cdp_session(page)
        devices.send("Page.enable")
        devices.send("Page.setFontSizes", {"fontSizes": {"standard": letters, "fixed": letters - 3}})
        for path in (*paths, "id/products/kain-batik-sekar-jagad/"):
            page.goto(f"{sample_url}{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
        page.locator(".call > button").wait_for()
        edges = page.locator(".call > *").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
        assert max(edges) <= 360
        # Words that do not fit into a button stand beyond its edge.
        assert page.locator(".call > *").evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")


@pytest.mark.browser
def test_the_print_sheet_leaves_out_the_chrome(browser: Browser, sample_url: str) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{sample_url}products/kopi-rempah/")
        page.emulate_media(media="print")
        assert not page.locator(".menu").is_visible()
        assert not page.locator("footer.foot").is_visible()
        assert page.get_by_role("heading", level=1).is_visible()


@pytest.mark.browser
def test_axe_itself_finds_a_planted_fault(browser: Browser, tmp_path: Path) -> None:
    """The check above is worth something only if it can fail."""
    (tmp_path / "bad.html").write_text("<!doctype html><html><title>x</title><body><img src='x.png'>")
    with opened(browser) as context:
        page = context.new_page()
        page.goto((tmp_path / "bad.html").as_uri())
        assert any(found.startswith("image-alt") for found in axe_violations(page))
