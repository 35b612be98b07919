"""The form page as it meets a person: what it says of answers and photos, in every state, language and width."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page, expect
from submit_form import (
    FIRST_ANSWERS,
    add_photos,
    answer,
    blurred_photo,
    dark_photo,
    fill_first_step,
    make_file,
    open_form,
)
from test_walk import LANGUAGES, axe_violations, opened

LOCALES = {"en": "en-GB", "id": "id-ID", "ms": "ms-MY"}
MOVED = """
() => new Promise((done) => {
  let sum = 0;
  const look = (list) => { for (const entry of list.getEntries()) sum += entry.value };
  new PerformanceObserver(look).observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
})
"""


@pytest.mark.browser
def test_what_is_missing_is_said_and_the_first_has_the_focus(browser: Browser, sample_url: str, small: Path) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}id/submit/")
        page.locator(".finish button").click()
        expect(page.locator("#kit-faults")).to_contain_text("12 hal masih kurang")
        expect(page.locator("#kit-gallery")).to_be_focused()
        fill_first_step(page, small)
        expect(page.locator("#kit-faults")).to_be_hidden()
        page.locator("#kit-consent").uncheck()
        page.locator(".finish button").click()
        expect(page.locator("#kit-consent")).to_be_focused()
        expect(page.locator("#kit-consent")).to_have_accessible_description(re.compile("Tanpa persetujuan Anda"))
        expect(page.locator("#kit-done")).to_be_hidden()
        page.locator("#kit-more > summary").click()
        page.locator("[data-group=about] > summary").click()
        answer(page, {"product.summary": ["NIK saya 3528 0154 0180 0001, terima kasih"]})
        expect(page.locator("[id='product.summary:fault']")).to_contain_text("NIK atau NPWP")
        page.locator("#kit-more > summary").click()
        link = page.locator("#kit-faults a", has_text="Ringkasan")
        link.focus()
        link.press("Enter")
        expect(page.locator("[id='product.summary']")).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("product.price.amount", "murah", "Tulis dengan angka"),
        ("product.price.amount", "0", "di atas 0"),
        ("product.price.amount", "75.000 - 90.000", "Tulis dengan angka"),
        ("producer.contact.whatsapp", "0812", "Tulis nomor lengkap"),
        ("product.name", "<b>Kopi</b>", "tanpa tanda"),
        ("producer.name", "Contoh Kopi Rempah", "sudah ada di katalog"),
        ("product.name", "咖啡", "Tulis nama dengan huruf"),
    ],
)
def test_a_bad_answer_is_explained(
    browser: Browser, sample_url: str, small: Path, name: str, written: str, said: str
) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}id/submit/")
        fill_first_step(page, small)
        answer(page, {name: [written]})
        page.locator(".finish button").click()
        expect(page.locator(f"[id='{name}:fault']")).to_contain_text(said)
        expect(page.locator(f"[id='{name}']")).to_be_focused()
        expect(page.locator("#kit-done")).to_be_hidden()


@pytest.mark.browser
def test_photos_get_advice_and_an_order(browser: Browser, sample_url: str, small: Path, tmp_path: Path) -> None:
    broken = tmp_path / "IMG_2.heic"
    broken.write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 200)
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}id/submit/")
        add_photos(page, blurred_photo(tmp_path / "b.jpg"), dark_photo(tmp_path / "d.jpg"), small)
        shots = page.locator("#kit-shots > li")
        expect(shots.nth(0)).to_contain_text("Tampak kabur")
        expect(shots.nth(1)).to_contain_text("Agak gelap")
        expect(shots.nth(2)).to_contain_text("Kecil: 800 × 600 piksel")
        shots.nth(2).get_by_role("button", name="Jadikan foto utama").click()
        expect(shots.nth(0)).to_contain_text("Kecil")
        expect(shots.nth(0)).to_contain_text("Foto utama")
        page.locator("#kit-gallery").set_input_files(str(broken))
        expect(page.locator("#kit-photo-said")).to_contain_text("IMG_2.heic tidak dapat dibaca")
        page.locator("#kit-gallery").set_input_files([str(small)] * 9)
        expect(page.locator("#kit-photo-said")).to_contain_text("Tidak ditambahkan: 2.", timeout=30_000)
        expect(shots).to_have_count(10)
        shots.nth(9).get_by_role("button", name="Hapus").click()
        expect(shots).to_have_count(9)


#: Photos that come slowly, one at each call of `next()`, as on a cheap phone.
SLOW = """
const decode = HTMLImageElement.prototype.decode;
const waiting = [];
HTMLImageElement.prototype.decode = async function () {
  await new Promise((resolve) => waiting.push(resolve));
  return decode.call(this);
};
window.next = () => waiting.shift()();
window.waitingPhotos = () => waiting.length;
"""


@pytest.mark.browser
def test_no_photo_is_left_out_while_others_are_being_prepared(browser: Browser, sample_url: str, small: Path) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        page.add_init_script(SLOW)
        open_form(page, f"{sample_url}submit/")
        answer(page, FIRST_ANSWERS)
        page.locator("#kit-consent").check()
        gallery, camera = page.locator("#kit-gallery"), page.locator("#kit-photos input[capture]")
        gallery.set_input_files([str(small)] * 2)
        camera.set_input_files(str(small))
        shots = page.locator("#kit-shots > li")
        for ready in (1, 2):
            page.wait_for_function("waitingPhotos() === 1")
            page.evaluate("next()")
            expect(shots).to_have_count(ready)
            page.locator(".finish button").click()
            expect(page.locator("#kit-faults")).to_contain_text("still being prepared")
        page.wait_for_function("waitingPhotos() === 1")
        page.evaluate("next()")
        expect(shots).to_have_count(3)
        expect(page.locator("#kit-faults")).to_be_hidden()
        make_file(page)
        expect(page.locator("#kit-done .thumbs img")).to_have_count(3)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("id", 360, "light"), ("en", 1280, "dark"), ("ms", 320, "dark")]
)
def test_no_state_has_a_fault_of_access(
    browser: Browser, sample_url: str, small: Path, language: str, width: int, scheme: str
) -> None:
    with opened(browser, width, scheme, locale=LOCALES[language], reduced_motion="reduce") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}{LANGUAGES[language]}submit/")
        found: dict[str, list[str]] = {}
        page.locator(".finish button").click()
        found["missing"] = faults(page)
        fill_first_step(page, small)
        page.locator("#kit-shots summary").first.click()
        page.locator("#kit-more > summary").click()
        for summary in page.locator("details.part > summary").all():
            if summary.is_visible():
                summary.click()
        for add in page.locator("[data-add]").all():
            if add.is_visible():
                add.click()
        found["open"] = faults(page)
        for remove in reversed(page.locator(".entries > li > .quiet").all()):
            if remove.is_visible():
                remove.click()
        make_file(page)
        page.locator("#kit-done summary").click()
        found["done"] = faults(page)
        assert found == {state: [] for state in found}


def faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*axe_violations(page), *([f"{wide} px too wide"] if wide > 0 else [])]


@pytest.mark.browser
def test_nothing_moves_while_the_page_comes_to_life(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}id/submit/")
        moved = page.evaluate(MOVED)
        assert moved < 0.01


def test_without_scripts_it_tells_the_other_ways(sample_site: BuiltSite) -> None:
    for prefix in LANGUAGES.values():
        html = sample_site.read(f"{prefix}submit/")
        (told,) = re.findall(r"<noscript>(.*?)</noscript>", html, re.DOTALL)
        assert "JavaScript" in told
        assert "https://wa.me/6281200000000" in told
        assert "mailto:program@example.org" in told
        assert "for-producers/" in told
        assert '<fieldset id="kit-all" class="all" disabled>' in html


def test_own_scripts_and_styles_are_small(sample_site: BuiltSite) -> None:
    html = sample_site.read("id/submit/")
    names = set(re.findall(r'(?:src|href)="[./]*(assets/[\w.-]+\.(?:js|css))"', html))
    reached: set[str] = set()
    while names - reached:
        name = (names - reached).pop()
        reached.add(name)
        text = (sample_site.folder / name).read_text("utf-8")
        names |= {f"assets/{found}" for found in re.findall(r'(?:from|import)\s*"\./([\w.-]+\.js)"', text)}
    assert len(reached) >= 4
    sizes = {name: len(gzip.compress((sample_site.folder / name).read_bytes(), 9)) for name in reached}
    assert sum(sizes.values()) <= 60 * 1024, sizes
