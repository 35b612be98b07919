"""What is the same in every language of a page is worked out for the first of them."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import TypeVar, TypeVarTuple

Given = TypeVarTuple("Given")
R = TypeVar("R")


def once_for_all_languages(work: Callable[[*Given], R]) -> Callable[[*Given], R]:
    """Keeps the last result of a function, for the same objects in its arguments.

    The pages of a record are made one after another, so one result is enough, and a build need not hold 10,000. Equal
    objects are not the same: to compare two records costs more than most of what is worked out of them.

    What a function is given stays in memory until the next record, in a preview until the next build: so it is given a
    record and the vocabulary, never what holds all records.
    """
    last: tuple[tuple[*Given], R] | None = None

    def once(*given: *Given) -> R:
        nonlocal last
        if last is None or not all(map(is_, given, last[0])):
            last = given, work(*given)
        return last[1]

    return once
