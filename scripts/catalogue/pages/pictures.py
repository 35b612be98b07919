"""Pictures as templates use them: `srcset` for any depth of page, and the colour to show while one loads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from markupsafe import Markup

from catalogue.media import Picture
from catalogue.media.plan import SHARE_EDGE_PX
from catalogue.media.tiles import TILE_EDGE_PX, tile_path

#: Grounds a picture can have before it arrives: the dominant colour's nearest. `css/tokens.css` holds the same list
#: as `[data-tone]`, because a style attribute would need a hole in the content security policy.
TONES: Final[Mapping[str, str]] = {
    "chalk": "#efebe4",
    "linen": "#e0d6c6",
    "sand": "#cfbfa6",
    "clay": "#b58e6c",
    "brick": "#95543c",
    "morinda": "#7b2a26",
    "teak": "#8a6a45",
    "coffee": "#55402f",
    "soot": "#2c2623",
    "stone": "#b1aca4",
    "slate": "#7b7c7e",
    "indigo": "#34446e",
    "sea": "#8fa6ae",
    "leaf": "#5f7048",
    "straw": "#cda957",
    "chilli": "#b5452c",
}


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


_CHANNELS: Final = {name: _channels(colour) for name, colour in TONES.items()}


@cache
def tone_of(colour: str) -> str:
    """Name of the tone nearest to a colour `#rrggbb`."""
    wanted = _channels(colour)
    distances = (
        (sum((a - b) ** 2 for a, b in zip(wanted, channels, strict=True)), name) for name, channels in _CHANNELS.items()
    )
    return min(distances)[1]


class PictureView:
    """One picture for templates. Methods take `root`, the page's prefix to the site's root, and return HTML text.

    Attributes:
        width: of the largest rendition, in pixels.
        height: of the same.
        tone: name of its dominant tone.
        tall: whether it stands upright, so that it is shown 4 : 5 instead of 4 : 3.
        jpeg: site path of the JPEG, or empty.
        key: changes with anything of the picture.
    """

    __slots__ = ("_card", "_made", "_show", "height", "jpeg", "key", "tall", "tone", "width")

    def __init__(self, picture: Picture) -> None:
        self.width, self.height = picture.width_px, picture.height_px
        self.tone = tone_of(picture.colour)
        self.tall = picture.height_px > picture.width_px
        self.jpeg = picture.jpeg
        # A photo that becomes a cover gets more files; the largest, of all photos, stays the same.
        self.key = hashlib.blake2b(repr(picture).encode(), digest_size=8).hexdigest()
        self._show = picture.show
        self._card = picture.card or picture.show[:1]
        self._made: dict[tuple[str, str], Markup] = {}

    @property
    def jpeg_size(self) -> tuple[int, int]:
        """Width and height of the JPEG in pixels: the whole picture, its long edge at most that of the plan."""
        scale = min(1.0, SHARE_EDGE_PX / max(self.width, self.height))
        return round(self.width * scale), round(self.height * scale)

    @property
    def card_path(self) -> str:
        """Site path of the smallest square, or of the smallest rendition where there is none."""
        return self._card[0][1]

    @property
    def tile_of(self) -> str:
        """Site path of the card that a tile is made of, or empty where no smaller one is worth a file."""
        width, path = self._card[-1]
        return path if width >= 2 * TILE_EDGE_PX else ""

    def tile(self, root: str) -> Markup:
        """`src` and `srcset` of the square for a category's tile, half as wide as a card."""
        return self._once("tile", root)

    def show(self, root: str) -> Markup:
        """`srcset` and `sizes` of the whole picture at the width of the page's opening."""
        return self._once("show", root)

    def detail(self, root: str) -> Markup:
        """`srcset` and `sizes` of the whole picture at half that width."""
        return self._once("detail", root)

    def plain(self, root: str) -> Markup:
        """Address for browsers that take one picture only: the JPEG where there is one."""
        return self._once("plain", root)

    def large(self, root: str) -> Markup:
        """Address of the largest rendition of the whole picture."""
        return self._once("large", root)

    def square(self, root: str) -> Markup:
        """`src` and, where there are several sizes, `srcset` attributes of the square cut for cards."""
        return self._once("square", root)

    def _once(self, what: str, root: str) -> Markup:
        made = self._made.get((what, root))
        if made is None:
            made = self._made[what, root] = Markup(self._make(what, root))  # noqa: S704 - our own file names
        return made

    def _make(self, what: str, root: str) -> str:
        if what == "plain":
            return root + (self.jpeg or self._show[0][1])
        if what == "large":
            return root + self._show[-1][1]
        if what == "tile" and self.tile_of:
            files = ((TILE_EDGE_PX, tile_path(self.tile_of)), self._card[-1])
            return f"src={root}{self._card[-1][1]} {_candidates(root, files, TILE_SIZES)}"
        if what in ("square", "tile"):
            source = f"src={root}{self._card[-1][1]}"
            return source if len(self._card) == 1 else f"{source} {_candidates(root, self._card, CARD_SIZES)}"
        return _candidates(root, self._show, SHOW_SIZES if what == "show" else DETAIL_SIZES)


#: How wide a card's picture is: two cards a row on phones, columns of 15 rem and more elsewhere.
CARD_SIZES: Final = "(max-width:48em) 46vw,20rem"
#: How wide a category's tile is: three a row on phones, columns of 11 rem elsewhere. Phones are told a little less, so
#: that a screen of three device pixels per CSS pixel takes the small square, too: 240 px for 2 of the 3.
TILE_SIZES: Final = "(max-width:48em) 26vw,12rem"
#: How wide the pictures of a product page are: nearly the whole width on phones, 7 of 12 columns on wide screens.
#: The home page's is 92 % of a phone and is told as the same: with more, screens of 2.6 and 3 device pixels per CSS
#: pixel take the file of twice the bytes for an upright cover, and show hardly more.
#: Where it is a little more or less than told, a screen takes the same of 800 and 1,600 px.
SHOW_SIZES: Final = "min(88vw,47rem)"
#: The pictures below the opening stand two in a row on wide screens, and slide past on phones.
DETAIL_SIZES: Final = "(min-width:62em) 23rem,88vw"


def _candidates(root: str, files: Iterable[tuple[int, str]], sizes: str) -> str:
    candidates = ",".join([f"{root}{path} {width}w" for width, path in files])
    return f'srcset="{candidates}" sizes=' + (f'"{sizes}"' if " " in sizes else sizes)
