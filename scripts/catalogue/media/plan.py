"""Which renditions a photo gets: sizes as values that name files and key the cache. Pure.

Why these sizes. Phones draw 2 to 3 device pixels per CSS pixel, and a browser takes the candidate of `srcset`
whose density lies nearest (on a ratio scale), so two neighbours should be about a factor of two apart.

- `card`, a square of 480 px: a card is about 164 CSS px wide on a phone of 360 px (328 to 492 device pixels)
  and about 300 on a desktop. A second, smaller square would save 5 KB a card and cost one file a product,
  where free hosts count files before they count bytes.
- `show`, 800 and 1600 px: 88 % of a phone is 317 to 362 CSS px (634 to 950 device pixels); 7/12 of 84rem is
  784 CSS px, so 800 serves a plain desktop screen, too, and 1600 the dense ones and the zoom. 480 would be
  picked and blurred on a phone of density 2, and 640 on a plain desktop screen.
- `share`, one JPEG of 1200 px on the long edge: social networks read no AVIF, nor do old browsers.

The smallest of `show` is what a phone fetches before anyone scrolls, the cover and often a second photo. On the slow
network that Lighthouse assumes, 10 KB are 0.1 s until the cover stands, so this one file has a limit of bytes: where a
pattern all over needs more, its quality is lowered until it fits. Seen at a phone's size, dots of 2 px stay apart.

Every photo gets `show`; only a cover gets `card` and `share`. A product of three photos has 4 + 2 + 2 = 8
picture files, 11 with its three pages.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Use = Literal["card", "show", "share"]
PictureFormat = Literal["avif", "jpeg"]

CARD_EDGE_PX = 480
SHOW_WIDTHS_PX = (800, 1600)
SHARE_EDGE_PX = 1200
# On patterned cloth, the hardest of all, 45 cannot be told from 50 side by side, for 15 % fewer bytes; 40 softens dots.
AVIF_QUALITY = 45
JPEG_QUALITY = 80
PHONE_BYTES = 28_000
# Below it cloth turns to paint. Of the samples the heaviest fits at 35.
PHONE_QUALITY_FLOOR = 25
# A width that is nearly the largest one is a file without a use: a photo of 820 px gets no 800 px beside it.
SMALLEST_STEP = Fraction(5, 4)

_SUFFIXES: dict[PictureFormat, str] = {"avif": "avif", "jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Rendition:
    """One resized picture of a photo.

    Attributes:
        width_px: Width of the rendition.
        height_px: Height of the rendition.
        format: File format.
        quality: The encoder's quality, 0 to 100.
        crop: True for the square cut from the photo's centre, false for the whole photo.
        max_bytes: What the file may weigh: its quality is lowered for it, to `PHONE_QUALITY_FLOOR` at most. None
            where there is no limit.
    """

    width_px: int
    height_px: int
    format: PictureFormat
    quality: int
    crop: bool
    max_bytes: int | None = None

    @property
    def tag(self) -> str:
        """End of the file's name, unique within a photo: `w800.avif`, `c480.avif`, `w1200.jpg`."""
        return f"{'c' if self.crop else 'w'}{self.width_px}.{_SUFFIXES[self.format]}"

    def scale_of(self, width_px: int, height_px: int) -> Fraction:
        """Size of the rendition relative to a photo of `width_px` × `height_px`: 1 is the photo's own."""
        if self.crop:
            return Fraction(self.width_px, min(width_px, height_px))
        return max(Fraction(self.width_px, width_px), Fraction(self.height_px, height_px))


def plan_renditions(width_px: int, height_px: int, use: Use) -> tuple[Rendition, ...]:
    """Return the renditions of an upright photo for one use, ascending by width, none larger than the photo.

    Args:
        width_px: Width of the photo after its orientation was applied, at least 1.
        height_px: Height of the photo after its orientation was applied, at least 1.
        use: `card` (square centre crop), `show` (whole photo) or `share` (one JPEG of the whole photo).
    """
    if use == "card":
        edge_px = min(width_px, height_px, CARD_EDGE_PX)
        return (Rendition(edge_px, edge_px, "avif", AVIF_QUALITY, crop=True),)
    if use == "share":
        scale = min(Fraction(SHARE_EDGE_PX, max(width_px, height_px)), Fraction(1))
        size = (_scaled(width_px, scale), _scaled(height_px, scale))
        return (Rendition(*size, "jpeg", JPEG_QUALITY, crop=False),)
    widths = _show_widths(width_px)
    heights = [_scaled(height_px, Fraction(width, width_px)) for width in widths]
    limits = [PHONE_BYTES, *(None for _ in widths[1:])]
    return tuple(
        Rendition(width, height, "avif", AVIF_QUALITY, crop=False, max_bytes=limit)
        for width, height, limit in zip(widths, heights, limits, strict=True)
    )


def plan_photo(width_px: int, height_px: int, *, cover: bool) -> tuple[Rendition, ...]:
    """Return all renditions of an upright photo: `show` for each, `card` and `share` for a cover, too."""
    uses: tuple[Use, ...] = ("show", "card", "share") if cover else ("show",)
    return tuple(rendition for use in uses for rendition in plan_renditions(width_px, height_px, use))


def recipe(*, cover: bool) -> str:
    """Return the parameters of `plan_photo` as text: part of the cache key, another text for another plan."""
    show = "+".join(str(width) for width in SHOW_WIDTHS_PX)
    text = f"show w{show} avif q{AVIF_QUALITY} step {SMALLEST_STEP} phone {PHONE_BYTES} B q{PHONE_QUALITY_FLOOR}"
    if cover:
        text += f"; card c{CARD_EDGE_PX} avif q{AVIF_QUALITY}; share {SHARE_EDGE_PX} jpeg q{JPEG_QUALITY}"
    return text


def _show_widths(width_px: int) -> tuple[int, ...]:
    largest_px = min(width_px, max(SHOW_WIDTHS_PX))
    smaller = (width for width in sorted(SHOW_WIDTHS_PX) if width * SMALLEST_STEP <= largest_px)
    return (*smaller, largest_px)


def _scaled(length_px: int, scale: Fraction) -> int:
    return max(1, round(length_px * scale))
