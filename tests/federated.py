"""A portal and its four members, online for a test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from built_site import REPO, served
from catalogue.bench.federation import MEMBERS, Federation

CACHE = REPO / ".cache" / "tests" / "federation"


@dataclass(frozen=True)
class Served:
    """A portal and its members, all online.

    Attributes:
        portal: its address.
        members: addresses by id.
        stops: takes a member off the network, by id.
    """

    portal: str
    members: Mapping[str, str]
    stops: Mapping[str, ExitStack]


@contextmanager
def federation(work: Path, count: int) -> Iterator[Served]:
    """Builds members of `count` products each and the portal over them; serves each on a port of its own."""
    made = Federation(REPO, work, CACHE)
    with ExitStack() as stack:
        stops = {member: stack.enter_context(ExitStack()) for member in MEMBERS}
        members = {
            member: stops[member].enter_context(served(made.build_member(member, count), own_headers=True))
            for member in MEMBERS
        }
        portal = stack.enter_context(served(made.build_portal(members), own_headers=True))
        yield Served(portal, members, stops)
