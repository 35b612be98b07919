"""Files of public data for tests, with a folder for their parts that lasts as long as it is needed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from catalogue.downloads import download_items
from catalogue.kept.store import Store
from catalogue.pages.shared import Shared


def open_file(shared: Shared, path: str) -> bytes:
    """A file, made from nothing."""
    with TemporaryDirectory() as folder:
        return download_items(shared, Store(Path(folder), "test"))[path].make()


def open_files(shared: Shared) -> dict[str, bytes]:
    """All files by path."""
    with TemporaryDirectory() as folder:
        return {path: item.make() for path, item in download_items(shared, Store(Path(folder), "test")).items()}


def file_keys(shared: Shared) -> dict[str, bytes]:
    """What each file depends on, by path."""
    with TemporaryDirectory() as folder:
        return {path: item.key for path, item in download_items(shared, Store(Path(folder), "test")).items()}
