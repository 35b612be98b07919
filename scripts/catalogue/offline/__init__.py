"""The edition for memory sticks: a site that opens from a folder and needs no server."""

from catalogue.offline.edition import edition_files

__all__ = ["edition_files"]
