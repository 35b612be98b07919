"""Every record there is, for rules between records: drafts and samples included."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.records import Collection, Producer, Product


@dataclass(frozen=True, slots=True)
class Known:
    """Records that could be read, by id and in the order of their ids; and the ids of those that could not.

    Attributes:
        product_ids: ids of all products, readable or not.
        producer_ids: ids of all producers, readable or not.
    """

    products: Mapping[str, Product]
    producers: Mapping[str, Producer]
    collections: Mapping[str, Collection]
    product_ids: frozenset[str]
    producer_ids: frozenset[str]

    def near_product(self, name: str) -> str | None:
        """The product a person may have meant."""
        return next(iter(difflib.get_close_matches(name, sorted(self.product_ids), 1, 0.7)), None)

    def near_producer(self, name: str) -> str | None:
        """The producer a person may have meant."""
        return next(iter(difflib.get_close_matches(name, sorted(self.producer_ids), 1, 0.7)), None)
