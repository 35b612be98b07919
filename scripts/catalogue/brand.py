"""The site's own marks as pictures: icons for tabs and home screens, and the card shown when a page is shared.

Drawn here from the same outlines as `overrides/assets/art/` (one tumpal, and the edge of a cloth), because the
drawings are simple and a renderer of SVG would be a large dependency for five pictures.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import fontpkg_plus_jakarta_sans
from PIL import Image, ImageDraw, ImageFont

from catalogue.languages import LANGUAGES
from catalogue.vocabulary import Vocabulary

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]

_FLOOD: Final = "#821418"
_GOLD: Final = "#eabb4e"
_ON_FLOOD: Final = "#fff6ea"
_ON_FLOOD_2: Final = "#f3d2c4"
_OVERSAMPLING: Final = 4

#: Site path, width and height of the card for pages without a picture of their own.
SITE_CARD: Final = ("card.jpg", 1200, 630)

#: The icon that a phone may cut to a circle or a drop.
_MASKABLE: Final = "icon-maskable-512.png"
#: Of its width, so that the drawing keeps within the circle of 80 % which every cut leaves (W3C manifest, "maskable").
_SAFE_ZONE: Final = 0.72

#: The tumpal of `icon.svg` on a 32 × 32 ground: the outline's two curves and the bud's two, as cubic Béziers.
_OUTLINE: Final[tuple[Curve, ...]] = (
    ((4, 27), (10, 21), (14, 14), (16, 5)),
    ((16, 5), (18, 14), (22, 21), (28, 27)),
)
_BUD: Final[tuple[Curve, ...]] = (
    ((16, 25), (12.5, 21.5), (12.5, 18), (16, 13)),
    ((16, 13), (19.5, 18), (19.5, 21.5), (16, 25)),
)


def brand_files(vocabulary: Vocabulary) -> dict[str, Callable[[], bytes]]:
    """Site path to how each mark is made: `favicon.ico`, PNG icons, the manifest and the shared card.

    What comes out depends on the vocabulary's texts only.
    """
    return {
        "favicon.ico": lambda: _encoded(_icon(64), "ICO", sizes=[(16, 16), (32, 32), (48, 48), (64, 64)]),
        "apple-touch-icon.png": lambda: _encoded(_drawn(_icon(180)), "PNG", optimize=True),
        "icon-192.png": lambda: _encoded(_drawn(_icon(192)), "PNG", optimize=True),
        "icon-512.png": lambda: _encoded(_drawn(_icon(512)), "PNG", optimize=True),
        _MASKABLE: lambda: _encoded(_drawn(_icon(512, _SAFE_ZONE)), "PNG", optimize=True),
        "site.webmanifest": lambda: _manifest(vocabulary),
        SITE_CARD[0]: lambda: _encoded(_card(vocabulary), "JPEG", quality=82, optimize=True, progressive=True),
    }


def _manifest(vocabulary: Vocabulary) -> bytes:
    site = vocabulary.site
    manifest = {
        "id": "./",
        "name": site["title"]["en"],
        "short_name": "Madura",
        "description": site["description"]["en"],
        "lang": "en",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",  # with a way back, as pages have no button for it
        "background_color": "#fdfbf7",
        "theme_color": _FLOOD,
        "icons": [
            *({"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)),
            {"src": _MASKABLE, "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1).encode()


def _icon(size_px: int, share: float = 1) -> Image.Image:
    """The tumpal on its ground.

    Args:
        size_px: width and height.
        share: how much of the width and height the drawing takes, about the middle.
    """
    edge = size_px * _OVERSAMPLING
    picture = Image.new("RGB", (edge, edge), _FLOOD)
    _draw_tumpal(ImageDraw.Draw(picture), edge * share / 32, edge * (1 - share) / 2)
    return picture.resize((size_px, size_px), Image.Resampling.LANCZOS)


def _drawn(picture: Image.Image) -> Image.Image:
    """An icon with as many colours as its edges need: a third of the bytes, on every visitor's first page."""
    return picture.quantize(64, dither=Image.Dither.NONE)


def _draw_tumpal(draw: ImageDraw.ImageDraw, scale: float, shift: float) -> None:
    outline = _scaled(_flattened(_OUTLINE), scale, shift)
    draw.line(outline, fill=_GOLD, width=round(2 * scale), joint="curve")
    draw.polygon(_scaled(_flattened(_BUD), scale, shift), fill=_GOLD)


def _card(vocabulary: Vocabulary) -> Image.Image:
    width, height = SITE_CARD[1] * 2, SITE_CARD[2] * 2
    picture = Image.new("RGB", (width, height), _FLOOD)
    draw = ImageDraw.Draw(picture)
    draw.text((160, 250), "Madura", font=brand_font(300, 800), fill=_ON_FLOOD)
    lines = dict.fromkeys(vocabulary.site["wordmark"][language] for language in LANGUAGES)
    draw.text((172, 640), "  ·  ".join(lines), font=brand_font(64, 500), fill=_ON_FLOOD_2)
    _draw_edge(draw, width, height)
    return picture.resize((SITE_CARD[1], SITE_CARD[2]), Image.Resampling.LANCZOS)


def _draw_edge(draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
    """A row of tumpal along the foot, as on the edge of a cloth."""
    tile = 150
    draw_tumpal_row(draw, width, height - 260, tile, 7)
    for y in (height - 120, height - 60):
        draw.line([(0, y), (width, y)], fill=_GOLD, width=7)
    for x in range(0, width + tile, tile // 2):
        draw.ellipse([x - 10, height - 100, x + 10, height - 80], fill=_GOLD)


def draw_tumpal_row(draw: ImageDraw.ImageDraw, width: int, top: float, tile: int, line_px: int) -> None:
    """A row of golden tumpal over the whole width of a picture.

    Args:
        draw: of the picture.
        width: of the picture.
        top: of the tips.
        tile: width of one tumpal.
        line_px: of the outline.
    """
    scale = tile / 28
    for left in range(-tile // 2, width + tile, tile):
        shifted = [(x * scale + left - 4 * scale, y * scale + top - 5 * scale) for x, y in _flattened(_OUTLINE)]
        draw.line(shifted, fill=_GOLD, width=line_px, joint="curve")
        bud = [(x * scale + left - 4 * scale, y * scale + top - 5 * scale) for x, y in _flattened(_BUD)]
        draw.polygon(bud, fill=_GOLD)


@cache
def _flattened(curves: tuple[Curve, ...], steps: int = 24) -> tuple[Point, ...]:
    points = [_on_curve(curve, step / steps) for curve in curves for step in range(steps + 1)]
    kept = [point for point, following in pairwise(points) if point != following]
    return (*kept, points[-1])


def _on_curve(curve: Curve, t: float) -> Point:
    """A point of a cubic Bézier curve in Bernstein form."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))
    return x, y


def _scaled(points: tuple[Point, ...], scale: float, shift: float) -> list[Point]:
    return [(x * scale + shift, y * scale + shift) for x, y in points]


@cache
def brand_font(size_px: int, weight: int) -> ImageFont.FreeTypeFont:
    """The typeface of the site for drawn pictures, at a size and a weight (400 to 800)."""
    folder = Path(fontpkg_plus_jakarta_sans.__file__).parent
    path = next(path for path in sorted(folder.rglob("*.ttf")) if "Italic" not in path.name)
    # The basic layout: the other one needs a system library, and pictures are the same on every machine.
    font = ImageFont.truetype(str(path), size_px, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def _encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()
