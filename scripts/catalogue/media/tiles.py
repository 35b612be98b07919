"""Smaller squares of the few covers that stand for a category on the home page.

A category's tile is 90 to 220 CSS px wide, half of a card, and fourteen of them are within a phone's reach at once:
cards would be two thirds of the page's first bytes. Made of the card instead of the photo, because there is one for
each category and none for each product: a site gets twenty files more, not ten thousand.
"""

import io
from typing import Final

from PIL import Image

from catalogue.media.encode import encode_avif

TILE_EDGE_PX: Final = 240
_TILE_QUALITY: Final = 45


def tile_path(card_path: str) -> str:
    """Site path of the tile made of a card: `media/<hash of the card>-t240.avif`."""
    return f"{card_path.rpartition('-')[0]}-t{TILE_EDGE_PX}.avif"


def encode_tile(card: bytes) -> bytes:
    """The tile of a card's AVIF; the same bytes for the same card."""
    picture = Image.open(io.BytesIO(card)).convert("RGB")
    return encode_avif(picture.resize((TILE_EDGE_PX, TILE_EDGE_PX), Image.Resampling.LANCZOS), _TILE_QUALITY)
