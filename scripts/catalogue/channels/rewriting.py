"""Changes values in a person's YAML with comments, order and line breaks kept."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString, ScalarString
from ruamel.yaml.tokens import CommentToken

from catalogue.channels.drafting import ON_ONE_LINE

#: Keys and list positions from the record down.
Path = tuple[str | int, ...]

#: A text that YAML reads back as itself without quotes.
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9 _./()%,'-]*")
_NOT_PLAIN: Final = re.compile(r": | #|^(?:true|false|null|yes|no|on|off)$|,|\s$", re.IGNORECASE)
#: Longer texts are folded over lines of about this many characters, as people write them.
_LINE: Final = 100
#: What a block of lines cannot carry: blanks at the ends of lines, empty first lines, controls.
_NO_BLOCK: Final = re.compile(r"^\s|[ \t](?:\n|$)|\n[ \t]|\t")


class _NoTypes(VersionedResolver):
    """Every plain scalar is a text that is written back as it was: `0812`, `3.10`, `yes`."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        """The type of a node without a tag: for a plain scalar, that of a word."""
        return super().resolve(kind, "text" if kind is ScalarNode and implicit[0] else value, implicit)


def rewrite(text: str, edit: Callable[[CommentedMap], None]) -> str:
    """The file after an edit of what it says; all else as it was.

    Args:
        text: the record's file.
        edit: changes the record, best by `set_value`.
    """
    writer = _writer(text)
    root = writer.load(text)
    edit(root)
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


def set_value(root: CommentedMap, path: Path, value: Any) -> None:
    """Sets the value at a path; parts that are not there yet are made, items of lists must exist."""
    node: Any = root
    on_one_line = False
    for key in path[:-1]:
        if isinstance(node, CommentedMap) and not isinstance(node.get(key), (CommentedMap, CommentedSeq)):
            _put(node, str(key), CommentedMap(), top=node is root)
        node = node[key]
        on_one_line = on_one_line or bool(node.fa.flow_style())
    if isinstance(value, FoldedScalarString) and on_one_line:
        value = DoubleQuotedScalarString(value)
    key = str(path[-1])
    _put(node, key, as_node(value, key), top=node is root)


def as_paragraph(text: str) -> Any:
    """A text as people write it in a record: short ones on their line, long ones folded, several lines as they are."""
    if not text.isprintable() and set(text) - {"\n"} and not text.replace("\n", "").isprintable():
        return DoubleQuotedScalarString(text)
    if "\n" in text:
        return DoubleQuotedScalarString(text) if _NO_BLOCK.search(text) else LiteralScalarString(text)
    if len(text) <= _LINE or _NO_BLOCK.search(text):
        return text
    folded = FoldedScalarString(text)
    folded.fold_pos = _folds(text)
    return folded


def _folds(text: str) -> list[int]:
    """Places of the blanks at which a text goes on to the next line."""
    folds: list[int] = []
    start, last = 0, -1
    for match in re.finditer(r"(?<=\S) (?=\S)", text):
        if match.start() - start > _LINE and last > start:
            folds.append(last)
            start = last + 1
        last = match.start()
    if len(text) - start > _LINE and last > start:
        folds.append(last)
    return folds


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
    elif isinstance(node[last], (CommentedMap, CommentedSeq)) and not node[last].fa.flow_style():
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


def as_node(value: Any, key: str = "") -> Any:
    """A value as ruamel writes it, texts in quotes where they need them."""
    if isinstance(value, (ScalarString, CommentedMap)):
        return value  # made with a style of its own
    if isinstance(value, Mapping):
        return CommentedMap((name, as_node(item, name)) for name, item in value.items())
    if isinstance(value, (list, tuple)):
        items = CommentedSeq(as_node(item) for item in value)
        if key in ON_ONE_LINE:
            items.fa.set_flow_style()
        return items
    if isinstance(value, (bool, int, Decimal, date)):
        return as_plain(value)
    text = str(value)
    plain = (_PLAIN.fullmatch(text) and not _NOT_PLAIN.search(text)) or type(value) is not str
    return text if plain else DoubleQuotedScalarString(text)


def as_plain(value: Any) -> str:
    """A value as text on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join((value.isoformat() if isinstance(value, date) else str(value)).split())
