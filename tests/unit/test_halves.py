"""Work in two processes: the same results in the same order, and failures that come up."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest
from catalogue.halves import WORTH_A_PROCESS, in_halves

MANY = list(range(2 * WORTH_A_PROCESS))


def test_few_items_are_done_in_one_part() -> None:
    assert in_halves(lambda part, in_child: (list(part), in_child), [1, 2, 3]) == [([1, 2, 3], False)]


def test_many_items_are_done_in_two_parts_by_two_processes() -> None:
    parts = in_halves(lambda part, in_child: (list(part), in_child, os.getpid()), MANY)
    assert [item for part, _, _ in parts for item in part] == MANY
    if (os.cpu_count() or 1) > 1:
        assert [in_child for _, in_child, _ in parts] == [False, True]
        assert len({pid for _, _, pid in parts}) == 2


def test_a_large_result_comes_through() -> None:
    parts = in_halves(lambda part, in_child: "x" * 5_000_000, MANY)
    assert all(len(part) == 5_000_000 for part in parts)


@pytest.mark.parametrize("place", [0, len(MANY) - 1])
def test_a_failure_of_either_process_comes_up(place: int) -> None:
    def work(part: Sequence[int], in_child: bool) -> int:
        if place in part:
            raise ValueError(f"item {place}")
        return len(part)

    with pytest.raises(ValueError, match=f"item {place}"):
        in_halves(work, MANY)


class CannotBeSentError(Exception):
    """An exception that pickle cannot rebuild."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first)


def test_a_failure_that_cannot_be_sent_comes_as_text() -> None:
    def work(part: Sequence[int], in_child: bool) -> int:
        if in_child:
            raise CannotBeSentError("why", "so")
        return len(part)

    if (os.cpu_count() or 1) > 1:
        with pytest.raises(RuntimeError, match="CannotBeSentError: why"):
            in_halves(work, MANY)


def test_a_child_that_dies_is_named() -> None:
    def work(part: Sequence[int], in_child: bool) -> int:
        if in_child:
            os._exit(3)
        return len(part)

    if (os.cpu_count() or 1) > 1:
        with pytest.raises(ChildProcessError, match="status 3"):
            in_halves(work, MANY)
