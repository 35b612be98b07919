"""The one YAML loader: PyYAML's C parser made strict: nodes with places, and problems, never types.

Every scalar stays the text that was written. What YAML allows and a record does not need (anchors, aliases,
tags, further documents, complex or repeated keys) is a problem with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml
from yaml._yaml import CParser

from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem
from catalogue.yaml_reasons import explain, look_for

MAX_BYTES: Final = 256 * 1024
#: The deepest record has 6 levels. PyYAML composes recursively in C and crashes some ten thousand levels deep.
MAX_DEPTH: Final = 50
#: More brackets than any record has, and far fewer than it takes to nest too deeply for the C stack.
_MOST_BRACKETS: Final = 200

# Characters that no record needs: controls but line breaks and tab, separators, bidirectional overrides and
# isolates, zero-width space, byte order mark, non-characters. Joiners are not among them.
FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BIDI: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE: Final = frozenset("\u200b\u2028\u2029\ufeff")
# Cheap signs that a file may hold an anchor, alias or tag, or nest deeply; the slower look follows only then.
_INDICATOR: Final = re.compile(r"(?:^|[\s\[\]{},:?-])(?:[&*][\w-]|!)", re.MULTILINE)
_COMPACT_NESTING: Final = re.compile(r"(?:[-?][ \t]+){20}")
_EITHER_SIGN: Final = bytes.maketrans(b"?", b"-")
_TAB_INDENT: Final = re.compile(r"^ *\t(?=[ \t]*[^\s])", re.MULTILINE)

_SCALAR: Final = yaml.ScalarNode
_MAPPING: Final = yaml.MappingNode


class _Composer(CParser):
    """PyYAML's C composer without any guessing of types: every node's tag is empty unless one was written."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        """No types, so no resolver to keep up."""

    def ascend_resolver(self) -> None:
        """No types, so no resolver to keep up."""


@dataclass(frozen=True, slots=True)
class Document:
    """What was read of one file.

    Attributes:
        text: the file's text without byte order mark; empty if it could not be decoded.
        root: the mapping at the top, or None where the file cannot be used at all.
        problems: everything wrong with the YAML.
    """

    text: str
    root: yaml.MappingNode | None
    problems: tuple[Problem, ...]


def read_yaml(data: bytes, path: str) -> Document:
    """Reads one YAML file strictly.

    Args:
        data: the file's bytes.
        path: for the problems' locations.
    """
    top = Location(path)
    if len(data) > MAX_BYTES:
        return Document("", None, (problem("file-too-big", top),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Document("", None, (problem("not-utf8", top),))
    if text.count("\0") > len(text) // 4:  # UTF-16 without its mark decodes, every other character a NUL
        return Document("", None, (problem("not-utf8", top),))
    return _Reading(path, text).document()


def start_of(node: yaml.Node, path: str) -> Location:
    """Where a node begins."""
    mark = node.start_mark
    return Location(path, mark.line + 1, mark.column + 1)


def forbidden_character(character: str, location: Location, field: str = "") -> Problem:
    """The problem that a forbidden character is."""
    codepoint = f"U+{ord(character):04X}"
    code = (
        "bidi-character"
        if character in _BIDI
        else "invisible-character"
        if character in _INVISIBLE
        else "control-character"
    )
    return problem(code, location, field, codepoint=codepoint)


class _Reading:
    """One file on its way from text to nodes."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.problems: list[Problem] = []

    def document(self) -> Document:
        source = self._without_forbidden()
        usable = True
        if self._is_suspicious(source):
            usable = self._look_at_events(source)
        root = self._compose(source) if usable else None
        if root is not None:
            self._look_at_keys(root)
        return Document(self.text, root, tuple(self.problems))

    def _at(self, offset: int) -> Location:
        return location_at(self.text, offset, self.path)

    def _without_forbidden(self) -> str:
        """The text with a space for each forbidden character, so that lines and columns stay."""
        if self.text.replace("\n", "").isprintable() or FORBIDDEN.search(self.text) is None:
            return self.text
        for match in FORBIDDEN.finditer(self.text):
            self.problems.append(forbidden_character(match[0], self._at(match.start())))
        return FORBIDDEN.sub(" ", self.text)

    @staticmethod
    def _is_suspicious(source: str) -> bool:
        # Plain searches first: the patterns cost a tenth of the parsing.
        marked = "&" in source or "*" in source or "!" in source
        compact = b"-" * 20 in source.encode().translate(_EITHER_SIGN, b" \t")
        return (
            (marked and _INDICATOR.search(source) is not None)
            or source.count("[") + source.count("{") > _MOST_BRACKETS
            or (compact and _COMPACT_NESTING.search(source) is not None)
        )

    def _look_at_events(self, source: str) -> bool:
        """Reports anchors, aliases and tags; says whether the file may be composed."""
        depth, usable = 0, True
        try:
            for event in _events(source):
                self._look_at_event(event)
                usable = usable and not isinstance(event, yaml.AliasEvent)
                if isinstance(event, yaml.CollectionStartEvent):
                    depth += 1
                elif isinstance(event, yaml.CollectionEndEvent):
                    depth -= 1
                if depth > MAX_DEPTH:
                    self._report("yaml-too-deep", event.start_mark)
                    return False
        except yaml.MarkedYAMLError:
            return usable  # composing meets the same error and reports it
        return usable

    def _look_at_event(self, event: Any) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self._report("yaml-alias", event.start_mark, name=anchor)
        elif anchor is not None:
            self._report("yaml-anchor", event.start_mark, name=anchor)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            self._report("yaml-tag", event.start_mark, tag=shown)

    def _compose(self, source: str) -> yaml.MappingNode | None:
        tabs = list(_TAB_INDENT.finditer(source)) if "\t" in source else []
        try:
            loader = _Composer(source)
            root = loader.get_node() if loader.check_node() else None
            if loader.check_node():
                starts = (event for event in _events(source) if isinstance(event, yaml.DocumentStartEvent))
                next(starts)
                self._report("second-document", next(starts).start_mark)
        except yaml.MarkedYAMLError as error:
            self._report_tabs(tabs, None)
            mark = error.problem_mark or error.context_mark
            if not tabs or mark is None or mark.line < self._at(tabs[0].start()).line - 1:
                self._report_syntax(source, error, mark)
            return None
        self._report_tabs(tabs, root)
        if root is None or (isinstance(root, _SCALAR) and not root.value):
            self.problems.append(problem("file-empty", Location(self.path)))
            return None
        if not isinstance(root, _MAPPING):
            self._report("root-not-mapping", root.start_mark)
            return None
        return root

    def _report_syntax(self, source: str, error: yaml.MarkedYAMLError, mark: Any) -> None:
        """The parser's reason at its place, or the cause where a line near it shows one."""
        seen = look_for(source, mark.line) if mark else None
        if seen is None:
            reason = explain(error)
            self._report("yaml-syntax", mark, reason_id=reason.id, reason=reason.en)
            return
        line, column, reason = seen
        place = Location(self.path, line + 1, column + 1)
        self.problems.append(problem("yaml-syntax", place, reason_id=reason.id, reason=reason.en))

    def _report_tabs(self, tabs: list[re.Match[str]], root: yaml.Node | None) -> None:
        """A tab in front of a line is content only inside a block scalar or quotes."""
        if not tabs:
            return
        content = [
            range(node.start_mark.line + 2, node.end_mark.line + 2)
            for node in (all_nodes(root) if root is not None else ())
            if isinstance(node, _SCALAR) and node.style in {"|", ">"}
        ]
        for match in tabs:
            place = self._at(match.end() - 1)
            if not any(place.line in lines for lines in content):
                self.problems.append(problem("tab-indentation", place))

    def _look_at_keys(self, root: yaml.MappingNode) -> None:
        waiting: list[yaml.Node] = [root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, _MAPPING):
                keys = set()
                for key, value in node.value:
                    if key.__class__ is _SCALAR:
                        keys.add(key.value)
                    if value.__class__ is not _SCALAR:
                        waiting.append(value)
                if len(keys) < len(node.value):
                    self._report_keys(node)
            else:
                waiting += [item for item in node.value if item.__class__ is not _SCALAR]

    def _report_keys(self, node: yaml.MappingNode) -> None:
        first_lines: dict[str, int] = {}
        for key, _ in node.value:
            if not isinstance(key, _SCALAR):
                self._report("complex-key", key.start_mark)
            elif key.value in first_lines:
                self._report("duplicate-key", key.start_mark, key=key.value, first=first_lines[key.value])
            else:
                first_lines[key.value] = key.start_mark.line + 1

    def _report(self, code: str, mark: Any, **values: Any) -> None:
        place = Location(self.path, mark.line + 1, mark.column + 1) if mark else Location(self.path)
        self.problems.append(problem(code, place, **values))


def _events(source: str) -> Iterator[yaml.Event]:
    parser = CParser(source)
    while (event := parser.get_event()) is not None:
        yield event


def all_nodes(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every node of a tree, keys included, in no promised order."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, _MAPPING):
            for pair in node.value:
                waiting.extend(pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def location_at(text: str, offset: int, path: str) -> Location:
    """The place of a character of a text; line breaks are those of YAML."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    return Location(path, line, len(before) - (before.rfind("\n") + 1) + 1)
