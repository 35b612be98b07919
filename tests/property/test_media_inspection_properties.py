"""The gate never raises, whatever the bytes."""

import io

import pytest
from catalogue.media import PhotoFacts, PhotoFault, inspect_photo
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image


def _photo(format_: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.linear_gradient("L").resize((40, 30)).convert("RGB").save(file, format_, exif=exif.tobytes())
    return file.getvalue()


PHOTOS = {format_: _photo(format_) for format_ in ("JPEG", "PNG", "WEBP")}


@pytest.mark.parametrize("format_", PHOTOS)
@settings(max_examples=150)
@given(data=st.data())
def test_a_damaged_photo_is_a_value(format_, data):
    photo = bytearray(PHOTOS[format_])
    for _ in range(data.draw(st.integers(0, 6))):
        photo[data.draw(st.integers(0, len(photo) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(photo)))
    assert isinstance(inspect_photo(bytes(photo[:cut]), "a.jpg"), PhotoFacts | PhotoFault)


@given(
    start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBPVP8X", b"\0\0\0\x18ftyp"]),
    rest=st.binary(),
)
def test_any_bytes_are_refused_with_a_reason(start, rest):
    assert isinstance(inspect_photo(start + rest, ""), PhotoFault)
