"""Public data as files of the site: tables, JSON with its schema, feeds for readers and for marketplaces."""

from catalogue.downloads.files import download_files, download_items

__all__ = ["download_files", "download_items"]
