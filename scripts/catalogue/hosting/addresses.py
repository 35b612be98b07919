"""The ledger of published addresses: what was once printed on a card must lead somewhere for ever.

`addresses.txt` in the content root holds every address that was published, language-neutral, one a line, sorted, under
a line with their checksum. `catalogue addresses --write` adds the new ones; nothing takes one away. A build that has no
page for an address of the ledger stops.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Set
from typing import Final

from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem

LEDGER: Final = "addresses.txt"
_TITLE: Final = "# Published addresses. Kept by `catalogue addresses --write`; never edit or shorten this file by hand."
_SUM: Final = "# sum: "
_ADDRESS: Final = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_-]*/)*")  # markets are named by capitals
#: Pages of a list move with every product that is added; nobody prints their addresses.
_LIST_PAGE: Final = re.compile(r"(?:.*/)?\d+/")


def is_promised(path: str) -> bool:
    """Whether a page's address (language-neutral) is one that people keep: not the second page of a list, no 404."""
    return path != "404.html" and not _LIST_PAGE.fullmatch(path)


def render_ledger(addresses: Iterable[str]) -> str:
    """The file's text."""
    lines = sorted(set(addresses))
    return "\n".join((_TITLE, _SUM + _checksum(lines), *(f"/{line}" for line in lines), ""))


def read_ledger(text: str) -> tuple[frozenset[str], list[Problem]]:
    """The addresses of a ledger, and what is wrong with the file."""
    lines = text.splitlines()
    found: list[str] = []
    problems: list[Problem] = []
    told = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith(_SUM):
            told = line.removeprefix(_SUM).strip()
        elif line.startswith("/") and _ADDRESS.fullmatch(line[1:]):
            found.append(line[1:])
        elif line and not line.startswith("#"):
            problems.append(problem("ledger-not-an-address", Location(LEDGER, number), value=line))
    if not problems and told != _checksum(sorted(found)):
        problems.append(problem("ledger-edited", Location(LEDGER)))
    return frozenset(found), problems


def lost_addresses(ledger: Set[str], present: Set[str], text: str) -> list[Problem]:
    """A problem for each address of the ledger that no page stands at, at its line.

    Args:
        ledger: published addresses.
        present: addresses that this build has a page for, forwarding ones included.
        text: the ledger's text, for line numbers.
    """
    places = {line[1:]: number for number, line in enumerate(text.splitlines(), start=1) if line.startswith("/")}
    return [
        problem("address-lost", Location(LEDGER, places[path]), value=f"/{path}") for path in sorted(ledger - present)
    ]


def _checksum(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
