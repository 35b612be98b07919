"""Photos for paper: cut to a frame, as many dots as a printer shows, within a budget of bytes; kept by content."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image

from catalogue.catalogue import PhotoFile
from catalogue.exports.prints.files import is_kept, keep
from catalogue.kept.code_version import code_version
from catalogue.media.encode import encoder_version
from catalogue.media.normalise import draft, normalise
from catalogue.media.opening import open_image, read_photo
from catalogue.media.unchanged import read_unchanged

#: What decides how a picture is made of a photo.
DECIDING: Final = ("exports/prints/photos.py", "media/encode.py", "media/normalise.py", "media/opening.py")
#: Tried in turn until the picture keeps its budget: first a lower quality, then fewer dots, because a cloth full of
#: detail looks better with fewer dots than with blocks. The last one is taken as it is.
_QUALITIES: Final = (82, 76, 70, 62, 54)
_SHARES: Final = (Fraction(1), Fraction(6, 7), Fraction(5, 7), Fraction(4, 7))
_MM_PER_INCH: Final = Fraction(254, 10)
#: Office printers show no more; the budget of a sheet pays for no more either.
_DPI: Final = 190


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a photo stands on paper. It is cut from the middle to the frame's shape.

    Attributes:
        width_mm: width of the frame.
        height_mm: height of the frame.
        budget: bytes the picture should keep to.
    """

    width_mm: int
    height_mm: int
    budget: int

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in dots."""
        return _dots(self.width_mm), _dots(self.height_mm)


@dataclass(frozen=True, slots=True)
class FramedPhoto:
    """A photo in its frame."""

    file: PhotoFile
    frame: Frame

    @property
    def name(self) -> str:
        """Name of the picture's file; another one for other bytes of the photo, frame or encoder."""
        frame = self.frame
        parts = (
            self.file.fingerprint,
            repr((frame.size_px, frame.budget, _QUALITIES, _SHARES)),
            code_version(*DECIDING),
            _encoder(),
        )
        return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest() + ".jpg"


def _dots(length_mm: int) -> int:
    return round(length_mm * _DPI / _MM_PER_INCH)


@cache
def _encoder() -> str:
    return encoder_version()


def prepare_photos(photos: Iterable[FramedPhoto], folder: Path, workers: int = 2) -> None:
    """Makes the pictures that the folder does not hold yet; threads, because Pillow lets go of Python's lock."""
    wanted = {photo.name: photo for photo in photos}
    missing = [photo for name, photo in sorted(wanted.items()) if not is_kept(folder / name)]
    if not missing:
        return
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=workers) as pool:
        list(pool.map(lambda photo: keep(folder / photo.name, frame_photo(photo)), missing))


def frame_photo(photo: FramedPhoto) -> bytes:
    """The picture as a JPEG without metadata."""
    source = read_photo(open_image(read_unchanged(photo.file.path, photo.file.fingerprint)))
    width_px, height_px = photo.frame.size_px
    source_size = source.upright_size
    scale = min(Fraction(1), max(Fraction(width_px, source_size[0]), Fraction(height_px, source_size[1])))
    draft(source, scale)
    picture = normalise(source)
    box = _middle(picture.size, Fraction(width_px, height_px))
    # A small photo is not blown up: the paper shows it larger, its dots stay as they are.
    shrink = min(Fraction(1), Fraction(width_px) / Fraction(box[2] - box[0]))
    for share in _SHARES:
        framed = _resized(picture, box, shrink * share)
        for quality in _QUALITIES:
            data = _encode(framed, quality)
            if len(data) <= photo.frame.budget:
                return data
    return data


def _resized(picture: Image.Image, box: tuple[int, int, int, int], scale: Fraction) -> Image.Image:
    size = (max(1, round((box[2] - box[0]) * scale)), max(1, round((box[3] - box[1]) * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=3.0)


def _middle(size: tuple[int, int], shape: Fraction) -> tuple[int, int, int, int]:
    """The largest box of a shape (width : height) in the middle of a picture."""
    width, height = size
    if Fraction(width, height) > shape:
        cut = max(1, round(height * shape))
        left = (width - cut) // 2
        return (left, 0, left + cut, height)
    cut = max(1, round(width / shape))
    top = (height - cut) // 2
    return (0, top, width, top + cut)


def _encode(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
