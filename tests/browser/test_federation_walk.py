"""A portal and four sites on four ports, in a real browser: one search over all, and one site that goes down."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from built_site import BuiltSite
from catalogue.bench.federation import MEMBERS
from federated import Served, federation
from playwright.sync_api import Browser, Page, expect
from test_walk import LANGUAGES, axe_violations, opened

pytestmark = pytest.mark.browser

PRODUCTS = 40
CARD = "#joint-results > .card"
OPTION = ".joint [role=option]:not(.all)"
READY = ".joint-found[data-state=ready]"


@pytest.fixture(scope="module")
def online(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with federation(tmp_path_factory.mktemp("federation"), PRODUCTS) as served:
        yield served


class Heard:
    """What a page asked for and complained about."""

    def __init__(self, page: Page) -> None:
        self.origins: set[str] = set()
        self.violations: list[str] = []
        page.on("request", lambda request: self.origins.add("/".join(request.url.split("/")[:3]) + "/"))
        page.on("console", lambda message: self._console(message.text))

    def _console(self, text: str) -> None:
        if "Content Security Policy" in text or "CORS" in text:
            self.violations.append(text)


def search(page: Page, text: str) -> None:
    """Types into the page's own box and waits for the answer of every site."""
    page.locator(".joint input").fill(text)
    page.locator(".joint button").click()
    expect(page.locator(READY)).to_be_visible()
    expect(page.locator(CARD).first).to_be_visible()


@pytest.mark.parametrize(("language", "folder"), LANGUAGES.items())
def test_one_search_over_all_sites(browser: Browser, online: Served, language: str, folder: str) -> None:
    width, scheme = (1280, "dark") if language == "id" else (360, "light")
    with opened(browser, width, scheme) as context:
        page = context.new_page()
        heard = Heard(page)
        page.goto(f"{online.portal}{folder}members/")
        assert heard.origins == {online.portal}  # members are asked when a visitor searches, not before
        search(page, "batik")
        marks = page.eval_on_selector_all(CARD, "cards => cards.slice(0, 4).map((card) => card.dataset.site)")
        assert sorted(marks) == sorted(MEMBERS)  # the best of each comes first
        assert heard.origins == {online.portal, *online.members.values()}
        for card in page.locator(CARD).all()[:4]:
            home = online.members[card.get_attribute("data-site") or ""]
            assert (card.locator("a").get_attribute("href") or "").startswith(f"{home}{folder}products/product-")
        assert page.locator(".joint-notes li").count() == 0
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0
        assert axe_violations(page) == []
        page.locator(CARD).first.locator("a").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("body")).to_have_attribute("data-page", "product")
        assert heard.violations == []


def test_the_other_boxes_of_a_portal_lead_to_the_joint_search(browser: Browser, online: Served) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{online.portal}id/")
        page.locator(".hero input").fill("kopi")
        page.keyboard.press("Enter")
        expect(page.locator(READY)).to_be_visible()
        assert page.url == f"{online.portal}id/members/?q=kopi"
        page.locator(".top .find input").fill("keris")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{online.portal}id/members/?q=keris")


def test_the_box_suggests_the_best_of_every_site(browser: Browser, online: Served) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        heard = Heard(page)
        page.goto(f"{online.portal}ms/members/")
        box = page.locator(".joint input")
        box.press_sequentially("bati")
        expect(page.locator(OPTION)).to_have_count(6)
        for key in MEMBERS:
            name = page.locator(f"#member-{key} h2").inner_text()
            expect(page.locator(OPTION, has_text=name).first).to_be_visible()  # a late site is added
        first = re.compile(re.escape(f"{online.members[MEMBERS[0]]}ms/products/"))
        expect(page.locator(OPTION).first).to_have_attribute("data-href", first)
        assert heard.origins == {online.portal, *online.members.values()}
        assert axe_violations(page) == []
        box.press("Escape")
        expect(box).to_have_attribute("aria-expanded", "false")
        box.press_sequentially("k")
        page.locator(".joint .all").click()  # the page stays
        expect(page.locator(READY)).to_be_visible()
        assert page.url == f"{online.portal}ms/members/?q=batik"
        box.press_sequentially(" kain")
        expect(page.locator(OPTION).first).to_be_visible()
        box.press("ArrowDown")
        box.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-page", "product")
        assert page.url.startswith(tuple(online.members.values()))
        assert heard.violations == []


def test_one_site_of_the_list_more_results_and_the_way_back(browser: Browser, online: Served) -> None:
    with opened(browser, 1280) as context:
        page = context.new_page()
        page.goto(f"{online.portal}members/?q=batik")
        expect(page.locator(READY)).to_be_visible()
        everything = int(page.locator(".chips button").first.locator("small").inner_text())
        assert everything > 24
        expect(page.locator(CARD)).to_have_count(24)
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(CARD)).to_have_count(min(48, everything))
        page.locator(".chips button", has_text="Sumenep").click()
        expect(page.locator(".chips [aria-pressed=true]")).to_contain_text("Sumenep")
        assert page.url.endswith("?q=batik&site=sumenep")
        expect(page.locator(f"{CARD}:not([data-site=sumenep])")).to_have_count(0)
        link = page.locator(".joint-found .acts a")
        assert link.get_attribute("href") == f"{online.members['sumenep']}products/?q=batik"
        page.go_back()
        expect(page.locator(".chips [aria-pressed=true]")).to_contain_text("All member sites")


def test_a_slip_is_mended_by_the_sites(browser: Browser, online: Served) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{online.portal}members/?q=batikk")
        expect(page.locator("#joint-count")).to_contain_text("Showing results for batik")


def test_what_no_site_has_comes_with_what_is_close(browser: Browser, online: Served) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{online.portal}members/?q=batik+xylophone+keris")
        expect(page.locator(READY)).to_be_visible()
        expect(page.locator("#joint-count")).to_contain_text("Products that come close")
        expect(page.locator(CARD)).to_have_count(4)


def test_without_scripts_the_page_leads_to_every_site(browser: Browser, online: Served) -> None:
    with opened(browser, 360, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{online.portal}ms/members/")
        for key in MEMBERS:
            row = page.locator(f"#member-{key}")
            expect(row).to_contain_text(str(PRODUCTS))
            assert row.locator("a.btn").get_attribute("href") == f"{online.members[key]}ms/"
        assert page.locator(f".index a[href^='{online.members['sampang']}ms/categories/']").count() > 0


def test_a_site_that_is_no_portal_has_no_trace_of_one(fixture_site: BuiltSite) -> None:
    page = fixture_site.read("index.html")
    assert "members/" not in page
    assert "default-src 'self'" in page
    assert "connect-src" not in page  # so what is asked is what the site itself has
    assert (fixture_site.folder / "site.json").is_file()
    rules = (fixture_site.folder / "_headers").read_text(encoding="utf-8").split("\n\n")
    assert len(rules) <= 100  # more are not read by Cloudflare Pages


def test_one_site_down_is_named_and_the_rest_work(browser: Browser, online: Served) -> None:
    """The last test of the module: the site stays down."""
    online.stops["sampang"].close()
    with opened(browser, 360) as context:
        page = context.new_page()
        page.goto(f"{online.portal}members/")
        expect(page.locator("#member-sampang")).to_contain_text(str(PRODUCTS))  # its last good lists stay
        page.locator(".joint input").press_sequentially("bati")
        expect(page.locator(OPTION)).to_have_count(6)
        assert page.locator(OPTION, has_text="Sampang Regency").count() == 0
        search(page, "batik")
        note = page.locator(".joint-notes li")
        expect(note).to_have_count(1)
        expect(note).to_contain_text("Sampang Regency does not answer now")
        assert note.locator("a").get_attribute("href") == f"{online.members['sampang']}products/"
        marks = set(page.eval_on_selector_all(CARD, "cards => cards.map((card) => card.dataset.site)"))
        assert marks == {"bangkalan", "pamekasan", "sumenep"}
        page.goto(f"{online.members['sumenep']}products/?q=batik")  # each site is usable alone
        expect(page.locator("#results[data-state=ready] .card").first).to_be_visible()
