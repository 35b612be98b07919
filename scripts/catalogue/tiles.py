"""The pictures of the home page's categories as files of the site; what they look like is in `media/tiles.py`."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from catalogue.media import MediaCache
from catalogue.media.tiles import encode_tile
from catalogue.pages.home import home_tiles
from catalogue.pages.shared import Shared
from catalogue.tree import Item


def tile_items(shared: Shared, cache: MediaCache) -> dict[str, Item]:
    """Site path to tile; one is made anew only where its card is another one.

    Args:
        shared: look-ups of the build.
        cache: where the cards are.
    """
    return {path: _item(card, cache.file(card.rpartition("/")[2])) for path, card in sorted(home_tiles(shared).items())}


def _item(card: str, file: Path) -> Item:
    key = hashlib.blake2b(card.encode(), digest_size=16).digest()
    return Item(key, partial(_make, file))


def _make(file: Path) -> bytes:
    return encode_tile(file.read_bytes())
