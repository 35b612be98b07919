"""The site's own marks: right sizes, small, and the same bytes every time."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from catalogue.brand import SITE_CARD, brand_files
from catalogue.reference import read_vocabulary
from PIL import Image

REPO = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return made()


def made() -> dict[str, bytes]:
    return {path: make() for path, make in brand_files(read_vocabulary(REPO / "reference")).items()}


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("apple-touch-icon.png", (180, 180)),
        ("icon-192.png", (192, 192)),
        ("icon-512.png", (512, 512)),
        ("icon-maskable-512.png", (512, 512)),
        (SITE_CARD[0], SITE_CARD[1:]),
    ],
)
def test_each_mark_has_its_size_and_is_not_blank(files: dict[str, bytes], name: str, size: tuple[int, int]) -> None:
    picture = Image.open(io.BytesIO(files[name])).convert("RGB")
    assert picture.size == size
    colours = picture.quantize(4).getpalette()
    assert colours is not None
    assert len({tuple(colours[at : at + 3]) for at in range(0, 12, 3)}) > 1
    assert len(files[name]) < (20_000 if name.endswith(".png") else 80_000)


def test_the_tab_icon_holds_the_small_sizes(files: dict[str, bytes]) -> None:
    assert {(16, 16), (32, 32), (48, 48)} <= Image.open(io.BytesIO(files["favicon.ico"])).info["sizes"]


def test_the_manifest_names_icons_that_exist(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["site.webmanifest"])
    assert {icon["src"] for icon in manifest["icons"]} <= set(files)
    for icon in manifest["icons"]:
        assert icon["sizes"] == "{}x{}".format(*Image.open(io.BytesIO(files[icon["src"]])).size)


def test_an_icon_that_a_phone_cuts_keeps_its_drawing_within_the_safe_circle(files: dict[str, bytes]) -> None:
    (name,) = [i["src"] for i in json.loads(files["site.webmanifest"])["icons"] if i.get("purpose") == "maskable"]
    picture = Image.open(io.BytesIO(files[name])).convert("RGB")
    ground, radius = picture.getpixel((0, 0)), 0.4 * picture.width
    middle = picture.width / 2
    drawn = [
        (x, y)
        for y in range(0, picture.height, 4)
        for x in range(0, picture.width, 4)
        if picture.getpixel((x, y)) != ground
    ]
    assert drawn
    assert all((x - middle) ** 2 + (y - middle) ** 2 <= radius**2 for x, y in drawn)


def test_the_same_bytes_every_time(files: dict[str, bytes]) -> None:
    assert made() == files
