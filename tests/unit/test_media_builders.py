"""Small pictures for the tests of the media pipeline, and proof that they carry what they should."""

import io
import struct
import zlib

import pytest
from PIL import ExifTags, Image, ImageCms, ImageDraw, PngImagePlugin

SECRET = b"Jalan Rahasia 7"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li exif:GPSLatitude="7,2.5S">' + SECRET + b"</rdf:li></x:xmpmeta>"
RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 200, 20), (20, 20, 220), (240, 240, 240)


def save(image: Image.Image, format_: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, format_, **options)
    return file.getvalue()


def scene(width: int = 300, height: int = 200, seed: int = 0) -> Image.Image:
    """A picture with edges and gradients, another one for each seed."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for step in range(8):
        left = (step * 37 + seed * 53) % width
        draw.ellipse(
            (left, step * height // 8, left + width // 5, (step + 2) * height // 8),
            fill=(step * 30, 90, seed % 256),
        )
    return image


def corners(width: int = 120, height: int = 80) -> Image.Image:
    """Four quarters: red top left, green top right, blue bottom left, white bottom right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    image.paste(WHITE, (width // 2, height // 2, width, height))
    return image


def exif(orientation: int = 1, *, gps: bool = False) -> bytes:
    block = Image.Exif()
    block[ExifTags.Base.Orientation] = orientation
    block[ExifTags.Base.ImageDescription] = SECRET.decode()
    if gps:
        block.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (7.0, 2.0, 30.0)
    return block.tobytes()


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def icc_profile(space: bytes, tags: dict[bytes, bytes]) -> bytes:
    """Build an ICC 2.1 display profile (ICC.1:2001-04) from its tags."""
    text = b"desc" + bytes(4) + struct.pack(">I", 5) + b"test\0" + bytes(78)
    tags = {b"desc": text, b"wtpt": xyz(0.9642, 1.0, 0.8249), b"cprt": b"text" + bytes(4) + b"CC0\0", **tags}
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", start + len(body), len(content))
        body += padded
    head = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x02100000, b"mntr", space, b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body


def xyz(*values: float) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def gamma(value: float) -> bytes:
    return b"curv" + bytes(4) + struct.pack(">IH", 1, round(value * 256))


def display_p3() -> bytes:
    """Display P3's primaries adapted to D50 (Apple's profile) with a plain gamma of 2.2."""
    primaries = {b"rXYZ": xyz(0.5151, 0.2412, -0.0011), b"gXYZ": xyz(0.2920, 0.6922, 0.0419)}
    primaries[b"bXYZ"] = xyz(0.1571, 0.0666, 0.7841)
    return icc_profile(b"RGB ", {**primaries, b"rTRC": gamma(2.2), b"gTRC": gamma(2.2), b"bTRC": gamma(2.2)})


def grey_gamma_one() -> bytes:
    """A grey profile in which half the value is half the light: sRGB writes that as 188."""
    return icc_profile(b"GRAY", {b"kTRC": gamma(1.0)})


def everything_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG with EXIF, GPS, XMP, ICC profile and comment: all of it has to go."""
    return save(
        image, "JPEG", quality=95, exif=exif(orientation, gps=True), xmp=XMP, icc_profile=srgb_profile(),
        comment=SECRET,
    )  # fmt: skip


def everything_png(image: Image.Image) -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", SECRET.decode())
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return save(image, "PNG", exif=exif(gps=True), icc_profile=srgb_profile(), pnginfo=text)


def everything_webp(image: Image.Image) -> bytes:
    return save(image, "WEBP", exif=exif(gps=True), icc_profile=srgb_profile(), xmp=XMP)


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_of(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    """A PNG by hand, for kinds that Pillow does not write; `rows` are its raw, unfiltered scan lines."""
    header = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")


EVERYTHING = {"JPEG": everything_jpeg, "PNG": everything_png, "WEBP": everything_webp}


@pytest.mark.parametrize("build", EVERYTHING.values(), ids=EVERYTHING)
def test_pictures_with_everything_do_hold_everything(build):
    image = Image.open(io.BytesIO(build(scene())))
    assert image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert SECRET in image.info["xmp"]
    assert image.info["icc_profile"]


def test_profile_by_hand_is_read_as_display_p3():
    profile = ImageCms.ImageCmsProfile(io.BytesIO(display_p3()))
    assert profile.profile.xcolor_space == "RGB "
    assert profile.profile.red_primary[1][:2] == pytest.approx((0.680, 0.320), abs=0.02)
