"""Open a photo and read its header: size, orientation, frames, whether it says where it was taken."""

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import ExifTags, Image
from PIL.JpegImagePlugin import JpegImageFile

_FORMATS = ("JPEG", "PNG", "WEBP")
# EXIF 2.32, tag 0x0112: rows and columns change places.
_SIDEWAYS = frozenset({5, 6, 7, 8})
# Warning filters belong to the whole process, so only one thread at a time may set and restore them.
_QUIET = threading.Lock()


@dataclass(frozen=True, slots=True)
class OpenPhoto:
    """An opened photo and what its metadata say.

    Attributes:
        image: Pillow's picture at its first frame, as stored.
        orientation: EXIF orientation, 1 to 8; 1 where it is absent, out of range or its block is broken.
        frames: Pictures in the file.
        has_gps: True if the file says where it was taken (EXIF or XMP).
    """

    image: Image.Image
    orientation: int
    frames: int
    has_gps: bool

    @property
    def upright_size(self) -> tuple[int, int]:
        """Width and height in pixels after the orientation is applied."""
        width_px, height_px = self.image.size
        return (height_px, width_px) if self.orientation in _SIDEWAYS else (width_px, height_px)


def open_image(data: bytes) -> Image.Image:
    """Open a JPEG, PNG or WebP by its content and decode nothing yet; an MPO is the JPEG in front.

    Raises:
        Exception: whatever Pillow raises for bytes that are no such picture; `DecompressionBombError` or
            `DecompressionBombWarning` where the header announces far too many pixels.
    """
    with _quiet():
        return Image.open(io.BytesIO(data), formats=_FORMATS)


def count_frames(image: Image.Image) -> int:
    """Return how many pictures the file of an opened image holds."""
    return int(getattr(image, "n_frames", 1))


def read_photo(image: Image.Image) -> OpenPhoto:
    """Read what is said about an opened image. A JPEG is not decoded by this, so that `draft` can follow.

    Raises:
        Exception: whatever Pillow raises for pixels that cannot be decoded.
    """
    frames = count_frames(image)
    if not isinstance(image, JpegImageFile):
        # A PNG's EXIF block may stand behind its pixels, so asking for it decodes them. Decoding here keeps
        # an error in the pixels apart from one in the block, which is no fault.
        image.load()
    with _quiet():
        return OpenPhoto(image, _orientation(image), frames, _has_gps(image))


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence Pillow's warnings of odd but harmless metadata; that of a decompression bomb is an error."""
    with _QUIET, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:
        # A camera's broken block says nothing; Pillow fails on it in many ways (struct, syntax, type, key).
        return 1
    return value if value in range(1, 9) else 1


def _has_gps(image: Image.Image) -> bool:
    xmp = image.info.get("xmp", b"")
    if b"GPSLatitude" in (xmp if isinstance(xmp, bytes) else str(xmp).encode()):
        return True
    try:
        return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except Exception:
        # As above: a block that cannot be read tells nobody a place.
        return False
