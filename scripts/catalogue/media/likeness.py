"""What a picture looks like, in 128 bits and a colour: nearly the same pictures have nearly the same likeness."""

from dataclasses import dataclass

from PIL import Image

_EDGE = 8
#: Bits of 128 that may differ, and lightness steps of each channel, between two copies of one picture. Measured on the
#: sample photos: copies at other sizes and qualities differ by at most 7 bits, different pictures by 23 or more.
_MOST_BITS = 10
_MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Likeness:
    """A picture's difference hash and mean colour.

    Attributes:
        bits: Whether each of 8 x 8 fields is lighter than its neighbour to the right, then than the one below.
        colour: Mean red, green and blue; tells plain pictures apart, whose bits are all the same.
    """

    bits: int
    colour: tuple[int, int, int]

    def is_near(self, other: "Likeness") -> bool:
        """Tell whether two pictures are probably the same one."""
        return (self.bits ^ other.bits).bit_count() <= _MOST_BITS and all(
            abs(mine - its) <= _MOST_STEPS for mine, its in zip(self.colour, other.colour, strict=True)
        )


def likeness_of(picture: Image.Image) -> Likeness:
    """Return the likeness of an upright RGB picture (dHash after N. Krawetz, in both directions)."""
    grey = picture.convert("L").resize((_EDGE + 1, _EDGE + 1), Image.Resampling.BOX)
    light = list(grey.tobytes())
    bits, row = 0, _EDGE + 1
    for step in (1, row):
        for y in range(_EDGE):
            for x in range(_EDGE):
                here = y * row + x
                bits = bits << 1 | (light[here] > light[here + step])
    red, green, blue = picture.resize((1, 1), Image.Resampling.BOX).tobytes()
    return Likeness(bits, (red, green, blue))
