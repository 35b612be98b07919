"""Addresses of the files that stand beside the pages, for the pages that offer them."""

from __future__ import annotations

from typing import Final, Literal, get_args

from catalogue.languages import Language

#: Prints of a collection: its catalogue, shelf labels (21 on A4), table cards (8 on A4), a poster (A3).
CollectionPrint = Literal["catalogue", "labels", "cards", "poster"]
COLLECTION_PRINTS: Final[tuple[CollectionPrint, ...]] = get_args(CollectionPrint)


def print_path(collection_id: str, kind: CollectionPrint, language: Language) -> str:
    """Site path of a print of a collection: `downloads/collections/<id>/catalogue-ms.pdf`."""
    return f"downloads/collections/{collection_id}/{kind}-{language}.pdf"
