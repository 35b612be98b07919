"""Spares a build what Python does with memory: looking for cycles, keeping what is free, taking everything apart."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NoReturn


@contextmanager
def without_collection() -> Iterator[None]:
    """No garbage collection inside; nesting is fine.

    Records and pages hold no cycles and go as soon as nothing names them. Looking for cycles among a million objects,
    again and again while more are made, takes a sixth of a build.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def import_for_good(name: str) -> ModuleType:
    """A module, imported without a search for cycles in what it brings, then or later: code stays to the end.

    That search is a seventh of the time before a build begins.
    """
    with without_collection():
        module = import_module(name)
        gc.freeze()
    return module


def hold_for_good() -> None:
    """Spares everything there is now every later search for cycles; for a process that is about to leave.

    The first search after a build would go through all that it made, and takes half a second for 10,000 products.
    """
    gc.freeze()


def give_back() -> None:
    """Returns memory that is free already to the system, where the C library can (glibc's malloc_trim).

    Reading 10,000 records leaves 60 MB in gaps, and a second process inherits them.
    """
    if sys.platform.startswith("linux"):
        library = ctypes.CDLL(None)
        if hasattr(library, "malloc_trim"):
            library.malloc_trim(0)


def leave() -> NoReturn:
    """Ends the process, successfully and at once, after what was printed has gone out.

    Python would first take apart every object it holds, one by one: half a second after a build of 10,000 products.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
