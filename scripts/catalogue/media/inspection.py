"""The gate for photos: decode one fully and return facts about it, or the one reason why it is refused."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from PIL import Image, ImageFilter, ImageStat

from catalogue.media.normalise import normalise
from catalogue.media.opening import count_frames, open_image, read_photo
from catalogue.media.signatures import PhotoFormat, is_complete, photo_format, sniff

MAX_BYTES = 25 * 1024 * 1024
MAX_PIXELS = 50_000_000

_SUFFIXES: dict[PhotoFormat, frozenset[str]] = {
    "jpeg": frozenset({".jpg", ".jpeg", ".jfif"}),
    "png": frozenset({".png"}),
    "webp": frozenset({".webp"}),
}
# Sharpness is compared between photos, so it is measured at one size: larger photos have softer edges.
_MEASURED_EDGE_PX = 1024
_LAPLACIAN = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=4, offset=128)


class FaultReason(StrEnum):
    """Why a photo is refused: the codes of the problems it becomes."""

    UNREADABLE = "photo-unreadable"
    TRUNCATED = "photo-truncated"
    FORMAT = "photo-format"
    ANIMATED = "photo-animated"
    TOO_MANY_PIXELS = "photo-too-many-pixels"
    TOO_BIG = "photo-too-big"


@dataclass(frozen=True, slots=True)
class PhotoFault:
    """A photo that cannot be used.

    Attributes:
        reason: The one reason.
        detail: What was found, for the message: a format (`heic`), a size (`12000 x 9000`), `empty`; or "".
    """

    reason: FaultReason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """What is known of a photo that can be used.

    Attributes:
        format: The format of the content; an MPO is the JPEG in front.
        width_px: Width after the orientation is applied.
        height_px: Height after the orientation is applied.
        size_bytes: Size of the file.
        suffix_ok: True if the file's name ends as its content does (`.jpeg`, `.jfif`, capitals are fine).
        frames: Pictures in the file: 1, or more for an MPO.
        orientation: EXIF orientation, 1 to 8.
        has_gps: True if the file says where it was taken (EXIF or XMP).
        sharpness: Variance of the Laplacian at a long edge of at most 1024 px; a low one means soft edges.
        brightness: Mean lightness, 0 (black) to 255 (white).
    """

    format: PhotoFormat
    width_px: int
    height_px: int
    size_bytes: int
    suffix_ok: bool
    frames: int
    orientation: int
    has_gps: bool
    sharpness: float
    brightness: float


def inspect_photo(data: bytes, name: str) -> PhotoFacts | PhotoFault:
    """Return the facts of a photo, or why it cannot be used. Decodes it fully; never raises for any bytes.

    Args:
        data: The file's bytes.
        name: The file's name; only its ending counts.
    """
    if len(data) > MAX_BYTES:
        return PhotoFault(FaultReason.TOO_BIG, f"{len(data)} bytes")
    if not data:
        return PhotoFault(FaultReason.UNREADABLE, "empty")
    kind = photo_format(data)
    if kind is None:
        return PhotoFault(FaultReason.FORMAT, sniff(data))
    try:
        image = open_image(data)
        return _refusal(image, kind) or _facts(image, kind, len(data), name)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return PhotoFault(FaultReason.TOO_MANY_PIXELS)
    except Exception as error:
        # Pillow meets a damaged file with nearly any exception; each means that the picture cannot be read.
        reason = FaultReason.UNREADABLE if is_complete(data, kind) else FaultReason.TRUNCATED
        return PhotoFault(reason, type(error).__name__)


def _refusal(image: Image.Image, kind: PhotoFormat) -> PhotoFault | None:
    """Judge what the header says, before any pixel is decoded."""
    if image.width * image.height > MAX_PIXELS:
        return PhotoFault(FaultReason.TOO_MANY_PIXELS, f"{image.width} x {image.height}")
    # The further pictures of a JPEG (then an MPO) are not frames of an animation.
    if kind != "jpeg" and count_frames(image) > 1:
        return PhotoFault(FaultReason.ANIMATED, f"{kind}, {count_frames(image)} frames")
    return None


def _facts(image: Image.Image, kind: PhotoFormat, size_bytes: int, name: str) -> PhotoFacts:
    photo = read_photo(image)
    picture = normalise(photo)
    sharpness, brightness = _measure(picture)
    return PhotoFacts(
        format=kind,
        width_px=picture.width,
        height_px=picture.height,
        size_bytes=size_bytes,
        suffix_ok=PurePath(name).suffix.lower() in _SUFFIXES[kind],
        frames=photo.frames,
        orientation=photo.orientation,
        has_gps=photo.has_gps,
        sharpness=sharpness,
        brightness=brightness,
    )


def _measure(picture: Image.Image) -> tuple[float, float]:
    """Return sharpness and brightness (see `PhotoFacts`)."""
    grey = picture.convert("L")
    grey.thumbnail((_MEASURED_EDGE_PX, _MEASURED_EDGE_PX), Image.Resampling.BOX)
    brightness = ImageStat.Stat(grey).mean[0]
    # The kernel halves twice to stay within a byte, so the variance is a sixteenth.
    edges = grey.filter(_LAPLACIAN)
    if min(edges.size) > 2:
        # The filter copies the outermost pixels as they are: they are lightness, not edges.
        edges = edges.crop((1, 1, edges.width - 1, edges.height - 1))
    sharpness = ImageStat.Stat(edges).var[0] * 16
    return round(sharpness, 1), round(brightness, 1)
