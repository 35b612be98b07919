"""Reads a photo as it was checked: what is made of it is kept under the hash that it had then."""

import hashlib
from pathlib import Path

from catalogue.problems import BilingualError


class PhotoChangedError(BilingualError):
    """A photo's bytes are not those of its fingerprint: it was changed after it was checked."""


def read_unchanged(path: Path, fingerprint: str) -> bytes:
    """Return the bytes of a photo.

    Args:
        path: Where it is.
        fingerprint: SHA-256 of the bytes that were checked, 64 hexadecimal digits.

    Raises:
        PhotoChangedError: they are others now.
        OSError: it cannot be read.
    """
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != fingerprint:
        raise PhotoChangedError(
            f"Foto {path} berubah setelah diperiksa: jalankan perintah ini sekali lagi.",
            f"The photo {path} was changed after it was checked: run the command again.",
        )
    return data
