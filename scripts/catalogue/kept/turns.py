"""Builds that share a cache take turns: at its end one removes what it did not use, which the other may be reading."""

from __future__ import annotations

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

#: What systems say of a folder (on a network, say) that has no locks. There, builds are on their own.
_NO_LOCKS: Final = (errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)


@contextmanager
def our_turn(folder: Path, waiting: Callable[[], AbstractContextManager[object]]) -> Iterator[None]:
    """Nobody else is inside with the same folder; the system ends the turn of who was killed.

    Args:
        folder: made if it does not exist. It is locked itself, so nothing is written into it.
        waiting: is open while another one has its turn; not opened where nobody has.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        if not _is_free(handle):
            with waiting():
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _is_free(handle: int) -> bool:
    """Takes the turn if nobody has it."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
    return True
