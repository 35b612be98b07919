"""The three sizes of social pictures, and where things stand in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

FormatName = Literal["wide", "square", "story"]


@dataclass(frozen=True, slots=True)
class Format:
    """One size. Lengths in pixels.

    Attributes:
        name: of the size.
        width: of the picture.
        height: of the picture.
        photo: left, top, right and bottom of the photo.
        panel: the same of everything that is read.
        band: height of the ornament at the foot.
        tile: width of one tumpal in it.
        module: of the QR code.
        name_px: size of the name where it is short.
        text_px: size of facts and marks.
        columns: whether facts stand side by side.
    """

    name: FormatName
    width: int
    height: int
    photo: tuple[int, int, int, int]
    panel: tuple[int, int, int, int]
    band: int
    tile: int
    module: int
    name_px: int
    text_px: int
    columns: bool


#: 1200 × 630 for links on Facebook, LinkedIn and WhatsApp (and Open Graph); 1080 × 1080 for posts; 1080 × 1920 for
#: stories, where the networks' own buttons cover the top 250 and the bottom 340 px: nothing that is read is there.
FORMATS: Final[tuple[Format, ...]] = (
    Format("wide", 1200, 630, (0, 0, 540, 586), (584, 36, 1160, 562), 44, 44, 4, 50, 25, columns=False),
    Format("square", 1080, 1080, (0, 0, 1080, 580), (48, 606, 1032, 1006), 52, 52, 4, 54, 26, columns=True),
    Format("story", 1080, 1920, (0, 0, 1080, 900), (64, 946, 1016, 1580), 300, 140, 6, 68, 33, columns=True),
)
#: The size of links, which is also that of Open Graph pictures.
WIDE: Final = FORMATS[0]
