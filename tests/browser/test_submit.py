"""The form page on a phone: from the camera to one file, without a connection, without storage."""

from __future__ import annotations

import io
from pathlib import Path

import jsonschema
import pytest
from built_site import REPO
from catalogue.records import Producer, Product
from catalogue.records.schema import record_schema
from catalogue.reference import read_vocabulary
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect
from submit_form import (
    FIRST_ANSWERS,
    add_photos,
    answer,
    camera_photo,
    fill_first_step,
    make_file,
    open_form,
    saved,
    unpacked,
    zip_in,
)
from test_walk import opened

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'none'; form-action 'none'"
)
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


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return camera_photo(tmp_path_factory.mktemp("camera") / "IMG_0001.jpg")


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
def test_who_only_looked_is_not_told_of_a_draft(browser: Browser, sample_url: str) -> None:
    with opened(browser, 360) as context:
        page = context.new_page()
        open_form(page, f"{sample_url}submit/")
        page.goto(f"{sample_url}about/")
        open_form(page, f"{sample_url}submit/")
        expect(page.locator("#kit-draft")).to_be_empty()
        page.locator("[id='product.name']").fill("Kopi")
        page.goto(f"{sample_url}about/")
        open_form(page, f"{sample_url}submit/")
        expect(page.locator("#kit-draft")).to_contain_text("is here again")
        expect(page.locator("[id='product.name']")).to_have_value("Kopi")


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
