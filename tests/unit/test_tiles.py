"""Tiles of the home page: half a card, lighter, the same bytes every time; none where a card is small already."""

from __future__ import annotations

import io

from catalogue.media import Picture
from catalogue.media.encode import encode_avif
from catalogue.media.tiles import TILE_EDGE_PX, encode_tile, tile_path
from catalogue.pages.pictures import PictureView
from PIL import Image


def view(card_px: int) -> PictureView:
    shown = ((800, "media/aa-w800.avif"),)
    return PictureView(Picture(800, 600, "#804020", shown, ((card_px, f"media/bb-c{card_px}.avif"),), "media/cc.jpg"))


def test_a_tile_is_half_a_card_and_the_same_each_time() -> None:
    card = encode_avif(Image.effect_noise((480, 480), 60).convert("RGB"), 50)
    tile = encode_tile(card)
    assert Image.open(io.BytesIO(tile)).size == (TILE_EDGE_PX, TILE_EDGE_PX)
    assert len(tile) < len(card) / 2
    assert tile == encode_tile(card)


def test_a_tile_is_named_by_its_card() -> None:
    assert tile_path("media/bb-c480.avif") == "media/bb-t240.avif"
    assert str(view(480).tile("../")) == (
        'src=../media/bb-c480.avif srcset="../media/bb-t240.avif 240w,../media/bb-c480.avif 480w"'
        ' sizes="(max-width:48em) 26vw,12rem"'
    )


def test_a_small_card_is_its_own_tile() -> None:
    small = view(300)
    assert small.tile_of == ""
    assert str(small.tile("")) == "src=media/bb-c300.avif"
