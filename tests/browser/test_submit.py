"""The form page on a phone: from the camera to one file, without a connection, without storage, in three languages."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import jsonschema
import pytest
from built_site import REPO, BuiltSite
from catalogue.records import Producer, Product
from catalogue.records.schema import record_schema
from catalogue.reference import read_vocabulary
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect
from submit_form import (
    FIRST_ANSWERS,
    add_photos,
    answer,
    blurred_photo,
    camera_photo,
    dark_photo,
    fill_first_step,
    make_file,
    open_form,
    saved,
    scene,
    unpacked,
    zip_in,
)
from test_walk import LANGUAGES, axe_violations, opened

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'none'; form-action 'none'"
)
LOCALES = {"en": "en-GB", "id": "id-ID", "ms": "ms-MY"}
REFUSE = """
Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') };
IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
"""
SHARES = """
window.shares = [];
navigator.canShare = ({files}) => files.every(file => file.name.endsWith('.txt'));
navigator.share = async (data) => {
  window.shares.push({keys: Object.keys(data), name: data.files[0].name, type: data.files[0].type,
    active: navigator.userActivation.isActive, text: await data.files[0].text()});
};
"""


MOVED = """
() => new Promise((done) => {
  let sum = 0;
  const look = (list) => { for (const entry of list.getEntries()) sum += entry.value };
  new PerformanceObserver(look).observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum))));
})
"""


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return camera_photo(tmp_path_factory.mktemp("camera") / "IMG_0001.jpg")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo that is quickly made ready, for tests of other things."""
    path = tmp_path_factory.mktemp("small") / "kecil.jpg"
    scene((800, 600)).save(path)
    return path


def policed(page: Page) -> None:
    """Answers with the strict policy, as a careful host would."""

    def answered(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": POLICY})

    page.route("**/submit/", answered)
    page.add_init_script(
        "window.refused = []; addEventListener('securitypolicyviolation', (e) => refused.push(e.effectiveDirective))"
    )


@pytest.mark.browser
def test_a_phone_without_a_connection_makes_one_good_file(
    browser: Browser, sample_url: str, photo: Path, tmp_path: Path
) -> None:
    with opened(browser, 360, locale="id-ID", has_touch=True) as context:
        page = context.new_page()
        policed(page)
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        open_form(page, f"{sample_url}id/submit/")
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        context.set_offline(True)
        fill_first_step(page, photo)
        answer(page, {"product.capacity.value": ["1.250"]})
        expect(page.locator("[data-advice]")).to_have_text("Tajam dan terang: bagus.")
        make_file(page)
        text = saved(page, "#kit-text", tmp_path)
        packed = saved(page, "#kit-zip", tmp_path)
        assert [url for url in requests if not url.startswith(("blob:", "data:"))] == []
        assert errors == []
        assert set(page.evaluate("refused")) <= {"font-src", "manifest-src"}
    assert text.name == "kopi-rempah-pakong.katalog.txt"
    assert packed.name == "kopi-rempah-pakong.zip"
    assert text.read_text("utf-8").splitlines()[0] == "Produk untuk katalog: Kopi Rempah Pakong"
    assert zip_in(text.read_text("utf-8")) == packed.read_bytes()
    check_kit(packed.read_bytes())


def check_kit(packed: bytes) -> None:
    kit = unpacked(packed)
    vocabulary = read_vocabulary(REPO / "reference")
    jsonschema.Draft202012Validator(record_schema(Product, vocabulary)).validate(kit.product)
    jsonschema.Draft202012Validator(record_schema(Producer, vocabulary)).validate(kit.producer)
    assert kit.kit["format"] == "katalog-kit"
    assert kit.kit["version"] == 1
    assert kit.kit["lang"] == "id"
    assert kit.kit["slug"] == kit.product["id"] == "kopi-rempah-pakong"
    assert kit.kit["consent"]["publish"] is True
    assert "Saya sudah membaca dan setuju." in kit.kit["consent"]["text"]
    assert kit.product["status"] == "draft"
    assert kit.product["name"] == {"id": "Kopi Rempah Pakong"}
    assert kit.product["price"] == {"mode": "fixed", "amount": 85000, "currency": "IDR", "per": "pack"}
    assert kit.product["capacity"] == {"value": 1250, "unit": "pack"}
    assert kit.product["photos"] == [{"file": "kopi-rempah-pakong-1.jpg", "role": "main"}]
    assert kit.producer is not None
    assert kit.producer["id"] == kit.product["producer"] == "sumber-rempah-pakong"
    assert kit.producer["contact"] == {"whatsapp": "+6281234567890"}
    assert kit.producer["consent"] | {"date": ""} == {"publish": True, "date": "", "by": "Siti"}
    ((name, data),) = kit.photos.items()
    assert name == "photos/kopi-rempah-pakong-1.jpg"
    assert len(data) <= 400 * 1024
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (1200, 1600)
        assert not image.getexif()
        assert "exif" not in image.info
        # What lay at the top left in the file is at the top right once the photo stands upright.
        red, green, blue = image.convert("RGB").getpixel((1150, 50))
        assert red > 150 > 80 > max(green, blue)


@pytest.mark.browser
def test_the_file_is_shared_alone_and_straight_from_the_click(browser: Browser, sample_url: str, small: Path) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        page.add_init_script(SHARES)
        open_form(page, f"{sample_url}id/submit/")
        fill_first_step(page, small)
        make_file(page)
        page.get_by_role("button", name="Kirim berkas lewat WhatsApp").click()
        expect(page.locator("#kit-share-said")).to_contain_text("Sudah diteruskan")
        (share,) = page.evaluate("shares")
        assert share["keys"] == ["files"]
        assert (share["name"], share["type"]) == ("kopi-rempah-pakong.katalog.txt", "text/plain")
        assert share["active"] is True
        assert unpacked(zip_in(share["text"])).product["id"] == "kopi-rempah-pakong"
        page.evaluate("() => { navigator.share = async () => { throw new DOMException('no', 'NotAllowedError') } }")
        page.locator("#kit-share").click()
        expect(page.locator("#kit-share-said")).to_contain_text("Simpan berkasnya")


@pytest.mark.browser
def test_a_draft_survives_with_photos_lists_and_language(browser: Browser, sample_url: str, small: Path) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}id/submit/")
        add_photos(page, small, small)
        page.locator("#kit-shots summary").first.click()
        answer(page, {**FIRST_ANSWERS, "product.photos[0].alt": ["Bungkus kopi di atas meja"]})
        page.locator("#kit-more > summary").click()
        page.locator("[data-group=papers] > summary").click()
        certificates = page.locator("[data-list='product.certificates']")
        certificates.get_by_role("button", name="Tambah satu lagi").click()
        answer(page, {"product.certificates[0].type": ("halal_bpjph",), "product.certificates[0].status": ("planned",)})
        page.locator("#kit-consent").check()
        expect(page.locator("#kit-draft")).to_have_text("Tersimpan di perangkat ini.")
        page.reload()
        expect(page.locator("#kit[data-state=restored]")).to_have_count(1)
        expect(page.locator("#kit-draft")).to_contain_text("Draf Anda dari")
        page.goto(f"{sample_url}ms/submit/")
        expect(page.locator("#kit[data-state=restored]")).to_have_count(1)
        expect(page.locator("#kit-shots > li")).to_have_count(2)
        expect(page.locator("[id='product.photos[0].alt']")).to_have_value("Bungkus kopi di atas meja")
        expect(page.locator("[id='product.name']")).to_have_value("Kopi Rempah Pakong")
        expect(page.locator("[id='product.certificates[0].type']")).to_have_value("halal_bpjph")
        expect(page.locator("#kit-consent")).not_to_be_checked()
        page.on("dialog", lambda dialog: dialog.accept())
        page.locator("#kit-restart").click()
        expect(page.locator("[id='product.name']")).to_have_value("")
        expect(page.locator("#kit-shots > li")).to_have_count(0)


@pytest.mark.browser
def test_without_storage_it_says_so_and_works(browser: Browser, sample_url: str, small: Path) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        page.add_init_script(REFUSE)
        open_form(page, f"{sample_url}id/submit/")
        expect(page.locator("#kit-draft")).to_contain_text("tidak mengizinkan draf disimpan")
        fill_first_step(page, small)
        make_file(page)


@pytest.mark.browser
def test_without_a_secure_context_the_hashes_are_right_all_the_same(
    browser: Browser, sample_url: str, small: Path, tmp_path: Path
) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })")
        open_form(page, f"{sample_url}id/submit/")
        fill_first_step(page, small)
        make_file(page)
        unpacked(saved(page, "#kit-zip", tmp_path).read_bytes())


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
def test_a_known_producer_sends_the_product_alone(
    browser: Browser, sample_url: str, small: Path, tmp_path: Path
) -> None:
    with opened(browser, 360, locale="id-ID") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}id/submit/")
        fill_first_step(page, small)
        page.get_by_label("Sudah ada").check()
        expect(page.locator("[id='producer.name']")).to_be_hidden()
        answer(page, {"product.producer": ("contoh-kopi-rempah",), "product.name": ["Lulur Bubuk Rempah"]})
        make_file(page)
        kit = unpacked(saved(page, "#kit-zip", tmp_path).read_bytes())
        assert kit.producer is None
        assert kit.product["producer"] == "contoh-kopi-rempah"
        # The name belongs to another producer's product already.
        assert kit.product["id"] == "lulur-bubuk-rempah-contoh-kopi-rempah"
        page.get_by_role("button", name="Satu produk lagi").click()
        expect(page.locator("[id='product.name']")).to_have_value("")
        expect(page.locator("[id='product.producer']")).to_have_value("contoh-kopi-rempah")
        expect(page.locator("#kit-shots > li")).to_have_count(0)


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


@pytest.mark.browser
def test_everything_optional_reaches_the_record(browser: Browser, sample_url: str, small: Path, tmp_path: Path) -> None:
    with opened(browser, 1280, locale="en-GB") as context:
        page = context.new_page()
        open_form(page, f"{sample_url}submit/")
        fill_first_step(page, small)
        answer(page, {"product.price.mode": ("tiered",)})
        answer(page, {"product.price.tiers[0].from": ["50"], "product.price.tiers[0].amount": ["3.20"]})
        answer(page, {"product.price.currency": ("USD",)})
        page.locator("#kit-more > summary").click()
        for group in ("about", "food", "orders", "papers", "business", "online"):
            page.locator(f"[data-group={group}] > summary").click()
        answer(
            page,
            {
                "product.summary": ["Ground coffee with ginger"],
                "product.keywords": ["coffee, ginger coffee"],
                "product.dimensions_cm": ["20 x 10.5"],
                "product.food.ingredients": ["Coffee 80%, ginger"],
                "product.moq.value": ["50"],
                "product.lead_time.min": ["7"],
                "product.lead_time.max": ["14"],
                "product.sample.available": ("true",),
                "producer.founded": ["1998"],
                "producer.retail": ["Pasar Kolpajung, Toko Amanah"],
                "producer.social.instagram": ["@sumber.rempah"],
                "producer.contact.website": ["contoh.co.id"],
            },
        )
        page.locator("[name='product.materials'][value=ginger]").check()
        page.locator("[name='product.materials'][value=robusta]").check()
        page.locator("[data-list='product.target_markets'] [data-add]").click()
        answer(page, {"product.target_markets[0]": ("MY",)})
        page.locator("[data-list='product.certificates'] [data-add]").click()
        answer(page, {"product.certificates[0].type": ("pirt",), "product.certificates[0].status": ("in_progress",)})
        make_file(page)
        kit = unpacked(saved(page, "#kit-zip", tmp_path).read_bytes())
        vocabulary = read_vocabulary(REPO / "reference")
        jsonschema.Draft202012Validator(record_schema(Product, vocabulary)).validate(kit.product)
        jsonschema.Draft202012Validator(record_schema(Producer, vocabulary)).validate(kit.producer)
        product = kit.product
        assert product["name"] == {"en": "Kopi Rempah Pakong"}
        assert product["price"] == {
            "mode": "tiered", "tiers": [{"from": 50, "amount": 3.2}], "currency": "USD", "per": "pack"
        }  # fmt: skip
        assert product["keywords"] == {"en": ["coffee", "ginger coffee"]}
        assert product["dimensions_cm"] == [20, 10.5]
        assert product["food"] == {"ingredients": {"en": "Coffee 80%, ginger"}}
        assert product["moq"] == {"value": 50, "unit": "pack"}
        assert product["lead_time"] == {"min": 7, "max": 14}
        assert product["sample"] == {"available": True}
        assert sorted(product["materials"]) == ["ginger", "robusta"]
        assert product["target_markets"] == ["MY"]
        assert product["certificates"] == [{"type": "pirt", "status": "in_progress"}]
        assert kit.producer is not None
        assert kit.producer["founded"] == 1998
        assert kit.producer["retail"] == ["Pasar Kolpajung", "Toko Amanah"]
        assert kit.producer["social"] == {"instagram": "sumber.rempah"}
        assert kit.producer["contact"]["website"] == "https://contoh.co.id"


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
