"""The whole catalogue in memory: checked records, linked and indexed, never changed after it is made."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from catalogue.records import Certificate, Collection, Producer, Product
from catalogue.records.collection import Select
from catalogue.vocabulary import Vocabulary

#: How a certificate stands on a date; only `held` is shown to buyers as held.
CertificateState = Literal["held", "in_progress", "planned", "expired"]
CERTIFICATE_STATES: tuple[CertificateState, ...] = ("held", "in_progress", "planned", "expired")

SHOWN: frozenset[str] = frozenset({"published", "paused"})
WITH_PAGE: frozenset[str] = SHOWN | {"archived"}


def certificate_state(certificate: Certificate, today: date) -> CertificateState:
    """Whether a certificate is held, under way, planned or expired on a date.

    A certificate is good through the day it expires.
    """
    if certificate.status == "issued":
        return "expired" if certificate.expires is not None and certificate.expires < today else "held"
    return certificate.status


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A checked picture of a record.

    Attributes:
        path: the file.
        fingerprint: SHA-256 of its bytes, in hex.
        width_px: after turning it upright.
        height_px: after turning it upright.
    """

    path: Path
    fingerprint: str
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Catalogue:
    """Records of one content root on one day.

    `products`, `producers` and `collections` hold every record that gets a page (published, paused or archived),
    in the order of their ids. Drafts are not in it.

    Attributes:
        fingerprints: record key (`product/<id>` …) to a hash of everything in its file.
        photos: record key to file name to picture.
    """

    vocabulary: Vocabulary
    products: Mapping[str, Product]
    producers: Mapping[str, Producer]
    collections: Mapping[str, Collection]
    today: date
    fingerprints: Mapping[str, str] = field(repr=False, default_factory=dict)
    photos: Mapping[str, Mapping[str, PhotoFile]] = field(repr=False, default_factory=dict)

    @cached_property
    def shown(self) -> tuple[Product, ...]:
        """Products buyers find: published and paused, newest first, then by id."""
        listed = [p for p in self.products.values() if p.status in SHOWN]
        return tuple(sorted(listed, key=lambda p: (-(p.updated or date.min).toordinal(), p.id)))

    @cached_property
    def shown_producers(self) -> tuple[Producer, ...]:
        """Producers with a page of their own in lists: published with consent, by name."""
        listed = [p for p in self.producers.values() if p.status in SHOWN and p.may_be_shown]
        return tuple(sorted(listed, key=lambda p: ((p.name or p.id).casefold(), p.id)))

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Product, ...]]:
        """Shown products by category id, in the vocabulary's order; only categories that have some."""
        found = _grouped((p.category or "", p) for p in self.shown)
        return {key: found[key] for key in self.vocabulary.categories if key in found}

    @cached_property
    def by_regency(self) -> Mapping[str, tuple[Product, ...]]:
        """Shown products by the producer's regency; every regency is a key."""
        found = _grouped((self.regency_of(p), p) for p in self.shown)
        return {key: found.get(key, ()) for key in self.vocabulary.regencies}

    @cached_property
    def by_place(self) -> Counter[tuple[str, str]]:
        """How many shown products each category (first) has in each regency (second)."""
        return Counter((p.category or "", regency) for regency, ps in self.by_regency.items() for p in ps)

    @cached_property
    def by_producer(self) -> Mapping[str, tuple[Product, ...]]:
        """Shown products by producer id."""
        return _grouped((p.producer or "", p) for p in self.shown)

    @cached_property
    def unnamed_producers(self) -> int:
        """How many producers have shown products and no page of their own in lists."""
        return len(self.by_producer.keys() - {producer.id for producer in self.shown_producers})

    @cached_property
    def has_samples(self) -> bool:
        """Whether any shown product is fictitious."""
        return any(product.sample_data for product in self.shown)

    @cached_property
    def collection_products(self) -> Mapping[str, tuple[Product, ...]]:
        """What stands in each collection: the chosen products in their order, else those selected, newest first."""
        return {key: tuple(self._chosen(c)) for key, c in self.collections.items()}

    @cached_property
    def collections_of(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the shown collections a product stands in."""
        pairs = (
            (product.id, key)
            for key, products in self.collection_products.items()
            if self.collections[key].status in SHOWN
            for product in products
        )
        found: defaultdict[str, list[str]] = defaultdict(list)
        for product_id, key in pairs:
            found[product_id].append(key)
        return {key: tuple(ids) for key, ids in found.items()}

    def only(self, collection_id: str) -> Catalogue:
        """The same catalogue with one collection and nothing but what stands in it."""
        products = sorted(self.collection_products[collection_id], key=lambda product: product.id)
        makers = {product.producer for product in products}
        return replace(
            self,
            products={product.id: product for product in products},
            producers={key: producer for key, producer in self.producers.items() if key in makers},
            collections={collection_id: self.collections[collection_id]},
        )

    def producer_of(self, product: Product) -> Producer:
        """The producer of a product; checking has made sure that there is one."""
        return self.producers[product.producer or ""]

    def regency_of(self, product: Product) -> str:
        """Id of the regency a product comes from."""
        return self._regencies[product.producer or ""]

    def held(self, product: Product) -> tuple[Certificate, ...]:
        """Certificates a product holds today."""
        found = self._held.get(product.id)
        if found is None:
            kept = [c for c in product.certificates if certificate_state(c, self.today) == "held"]
            # Most products hold all that they name, or none: those take no room.
            found = product.certificates if len(kept) == len(product.certificates) else tuple(kept)
            self._held[product.id] = found
        return found

    @cached_property
    def _regencies(self) -> Mapping[str, str]:
        """Regencies by producer."""
        places = {key: producer.location for key, producer in self.producers.items()}
        return {key: (place.regency if place else None) or "" for key, place in places.items()}

    @cached_property
    def _held(self) -> dict[str, tuple[Certificate, ...]]:
        """What `held` found, by the product's id."""
        return {}

    def _chosen(self, collection: Collection) -> Iterable[Product]:
        if collection.select is None:
            chosen = (self.products.get(product_id) for product_id in collection.products)
            return [p for p in chosen if p is not None and p.status in SHOWN]
        return [p for p in self.shown if self.matches(p, collection.select)]

    def matches(self, product: Product, select: Select) -> bool:
        """Whether a product matches every key of a selection, by any of the key's values."""
        wanted: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
            (select.category, (product.category or "",)),
            (select.regency, (self.regency_of(product),)),
            (select.producer, (product.producer or "",)),
            (select.material, product.materials),
            (select.technique, product.techniques),
            (select.certificate, tuple(c.type for c in self.held(product))),
            (select.market, product.target_markets),
        )
        return all(not values or set(values) & set(own) for values, own in wanted)


def _grouped(pairs: Iterable[tuple[str, Product]]) -> dict[str, tuple[Product, ...]]:
    found: defaultdict[str, list[Product]] = defaultdict(list)
    for key, product in pairs:
        found[key].append(product)
    return {key: tuple(products) for key, products in found.items()}
