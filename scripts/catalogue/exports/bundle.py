"""Files that leave the site: written where they changed, and packed so that equal content is an equal ZIP."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

#: A file of an export: its bytes, or where they lie.
Content = bytes | Path

#: Endings of what is compressed already; packing it again takes time and saves nothing.
_PACKED: Final = frozenset({".pdf", ".png", ".jpg", ".avif", ".zip", ".xlsx", ".woff2"})
_FILE_MODE: Final = 0o100644


def read_content(content: Content) -> bytes:
    """The bytes of a file of an export."""
    return content if isinstance(content, bytes) else content.read_bytes()


def write_files(files: Mapping[str, Content], folder: Path) -> list[str]:
    """Writes files into a folder, leaving alone those that are there with the same bytes.

    Args:
        files: path below the folder, with forward slashes, to content.
        folder: made where it does not exist; what else it holds stays.

    Returns:
        Paths of the files that were written.
    """
    written = []
    for name, content in sorted(files.items()):
        target, data = folder / name, read_content(content)
        if target.is_file() and target.read_bytes() == data:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name}.new")
        temporary.write_bytes(data)
        temporary.replace(target)
        written.append(name)
    return written


def zip_files(files: Mapping[str, Content], target: Path, day: date) -> None:
    """Packs files into a ZIP; the same files on the same day are the same bytes on every machine.

    Args:
        files: path inside the ZIP to content.
        target: the ZIP, replaced in one step.
        day: the time that every file gets.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.new")
    with zipfile.ZipFile(temporary, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if Path(name).suffix in _PACKED else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever the machine: the byte is part of the file
            entry.external_attr = _FILE_MODE << 16
            archive.writestr(entry, read_content(content))
    temporary.replace(target)
