"""What a migration does to one record: a field gets another name, a value another word. Pure; text in, text out.

Only the name or the word itself is cut out and put in, at its place in the text: comments, order, quotes and line
breaks of the person's file stay as they are, byte by byte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Problem
from catalogue.sources import Kind
from catalogue.strict_yaml import start_of

#: A place in a text by line and column (both from 0, as YAML counts), how long it is, and what comes there instead.
Edit = tuple[int, int, int, str]


@dataclass(frozen=True, slots=True)
class Renamed:
    """A field that gets another name in the same part of the record.

    Attributes:
        kind: of the records.
        path: keys with dots between them; a list on the way stands for each of its items.
        new: the last key's new name.
    """

    kind: Kind
    path: str
    new: str

    def edits(self, root: yaml.MappingNode, file: str) -> tuple[list[Edit], list[Problem]]:
        """What to put where in a record, and what stands in the way."""
        *parents, old = self.path.split(".")
        edits, problems = [], []
        for part in _parts(root, parents):
            keys = {key.value: key for key, _ in part.value}
            if old not in keys:
                continue
            if self.new in keys:
                place = start_of(keys[old], file)
                problems.append(problem("migration-both-names", place, self.path, old=old, new=self.new))
                continue
            edits.append(_edit(keys[old], self.new))
        return edits, problems


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that gets another word: an id of the vocabulary, a choice.

    Attributes:
        kind: of the records.
        path: keys with dots between them; a list on the way, or at the end, stands for each of its items.
        old: the word.
        new: the word that takes its place; letters, digits and hyphens.
    """

    kind: Kind
    path: str
    old: str
    new: str

    def edits(self, root: yaml.MappingNode, file: str) -> tuple[list[Edit], list[Problem]]:
        """What to put where in a record; nothing can stand in the way."""
        del file
        *parents, last = self.path.split(".")
        values = (value for part in _parts(root, parents) for key, value in part.value if key.value == last)
        scalars = (scalar for value in values for scalar in _scalars(value))
        return [_edit(scalar, self.new) for scalar in scalars if scalar.value == self.old], []


Step = Renamed | Replaced


@dataclass(frozen=True, slots=True)
class Migration:
    """The way from one form of the records to the next.

    Attributes:
        version: the form it leads to.
        about: one sentence for the people whose files change, in Indonesian and English.
        steps: done one after the other.
    """

    version: int
    about: Bilingual
    steps: Sequence[Step]


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits; they do not overlap."""
    lines = text.splitlines(keepends=True)
    for line, column, length, new in sorted(edits, reverse=True):
        whole = lines[line]
        lines[line] = whole[:column] + new + whole[column + length :]
    return "".join(lines)


def _edit(node: yaml.Node, new: str) -> Edit:
    """A key or a word stands on one line; what is in quotes is replaced with them."""
    start, end = node.start_mark, node.end_mark
    return start.line, start.column, end.column - start.column, new


def _parts(node: yaml.Node, path: Sequence[str]) -> Iterator[yaml.MappingNode]:
    """The maps at the end of a path."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _parts(item, path)
    elif isinstance(node, yaml.MappingNode):
        if not path:
            yield node
            return
        for key, value in node.value:
            if key.value == path[0]:
                yield from _parts(value, path[1:])


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode) and node.start_mark.line == node.end_mark.line:
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
