"""What travels to a translator and back: one entry a text, whatever the format of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from catalogue.languages import Language
from catalogue.problems import Problem
from catalogue.translations.ledger import TextState, source_hash

_MARK: Final = re.compile(r"source=([0-9a-f]{12}) target=([0-9a-f]{12}|-) state=([a-z]+)")
#: What a translator has to look at although there is a text.
TO_CHECK: Final = frozenset({"machine", "outdated"})


class RefusedFileError(Exception):
    """A translator's file that cannot be read at all.

    Attributes:
        problem: why.
    """

    def __init__(self, reason: Problem) -> None:
        super().__init__(reason.message.en)
        self.problem = reason


class Mark(NamedTuple):
    """How a text stood when it was exported; without it a conflict could not be told from an edit.

    Attributes:
        source: hash of the text to translate.
        target: hash of the translation there was, empty where there was none.
        state: of the ledger.
    """

    source: str
    target: str
    state: str

    def __str__(self) -> str:
        return f"source={self.source} target={self.target or '-'} state={self.state}"


def read_mark(text: str) -> Mark | None:
    """The mark inside a comment, None where there is none."""
    match = _MARK.search(text)
    return Mark(match[1], match[2].replace("-", ""), match[3]) if match else None


class Entry(NamedTuple):
    """One text to translate.

    Attributes:
        context: kind, record and field: `product/kopi-rempah/summary`.
        source: the text translated from.
        target: the translation, empty where there is none.
        to_check: whether a person still has to look at the translation: outdated, or drafted by a machine.
        mark: how it stood when it was exported.
        notes: for the translator: what the field is, its limit, the words of the glossary.
        line: where it stands in a file that was read.
    """

    context: str
    source: str
    target: str
    to_check: bool
    mark: Mark | None
    notes: tuple[str, ...] = ()
    line: int = 1

    def settled(self) -> Entry:
        """The entry where editing a text is all a person does to say that it is good."""
        if not self.to_check or self.mark is None or source_hash(self.target) == self.mark.target:
            return self
        return self._replace(to_check=False)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The texts of one file.

    Attributes:
        language: the language translated into.
        entries: the texts.
        count: how many there were when the file was exported.
    """

    language: Language
    entries: tuple[Entry, ...]
    count: int


def context_of(record: str, state: TextState) -> str:
    """Name of a text in a translator's file: `product/kopi-rempah/photos[main.jpg].alt`."""
    return f"{record}/{state.field.key}"


def entry_of(record: str, state: TextState, notes: Iterable[str] = ()) -> Entry:
    """A text of a record (`product/kopi-rempah`) as it is exported."""
    target = state.target or ""
    return Entry(
        context=context_of(record, state),
        source=state.source,
        target=target,
        to_check=state.state in TO_CHECK,
        mark=Mark(source_hash(state.source), source_hash(target) if target else "", state.state),
        notes=tuple(notes),
    )
