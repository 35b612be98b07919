"""Writes what was accepted: all of an entry or nothing, and never over a file that is not meant."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folder:
    """What is to be written into the folder of one record.

    Attributes:
        path: relative to the content root: `products/kopi-rempah`.
        record: name of the record's file in it.
        text: the record's text.
        photos: name and bytes of each photo; none of them is there yet.
        exists: whether the folder is there and its record is replaced.
    """

    path: str
    record: str
    text: str
    photos: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    exists: bool = False

    @property
    def paths(self) -> tuple[str, ...]:
        """Paths of all files, the record first."""
        return (f"{self.path}/{self.record}", *(f"{self.path}/{name}" for name in sorted(self.photos)))


def write_folders(content: Path, folders: tuple[Folder, ...]) -> tuple[str, ...]:
    """Writes the folders of one entry.

    Returns:
        What was written, relative to the content root.

    Raises:
        OSError: something could not be written; all is as it was before.
    """
    undo: list[Callable[[], object]] = []
    try:
        for folder in folders:
            place = content / folder.path
            if folder.exists:
                _change(place, folder, undo)
            else:
                _make(place, folder, undo)
    except BaseException:
        for step in reversed(undo):
            step()
        raise
    return tuple(path for folder in folders for path in folder.paths)


def _make(place: Path, folder: Folder, undo: list[Callable[[], object]]) -> None:
    """A new folder appears with everything in it, in one step."""
    place.parent.mkdir(parents=True, exist_ok=True)
    # The dot keeps it out of sight of whoever reads the records meanwhile.
    half = place.parent / f".impor-{uuid.uuid4().hex}"
    half.mkdir()
    undo.append(lambda: shutil.rmtree(half, ignore_errors=True))
    for name, data in _files(folder):
        (half / name).write_bytes(data)
    if place.is_symlink() or place.exists():
        raise FileExistsError(17, os.strerror(17), folder.path)
    half.rename(place)
    undo.append(lambda: shutil.rmtree(place))


def _change(place: Path, folder: Folder, undo: list[Callable[[], object]]) -> None:
    """New photos first, then the record that names them, in one step."""
    record = place / folder.record
    if place.is_symlink() or record.is_symlink():
        raise PermissionError(1, "symbolic link", folder.path)
    before = record.read_bytes()
    for name, data in sorted(folder.photos.items()):
        photo = place / name
        with photo.open("xb") as file:
            undo.append(photo.unlink)
            file.write(data)
    half = place / f".impor-{uuid.uuid4().hex}"
    undo.append(lambda: half.unlink(missing_ok=True))
    half.write_bytes(folder.text.encode("utf-8"))
    undo.append(lambda: record.write_bytes(before))
    half.replace(record)


def _files(folder: Folder) -> tuple[tuple[str, bytes], ...]:
    return (*sorted(folder.photos.items()), (folder.record, folder.text.encode("utf-8")))
