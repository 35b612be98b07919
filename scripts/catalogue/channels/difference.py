"""What a contribution would change in a record that exists, and changing it with comments and order kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from catalogue.channels.rewriting import as_node, as_plain, rewrite, set_value
from catalogue.reference import plain_value
from catalogue.strict_yaml import read_yaml

#: Never changed by a contribution: what makes the record what it is, and what people decide.
_KEPT: Final = frozenset({"id", "status", "producer", "consent", "updated", "sample_data"})
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class Change:
    """One value that would become another.

    Attributes:
        path: keys from the record down.
        old: what is written there, None where nothing is.
        new: what the contribution says.
    """

    path: tuple[str, ...]
    old: Any
    new: Any

    def shown(self) -> str:
        """As a line for people: `capacity.value: 200 → 250`."""
        return f"{'.'.join(self.path)}: {_shown(self.old)} → {_shown(self.new)}"


def compare(text: str, new: Mapping[str, Any]) -> list[Change]:
    """What a contribution says otherwise than a file; what it does not mention is no difference.

    Args:
        text: the record's file, readable as YAML.
        new: the contribution's record; photos are compared apart.
    """
    root = read_yaml(text.encode("utf-8"), "").root
    old = plain_value(root) if root is not None else {}
    wanted = {key: value for key, value in new.items() if key not in _KEPT and key != "photos"}
    return list(_changes(old, wanted, ()))


def _changes(old: Any, new: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Change]:
    for key, value in new.items():
        here, was = (*path, key), old.get(key) if isinstance(old, Mapping) else None
        if value is None or value in ("", [], {}):
            continue
        if isinstance(value, Mapping) and (was is None or isinstance(was, Mapping)) and key != "price":
            yield from _changes(was, value, here)
        elif not _same(was, value):
            yield Change(here, was, value)


def _same(old: Any, new: Any) -> bool:
    """Whether two values say the same, however they are written."""
    if isinstance(new, Mapping):
        return isinstance(old, Mapping) and all(_same(old.get(key), value) for key, value in new.items())
    if isinstance(new, (list, tuple)):
        return isinstance(old, list) and len(old) == len(new) and all(map(_same, old, new))
    if old is None:
        return False
    before, after = as_plain(old), as_plain(new)
    return before == after or (_as_number(before) is not None and _as_number(before) == _as_number(after))


def _as_number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if _NUMBER.fullmatch(text) else None
    except InvalidOperation:
        return None


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_shown(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return as_plain(value)


def apply(text: str, changes: Iterable[Change], photos: Iterable[Mapping[str, Any]], today: date) -> str:
    """The file with its values changed, the new photos added and `updated` set; all else as it was.

    Args:
        text: the record's file.
        changes: what `compare` found.
        photos: entries for new photos, added behind the others.
        today: the day of the change.
    """
    added = list(photos)

    def edit(root: CommentedMap) -> None:
        for change in changes:
            set_value(root, change.path, change.new)
        if added:
            listed = root.get("photos")
            if not isinstance(listed, CommentedSeq):
                listed = root["photos"] = CommentedSeq()
            listed.extend(as_node(entry) for entry in added)
        root["updated"] = today.isoformat()

    return rewrite(text, edit)
