"""What else is like a product: its neighbours in its category, producer and regency."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

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
        ordered = sorted(catalogue.shown, key=lambda p: (catalogue.regency_of(p), p.producer or "", p.id))
        self._categories = _Rings(ordered, lambda product: product.category or "")
        self._producers = _Rings(ordered, lambda product: product.producer or "")
        self._regencies = _Rings(ordered, catalogue.regency_of)

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
        found: dict[str, None] = {}
        for rings, key in places:
            found |= dict.fromkeys(rings.after(product.id, key))
            if len(found) >= RELATED:
                break  # mostly after the first ring
        return tuple(found)[:RELATED]


class _Rings:
    def __init__(self, ordered: Iterable[Product], key: Callable[[Product], str]) -> None:
        self._rings: dict[str, list[str]] = {}
        self._place: dict[str, int] = {}
        for product in ordered:
            ring = self._rings.setdefault(key(product), [])
            self._place[product.id] = len(ring)
            ring.append(product.id)

    def after(self, product_id: str, key: str) -> Sequence[str]:
        """The products that follow one in a ring, at most as many as a page shows."""
        ring = self._rings.get(key, [])
        index = self._place.get(product_id)
        if index is None:
            return ring[:RELATED]
        most = min(RELATED, len(ring) - 1)
        found = ring[index + 1 : index + 1 + most]
        return found if len(found) == most else found + ring[: most - len(found)]
