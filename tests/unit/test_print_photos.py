"""Photos for paper: the frame's shape, the budget, nothing of the camera, never blown up."""

from __future__ import annotations

import hashlib
import io
import random
from pathlib import Path

import pytest
from catalogue.catalogue import PhotoFile
from catalogue.exports.prints.photos import Frame, FramedPhoto, frame_photo, prepare_photos
from catalogue.media import PhotoChangedError
from PIL import Image

FRAME = Frame(98, 74, 40_000)


def photo(path: Path, size: tuple[int, int], noisy: bool = False, **options: object) -> PhotoFile:
    picture = Image.new("RGB", size, (200, 120, 60))
    if noisy:
        picture.putdata([(random.Random(n).randrange(256),) * 3 for n in range(size[0] * size[1])])
    picture.save(path, **options)
    return PhotoFile(path, hashlib.sha256(path.read_bytes()).hexdigest(), *size)


@pytest.mark.parametrize("size", [(1600, 1200), (1200, 1600), (3000, 600), (1000, 1000)])
def test_a_photo_gets_the_shape_and_the_dots_of_its_frame(tmp_path: Path, size: tuple[int, int]) -> None:
    made = Image.open(io.BytesIO(frame_photo(FramedPhoto(photo(tmp_path / "a.jpg", size), FRAME))))
    assert made.format == "JPEG"
    assert made.width / made.height == pytest.approx(98 / 74, abs=0.01)
    assert made.size == (733, 554)


def test_a_small_photo_is_not_blown_up(tmp_path: Path) -> None:
    made = Image.open(io.BytesIO(frame_photo(FramedPhoto(photo(tmp_path / "a.png", (400, 400)), FRAME))))
    assert made.width == 400


def test_a_busy_photo_keeps_the_budget(tmp_path: Path) -> None:
    source = photo(tmp_path / "a.png", (700, 520), noisy=True)
    data = frame_photo(FramedPhoto(source, Frame(98, 74, 90_000)))
    assert len(data) <= 90_000
    assert Image.open(io.BytesIO(data)).width < 700


def test_nothing_of_the_camera_is_printed(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    source = photo(tmp_path / "a.jpg", (1600, 1200), exif=exif, comment=b"home address")
    data = frame_photo(FramedPhoto(source, FRAME))
    assert b"Camera" not in data
    assert b"home" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_a_photo_is_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Image.new("RGB", (1200, 1600), "red")
    picture.paste("blue", (0, 0, 1200, 800))
    picture.save(tmp_path / "a.jpg", exif=exif)
    file = PhotoFile(tmp_path / "a.jpg", hashlib.sha256((tmp_path / "a.jpg").read_bytes()).hexdigest(), 1600, 1200)
    made = Image.open(io.BytesIO(frame_photo(FramedPhoto(file, FRAME))))
    left, right = made.getpixel((20, 200)), made.getpixel((made.width - 20, 200))
    assert left[0] > 200 > right[0]


def test_a_photo_that_was_changed_after_it_was_checked_is_not_kept_as_the_former_one(tmp_path: Path) -> None:
    framed = FramedPhoto(photo(tmp_path / "a.jpg", (1600, 1200)), FRAME)
    photo(tmp_path / "a.jpg", (1200, 1600))
    with pytest.raises(PhotoChangedError):
        prepare_photos([framed], tmp_path / "made")
    assert list((tmp_path / "made").iterdir()) == []


def test_pictures_are_made_once(tmp_path: Path) -> None:
    framed = FramedPhoto(photo(tmp_path / "a.jpg", (1600, 1200)), FRAME)
    prepare_photos([framed, framed], tmp_path / "made")
    (made,) = (tmp_path / "made").glob("*.jpg")
    before = made.stat().st_mtime_ns
    prepare_photos([framed], tmp_path / "made")
    assert made.stat().st_mtime_ns == before
    other = FramedPhoto(framed.file, Frame(98, 74, 20_000))
    assert other.name != framed.name
