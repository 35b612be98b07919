"""What a file is by its first bytes, whatever its name says, and whether its end is there."""

from typing import Literal

PhotoFormat = Literal["jpeg", "png", "webp"]

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_STARTS = (
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF-", "pdf"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\xff\x0a", "jxl"),
    (b"8BPS", "psd"),
    (b"PK\x03\x04", "zip"),
)
# Cameras and phones pad a file, or put a trailer of their own behind the picture's end.
_JPEG_TAIL_BYTES = 4096


def photo_format(data: bytes) -> PhotoFormat | None:
    """Return the format of a JPEG, PNG or WebP by its signature; None for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return None


def sniff(data: bytes) -> str:
    """Return the name of a format that is often sent instead of a photo, or `unknown`."""
    if data[4:8] == b"ftyp":
        return _sniff_box(data)
    for start, name in _STARTS:
        if data.startswith(start):
            return name
    return _sniff_markup(data)


def is_complete(data: bytes, kind: PhotoFormat) -> bool:
    """Tell whether the file's end mark is where it belongs: a damaged file without it was cut off."""
    if kind == "jpeg":
        # Within the coded pixels a 0xff is always followed by 0x00, so the mark cannot appear by chance.
        return b"\xff\xd9" in data[-_JPEG_TAIL_BYTES:]
    if kind == "png":
        return b"IEND" in data[-64:]
    return len(data) >= int.from_bytes(data[4:8], "little") + 8


def _sniff_box(data: bytes) -> str:
    """Name an ISO media file by its major brand, then by its compatible ones (ISO/IEC 14496-12, 4.3)."""
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, min(len(data), 64), 4))]
    if any(brand in _AVIF_BRANDS for brand in brands):
        return "avif"
    if any(brand in _HEIC_BRANDS for brand in brands):
        return "heic"
    return "video"


def _sniff_markup(data: bytes) -> str:
    text = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not text.startswith(b"<"):
        return "unknown"
    return "svg" if b"<svg" in text else "html" if b"<html" in text else "xml"
