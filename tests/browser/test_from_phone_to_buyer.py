"""The whole way: a producer's phone, an official's computer, a buyer's search in three languages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from built_site import REPO, BuiltSite, served
from catalogue.build import build
from catalogue.settings import Settings
from PIL import Image
from playwright.sync_api import Browser, expect
from submit_form import answer, camera_photo, fill_first_step, make_file, open_form, saved
from test_walk import opened

BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21
PRODUCT = "products/kopi-rempah-pakong"
PRODUCER = "producers/sumber-rempah-pakong"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(BIN / "catalogue"), *arguments], cwd=REPO, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )


def filled_in_on_a_phone(browser: Browser, address: str, folder: Path) -> Path:
    """The file a producer sends by WhatsApp."""
    with opened(browser, 360, locale="id-ID", has_touch=True) as context:
        page = context.new_page()
        open_form(page, f"{address}id/submit/")
        fill_first_step(page, camera_photo(folder / "IMG_0001.jpg"))
        page.locator("#kit-more > summary").click()
        for group in ("about", "food", "orders", "business"):
            page.locator(f"[data-group={group}] > summary").click()
        answer(
            page,
            {
                "product.summary": ["Kopi bubuk dengan jahe dan kayu manis dari Pakong"],
                "product.description": ["Kopi robusta yang disangrai dan digiling bersama jahe dan kayu manis."],
                "product.food.ingredients": ["Kopi robusta 80%, jahe, kayu manis"],
                "product.moq.value": ["50"],
                "product.lead_time.min": ["7"],
                "product.lead_time.max": ["14"],
                "producer.type": ("artisan",),
            },
        )
        make_file(page)
        return saved(page, "#kit-text", folder)


def looked_at_by_an_official(content: Path) -> None:
    """What only a person can add: the code for customs, what the photo shows, and the word that it is ready."""
    record = content / PRODUCT / "product.yml"
    text = record.read_text(encoding="utf-8").replace("status: draft", "status: published")
    text = text.replace("role: main", "role: main\n    alt: {id: Bungkus kopi rempah dan biji kopi di atas meja}")
    record.write_text(f'{text.rstrip()}\nhs_code: "210112"\n', encoding="utf-8")
    maker = content / PRODUCER / "producer.yml"
    maker.write_text(maker.read_text(encoding="utf-8").replace("status: draft", "status: published"), encoding="utf-8")


@pytest.mark.browser
def test_what_a_phone_sends_is_found_by_buyers_in_three_languages(
    browser: Browser, sample_url: str, sample_site: BuiltSite, tmp_path: Path
) -> None:
    sent = filled_in_on_a_phone(browser, sample_url, tmp_path)
    content = tmp_path / "content"
    for folder in ("products", "producers", "collections"):
        shutil.copytree(REPO / folder, content / folder)

    dry = run("import", str(sent), "--content", str(content))
    assert dry.returncode == 0, dry.stdout + dry.stderr
    assert not (content / PRODUCT).exists()
    done = run("import", str(sent), "--content", str(content), "--write")
    assert done.returncode == 0, done.stdout + done.stderr
    looked_at_by_an_official(content)
    checked = run("check", "--content", str(content))
    assert checked.returncode == 0, checked.stdout
    assert "error[" not in checked.stdout

    site = tmp_path / "site"
    cache = sample_site.settings.cache_dir
    build(Settings(REPO, content, site, "https://example.org/", cache, date(2026, 11, 21)))
    with served(site) as address, opened(browser, 1280) as context:
        page = context.new_page()
        for language in ("", "id/", "ms/"):
            page.goto(f"{address}{language}products/?q=kopi rempah pakong")
            expect(page.locator("#results[data-state=ready]")).to_have_count(1)
            first = page.locator("#results [data-product]").first
            expect(first).to_have_attribute("data-product", "kopi-rempah-pakong")
        shown = (site / "products/kopi-rempah-pakong/index.html").read_text(encoding="utf-8")
    (picture,) = re.findall(r'og:image" content="https://example.org/(media/[^"]+\.jpg)"', shown)
    data = (site / picture).read_bytes()
    with Image.open(BytesIO(data)) as image:
        assert image.height > image.width
        assert not image.getexif()
        red, green, blue = image.convert("RGB").getpixel((image.width - 30, 30))
        assert red > 150 > 80 > max(green, blue)
