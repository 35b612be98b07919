"""QR codes for prints: a file per address, drawn once, because choosing a code's mask takes longer than setting it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from catalogue.exports.prints.files import is_kept, keep
from catalogue.exports.qr import qr_svg
from catalogue.kept.code_version import code_version

#: Folder of the codes below the folder that Typst sees.
FOLDER: Final = "codes"
_DRAWN_BY: Final = "exports/qr.py"


def code_path(address: str) -> str:
    """Where a template finds the code of an address."""
    return f"/{FOLDER}/{_name(address)}"


def prepare_codes(addresses: Iterable[str], folder: Path) -> None:
    """Draws the codes that the folder does not hold yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for address in sorted(set(addresses)):
        target = folder / _name(address)
        if not is_kept(target):
            keep(target, qr_svg(address))


def _name(address: str) -> str:
    return hashlib.blake2b(f"{code_version(_DRAWN_BY)}\0{address}".encode(), digest_size=16).hexdigest() + ".svg"
