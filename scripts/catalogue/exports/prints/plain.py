"""From view models to what a template reads: plain values, with every character one that the typeface has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any, Final

from catalogue.exports.prints.typeface import characters

#: One run of a text: its words, and whether they are bold or slanted.
Run = dict[str, Any]
_BLOCKS: Final = frozenset({"p", "li"})
_UNKNOWN: Final = "?"
#: Signs that look like one the typeface has.
_ALIKE: Final = {"\u02bc": "\u2019", "\u02bb": "\u2018"}


def plain(value: Any) -> Any:
    """Dataclasses and named tuples as mappings, other sequences as lists, texts as texts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return {key: plain(entry) for key, entry in value._asdict().items()}
    if isinstance(value, Mapping):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(entry) for entry in value]
    return str(value) if isinstance(value, str) else value


def settable(value: Any, lacking: set[tuple[str, str]], owner: str = "") -> Any:
    """The same value in characters that the typeface has.

    A letter without a picture of its own loses its mark; anything else becomes a question mark.

    Args:
        value: plain values.
        lacking: gets the characters that became question marks, each with the record it belongs to.
        owner: id of the record around the value.
    """
    if isinstance(value, str):
        return value if characters().issuperset(value) else "".join([_settable(s, lacking, owner) for s in value])
    if isinstance(value, Mapping):
        inner = str(value.get("id", owner))
        return {key: settable(entry, lacking, inner) for key, entry in value.items()}
    if isinstance(value, list):
        return [settable(entry, lacking, owner) for entry in value]
    return value


def runs_of(html: str) -> list[dict[str, Any]]:
    """The blocks of a description: `{"kind": "p" | "ul" | "ol", "runs": […]}`; our own safe HTML comes in."""
    reader = _Blocks()
    reader.feed(html)
    reader.close()
    return reader.blocks


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[dict[str, Any]] = []
        self._list = "p"
        self._inside = False
        self._marks: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"ul", "ol"}:
            self._list = tag
        elif tag in _BLOCKS:
            self.blocks.append({"kind": self._list if tag == "li" else "p", "runs": []})
            self._inside = True
        elif tag == "br":
            self.handle_data("\n")
        elif tag in {"strong", "em"}:
            self._marks.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._list = "p"
        elif tag in _BLOCKS:
            self._inside = False
        self._marks.discard(tag)

    def handle_data(self, data: str) -> None:
        if self._inside:
            run = {"text": str(data), "bold": "strong" in self._marks, "slanted": "em" in self._marks}
            self.blocks[-1]["runs"].append(run)


def first_blocks(blocks: Iterable[dict[str, Any]], limit: int) -> list[dict[str, Any]]:
    """Blocks from the front with at most so many characters together; none where the first is longer."""
    kept, left = [], limit
    for block in blocks:
        left -= sum(len(run["text"]) for run in block["runs"])
        if left < 0:
            break
        kept.append(block)
    return kept


def _settable(sign: str, lacking: set[tuple[str, str]], owner: str) -> str:
    if sign in characters():
        return sign
    if sign in _ALIKE:
        return _ALIKE[sign]
    bare = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    if bare and characters().issuperset(bare):
        return bare
    lacking.add((owner, sign))
    return _UNKNOWN
