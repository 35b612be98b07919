"""Shelf labels (21 on A4, 63.5 × 38.1 mm) and table cards (8 on A4, 99.1 × 67.7 mm), with marks for cutting.

The places are those of common self-adhesive sheets of these sizes (Avery L7160 and L7165), so that either plain paper
and a knife or a bought sheet will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, Literal

from catalogue.exports.prints.engine import PrintJob
from catalogue.exports.prints.photos import Frame, FramedPhoto
from catalogue.exports.prints.plain import plain
from catalogue.exports.prints.product import product_print
from catalogue.exports.prints.sheet import frame_words, product_words
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Product

LabelKind = Literal["labels", "cards"]
_CARD_PHOTO: Final = (Frame(42, 32, 12_000),)
#: What a label shows of a product; a sheet of 21 needs no more.
_FIELDS: Final = ("id", "name", "by", "category", "price", "address", "qr", "photos", "sample", "paused")


def labels_job(shared: Shared, kind: LabelKind, title: str, products: Sequence[Product], terms: Terms) -> PrintJob:
    """Sheets of labels or cards, one for each product in the given order.

    Args:
        shared: look-ups.
        kind: shelf labels or table cards.
        title: of the document.
        products: in order.
        terms: words of the print's language.
    """
    pictures: list[FramedPhoto] = []
    labels = []
    for product in products:
        shown, photos = product_print(shared, product, terms, _CARD_PHOTO if kind == "cards" else ())
        pictures += photos
        entire = plain(shown)
        held = [terms.badges[c.type] for c in shared.catalogue.held(product)]
        labels.append(
            {key: entire[key] for key in _FIELDS}
            | {"order": entire["order"][:3], "held": held, "place": f"{shown.regency}, Madura"}
        )
    data = {
        "language": terms.language,
        "title": title,
        "labels": labels,
        "words": product_words(terms) | frame_words(shared, terms) | _words(terms),
    }
    return PrintJob(
        f"{kind}.typ", data, tuple(pictures), tuple(label["address"] for label in labels), _newest(products)
    )


def _words(terms: Terms) -> dict[str, Any]:
    return {
        "scan": terms.text("Scan for details"),
        "held": terms.state_words["held"],
    }


def _newest(products: Iterable[Product]) -> date:
    return max((product.updated for product in products if product.updated), default=date.min)
