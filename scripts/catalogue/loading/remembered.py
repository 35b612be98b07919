"""Remembers from build to build what follows from a product's record and its producer's, where neither changed.

How the product stands to all markets (the name of its case, see `readiness.Board`), and what its card depends on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from catalogue.catalogue import Catalogue
from catalogue.kept.values import KeptValues
from catalogue.loading.records import cache_folder
from catalogue.records import Product
from catalogue.settings import Settings

_CASE, _CARD = "case", "card"


class Remembered:
    """What earlier builds found, with the same code and rules and on the same day."""

    def __init__(self, settings: Settings, catalogue: Catalogue, code: str) -> None:
        """Looks where the last build left it.

        Args:
            settings: folders.
            catalogue: the products, and the fingerprints of their records.
            code: version of all code that finds it.
        """
        version = f"{code} {catalogue.vocabulary.fingerprint} {catalogue.today.isoformat()}"
        self._cache = KeptValues(cache_folder(settings, "remembered"), version)
        self._catalogue = catalogue

    def case(self, product: Product) -> str | None:
        """The name of a product's case; None where it is not known."""
        return self._of(product).get(_CASE)

    def card(self, product: Product) -> str | None:
        """What a product's card depends on beside its picture; None where it is not known."""
        return self._of(product).get(_CARD)

    def keep(self, cases: Iterable[tuple[Product, str]], cards: Iterable[tuple[Product, str]]) -> None:
        """Writes down what was not known; nothing where there is no such thing."""
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, pairs in ((_CASE, cases), (_CARD, cards)):
            for product, value in pairs:
                found[product.id][name] = value
        for product_id, new in found.items():
            product = self._catalogue.products[product_id]
            self._cache.put(product_id, self._key(product), self._of(product) | new)
        self._cache.keep_only(self._catalogue.products)
        self._cache.save()

    def _of(self, product: Product) -> dict[str, str]:
        return self._cache.get(product.id, self._key(product)) or {}

    def _key(self, product: Product) -> str:
        prints = self._catalogue.fingerprints
        return f"{prints[f'product/{product.id}']} {prints[f'producer/{product.producer}']}"
