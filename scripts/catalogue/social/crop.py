"""Which part of a photo stays when it has to fit another shape.

The window slides along the one side that is cut. It stays where there is most to see: edges, strong colour, and the
tones of skin, so that the face of a maker is not cut; and, all else equal, in the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PIL import Image, ImageFilter

Box = tuple[int, int, int, int]

_GRID: Final = 96
_EDGES, _COLOUR, _SKIN = 1.0, 0.35, 1.6
#: How much less a strip at the rim counts than one in the middle.
_RIM: Final = 0.35
#: Chrominance of skin of all shades (Chai and Ngan, 1999): Cb, then Cr.
_SKIN_CB: Final = range(77, 128)
_SKIN_CR: Final = range(133, 174)
_DARKEST_SKIN: Final = 40


def crop_box(photo: Image.Image, width: int, height: int) -> Box:
    """The part of a photo with the shape of `width` × `height` that shows most of what matters.

    Returns:
        Left, top, right and bottom in the photo's pixels.
    """
    wanted = width / height
    if photo.width / photo.height > wanted:
        size = min(photo.width, max(1, round(photo.height * wanted)))
        start = _best_start(_strips(photo, across=True), photo.width, size)
        return start, 0, start + size, photo.height
    size = min(photo.height, max(1, round(photo.width / wanted)))
    start = _best_start(_strips(photo, across=False), photo.height, size)
    return 0, start, photo.width, start + size


def cut(photo: Image.Image, width: int, height: int) -> Image.Image:
    """A photo cut and scaled to a size."""
    return photo.resize((width, height), Image.Resampling.LANCZOS, crop_box(photo, width, height), reducing_gap=3.0)


def _strips(photo: Image.Image, *, across: bool) -> list[float]:
    """What there is to see in each of the columns (or rows) of a small version of the photo."""
    small = photo.convert("RGB").resize((_GRID, _GRID), Image.Resampling.BOX)
    edges = small.convert("L").filter(ImageFilter.FIND_EDGES).tobytes()
    colour = small.convert("HSV").getchannel("S").tobytes()
    light, blue, red = (channel.tobytes() for channel in small.convert("YCbCr").split())
    sums = [0.0] * _GRID
    for row in range(1, _GRID - 1):  # the filter marks the frame itself as an edge
        for column in range(1, _GRID - 1):
            at = row * _GRID + column
            skin = light[at] > _DARKEST_SKIN and blue[at] in _SKIN_CB and red[at] in _SKIN_CR
            seen = _EDGES * edges[at] + _COLOUR * colour[at] + (_SKIN * light[at] / 2 if skin else 0.0)
            sums[column if across else row] += seen
    middle = (_GRID - 1) / 2
    return [total * (1 - _RIM * abs(place - middle) / middle) for place, total in enumerate(sums)]


def _best_start(strips: Sequence[float], length: int, size: int) -> int:
    """Where a window of `size` out of `length` pixels begins; the most central of equal places."""
    before = [0.0, *accumulate(strips)]
    span = min(len(strips), max(1, round(len(strips) * size / length)))
    last = len(strips) - span
    best = max(range(last + 1), key=lambda start: (before[start + span] - before[start], -abs(start - last / 2)))
    return round(best / last * (length - size)) if last else (length - size) // 2
