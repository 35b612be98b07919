"""The poster of a collection: A3, upright, to be read from three metres and scanned from one."""

from __future__ import annotations

from typing import Any, Final

from catalogue.exports.prints.collection import collection_data, collection_print, collection_products, newest
from catalogue.exports.prints.engine import PrintJob
from catalogue.exports.prints.photos import Frame, FramedPhoto
from catalogue.exports.prints.plain import plain
from catalogue.exports.prints.product import photo_prints
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.pages.text import Said
from catalogue.records import Collection

#: Products with a picture on the poster; the others are counted.
SHOWN_MAX: Final = 12
_COVER: Final = Frame(297, 150, 240_000)
_TILE: Final = (Frame(60, 45, 26_000),)


def poster_job(shared: Shared, collection: Collection, terms: Terms) -> PrintJob:
    """The poster in one language."""
    products = collection_products(shared, collection)
    shown, pictures = collection_print(shared, collection, terms, _COVER)
    tiles: list[dict[str, Any]] = []
    photos = [*pictures]
    speaker = shared.speaker(terms.language)
    for product in products:
        found, framed = photo_prints(shared, product, speaker, _TILE)
        if found and len(tiles) < SHOWN_MAX:
            name = speaker.say(product.name) if product.name else Said(product.id)
            regency = terms.short_regencies.get(shared.catalogue.regency_of(product), "")
            tiles.append({"id": product.id, "name": plain(name), "photo": plain(found[0]), "place": regency})
            photos += framed
    data = collection_data(shared, shown, terms) | {"tiles": tiles, "more": len(products) - len(tiles)}
    return PrintJob("poster.typ", data, _once(photos), (shown.address,), newest(collection, products))


def _once(photos: list[FramedPhoto]) -> tuple[FramedPhoto, ...]:
    return tuple(dict.fromkeys(photos))
