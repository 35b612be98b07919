"""QR codes as files: what they say, their quiet zone, their size on paper; the address they hold."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
import zxingcpp
from catalogue.exports.qr import LEAST_MODULE_MM, MODULE_MM, QUIET_ZONE, qr_edge, qr_least_mm, qr_png, qr_svg
from catalogue.reference import VocabularyError, read_vocabulary
from pages_content import BASE_URL, REPO, make_site, producer_record, product_record
from PIL import Image, ImageDraw

ADDRESSES = (
    "https://example.org/p/a/",
    "https://katalog-madura.example/p/kain-batik-sekar-jagad/",
    f"https://katalog.pemerintah-kabupaten.example/katalog-ekspor/p/{'kain-' * 15}panjang/",
)


def drawn(svg: bytes, pixels_per_module: int = 8) -> Image.Image:
    """An SVG of ours as a picture: horizontal lines one module high, as its path says them."""
    text = svg.decode()
    edge = int(re.search(r'viewBox="0 0 (\d+) (\d+)"', text)[1])
    picture = Image.new("L", (edge * pixels_per_module,) * 2, 255)
    draw = ImageDraw.Draw(picture)
    (path,) = re.findall(r'stroke="#000" d="([^"]+)"', text)
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", path):
        values = [float(value) for value in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "M":
            x, y = values
        elif command == "m":
            x, y = x + values[0], y + values[1]
        else:
            draw.rectangle(
                [
                    x * pixels_per_module,
                    (y - 0.5) * pixels_per_module,
                    (x + values[0]) * pixels_per_module - 1,
                    (y + 0.5) * pixels_per_module - 1,
                ],
                fill=0,
            )
            x += values[0]
    return picture


@pytest.mark.parametrize("address", ADDRESSES)
def test_another_program_reads_the_png(address: str) -> None:
    picture = Image.open(io.BytesIO(qr_png(address)))
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert (code.text, code.format) == (address, zxingcpp.BarcodeFormat.QRCode)


@pytest.mark.parametrize("address", ADDRESSES)
def test_another_program_reads_the_svg(address: str) -> None:
    (code,) = zxingcpp.read_barcodes(drawn(qr_svg(address)))
    assert code.text == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_quiet_zone_is_four_white_modules(address: str) -> None:
    picture = Image.open(io.BytesIO(qr_png(address))).convert("L")
    module = picture.width // qr_edge(address)
    dark = picture.point(lambda value: 255 - value).getbbox()
    zone = QUIET_ZONE * module
    assert dark == (zone, zone, picture.width - zone, picture.height - zone)


def test_files_say_their_size_on_paper() -> None:
    address = ADDRESSES[1]
    picture = Image.open(io.BytesIO(qr_png(address)))
    wide_mm = picture.width / picture.info["dpi"][0] * 25.4
    assert wide_mm == pytest.approx(qr_edge(address) * MODULE_MM, rel=0.01)
    assert f'width="{qr_edge(address) * MODULE_MM:g}mm"' in qr_svg(address).decode()


def test_a_code_of_a_usual_address_fits_a_shelf_label() -> None:
    assert qr_least_mm(ADDRESSES[1]) <= 24
    assert qr_least_mm(ADDRESSES[1]) == qr_edge(ADDRESSES[1]) * LEAST_MODULE_MM


def test_the_same_address_makes_the_same_bytes() -> None:
    assert qr_png(ADDRESSES[0]) == qr_png(ADDRESSES[0])
    assert qr_svg(ADDRESSES[0]) == qr_svg(ADDRESSES[0])


def test_the_address_is_the_sites_own_unless_a_short_domain_is_set() -> None:
    site = make_site([product_record()], [producer_record()])
    assert site.short_address("kopi") == f"{BASE_URL}p/kopi/"
    site.catalogue.vocabulary.site["short_url"] = "https://m.example/"  # type: ignore[index]
    try:
        assert site.short_address("kopi") == "https://m.example/kopi/"
    finally:
        del site.catalogue.vocabulary.site["short_url"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("address", ["m.example", "https://m.example", "https://m.exämple/", "javascript:alert(1)/"])
def test_a_short_domain_that_is_no_address_is_refused(tmp_path: Path, address: str) -> None:
    shutil.copytree(REPO / "reference", tmp_path / "reference")
    file = tmp_path / "reference" / "site.yml"
    file.write_text(f'short_url: "{address}"\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(VocabularyError, match="short_url"):
        read_vocabulary(tmp_path / "reference")
