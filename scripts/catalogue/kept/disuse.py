"""One rule for caches of finished files that several commands share: what none of them used for a month goes.

A build of one collection, a check of a branch or a pack for a fair each use a part of what is kept, so what one of them
does not need is no reason to throw it away. When a file was last used stands in its own time, which copying a cache
from machine to machine keeps or makes newer: at worst something stays longer.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

_DAY_S: Final = 24 * 3600
#: From one fair to the next pack of the same collection there are often some weeks.
MONTH_S: Final = 30 * _DAY_S
#: Its time says when a folder was last gone through.
_LOOKED: Final = ".looked-through"


def note_use(paths: Iterable[Path]) -> None:
    """Remembers that files were used, to a day: most builds use the same ones and then write nothing."""
    now = time.time()
    for path in paths:
        # Gone, or somebody else's: a cache saves time only.
        with suppress(FileNotFoundError, PermissionError):
            if path.stat().st_mtime < now - _DAY_S:
                os.utime(path)


def forget_unused(folder: Path) -> int:
    """Removes the files below a folder that nothing used for a month; goes through it once a day.

    Returns:
        How many files were removed.
    """
    looked, now = folder / _LOOKED, time.time()
    if not folder.is_dir() or (looked.exists() and looked.stat().st_mtime > now - _DAY_S):
        return 0
    removed = 0
    with suppress(PermissionError):
        looked.touch()
        for place, _, names in os.walk(folder):
            for path in (Path(place, name) for name in names):
                with suppress(FileNotFoundError):
                    if path.stat().st_mtime < now - MONTH_S:
                        path.unlink()
                        removed += 1
    return removed
