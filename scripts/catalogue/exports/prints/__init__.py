"""Prints by Typst: product sheets, and a collection's catalogue, shelf labels, table cards and poster."""

from catalogue.exports.prints.making import (
    Prints,
    Wanted,
    collection_job,
    make_prints,
    pack_prints,
    sheets,
    site_prints,
)
from catalogue.exports.prints.typeface import PrintError

__all__ = ["PrintError", "Prints", "Wanted", "collection_job", "make_prints", "pack_prints", "sheets", "site_prints"]
