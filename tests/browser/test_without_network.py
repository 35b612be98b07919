"""The service worker in Chromium: the network goes, the site changes, the visitor lets everything go."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from built_site import REPO, BuiltSite, copy_fixture, make_settings, served
from catalogue.build import Options, build
from playwright.sync_api import Browser, BrowserContext, Page, expect

KEPT_COLLECTION = "pameran-kuala-lumpur-2027"
#: Whether a file is at hand on the device.
HAS = """async (part) => {
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) if (url.endsWith(part)) return true;
  }
  return false;
}"""
NAMES = "async () => (await caches.keys()).sort()"


@contextmanager
def visiting(browser: Browser, locale: str = "en-GB") -> Iterator[tuple[BrowserContext, Page]]:
    """A visitor whose browser knows service workers; nothing may be complained about while there is a network."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale=locale, service_workers="allow", reduced_motion="reduce"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Security Policy" in message.text else None)
    try:
        yield context, page
    finally:
        context.close()
    assert errors == []


def settle(page: Page, kept: str) -> None:
    """Until a file is at hand on the device."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    wait_until(page, f"({HAS})({kept!r})")


def wait_until(page: Page, promised: str) -> None:
    """Until what a promise gives is true; `wait_for_function` would take the promise itself for true."""
    page.evaluate(f"""async () => {{
        for (let left = 600; !(await ({promised})); left -= 1) {{
            if (!left) throw new Error("never came true");
            await new Promise((resolve) => setTimeout(resolve, 100));
        }}
    }}""")


@pytest.mark.browser
def test_a_page_that_was_seen_stays_readable_and_another_says_why_not(
    browser: Browser, fixture_site: BuiltSite
) -> None:
    with served(fixture_site.folder, "/repo/") as site, visiting(browser) as (context, page):
        page.goto(f"{site}about/")
        settle(page, "/repo/about/")
        page.goto(f"{site}id/producers/")
        settle(page, "/repo/id/producers/")
        context.set_offline(True)
        page.goto(f"{site}about/?from=card#top")
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate("getComputedStyle(document.querySelector('.foot')).display") == "grid"
        for folder, said in (("", "No connection"), ("id/", "Tidak ada koneksi"), ("ms/", "Tiada sambungan")):
            page.goto(f"{site}{folder}faq/")
            expect(page.locator("h1")).to_have_text(said)
            assert page.url == f"{site}{folder}faq/"
        page.goto(f"{site}id/faq/")
        expect(page.locator("[data-seen] a")).to_have_attribute("href", re.compile("/repo/id/producers/$"))
        expect(page.locator(".acts a:visible")).to_have_text(["Coba lagi"])  # no way to a page that cannot be had
        context.set_offline(False)
        page.locator(".acts a").first.click()
        expect(page.locator("h1")).not_to_have_text("Tidak ada koneksi")
        assert page.url == f"{site}id/faq/"


@pytest.mark.browser
def test_search_and_inquiry_work_once_the_search_was_used(browser: Browser, sample_site: BuiltSite) -> None:
    with served(sample_site.folder) as site, visiting(browser) as (context, page):
        page.goto(f"{site}about/")
        settle(page, "/about/")
        page.reload()
        page.locator("form.find input").press_sequentially("tikar")
        expect(page.locator("[role=option]").first).to_be_visible()
        settle(page, "/offline/search.en.json")
        context.set_offline(True)
        page.goto(f"{site}privacy/")
        expect(page.locator(".acts a:visible")).to_have_text(["Try again", "Inquiry list", "Home"])
        page.goto(f"{site}products/?q=batik")  # other words than those that were asked with a network
        expect(page.locator("#results")).to_have_attribute("data-state", "ready")
        expect(page.locator("#results h3").first).to_contain_text(re.compile("batik", re.IGNORECASE))
        page.goto(f"{site}inquiry/#kopi-rempah=20")
        expect(page.locator("#ask")).to_have_attribute("data-state", "ready")


@pytest.mark.browser
def test_a_collection_is_kept_whole_and_removed_again(browser: Browser, sample_site: BuiltSite) -> None:
    with served(sample_site.folder) as site, visiting(browser, "id-ID") as (context, page):
        page.goto(f"{site}id/collections/{KEPT_COLLECTION}/")
        keep, remove = page.locator("[data-keep] button").all()
        expect(keep).to_have_text(re.compile(r"Simpan koleksi ini di ponsel ini \(sekitar \d"))
        keep.click()
        expect(remove).to_be_visible()
        expect(remove).to_be_focused()
        expect(page.locator("[data-keep] [role=status]")).to_contain_text("Tersimpan")
        context.set_offline(True)
        page.goto(f"{site}id/products/kopi-rempah/")
        expect(page.locator("article[data-product=kopi-rempah]")).to_be_visible()
        page.wait_for_function("document.querySelector('article picture img').naturalWidth > 0")
        page.goto(f"{site}p/kopi-rempah/")  # the QR code on a card of the stand
        expect(page.locator("article[data-product=kopi-rempah]")).to_be_visible()
        page.goto(f"{site}id/products/?q=camilan")
        expect(page.locator("#results")).to_have_attribute("data-state", "ready")
        page.goto(f"{site}id/collections/{KEPT_COLLECTION}/")
        remove = page.locator("[data-keep] button").nth(1)
        expect(remove).to_be_visible()
        context.set_offline(False)
        remove.click()
        expect(remove).to_be_hidden()
        assert not page.evaluate(HAS, "/id/products/rengginang-lorjuk/")
        assert page.evaluate(HAS, f"/id/collections/{KEPT_COLLECTION}/"), "it was seen"


@pytest.mark.browser
def test_a_worker_that_the_browser_ends_is_not_waited_for(
    browser: Browser, sample_site: BuiltSite, tmp_path: Path
) -> None:
    live = shutil.copytree(sample_site.folder, tmp_path / "live")
    worker = (live / "sw.js").read_text("utf-8")
    assert "  async keep({ sets }, tell) {" in worker
    silent = worker.replace(
        "  async keep({ sets }, tell) {", "  keep: () => new Promise(() => {}),\n  async was({ sets }, tell) {"
    )
    (live / "sw.js").write_text(silent, "utf-8")
    with served(live) as site, visiting(browser) as (_, page):
        page.clock.install()
        page.goto(f"{site}collections/{KEPT_COLLECTION}/")
        keep = page.locator("[data-keep] button").first
        keep.click()
        expect(keep).to_be_disabled()
        page.clock.fast_forward(61_000)
        expect(keep).to_be_enabled()
        expect(page.locator("[data-keep] [role=status]")).to_contain_text("broke off")


@pytest.mark.browser
def test_everything_can_be_removed_and_stays_removed(browser: Browser, fixture_site: BuiltSite) -> None:
    with served(fixture_site.folder, "/repo/") as site, visiting(browser) as (context, page):
        page.goto(f"{site}privacy/")
        remove, again = page.locator("[data-kept] button").all()
        expect(remove).to_be_visible()
        other = context.new_page()
        other.goto(f"{site}products/kopi-bukit/")
        assert other.evaluate("navigator.serviceWorker.controller !== null")
        remove.click()
        expect(again).to_be_visible()
        assert page.evaluate(NAMES) == []
        other.locator(".gallery a").first.click()
        expect(other.locator(".pswp--ui-visible")).to_be_visible()
        other.close()
        assert page.evaluate(NAMES) == []
        page.goto(f"{site}about/")
        page.goto(f"{site}privacy/")
        expect(again).to_be_visible()
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        again.click()
        expect(remove).to_be_visible()
        assert page.evaluate(NAMES) != []


@pytest.mark.browser
def test_a_full_device_shows_what_the_network_gives(browser: Browser, fixture_site: BuiltSite) -> None:
    with served(fixture_site.folder, "/repo/") as site, visiting(browser) as (context, page):
        page.goto(f"{site}about/")
        settle(page, "/repo/about/")
        quota = {"origin": site.removesuffix("/repo/"), "quotaSize": 1000}
        context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", quota)
        page.goto(f"{site}products/kopi-bukit/")
        expect(page.locator("h1")).to_contain_text("Hill Coffee")
        expect(page.locator(".langs a").first).to_be_visible()


@pytest.mark.browser
def test_a_broken_storage_leaves_the_site_as_it_is_without_a_worker(
    browser: Browser, fixture_site: BuiltSite, tmp_path: Path
) -> None:
    live = shutil.copytree(fixture_site.folder, tmp_path / "live")
    worker = live / "sw.js"
    broken = "active ? Promise.reject(new DOMException('broken', 'UnknownError')) : open(name)"
    patched = f"const open = caches.open.bind(caches); caches.open = (name) => self.registration.{broken};"
    worker.write_text(f"{patched}\n{worker.read_text('utf-8')}", "utf-8")
    with served(live, "/repo/") as site, visiting(browser) as (_, page):
        page.goto(f"{site}about/")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.goto(f"{site}products/?q=kopi")
        assert page.evaluate("navigator.serviceWorker.controller !== null")
        expect(page.locator("#results h3").first).to_contain_text("Coffee")
        assert page.evaluate("getComputedStyle(document.querySelector('.foot')).display") == "grid"


@pytest.mark.browser
def test_an_update_brings_the_new_and_never_mixes(browser: Browser, tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    settings = replace(make_settings(tmp_path, content), cache_dir=REPO / ".cache" / "tests" / "offline", editor=False)
    options = Options(prints=False)
    build(settings, options=options)
    first = settings.site_dir.with_name("first")
    shutil.copytree(settings.site_dir, first)
    record = content / "products" / "kopi-bukit" / "product.yml"
    record.write_text(record.read_text("utf-8").replace("en: Hill Coffee", "en: Renamed Coffee"), "utf-8")
    overrides = shutil.copytree(REPO / "overrides", tmp_path / "repo" / "overrides")
    for name in ("docs", "reference", "node_modules", "scripts", "mkdocs.yml", "package-lock.json"):
        (tmp_path / "repo" / name).symlink_to(REPO / name)
    with (overrides / "assets" / "css" / "parts" / "base.css").open("a", encoding="utf-8") as styles:
        styles.write("\n.foot { outline: 3px solid red; }\n")
    build(replace(settings, repo=tmp_path / "repo", site_dir=tmp_path / "second"), options=options)
    live = tmp_path / "live"
    shutil.copytree(first, live)
    outline = "getComputedStyle(document.querySelector('.foot')).outlineStyle"
    with served(live, "/repo/") as site, visiting(browser) as (context, page):
        page.goto(f"{site}regencies/")
        settle(page, "/repo/regencies/")
        page.goto(f"{site}products/?q=kopi")
        settle(page, "/offline/search.en.json")
        former = page.evaluate(NAMES)
        shutil.rmtree(live)
        shutil.copytree(tmp_path / "second", live)
        page.goto(f"{site}products/kopi-bukit/")
        expect(page.locator("h1")).to_contain_text("Renamed Coffee")
        assert page.evaluate(outline) == "solid"
        settle(page, "/repo/products/kopi-bukit/")
        wait_until(page, "navigator.serviceWorker.getRegistration().then(({waiting}) => waiting !== null)")
        page.goto(f"{site.removesuffix('repo/')}outside/")  # nothing of the site is open: the new worker begins
        gone = [name for name in former if " shell " in name]
        wait_until(page, f"({NAMES})().then((names) => !names.some((name) => {gone!r}.includes(name)))")
        page.goto(f"{site}products/?q=renamed")
        expect(page.locator("#results h3").first).to_contain_text("Renamed Coffee")
        gone = [name for name in former if " kept " in name]
        wait_until(page, f"({NAMES})().then((names) => !names.some((name) => {gone!r}.includes(name)))")
        settle(page, "/offline/search.en.json")
        context.set_offline(True)
        page.goto(f"{site}regencies/")  # read before the update: its own styles are still there
        assert page.evaluate(outline) == "none"
        assert page.evaluate("getComputedStyle(document.querySelector('.foot')).display") == "grid"
        page.goto(f"{site}products/?q=renamed")
        expect(page.locator("#results h3").first).to_contain_text("Renamed Coffee")
        assert page.evaluate(outline) == "solid"


@pytest.mark.browser
def test_the_switch_takes_it_off_and_leaves_the_editor_alone(browser: Browser, tmp_path: Path) -> None:
    content = copy_fixture(tmp_path / "content")
    settings = replace(make_settings(tmp_path, content), cache_dir=REPO / ".cache" / "tests" / "offline")
    build(settings, options=Options(prints=False))
    shutil.copytree(REPO / "reference", content / "reference", dirs_exist_ok=True)
    with (content / "reference" / "site.yml").open("a", encoding="utf-8") as file:
        file.write("offline: false\n")
    build(replace(settings, site_dir=tmp_path / "second"), options=Options(prints=False))
    live = tmp_path / "live"
    shutil.copytree(settings.site_dir, live)
    with served(live, "/repo/") as site, visiting(browser) as (_, page):
        page.goto(f"{site}about/")
        settle(page, "/repo/about/")
        page.goto(f"{site}admin/")
        assert not page.evaluate(HAS, "/repo/admin/")
        shutil.rmtree(live)
        shutil.copytree(tmp_path / "second", live)
        page.goto(f"{site}about/")
        wait_until(page, "navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
        assert page.evaluate(NAMES) == []
        page.reload()
        assert page.locator("link[data-still]").count() == 1
        assert not (live / "offline" / "search.en.json").exists()
