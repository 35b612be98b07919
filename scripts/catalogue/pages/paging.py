"""Long lists cut into pages that exist as files, so that they work without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: Cards on one page of a category or regency: divides by 2, 3 and 4, so that rows are full.
CARDS_PER_PAGE: Final = 48


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of a list; `path` is relative to the language's root, and empty for the page itself."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page stands among the pages of its list.

    Attributes:
        path: language-neutral address of this page.
        number: of this page, from 1.
        count: number of pages.
        links: first, last and neighbouring pages; a gap is None.
        previous: path of the page before, or empty.
        next: path of the page after, or empty.
        slice: which entries stand on this page.
    """

    path: str
    number: int
    count: int
    links: tuple[PageLink | None, ...]
    previous: str
    next: str
    slice: slice


def page_count(entries: int, size: int) -> int:
    """Number of pages of a list; an empty list has one."""
    return max(1, -(-entries // size))


def paging(path: str, folder: str, number: int, entries: int, size: int) -> Paging:
    """Places one page among its neighbours.

    Args:
        path: address of the first page.
        folder: what stands between that address and a number, with a slash, or nothing.
        number: this page's number.
        entries: length of the whole list.
        size: entries on a page.
    """
    count = page_count(entries, size)

    def address(wanted: int) -> str:
        return path if wanted == 1 else f"{path}{folder}{wanted}/"

    shown = sorted({1, count, *range(max(1, number - 1), min(count, number + 1) + 1)})
    links: list[PageLink | None] = []
    for before, wanted in zip([0, *shown], shown, strict=False):
        if wanted - before > 1:
            links.append(None)
        links.append(PageLink(wanted, "" if wanted == number else address(wanted)))
    return Paging(
        path=address(number),
        number=number,
        count=count,
        links=tuple(links),
        previous=address(number - 1) if number > 1 else "",
        next=address(number + 1) if number < count else "",
        slice=slice((number - 1) * size, number * size),
    )
