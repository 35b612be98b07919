"""The picture that networks show when a collection's page is shared: where it is. `social` draws it."""

from __future__ import annotations

import hashlib
from typing import Final

from catalogue.languages import Language
from catalogue.pages.shared import Shared
from catalogue.records import Collection

#: Width and height in pixels.
SHARE_CARD_SIZE: Final = (1200, 630)


def share_card_path(shared: Shared, collection: Collection, language: Language) -> str:
    """Site path of a collection's picture; its name changes with what it shows, as networks keep what they have."""
    return f"media/{share_card_key(shared, collection)}-{collection.id}-{language}.jpg"


def share_card_key(shared: Shared, collection: Collection) -> str:
    """Changes when the picture does, in any language; part of the inputs of the collection's page."""
    products = shared.catalogue.collection_products[collection.id]
    photos = (shared.catalogue.photos.get(f"product/{product.id}") for product in products)
    first = next(filter(None, photos), {})
    seen = (
        shared.fingerprint(f"collection/{collection.id}"),
        len(products),
        [photo.fingerprint for photo in first.values()],
        [shared.day_marks(product) for product in products],
        shared.catalogue.vocabulary.fingerprint,
        shared.site.short_address(collection.id),
    )
    return hashlib.blake2b(repr(seen).encode(), digest_size=8).hexdigest()
