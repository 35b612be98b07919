"""What else is like a product: its neighbours in its category, producer and regency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from catalogue.catalogue import Catalogue
from catalogue.records import Product

RELATED = 4


class Neighbours:
    """Finds related products at the cost of a look-up.

    The products of a category stand in a ring ordered by regency, producer and id; a product's relatives are those
    that follow it. So goods of the same maker and the same regency come first, every product is somebody's relative,
    and a new product changes the pages of its neighbours only.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Orders the rings once for all pages."""
        self._categories = _Rings(catalogue, (p.category or "" for p in catalogue.shown))
        self._producers = _Rings(catalogue, (p.producer or "" for p in catalogue.shown))
        self._regencies = _Rings(catalogue, map(catalogue.regency_of, catalogue.shown))

    def of(self, product: Product, regency: str) -> tuple[str, ...]:
        """Ids of at most four shown products: of the same category, then producer, then regency.

        Args:
            product: any product with a page; an archived one stands in no ring and gets the ring's first.
            regency: id of the product's regency.
        """
        places = (
            (self._categories, product.category or ""),
            (self._producers, product.producer or ""),
            (self._regencies, regency),
        )
        candidates = (other for rings, key in places for other in rings.after(product.id, key))
        return tuple(islice(dict.fromkeys(candidates), RELATED))


class _Rings:
    def __init__(self, catalogue: Catalogue, keys: Iterable[str]) -> None:
        members: dict[str, list[Product]] = {}
        for product, key in zip(catalogue.shown, keys, strict=True):
            members.setdefault(key, []).append(product)
        for products in members.values():
            products.sort(key=lambda p: (catalogue.regency_of(p), p.producer or "", p.id))
        self._rings: dict[str, Sequence[str]] = {key: [p.id for p in ps] for key, ps in members.items()}
        self._place = {product_id: i for ring in self._rings.values() for i, product_id in enumerate(ring)}

    def after(self, product_id: str, key: str) -> Iterator[str]:
        """The products that follow one in a ring, at most as many as a page shows."""
        ring = self._rings.get(key, ())
        index = self._place.get(product_id)
        if index is None:
            yield from ring[:RELATED]
            return
        for step in range(1, min(RELATED + 1, len(ring))):
            yield ring[(index + step) % len(ring)]
