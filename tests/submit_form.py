"""The form page as tests use it: a phone's photo, answers, the finished file, and what is in it."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Page, expect

#: What a producer must answer, by name of the control: [text] is typed, (id,) is chosen.
FIRST_ANSWERS: dict[str, list[str] | tuple[str]] = {
    "product.name": ["Kopi Rempah Pakong"],
    "product.category": ("coffee",),
    "product.price.amount": ["Rp 85.000"],
    "product.price.per": ("pack",),
    "product.capacity.value": ["200"],
    "producer.name": ["Sumber Rempah Pakong"],
    "producer.location.regency": ("pamekasan",),
    "producer.contact.whatsapp": ["0812 3456 7890"],
    "producer.consent.by": ["Siti"],
}
CAMERA = (4032, 3024)
_ORIENTATION, _GPS = 0x0112, 0x8825


@dataclass(frozen=True, slots=True)
class Kit:
    """An unpacked kit: `kit.json`, the records, and the photos by their path in the ZIP."""

    kit: dict[str, Any]
    product: dict[str, Any]
    producer: dict[str, Any] | None
    photos: dict[str, bytes]


def scene(size: tuple[int, int] = CAMERA) -> Image.Image:
    """Goods on a table: many small edges, and one red corner at the top left, to see which way is up."""
    picture = Image.new("RGB", size, (228, 219, 204))
    draw = ImageDraw.Draw(picture)
    chance = random.Random(7)
    wide, high = size
    for _ in range(500):
        x, y = chance.randrange(wide // 4, 3 * wide // 4), chance.randrange(high // 4, 3 * high // 4)
        colour = tuple(chance.randrange(256) for _ in range(3))
        draw.rectangle((x, y, x + wide // 40, y + high // 40), fill=colour)
    draw.rectangle((0, 0, wide // 8, high // 8), fill=(200, 20, 20))
    return picture


def camera_photo(path: Path) -> Path:
    """A photo of 12 megapixels as a phone held upright stores it: lying on its side, with its place on earth."""
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    exif[_GPS] = {1: "S", 2: (7.0, 9.0, 30.0), 3: "E", 4: (113.0, 28.0, 40.0)}
    scene().save(path, quality=90, exif=exif)
    return path


def blurred_photo(path: Path) -> Path:
    """The same, out of focus."""
    scene((2000, 1500)).filter(ImageFilter.GaussianBlur(12)).save(path, quality=90)
    return path


def dark_photo(path: Path) -> Path:
    """The same, at night."""
    scene((2000, 1500)).point(lambda value: value // 6).save(path, quality=90)
    return path


def open_form(page: Page, address: str) -> None:
    """Opens the form and waits until it can be filled in."""
    page.goto(address)
    expect(page.locator("#kit[data-state=restored]")).to_have_count(1)


def answer(page: Page, answers: dict[str, list[str] | tuple[str]]) -> None:
    """Types and chooses answers by the names of their controls."""
    for name, given in answers.items():
        control = page.locator(f'[id="{name}"]')
        if isinstance(given, tuple):
            control.select_option(given[0])
        else:
            control.fill(given[0])
            control.blur()


def add_photos(page: Page, *paths: Path) -> None:
    """Adds photos and waits until they are ready."""
    before = page.locator("#kit-shots > li").count()
    page.locator("#kit-gallery").set_input_files([str(path) for path in paths])
    expect(page.locator("#kit-shots > li")).to_have_count(before + len(paths), timeout=30_000)


def fill_first_step(page: Page, *photos: Path) -> None:
    """Everything that is needed for a new producer's first product."""
    add_photos(page, *photos)
    answer(page, FIRST_ANSWERS)
    page.locator("#kit-consent").check()


def make_file(page: Page) -> None:
    """Presses the last button and waits for the file."""
    page.locator(".finish button").click()
    expect(page.locator("#kit-done:not([hidden]), #kit-faults:not([hidden])")).to_be_visible(timeout=30_000)
    assert not page.locator("#kit-faults").is_visible(), page.locator("#kit-faults").inner_text()


def saved(page: Page, link: str, folder: Path) -> Path:
    """Saves `#kit-text` or `#kit-zip` the way a person does."""
    with page.expect_download() as download:
        page.locator(link).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def zip_in(text: str) -> bytes:
    """The ZIP inside an armoured text; asserts its form."""
    found = re.fullmatch(r"[^\n]+\n-----BEGIN KATALOG KIT-----\n(.*)\n-----END KATALOG KIT-----\n", text, re.DOTALL)
    assert found is not None
    lines = found[1].split("\n")
    assert all(len(line) == 76 for line in lines[:-1])
    assert 0 < len(lines[-1]) <= 76
    return base64.b64decode("".join(lines), validate=True)


def unpacked(packed: bytes) -> Kit:
    """What is in a kit's ZIP; asserts that every file is listed with its own hash and size, and no other."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    kit = json.loads(files.pop("kit.json"))
    listed = {name: (entry["sha256"], entry["bytes"]) for name, entry in kit["files"].items()}
    assert listed == {name: (hashlib.sha256(data).hexdigest(), len(data)) for name, data in files.items()}
    photos = {name: data for name, data in files.items() if name.startswith("photos/")}
    producer = json.loads(files["producer.json"]) if "producer.json" in files else None
    return Kit(kit, json.loads(files["product.json"]), producer, photos)
