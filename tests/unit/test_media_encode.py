"""Normalising and encoding: upright, sRGB, flat, stripped, the same bytes each time."""

import io
import random
import struct
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest
from catalogue.media.encode import dominant_colour, encode_avif, encode_photo, encoder_version
from catalogue.media.normalise import draft, normalise
from catalogue.media.opening import open_image, read_photo
from catalogue.media.plan import AVIF_QUALITY, PHONE_BYTES, PHONE_QUALITY_FLOOR
from PIL import Image
from test_media_builders import (
    BLUE,
    EVERYTHING,
    GREEN,
    RED,
    SECRET,
    WHITE,
    corners,
    display_p3,
    everything_jpeg,
    exif,
    grey_gamma_one,
    png_of,
    save,
    scene,
    srgb_profile,
)

PAPER = (253, 251, 247)


def plain(data: bytes) -> Image.Image:
    return normalise(read_photo(open_image(data)))


def near(pixel: object, expected: tuple[int, int, int], tolerance: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, expected, strict=True))


def opened(files: tuple[tuple[object, bytes], ...]) -> list[Image.Image]:
    return [Image.open(io.BytesIO(content)) for _, content in files]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_comes_out_upright(orientation, format_):
    # What a camera held in that way writes: the inverse of what EXIF tells a viewer to do.
    stored = {
        1: lambda image: image,
        2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: lambda image: image.rotate(180),
        4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
        6: lambda image: image.rotate(90, expand=True),
        7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
        8: lambda image: image.rotate(-90, expand=True),
    }[orientation](corners(120, 80))
    photo = encode_photo(save(stored, format_, exif=exif(orientation), quality=95), cover=True)
    for image in opened(photo.files):
        width, height = image.size
        assert image.width == image.height or image.size == (120, 80)
        places = [(5, 5), (width - 6, 5), (5, height - 6), (width - 6, height - 6)]
        for place, colour in zip(places, (RED, GREEN, BLUE, WHITE), strict=True):
            assert near(image.convert("RGB").getpixel(place), colour, 30)


@pytest.mark.parametrize("build", EVERYTHING.values(), ids=EVERYTHING)
def test_nothing_but_pixels_reaches_the_site(build):
    photo = encode_photo(build(scene(900, 700)), cover=True)
    assert [rendition.tag for rendition, _ in photo.files] == ["w900.avif", "c480.avif", "w900.jpg"]
    for content, image in zip((content for _, content in photo.files), opened(photo.files), strict=True):
        for trace in (
            SECRET,
            b"Exif",
            b"xmpmeta",
            b"adobe",
            b"GPS",
            b"ICC_PROFILE",
            b"acsp",
            b"prof",
            b"\xff\xfe",
        ):
            assert trace not in content or (trace == b"\xff\xfe" and image.format == "AVIF")
        assert not {"exif", "xmp", "icc_profile", "comment", "photoshop"} & set(image.info)
        assert not dict(image.getexif())


def test_an_adobe_cmyk_jpeg_keeps_its_colours():
    cmyk = Image.new("CMYK", (40, 40), (0, 255, 255, 0))
    assert near(plain(save(cmyk, "JPEG", quality=95)).getpixel((20, 20)), (255, 0, 0))


def test_a_profile_that_does_not_fit_the_pixels_is_ignored():
    cmyk = Image.new("CMYK", (40, 40), (255, 0, 0, 0))
    assert near(plain(save(cmyk, "JPEG", quality=95, icc_profile=srgb_profile())).getpixel((9, 9)), (0, 255, 255))
    colour = save(Image.new("RGB", (9, 9), RED), "PNG", icc_profile=grey_gamma_one())
    assert plain(colour).getpixel((4, 4)) == RED


def test_display_p3_becomes_srgb():
    orange = Image.new("RGB", (40, 40), (200, 120, 60))
    # Computed from the primaries with plain gamma 2.2: red gains, blue loses when a wider gamut is narrowed.
    red, green, blue = plain(save(orange, "PNG", icc_profile=display_p3())).getpixel((9, 9))
    assert 207 <= red <= 216
    assert 113 <= green <= 121
    assert 38 <= blue <= 54


def test_a_broken_profile_counts_as_none():
    orange = Image.new("RGB", (9, 9), (200, 120, 60))
    assert plain(save(orange, "PNG", icc_profile=display_p3()[:200])).getpixel((4, 4)) == (200, 120, 60)


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_a_grey_profile_is_applied(mode):
    grey = Image.new(mode, (9, 9), 128 if mode == "L" else (128, 255))
    assert near(plain(save(grey, "PNG", icc_profile=grey_gamma_one())).getpixel((4, 4)), (188, 188, 188), 2)


def test_a_grey_picture_with_a_profile_of_rgb_stays_grey():
    grey = save(Image.new("L", (9, 9), 100), "PNG", icc_profile=srgb_profile())
    assert near(plain(grey).getpixel((4, 4)), (100, 100, 100), 1)


def test_sixteen_bits_are_scaled_not_cut_off():
    grey = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 32768, 65535)):
        grey.putpixel((x, 0), value)
    assert [plain(save(grey, "PNG")).getpixel((x, 0)) for x in range(3)] == [(0,) * 3, (128,) * 3, (255,) * 3]


@pytest.mark.parametrize(
    ("colour_type", "values", "expected"),
    [
        (2, (0x8000, 0x4000, 0xFFFF), (128, 64, 255)),
        (4, (0x8000, 0xFFFF), (128, 128, 128)),
        (4, (0x8000, 0), PAPER),
        (6, (0x8000, 0x4000, 0xFFFF, 0xFFFF), (128, 64, 255)),
    ],
)
def test_sixteen_bits_of_colour_and_alpha(colour_type, values, expected):
    row = b"\0" + struct.pack(f">{len(values)}H", *values)
    assert plain(png_of(1, 1, 16, colour_type, row)).getpixel((0, 0)) == expected


def transparent_palette() -> bytes:
    image = Image.new("P", (9, 9), 1)
    image.putpalette([10, 20, 30, 200, 100, 50])
    return save(image, "PNG", transparency=b"\xff\x00")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (save(Image.new("RGBA", (9, 9), (255, 0, 0, 0)), "PNG"), PAPER),
        (save(Image.new("RGBA", (9, 9), (255, 0, 0, 0)), "WEBP", lossless=True), PAPER),
        (save(Image.new("LA", (9, 9), (0, 0)), "PNG"), PAPER),
        (save(Image.new("LA", (9, 9), (7, 255)), "PNG"), (7, 7, 7)),
        (save(Image.new("RGBA", (9, 9), (0, 0, 0, 128)), "PNG"), (126, 125, 123)),
        (transparent_palette(), PAPER),
        (save(Image.new("RGB", (9, 9), RED), "PNG", transparency=RED), PAPER),
        (save(Image.new("P", (9, 9), 0), "PNG"), (0, 0, 0)),
        (save(Image.new("1", (9, 9), 1), "PNG"), (255, 255, 255)),
    ],
)
def test_alpha_is_flattened_on_the_paper(data, expected):
    picture = plain(data)
    assert picture.mode == "RGB"
    assert near(picture.getpixel((4, 4)), expected, 1)


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (Fraction(1), (1000, 600)),
        (Fraction(501, 1000), (1000, 600)),
        (Fraction(1, 2), (500, 300)),
        (Fraction(1, 3), (500, 300)),
        (Fraction(1, 8), (125, 75)),
        (Fraction(1, 100), (125, 75)),
    ],
)
def test_a_draft_is_never_smaller_than_needed(scale, expected):
    photo = read_photo(open_image(save(scene(1000, 600), "JPEG")))
    draft(photo, scale)
    assert normalise(photo).size == expected


def test_a_draft_gives_the_same_picture_as_a_full_decode():
    image = scene(3600, 2400)
    drafted = opened(encode_photo(save(image, "JPEG", quality=95), cover=False).files)[-1]
    full = opened(encode_photo(save(image, "PNG", compress_level=1), cover=False).files)[-1]
    assert drafted.size == full.size == (1600, 1067)
    pairs = zip(drafted.resize((20, 20)).tobytes(), full.resize((20, 20)).tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 8


@pytest.mark.parametrize(("size", "edge"), [((900, 60), 60), ((60, 900), 60), ((700, 500), 480)])
def test_the_card_is_cut_from_the_centre(size, edge):
    image = Image.new("RGB", size, RED)
    short, (x, y) = min(size), (size[0] // 2, size[1] // 2)
    image.paste(BLUE, (x - short // 2, y - short // 2, x + short // 2, y + short // 2))
    files = {rendition.tag: content for rendition, content in encode_photo(save(image, "PNG"), cover=True).files}
    card = Image.open(io.BytesIO(files[f"c{edge}.avif"])).convert("RGB")
    assert card.size == (edge, edge)
    for place in ((3, 3), (edge - 4, 3), (edge // 2, edge // 2), (3, edge - 4), (edge - 4, edge - 4)):
        assert near(card.getpixel(place), BLUE, 25)


def test_each_file_is_what_its_rendition_says():
    photo = encode_photo(everything_jpeg(scene(2000, 1500)), cover=True)
    for (rendition, _), image in zip(photo.files, opened(photo.files), strict=True):
        assert (*image.size, image.format) == (
            rendition.width_px,
            rendition.height_px,
            rendition.format.upper(),
        )
    assert opened(photo.files)[-1].info["progressive"]


def cloth(dots_px: int) -> Image.Image:
    """A picture of 800 px full of dots, whose size says how much of it a file must hold."""
    size = (800 // dots_px, 600 // dots_px)
    noise = Image.frombytes("L", size, random.Random(1).randbytes(size[0] * size[1]))
    return Image.merge("RGB", [noise.resize((800, 600), Image.Resampling.NEAREST)] * 3)


def test_what_a_phone_fetches_first_keeps_its_limit_and_no_more_is_given_up():
    picture = cloth(10)
    assert len(encode_avif(picture, AVIF_QUALITY)) > PHONE_BYTES
    ((_, content), *_) = encode_photo(save(picture, "PNG"), cover=True).files
    best = max(
        quality
        for quality in range(PHONE_QUALITY_FLOOR, AVIF_QUALITY)
        if len(encode_avif(picture, quality)) <= PHONE_BYTES
    )
    assert best > PHONE_QUALITY_FLOOR
    assert content == encode_avif(picture, best)


def test_what_keeps_the_limit_is_encoded_as_well_as_any_and_what_cannot_stops_at_the_floor():
    calm, wild = scene(800, 600).convert("RGB"), cloth(1)
    assert encode_photo(save(calm, "PNG"), cover=False).files[0][1] == encode_avif(calm, AVIF_QUALITY)
    assert encode_photo(save(wild, "PNG"), cover=False).files[0][1] == encode_avif(wild, PHONE_QUALITY_FLOOR)


def test_an_mpo_shows_the_picture_in_front():
    data = save(
        Image.new("RGB", (60, 40), RED),
        "MPO",
        save_all=True,
        append_images=[Image.new("RGB", (60, 40), BLUE)],
    )
    assert near(plain(data).getpixel((9, 9)), RED)


def test_the_bytes_are_the_same_on_one_thread_and_on_many():
    data = everything_jpeg(scene(1000, 800))
    once = encode_photo(data, cover=True)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: encode_photo(data, cover=True), range(4))) == {once}


@pytest.mark.parametrize(
    ("image", "expected"),
    [(Image.new("RGB", (9, 9), "#c05a21"), "#c05a21"), (Image.new("RGB", (1, 1)), "#000000")],
)
def test_the_colour_of_a_plain_picture_is_its_own(image, expected):
    assert dominant_colour(image) == expected


def test_the_colour_is_that_of_the_largest_part_not_the_mean():
    image = Image.new("RGB", (100, 100), "#204080")
    image.paste("#ffffff", (0, 0, 100, 30))
    assert dominant_colour(image) == "#204080"


def test_the_encoders_versions_are_known():
    assert "None" not in encoder_version()
    assert "aom " in encoder_version()
