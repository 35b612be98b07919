"""Pictures and codes of prints: files that Typst reads, with a hash beside each, since their names come first."""

from __future__ import annotations

import hashlib
from pathlib import Path

from catalogue.kept.disuse import note_use
from catalogue.kept.files import write_whole


def keep(path: Path, content: bytes) -> None:
    """Writes a file and its hash."""
    write_whole(path, content)
    write_whole(_sum_of(path), _sum(content))


def is_kept(path: Path) -> bool:
    """Whether a file is there as it was written; counts it as used."""
    try:
        whole = _sum_of(path).read_bytes() == _sum(path.read_bytes())
    except OSError:
        return False
    note_use((path, _sum_of(path)))
    return whole


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _sum_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sum")
