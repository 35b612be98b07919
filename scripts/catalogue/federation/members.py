"""`federation.yml` in the content root of a portal: whose sites it brings together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import yaml

from catalogue.problems import Location, Problem
from catalogue.reference_nodes import Nodes
from catalogue.requirements import Label
from catalogue.strict_yaml import read_yaml

FILE: Final = "federation.yml"
_KEYS: Final = ("id", "name", "url", "regency")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: In the policy of every page and in links, so nothing but plain characters. A page that came by https may not ask an
#: address without it (Mixed Content, section 5), but for the visitor's own machine: previews and tests.
_ADDRESS: Final = re.compile(
    r"(?:https://[A-Za-z0-9.-]+|http://(?:localhost|127\.0\.0\.1))(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]+)*/?"
)


@dataclass(frozen=True, slots=True)
class Member:
    """One site of a federation.

    Attributes:
        id: short name: of its kept answer, and in addresses of the portal.
        name: in three languages.
        url: absolute address of the site's root, with a slash at the end.
        regency: id of the regency it stands for.
        line: of `federation.yml`, for problems.
    """

    id: str
    name: Label
    url: str
    regency: str
    line: int

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a content security policy names them."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def place(self) -> Location:
        """Where the member stands in the file."""
        return Location(FILE, self.line)


def origins_of(members: Sequence[Member]) -> tuple[str, ...]:
    """The members' origins, each once, sorted."""
    return tuple(sorted({member.origin for member in members}))


def read_members(content: Path, regencies: Sequence[str]) -> tuple[tuple[Member, ...], list[Problem]]:
    """The members of a portal, in the order of the file.

    Args:
        content: the content root.
        regencies: ids of the regencies there are.

    Returns:
        The members that can be used, none where there is no such file; and what is wrong with it.
    """
    path = content / FILE
    if not path.is_file():
        return (), []
    document = read_yaml(path.read_bytes(), FILE)
    if document.root is None:
        return (), list(document.problems)
    nodes = Nodes(FILE)
    listed = nodes.parts(document.root, FILE, ("members",)).get("members")
    empty = listed is None or listed.value in ("", [])
    items = [] if empty else list(nodes.items(listed, "members"))
    if empty:
        nodes.report("federation-empty", document.root, "members")
    reader = _Reader(nodes, regencies)
    found = [reader.member(node, field) for field, node in items]
    return tuple(member for member in found if member), [*document.problems, *nodes.problems]


class _Reader:
    """Reads members and remembers which ids and addresses were taken."""

    def __init__(self, nodes: Nodes, regencies: Sequence[str]) -> None:
        self.nodes, self.regencies = nodes, regencies
        self.taken: set[str] = set()

    def member(self, node: yaml.Node, field: str) -> Member | None:
        """One member, or None where a part of it cannot be used; all that is wrong is reported."""
        parts = self.nodes.parts(node, field, _KEYS)
        if not parts:
            return None
        key = self._id(parts.get("id"), f"{field}.id", node)
        name = self.nodes.label(parts.get("name"), f"{field}.name", node)
        url = self._url(parts.get("url"), f"{field}.url", node)
        regency = self.nodes.text(parts.get("regency"))
        if regency not in self.regencies:
            choices = ", ".join(self.regencies)
            self._report("member-regency", parts.get("regency"), f"{field}.regency", node, regency, choices=choices)
        if not (key and name and url and regency in self.regencies):
            return None
        return Member(key, name, url, regency, node.start_mark.line + 1)

    def _id(self, part: yaml.Node | None, field: str, owner: yaml.Node) -> str:
        key = self.nodes.text(part)
        if not _ID.fullmatch(key):
            self._report("member-id", part, field, owner, key)
            return ""
        return self._once(key, part, field, owner)

    def _url(self, part: yaml.Node | None, field: str, owner: yaml.Node) -> str:
        url = self.nodes.text(part)
        if not _ADDRESS.fullmatch(url):
            self._report("member-address", part, field, owner, url)
            return ""
        if not url.endswith("/"):
            self._report("member-address-without-slash", part, field, owner, url)
            return ""
        return self._once(url, part, field, owner)

    def _once(self, value: str, part: yaml.Node | None, field: str, owner: yaml.Node) -> str:
        if value in self.taken:
            self._report("member-twice", part, field, owner, value)
            return ""
        self.taken.add(value)
        return value

    def _report(
        self, code: str, part: yaml.Node | None, field: str, owner: yaml.Node, value: str, **values: str
    ) -> None:
        self.nodes.report(code, part or owner, field, value=value, **values)
