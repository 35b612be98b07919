"""The catalogue of a collection: cover, contents, products by category, indexes, contact; A4."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from catalogue.exports.prints.collection import collection_data, collection_print, collection_products, newest
from catalogue.exports.prints.engine import PrintJob
from catalogue.exports.prints.photos import Frame, FramedPhoto
from catalogue.exports.prints.plain import plain
from catalogue.exports.prints.product import product_print
from catalogue.exports.prints.sheet import sheet_frames
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.pages.trade import dotted
from catalogue.records import Collection, Product

#: A collection of up to so many products gives each a page; a larger one sets two on a page.
WHOLE_PAGES_MAX: Final = 30
_COVER: Final = Frame(210, 148, 190_000)
_HALF: Final = (Frame(74, 74, 26_000),)


def booklet_job(shared: Shared, collection: Collection, terms: Terms) -> PrintJob:
    """The catalogue of a collection in one language."""
    products = collection_products(shared, collection)
    shown, photos = collection_print(shared, collection, terms, _COVER)
    whole = len(products) <= WHOLE_PAGES_MAX
    goods, pictures = _goods(shared, products, terms, whole)
    data = collection_data(shared, shown, terms) | {
        "whole": whole,
        "groups": _groups(products, goods, terms),
        "producers": _by_producer(shared, products, terms),
        "codes": _by_code(products),
    }
    codes = (shown.address, *(entry["address"] for entry in goods.values()))
    return PrintJob("booklet.typ", data, (*photos, *pictures), codes, newest(collection, products))


def _goods(
    shared: Shared, products: Sequence[Product], terms: Terms, whole: bool
) -> tuple[dict[str, Any], list[FramedPhoto]]:
    goods: dict[str, Any] = {}
    pictures: list[FramedPhoto] = []
    for product in products:
        frames = sheet_frames(shared, product) if whole else _HALF
        shown, photos = product_print(shared, product, terms, frames)
        goods[product.id] = plain(shown)
        pictures += photos
    return goods, pictures


def _groups(products: Sequence[Product], goods: dict[str, Any], terms: Terms) -> list[dict[str, Any]]:
    """Products by category, in the order of the pages."""
    groups: dict[str, list[Any]] = {}
    for product in products:
        groups.setdefault(product.category or "", []).append(goods[product.id])
    return [{"label": terms.categories.get(key, key), "products": found} for key, found in groups.items()]


def _by_producer(shared: Shared, products: Sequence[Product], terms: Terms) -> list[dict[str, Any]]:
    """Producers who agreed to be named, by name, each with the ids of their products; the others together, last."""
    named: dict[str, list[str]] = {}
    unnamed: list[str] = []
    for product in products:
        maker = shared.maker(shared.catalogue.producer_of(product), terms.language)
        (named.setdefault(f"{maker.name}\n{maker.place}", []) if maker.name else unnamed).append(product.id)
    rows = [
        dict(zip(("name", "place"), key.split("\n"), strict=True)) | {"ids": ids}
        for key, ids in sorted(named.items(), key=lambda item: (item[0].casefold(), item[0]))
    ]
    if unnamed:
        rows.append({"name": terms.text("Through the programme"), "place": "", "ids": unnamed})
    return rows


def _by_code(products: Sequence[Product]) -> list[dict[str, Any]]:
    """HS codes in order, each with the ids of its products."""
    codes: dict[str, list[str]] = {}
    for product in products:
        codes.setdefault(dotted(product.hs_code or ""), []).append(product.id)
    return [{"code": code, "ids": ids} for code, ids in sorted(codes.items()) if code]
