"""The whole way in each channel: what a producer or official hands in, the check, the build, a buyer's search."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from built_site import REPO, BuiltSite, served
from catalogue.build import build
from catalogue.settings import Settings
from editor_page import opened_editor
from handed_in import (
    INVENTORY_MERGED,
    INVENTORY_ROWS,
    ISSUE_ANSWERS,
    ISSUE_PHOTO,
    gps_jpeg,
    inventory,
    issue_body,
    jpeg,
)
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from submit_form import answer, camera_photo, fill_first_step, make_file, open_form, saved
from test_walk import opened

pytestmark = pytest.mark.browser

BIN = Path(sys.executable).parent
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1795219200"}  # 2026-11-21
EDITED = "products/kopi-rempah/product.yml"
#: Category and customs code that an official gives the products of the list.
SORTED: Final = {
    "kopi": ("coffee", "090121"),
    "jahe": ("herbal", "210690"),
    "temulawak": ("herbal", "091030"),
    "batik": ("batik", "621410"),
    "selendang": ("batik", "621410"),
    "keripik": ("snack", "200520"),
    "petis": ("sauce", "210390"),
    "tikar": ("weaving", "460129"),
    "tas": ("weaving", "460219"),
    "garam": ("sugar_salt", "250100"),
    "madu": ("food", "040900"),
}
#: What the list names, and what a buyer types to find it.
LISTED: Final = {
    "kopi-rempah-200-g": "kopi rempah 200 g",
    "kopi-robusta-250-g": "kopi robusta 250 g",
    "jahe-instan": "jahe instan",
    "temulawak-bubuk": "temulawak bubuk",
    "batik-tulis": "batik ayu",
    "selendang": "selendang batik ayu",
    "keripik-singkong": "keripik nia",
    "petis-ikan-petis-bu-ani": "petis bu ani",  # the catalogue has a petis-ikan already
    "tikar-pandan": "tikar anyaman sejahtera",
    "tas-pandan": "tas anyaman sejahtera",
    "garam-kristal": "garam jaya",
    "madu-hutan-500-ml": "madu alas",
}


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


def filled_in_as_an_issue(folder: Path) -> tuple[Path, Path]:
    """The issue a producer opens on GitHub, and the folder with the photo attached to it."""
    attached = folder / "attachments"
    attached.mkdir()
    (attached / f"{ISSUE_PHOTO}.jpg").write_bytes(gps_jpeg())
    issue = folder / "issue.md"
    issue.write_text(issue_body(ISSUE_ANSWERS), encoding="utf-8")
    return issue, attached


def listed_by_an_official(folder: Path) -> Path:
    """A list of twelve products with merged cells, and their photos in folders beside it."""
    for number, row in enumerate(INVENTORY_ROWS):
        firm = next(above[1] for above in reversed(INVENTORY_ROWS[: number + 1]) if above[1])
        place = folder / "foto" / firm / row[6]
        place.mkdir(parents=True)
        (place / "depan.jpg").write_bytes(jpeg(20 + number, (800, 600)))
    return inventory(folder / "daftar.xlsx", INVENTORY_ROWS, INVENTORY_MERGED)


def changed_in_the_editor(browser: Browser, address: str, content: Path) -> None:
    """A record that an official opens, renames and gives a photo of a phone."""
    with opened_editor(browser, address) as editor:
        editor.open("Kopi Rempah Madura (kopi-rempah")
        editor.field("name.id").get_by_role("textbox").fill("Kopi Rempah Lereng Uji")
        editor.add_photo(2, "Kotak cokelat dengan sisi putih.")
        after = editor.save()
    for path in (EDITED, "products/kopi-rempah/img-0007.webp"):
        (content / path).write_bytes(after[path])


def looked_at_by_an_official(content: Path) -> None:
    """What only a person can add (customs codes, what photos show, what a list leaves out), and that it is ready."""
    for path in sorted([*content.glob("products/*/product.yml"), *content.glob("producers/*/producer.yml")]):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        if record["status"] == "draft":
            (completed_product if path.name == "product.yml" else completed_producer)(record)
            path.write_text(yaml.safe_dump(record | {"status": "published"}, allow_unicode=True), encoding="utf-8")


def completed_product(record: dict[str, Any]) -> None:
    category, code = SORTED[record["id"].partition("-")[0]]
    unit = record.get("capacity", {}).get("unit", "pack")
    name = record["name"]["id"]
    given = {
        "category": category,
        "hs_code": code,
        "summary": {"id": f"{name} dari Madura, dibuat dalam jumlah kecil."},
        "description": {"id": f"{name} dibuat dan dikemas di rumah produksi."},
        "capacity": {"value": 12, "unit": unit, "per": "month"},
        "moq": {"value": 10, "unit": unit},
        "lead_time": {"min": 7, "max": 14},
        "price": {"mode": "on_request"},
    }
    for field, value in given.items():
        record.setdefault(field, value)
    if record["price"]["mode"] != "on_request":
        record["price"].setdefault("per", unit)
    if category in {"coffee", "herbal", "snack", "sauce", "food", "sugar_salt"}:
        record.setdefault("food", {}).setdefault("ingredients", {"id": name})
    for photo in record["photos"]:
        photo.setdefault("alt", {"id": f"Kemasan {name} di atas meja."})


def completed_producer(record: dict[str, Any]) -> None:
    record.setdefault("type", "group")
    record.setdefault("location", {"regency": "pamekasan"})
    record.setdefault("consent", {"publish": True, "date": date(2026, 11, 21), "by": "Siti"})


@pytest.fixture(scope="module")
def handed_in(
    browser: Browser, sample_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """The site after all four ways were gone, in one content root: its folder and where it is served."""
    folder = tmp_path_factory.mktemp("handed-in")
    content = folder / "content"
    for name in ("products", "producers", "collections"):
        shutil.copytree(REPO / name, content / name)
    with served(sample_site.folder) as address:
        sent = filled_in_on_a_phone(browser, address, folder)
        changed_in_the_editor(browser, address, content)
    issue, attached = filled_in_as_an_issue(folder)
    ways = [[str(sent)], [str(issue), "--attachments", str(attached)], [str(listed_by_an_official(folder)), "--yes"]]
    for way in ways:
        before = sorted(content.rglob("*"))
        dry = run("import", *way, "--content", str(content))
        assert dry.returncode == 0, dry.stdout + dry.stderr
        assert sorted(content.rglob("*")) == before
        done = run("import", *way, "--content", str(content), "--write")
        assert done.returncode == 0, done.stdout + done.stderr
    looked_at_by_an_official(content)
    checked = run("check", "--content", str(content))
    assert checked.returncode == 0, checked.stdout
    assert "error[" not in checked.stdout
    cache = sample_site.settings.cache_dir
    build(Settings(REPO, content, folder / "site", "https://example.org/", cache, date(2026, 11, 21)))
    with served(folder / "site") as address:
        yield folder / "site", address


@pytest.fixture(scope="module")
def buyer(browser: Browser) -> Iterator[Page]:
    with opened(browser, 1280) as context:
        yield context.new_page()


def expect_first(page: Page, address: str, query: str, product: str) -> None:
    page.goto(f"{address}products/?q={query}")
    expect(page.locator("#results[data-state=ready]")).to_have_count(1)
    expect(page.locator("#results [data-product]").first).to_have_attribute("data-product", product)


def pictures(site: Path, product: str, kind: str = "jpg") -> list[Image.Image]:
    """The pictures of a product's page: as JPEG the cover, as AVIF all of them in every size."""
    shown = (site / "products" / product / "index.html").read_text(encoding="utf-8")
    return [
        Image.open(BytesIO((site / path).read_bytes()))
        for path in sorted(set(_MEDIA.findall(shown)))
        if path.endswith(kind)
    ]


_MEDIA: Final = re.compile(r"media/[^\s\"',]+\.(?:jpg|avif)")


@pytest.mark.parametrize("language", ["", "id/", "ms/"])
def test_what_a_phone_an_issue_and_the_editor_gave_is_found(
    handed_in: tuple[Path, str], buyer: Page, language: str
) -> None:
    _, address = handed_in
    expect_first(buyer, address + language, "kopi rempah pakong", "kopi-rempah-pakong")
    expect_first(buyer, address + language, "petis udang contoh", "petis-udang")
    expect_first(buyer, address + language, "lereng uji", "kopi-rempah")


@pytest.mark.parametrize("language", ["", "id/", "ms/"])
def test_every_product_of_the_list_is_found(handed_in: tuple[Path, str], buyer: Page, language: str) -> None:
    site, address = handed_in
    for product, query in LISTED.items():
        expect_first(buyer, address + language, query, product)
        assert len(pictures(site, product)) == 1


def test_photos_stand_upright_and_tell_nothing_of_their_place(handed_in: tuple[Path, str]) -> None:
    site, _ = handed_in
    (phone,) = pictures(site, "kopi-rempah-pakong")
    assert phone.height > phone.width
    red, green, blue = phone.convert("RGB").getpixel((phone.width - 30, 30))  # type: ignore[misc] - a pixel of RGB
    assert red > 150 > 80 > max(green, blue)
    (issue,) = pictures(site, "petis-udang")
    assert issue.height > issue.width
    of_editor = [picture for picture in pictures(site, "kopi-rempah", "avif") if picture.height > picture.width]
    assert of_editor
    for picture in (phone, issue, *of_editor):
        assert not picture.getexif()
