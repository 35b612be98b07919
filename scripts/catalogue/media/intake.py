"""A contributed photo becomes one that is worth keeping: upright, sRGB, stripped, at most 1,600 px and 400 KB."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from PIL import Image

from catalogue.media.inspection import PhotoFacts, PhotoFault, inspect_photo
from catalogue.media.likeness import Likeness, likeness_of
from catalogue.media.normalise import draft, normalise
from catalogue.media.opening import open_image, read_photo

LONG_EDGE_PX = 1600
MOST_BYTES = 400 * 1024

_QUALITIES = (85, 80, 74, 68, 62, 55)
#: A picture that is still too big at the lowest quality (noise, mostly) is made smaller by this, again and again.
_SHRINK = Fraction(4, 5)


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """A photo as it is kept.

    Attributes:
        data: JPEG without any metadata.
        width_px: Width of what is kept.
        height_px: Height of what is kept.
        likeness: For finding the same picture elsewhere.
        facts: What the contributed file was.
    """

    data: bytes
    width_px: int
    height_px: int
    likeness: Likeness
    facts: PhotoFacts


def take_in(data: bytes, name: str) -> TakenPhoto | PhotoFault:
    """Decode a photo and write it anew, or say why it is refused. Never raises for any bytes.

    Args:
        data: The file's bytes, as they came.
        name: The file's name; only its ending counts.
    """
    facts = inspect_photo(data, name)
    if isinstance(facts, PhotoFault):
        return facts
    picture = _within(_decoded(data, facts), LONG_EDGE_PX)
    likeness = likeness_of(picture)
    kept, size = next((written, size) for written, size in _ever_smaller(picture) if len(written) <= MOST_BYTES)
    return TakenPhoto(kept, *size, likeness, facts)


def look_at(data: bytes) -> Likeness | None:
    """Return the likeness of a kept photo, or None where it cannot be read."""
    facts = inspect_photo(data, "")
    return None if isinstance(facts, PhotoFault) else likeness_of(_within(_decoded(data, facts), LONG_EDGE_PX))


def _decoded(data: bytes, facts: PhotoFacts) -> Image.Image:
    photo = read_photo(open_image(data))
    draft(photo, min(Fraction(1), Fraction(LONG_EDGE_PX, max(facts.width_px, facts.height_px))))
    return normalise(photo)


def _within(picture: Image.Image, edge_px: int) -> Image.Image:
    longest = max(picture.size)
    if longest <= edge_px:
        return picture
    size = tuple(max(1, round(side * edge_px / longest)) for side in picture.size)
    return picture.resize((size[0], size[1]), Image.Resampling.LANCZOS)


def _ever_smaller(picture: Image.Image) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The picture as JPEG at falling quality, then at falling size, without end."""
    while True:
        for quality in _QUALITIES:
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
            yield buffer.getvalue(), picture.size
        picture = _within(picture, max(1, int(max(picture.size) * _SHRINK)))
