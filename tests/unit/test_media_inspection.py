"""The gate: facts of a good photo, one reason for a bad one."""

import struct
import warnings
import zlib

import pytest
from catalogue.media import FaultReason, PhotoFacts, PhotoFault, inspect_photo
from catalogue.media.inspection import MAX_BYTES
from PIL import Image, ImageFilter, PngImagePlugin
from test_media_builders import corners, everything_jpeg, exif, png_chunk, png_of, save, scene, srgb_profile

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


def fault(data: bytes, name: str = "main.jpg") -> tuple[str, str]:
    found = inspect_photo(data, name)
    assert isinstance(found, PhotoFault)
    return str(found.reason), found.detail


def facts(data: bytes, name: str = "main.jpg") -> PhotoFacts:
    found = inspect_photo(data, name)
    assert isinstance(found, PhotoFacts), found
    return found


def blank_png(width: int, height: int) -> bytes:
    """A PNG that announces a size and holds no pixels."""
    return png_of(width, height, 8, 2, b"")


def test_facts_of_a_photo():
    data = everything_jpeg(scene(300, 200), orientation=6)
    found = facts(data, "MAIN.JPEG")
    assert (found.format, found.width_px, found.height_px) == ("jpeg", 200, 300)
    assert (found.size_bytes, found.suffix_ok, found.frames, found.orientation) == (len(data), True, 1, 6)
    assert found.has_gps


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, False),
        ({"exif": exif()}, False),
        ({"exif": exif(gps=True)}, True),
        ({"xmp": b'exif:GPSLatitude="7S"'}, True),
    ],
)
def test_a_place_is_found_in_exif_and_in_xmp(options, expected):
    assert facts(save(scene(), "JPEG", **options)).has_gps is expected


@pytest.mark.parametrize(
    ("format_", "name", "expected"),
    [
        ("JPEG", "a.jpg", True),
        ("JPEG", "a.JFIF", True),
        ("JPEG", "a.png", False),
        ("PNG", "a.PNG", True),
        ("PNG", "a.jpg", False),
        ("WEBP", "a.webp", True),
        ("WEBP", "webp", False),
    ],
)
def test_the_suffix_is_compared_with_the_content(format_, name, expected):
    found = facts(save(scene(), format_), name)
    assert found.suffix_ok is expected
    assert found.format == format_.lower()


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (HEIC, "heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(64), "heic"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42" + bytes(64), "video"),
        (SVG, "svg"),
        (b"\xef\xbb\xbf  <SVG/>", "svg"),
        (b"<!doctype html><html></html>", "html"),
        (save(scene(), "GIF"), "gif"),
        (save(scene(), "GIF", save_all=True, append_images=[scene(seed=1)]), "gif"),
        (save(scene(), "BMP"), "bmp"),
        (save(scene(), "TIFF"), "tiff"),
        (save(scene(), "AVIF", speed=10), "avif"),
        (b"just text", "unknown"),
    ],
)  # fmt: skip
def test_another_format_is_named_whatever_the_suffix(data, detail):
    assert fault(data) == ("photo-format", detail)


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_animation_is_refused(format_):
    data = save(scene(), format_, save_all=True, append_images=[scene(seed=1), scene(seed=2)])
    assert fault(data) == ("photo-animated", f"{format_.lower()}, 3 frames")


def test_an_mpo_is_the_jpeg_in_front():
    found = facts(save(scene(300, 200), "MPO", save_all=True, append_images=[scene(60, 40)]))
    assert (found.format, found.frames, found.width_px, found.height_px) == ("jpeg", 2, 300, 200)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.05, 0.5, 0.9])
def test_a_cut_off_photo_is_truncated(format_, part):
    data = save(scene(400, 300), format_)
    assert fault(data[: int(len(data) * part)])[0] == "photo-truncated"


def test_a_damaged_photo_with_its_end_is_unreadable():
    data = bytearray(save(scene(), "PNG"))
    data[60:90] = bytes(30)
    assert fault(bytes(data))[0] == "photo-unreadable"


def test_an_empty_file_is_unreadable():
    assert fault(b"") == ("photo-unreadable", "empty")


@pytest.mark.parametrize("size", [(8000, 6251), (10_000, 9_500), (20_000, 20_000), (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_by_its_header(size):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert fault(blank_png(*size), "a.png")[0] == "photo-too-many-pixels"


@pytest.mark.parametrize(
    "data", [blank_png(8000, 6251), save(scene(), "PNG", save_all=True, append_images=[scene(seed=1)])]
)
def test_what_the_header_refuses_is_never_decoded(data, monkeypatch):
    decoded = []
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", decoded.append)
    fault(data, "a.png")
    assert decoded == []


def test_fifty_megapixels_pass_the_header():
    assert fault(blank_png(8000, 6250), "a.png")[0] == "photo-unreadable"


def test_a_webp_canvas_of_268_megapixels_is_refused():
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + b"\xfe\x3f\0" * 2
    pixels = save(scene(8, 8), "WEBP", lossless=True)[12:]
    body = b"WEBP" + extended + pixels
    assert isinstance(inspect_photo(b"RIFF" + struct.pack("<I", len(body)) + body, "a.webp"), PhotoFault)


def test_a_bomb_of_text_is_refused():
    bomb = png_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80_000_000), 9))
    data = save(scene(), "PNG")
    assert fault(data[:33] + bomb * 2 + data[33:], "a.png")[0] == "photo-unreadable"


def test_a_file_over_25_mb_is_refused_unread():
    data = save(scene(), "JPEG")
    assert isinstance(inspect_photo(data.ljust(MAX_BYTES, b"\0"), "a.jpg"), PhotoFacts | PhotoFault)
    assert fault(data.ljust(MAX_BYTES + 1, b"\0")) == ("photo-too-big", f"{MAX_BYTES + 1} bytes")


@pytest.mark.parametrize("block", [b"", b"MM", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff" + b"\x01\x12" * 40])
def test_a_broken_exif_block_is_no_fault(block):
    found = facts(save(corners(), "JPEG", exif=b"Exif\0\0" + block))
    assert (found.orientation, found.has_gps) == (1, False)


def test_an_exif_block_behind_the_pixels_of_a_png_counts():
    end = len(png_chunk(b"IEND", b""))
    data = save(corners(120, 80), "PNG")
    found = facts(data[:-end] + png_chunk(b"eXIf", exif(6).removeprefix(b"Exif\0\0")) + data[-end:], "a.png")
    assert (found.orientation, found.width_px, found.height_px) == (6, 80, 120)


@pytest.mark.parametrize("size", [(1, 1), (2, 300), (300, 2)])
def test_a_tiny_photo_has_facts(size):
    assert facts(save(Image.new("RGB", size), "PNG"), "a.png").sharpness == 0


@pytest.mark.parametrize("orientation", [0, 9, 700])
def test_an_orientation_out_of_range_is_none(orientation):
    assert facts(save(corners(), "JPEG", exif=exif(orientation))).orientation == 1


def test_a_broken_profile_is_no_fault():
    assert facts(save(scene(), "JPEG", icc_profile=srgb_profile()[:150])).width_px == 300


def test_the_measures_tell_soft_from_sharp_and_dark_from_light():
    sharp = facts(save(scene(), "JPEG"))
    soft = facts(save(scene().filter(ImageFilter.GaussianBlur(4)), "JPEG"))
    assert sharp.sharpness > 3 * soft.sharpness
    assert facts(save(Image.new("RGB", (50, 50), "#101010"), "PNG"), "a.png").brightness == 16
    assert facts(save(Image.new("LA", (50, 50), (0, 0)), "PNG"), "a.png").brightness > 245


def test_every_reason_is_a_code_of_a_problem():
    assert [reason for reason in FaultReason if not reason.startswith("photo-")] == []
