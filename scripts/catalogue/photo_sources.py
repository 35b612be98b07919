"""Every photo of a catalogue that was looked at and that the site shows, as the encoder wants it."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.catalogue import Catalogue
from catalogue.media import PhotoSource


def photo_sources(catalogue: Catalogue) -> Iterator[PhotoSource]:
    """Photos of products, producers and collections, in their order; one file may come twice.

    Where a part of the photos was looked at, the catalogue knows no others.
    """
    for product in catalogue.products.values():
        files = catalogue.photos.get(f"product/{product.id}", {})
        cover = product.cover
        for photo in product.photos:
            if file := files.get(photo.file):
                yield PhotoSource(file.path, file.fingerprint, cover=photo is cover)
    for producer in catalogue.producers.values():
        files = catalogue.photos.get(f"producer/{producer.id}", {})
        for number, photo in enumerate(producer.photos):
            if file := files.get(photo.file):
                yield PhotoSource(file.path, file.fingerprint, cover=number == 0)
    for collection in catalogue.collections.values():
        files = catalogue.photos.get(f"collection/{collection.id}", {})
        if collection.cover and (file := files.get(collection.cover)):
            yield PhotoSource(file.path, file.fingerprint, cover=True)
