"""The records: what producers and officials write, as one field table (see `records.md` in the design)."""

from catalogue.records.collection import Collection
from catalogue.records.parts import L10n, L10nList, PhotoEntry, Quantity
from catalogue.records.producer import Producer
from catalogue.records.product import Certificate, Price, Product

__all__ = [
    "Certificate",
    "Collection",
    "L10n",
    "L10nList",
    "PhotoEntry",
    "Price",
    "Producer",
    "Product",
    "Quantity",
]
