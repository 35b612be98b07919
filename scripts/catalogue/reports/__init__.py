"""Reports for officials: pure functions over the catalogue of a day, or over the history of its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.readiness import Board
from catalogue.reports.capacity import capacity
from catalogue.reports.certificates import certificates
from catalogue.reports.facilitation import facilitation
from catalogue.reports.history import read_history
from catalogue.reports.impact import impact
from catalogue.reports.inventory import inventory
from catalogue.reports.photos import photos
from catalogue.reports.readiness import readiness
from catalogue.reports.report import Bar, Bars, Columns, Figure, Report
from catalogue.reports.translations import translations

#: Reports over the catalogue alone.
_OF_CATALOGUE: Final = {
    "inventory": inventory,
    "certificates": certificates,
    "photos": photos,
    "translations": translations,
    "capacity": capacity,
}
#: Reports that also ask what markets require.
_OF_BOARD: Final = {"readiness": readiness, "facilitation": facilitation}


class ReportName(StrEnum):
    """Every report by the word of the command, in the order of the dashboard."""

    inventory = "inventory"
    readiness = "readiness"
    certificates = "certificates"
    facilitation = "facilitation"
    photos = "photos"
    translations = "translations"
    capacity = "capacity"
    impact = "impact"


def make_reports(names: Sequence[ReportName], catalogue: Catalogue, content: Path) -> Iterator[Report]:
    """Reports by their names, in the order they are asked for.

    Args:
        names: what is wanted.
        catalogue: with photos, if `photos` is among the names.
        content: the content root, whose history `impact` reads.
    """
    board = Board(catalogue)
    for name in names:
        if name in _OF_BOARD:
            yield _OF_BOARD[name](catalogue, board)
        elif name in _OF_CATALOGUE:
            yield _OF_CATALOGUE[name](catalogue)
        else:
            yield impact(read_history(content, catalogue.today))


__all__ = ["Bar", "Bars", "Columns", "Figure", "Report", "ReportName", "make_reports"]
