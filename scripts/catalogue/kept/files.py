"""Files of a cache: whole or not at all under their name, and known as damaged where a disk damaged them later."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

_SEAL_SIZE: Final = hashlib.sha256().digest_size


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that under its name there is always the whole content or nothing, whoever else writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def seal(content: bytes) -> bytes:
    """The content behind a hash of it."""
    return hashlib.sha256(content).digest() + content


def unseal(sealed: bytes | memoryview) -> memoryview | None:
    """What was sealed; None where it was cut off or damaged since."""
    whole = memoryview(sealed)
    content = whole[_SEAL_SIZE:]
    return content if hashlib.sha256(content).digest() == whole[:_SEAL_SIZE] else None


def read_sealed(path: Path) -> memoryview | None:
    """What was sealed and written; None where it is missing or no longer what was written."""
    try:
        sealed = path.read_bytes()
    except OSError:
        return None
    return unseal(sealed)
