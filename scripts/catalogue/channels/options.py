"""What an import is asked for, and whom it may ask back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: Asks a person whether a column is what it may be: header, meaning; the answer is yes or no.
Confirm = Callable[[str, str], bool]
#: Gets the bytes behind an address of GitHub's attachments; raises OSError where they cannot be had.
Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Options:
    """What an import was asked for.

    Attributes:
        write: whether accepted entries are written.
        update: whether records that exist may change.
        exact_only: whether columns are left out whose header is not known exactly, without asking.
        attachments: folder that holds an issue's attachments or a sheet's photos.
        confirm: asks about a column; None where nobody can be asked.
        fetch: gets an attachment from GitHub.
    """

    write: bool = False
    update: bool = False
    exact_only: bool = False
    attachments: Path | None = None
    confirm: Confirm | None = None
    fetch: Fetch | None = None
