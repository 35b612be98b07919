"""The table of facets and orders: one row a product, a few bytes each, so that every count is exact and at once.

Pagefind finds by words; which of the found products match the filters, how many would match each further one, and
in which order they stand, the browser reckons from this table. It is the same for all languages: labels stand in
the page. Columns are stored one after the other, which compresses to about a third of rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from catalogue.catalogue import SHOWN, Catalogue
from catalogue.pages.bands import Bands, bands
from catalogue.pages.browse import PRODUCERS
from catalogue.pages.counts import FLAGS
from catalogue.pages.trade import is_public, price_span
from catalogue.readiness import Board
from catalogue.records import Product
from catalogue.search.documents import searched
from catalogue.search.packs import pack_columns

#: Stands for "none" in a column of one byte and of two.
NONE_8: Final = 0xFF
NONE_16: Final = 0xFFFF

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its parameter in the address, and the values each product has."""

    name: str
    of: Callable[[Product], Sequence[str]]


def pack_facets(catalogue: Catalogue, board: Board) -> bytes:
    """The filters' values of all products that can be found, in the order of `searched`.

    The head names the columns as `[name, kind, values]`, where kind is `one` (a byte a product: the value's place,
    or 255) or `many` (a bit for each value, eight to a byte, the first value lowest).
    """
    products = searched(catalogue)
    columns = [_facet_column(facet.name, [facet.of(p) for p in products]) for facet in facets(catalogue, board)]
    head = {"rows": len(products), "columns": [[name, kind, values] for name, kind, values, _ in columns]}
    return pack_columns(head, (data for *_, data in columns))


def pack_orders(catalogue: Catalogue) -> bytes:
    """The products' ranks in each order, in two bytes, all low ones first; 65535 where a product has none."""
    products = searched(catalogue)
    orders = {name: _ranks([key(p) for p in products]) for name, key in order_keys(catalogue).items()}
    return pack_columns({"rows": len(products), "columns": list(orders)}, orders.values())


def pack_producers(catalogue: Catalogue) -> bytes:
    """Every producer's name and, in two bytes a product, who makes it: read only when the table does not know one."""
    names = listed_producers(catalogue)
    place = {key: number for number, key in enumerate(names)}
    numbers = [place.get(product.producer or "", NONE_16) for product in searched(catalogue)]
    return pack_columns({"rows": len(numbers), "columns": list(names.items())}, [_two_bytes(numbers)])


def listed_producers(catalogue: Catalogue) -> dict[str, str]:
    """Names of the producers that may be named, those with most products first, then by name."""
    count = {key: len(products) for key, products in catalogue.by_producer.items()}
    producers = (catalogue.producers[key] for key in count)
    named = {p.id: p.name or p.id for p in producers if p.status in SHOWN and p.may_be_shown}
    return dict(sorted(named.items(), key=lambda pair: (-count[pair[0]], pair[1], pair[0])))


def facets(catalogue: Catalogue, board: Board) -> tuple[Facet, ...]:
    """The filters of the browse page, as of today: certificates that are held, markets a product is ready for."""
    usual = frozenset(list(listed_producers(catalogue))[:PRODUCERS])
    return (
        Facet("category", lambda p: (p.category,) if p.category else ()),
        Facet("regency", lambda p: (catalogue.regency_of(p),)),
        Facet("certificate", lambda p: sorted({c.type for c in catalogue.held(p)})),
        Facet("market", board.ready_markets),
        Facet("material", lambda p: p.materials),
        Facet("technique", lambda p: p.techniques),
        Facet("producer", lambda p: (p.producer,) if p.producer in usual else ()),
        *(Facet(band.name, _of_band(band)) for band in bands(catalogue)),
        *(Facet(name, _flag(has)) for name, has in FLAGS.items()),
    )


def order_keys(catalogue: Catalogue) -> dict[str, Callable[[Product], Hashable]]:
    """What products are put in order by; None comes last.

    Prices in different currencies are not compared: those in the currency most prices are in come first. Equals stand
    in the order of ids, as in pages: `id` is what the browser settles them by.
    """
    today = catalogue.today
    prices = [p.price for p in catalogue.shown if p.price and p.price.currency and is_public(p.price, today)]
    usual = Counter(price.currency for price in prices)
    rank = {currency: place for place, (currency, _) in enumerate(sorted(usual.items(), key=lambda c: (-c[1], c[0])))}

    def price(product: Product) -> tuple[int, Decimal] | None:
        if product.price is None or not is_public(product.price, today):
            return None
        span = price_span(product.price)
        return (rank[product.price.currency], span[0]) if span else None

    def minimum(product: Product) -> Decimal | None:
        return product.moq.value * _pieces(catalogue, product.moq.unit) if product.moq else None

    return {
        "newest": lambda p: -(p.updated or date.min).toordinal(),
        "price": price,
        "moq": minimum,
        "lead_time": lambda p: (p.lead_time.max, p.lead_time.min) if p.lead_time else None,
        "id": lambda p: p.id,
    }


def _pieces(catalogue: Catalogue, unit: str) -> Decimal:
    """A dozen counts as twelve; other units are taken as they are written on the card."""
    entry = catalogue.vocabulary.units[unit]
    return entry.factor if entry.dimension == "count" and entry.factor else Decimal(1)


def _flag(has: Callable[[Product], bool]) -> Callable[[Product], Sequence[str]]:
    return lambda product: ("1",) if has(product) else ()


def _of_band(band: Bands) -> Callable[[Product], Sequence[str]]:
    return lambda product: (band.of(product),) if band.of(product) else ()


def _facet_column(name: str, rows: Sequence[Sequence[str]]) -> tuple[str, str, list[str], bytes]:
    """Name, kind, values and bytes of a column; values that most products have come first."""
    counts = Counter(value for row in rows for value in row)
    values = sorted(counts, key=lambda value: (-counts[value], value))
    place = {value: number for number, value in enumerate(values)}
    if len(values) < NONE_8 and all(len(row) <= 1 for row in rows):
        return name, "one", values, bytes(place[row[0]] if row else NONE_8 for row in rows)
    planes = [bytearray(len(rows)) for _ in range(0, len(values), 8)]
    for number, row in enumerate(rows):
        for value in row:
            planes[place[value] >> 3][number] |= 1 << (place[value] & 7)
    return name, "many", values, b"".join(planes)


def _ranks(keys: Iterable[Any]) -> bytes:
    """Dense ranks: equal keys, equal rank."""
    keys = list(keys)
    rank = {key: place for place, key in enumerate(sorted({key for key in keys if key is not None}))}
    return _two_bytes([NONE_16 if key is None else rank[key] for key in keys])


def _two_bytes(numbers: Sequence[int]) -> bytes:
    if any(number > NONE_16 for number in numbers):
        raise OverflowError("more than 65,535 different values in one column of the search table")
    return bytes(number & 0xFF for number in numbers) + bytes(number >> 8 for number in numbers)
