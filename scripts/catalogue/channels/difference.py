"""What a contribution would change in a record that exists, and changing it with comments and order kept."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString
from ruamel.yaml.tokens import CommentToken

from catalogue.channels.drafting import ON_ONE_LINE
from catalogue.reference import plain_value
from catalogue.strict_yaml import read_yaml

#: Never changed by a contribution: what makes the record what it is, and what people decide.
_KEPT: Final = frozenset({"id", "status", "producer", "consent", "updated", "sample_data"})
_NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
#: A text that YAML reads back as itself without quotes.
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 _./()%,'-]*")
_NOT_PLAIN: Final = re.compile(r": | #|^(?:true|false|null|yes|no|on|off)$|,|\s$", re.IGNORECASE)


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
    before, after = _plain(old), _plain(new)
    return before == after or (_as_number(before) is not None and _as_number(before) == _as_number(after))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join((value.isoformat() if isinstance(value, date) else str(value)).split())


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
    return _plain(value)


class _NoTypes(VersionedResolver):
    """Every plain scalar is a text that is written back as it was: `0812`, `3.10`, `yes`."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The type of a node without a tag: for a plain scalar, that of a word."""
        return super().resolve(kind, "text" if kind is ScalarNode and implicit[0] else value, implicit)


def apply(text: str, changes: Iterable[Change], photos: Iterable[Mapping[str, Any]], today: date) -> str:
    """The file with its values changed, the new photos added and `updated` set; all else as it was.

    Args:
        text: the record's file.
        changes: what `compare` found.
        photos: entries for new photos, added behind the others.
        today: the day of the change.
    """
    writer = _writer(text)
    root = writer.load(text)
    for change in changes:
        _set(root, change.path, change.new)
    added = list(photos)
    if added:
        listed = root.get("photos")
        if not isinstance(listed, CommentedSeq):
            listed = root["photos"] = CommentedSeq()
        listed.extend(_node(entry) for entry in added)
    root["updated"] = today.isoformat()
    buffer = io.StringIO()
    writer.dump(root, buffer)
    return buffer.getvalue()


def _writer(text: str) -> YAML:
    writer = YAML(typ="rt")
    writer.Resolver = _NoTypes
    writer.preserve_quotes = True
    writer.width = 100_000  # lines stay as long as people made them
    writer.allow_unicode = True
    inset = re.search(r"^[a-z_]+:[^\S\n]*\n(?P<blanks> *)- ", text, re.MULTILINE)
    offset = len(inset["blanks"]) if inset else 2
    writer.indent(mapping=2, sequence=offset + 2, offset=offset)
    return writer


def _set(root: CommentedMap, path: tuple[str, ...], value: Any) -> None:
    node = root
    for key in path[:-1]:
        if not isinstance(node.get(key), CommentedMap):
            _put(node, key, CommentedMap(), top=node is root)
        node = node[key]
    _put(node, path[-1], _node(value, path[-1]), top=node is root)


def _put(node: CommentedMap, key: str, value: Any, *, top: bool) -> None:
    """Sets a key, a new one behind the others; the comments below a part stay below it."""
    if key in node:
        was = node[key]
        if isinstance(value, CommentedMap) and isinstance(was, CommentedMap) and was.fa.flow_style():
            value.fa.set_flow_style()
        node[key] = value
        return
    if isinstance(value, CommentedMap) and key in ON_ONE_LINE:
        value.fa.set_flow_style()
    last = next(reversed(node), None)
    if last is None or top:
        node[key] = value
    elif isinstance(node[last], (CommentedMap, CommentedSeq)):
        # Comments below belong to the innermost last value, which is not this map's own.
        node.insert(len(node) - 1, key, value)
    else:
        node[key] = value
        _move_comment(node, last, key)


def _move_comment(node: CommentedMap, last: str, new: str) -> None:
    """Leaves the comment on the last line where it is, and takes those below it to the new last key."""
    item = node.ca.items.get(last)
    if not item or item[2] is None or not item[2].value.partition("\n")[2]:
        return
    beside, _, below = item[2].value.partition("\n")
    node.ca.items[new] = [None, None, CommentToken(f"\n{below}", CommentMark(0)), None]
    if beside:
        item[2].value = f"{beside}\n"
    else:
        del node.ca.items[last]


def _node(value: Any, key: str = "") -> Any:
    """A value as ruamel writes it, texts in quotes where they need them."""
    if isinstance(value, Mapping):
        return CommentedMap((name, _node(item, name)) for name, item in value.items())
    if isinstance(value, (list, tuple)):
        items = CommentedSeq(_node(item) for item in value)
        if key in ON_ONE_LINE:
            items.fa.set_flow_style()
        return items
    if isinstance(value, (bool, int, Decimal, date)):
        return _plain(value)
    text = str(value)
    plain = (_PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)) or type(value) is not str
    return text if plain else DoubleQuotedScalarString(text)
