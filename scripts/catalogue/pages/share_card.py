"""The picture that networks show when a collection's page is shared: where it is. `social` draws it."""

from __future__ import annotations

import hashlib
from typing import Final

from catalogue.catalogue import PhotoFile
from catalogue.languages import Language
from catalogue.pages.shared import Shared
from catalogue.records import Collection, L10n, Product

#: Width and height in pixels.
SHARE_CARD_SIZE: Final = (1200, 630)


def share_card_path(shared: Shared, collection: Collection, language: Language) -> str:
    """Site path of a collection's picture; its name changes with what it shows, as networks keep what they have."""
    return f"media/{share_card_key(shared, collection)}-{collection.id}-{language}.jpg"


def share_card_key(shared: Shared, collection: Collection) -> str:
    """Changes when the picture does, in any language; part of the inputs of the collection's page."""
    products = shared.catalogue.collection_products[collection.id]
    photo = collection_photo(shared, collection)
    seen = (
        shared.fingerprint(f"collection/{collection.id}"),
        len(products),
        photo[0].fingerprint if photo else "",
        [[certificate.type for certificate in shared.catalogue.held(product)] for product in products],
        shared.catalogue.vocabulary.fingerprint,
        shared.site.short_address(collection.id),
    )
    return hashlib.blake2b(repr(seen).encode(), digest_size=8).hexdigest()


def collection_photo(shared: Shared, collection: Collection) -> tuple[PhotoFile, L10n | None] | None:
    """The photo that stands for a collection, and what it shows: its cover, else that of its first product with one."""
    if collection.cover:
        file = shared.catalogue.photos.get(f"collection/{collection.id}", {}).get(collection.cover)
        if file is not None:
            return file, collection.cover_alt
    photos = (product_photo(shared, product) for product in shared.catalogue.collection_products[collection.id])
    return next(filter(None, photos), None)


def product_photo(shared: Shared, product: Product) -> tuple[PhotoFile, L10n | None] | None:
    """The photo that stands for a product, and what it shows."""
    cover = product.cover
    file = shared.catalogue.photos.get(f"product/{product.id}", {}).get(cover.file) if cover else None
    return (file, cover.alt) if cover and file else None
