"""Editions for memory sticks: a site, of one collection or of all, that opens from a folder and needs no server."""

from catalogue.offline.edition import MOST_PRODUCTS, check_edition_size, edition_files, make_edition, site_edition_files

__all__ = ["MOST_PRODUCTS", "check_edition_size", "edition_files", "make_edition", "site_edition_files"]
