"""The trade-show pack: everything an official takes to a fair, made from one collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from catalogue.exports.bundle import Content
from catalogue.exports.prints import make_prints, pack_prints
from catalogue.exports.qr import qr_png, qr_svg
from catalogue.languages import Language
from catalogue.pages.shared import Shared
from catalogue.records import Collection

#: One kind of content of a pack: path inside the pack to content.
PackPart = Callable[[Shared, Collection, Sequence[Language]], dict[str, Content]]


def pack_files(
    shared: Shared, collection: Collection, languages: Sequence[Language], parts: Iterable[PackPart]
) -> dict[str, Content]:
    """All files of a collection's pack, by their path inside it.

    Raises:
        ValueError: two parts want the same path; a mistake of ours.
    """
    files: dict[str, Content] = {}
    for part in parts:
        made = part(shared, collection, languages)
        if taken := files.keys() & made.keys():
            raise ValueError(f"two parts of the pack make {sorted(taken)}")
        files |= made
    return dict(sorted(files.items()))


def prints_part(shared: Shared, collection: Collection, languages: Sequence[Language]) -> dict[str, Content]:
    """The collection's prints and a sheet for each product."""
    return dict(make_prints(shared, pack_prints(shared, collection, languages)).files)


def qr_part(shared: Shared, collection: Collection, languages: Sequence[Language]) -> dict[str, Content]:
    """QR codes of the collection and its products; they are the same in every language."""
    del languages
    ids = [collection.id, *(product.id for product in shared.catalogue.collection_products[collection.id])]
    files: dict[str, Content] = {}
    for record_id in ids:
        address = shared.site.short_address(record_id)
        files |= {f"qr/{record_id}.svg": qr_svg(address), f"qr/{record_id}.png": qr_png(address)}
    return files
