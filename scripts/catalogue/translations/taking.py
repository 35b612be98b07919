"""What a translator's file changes: judged against the records as they stand now, before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem
from catalogue.records.parts import TranslationStatus
from catalogue.strict_yaml import FORBIDDEN, forbidden_character
from catalogue.translations.entries import TO_CHECK, Entry, Parcel, context_of
from catalogue.translations.ledger import TextState, source_hash
from catalogue.translations.worklist import Task

#: Which side wins where both changed a text.
Keep = Literal["file", "record"]
_PLACEHOLDER: Final = re.compile(r"\{[^{}\s]*\}|%\([A-Za-z_]+\)[sd]|%[sd](?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Taken:
    """One text that is written, or only noted in the ledger.

    Attributes:
        task: the text as it stands now.
        text: the new translation, None where the present one is confirmed.
        status: who is behind it now.
        source: hash of the text it was translated from.
        line: where it stands in the translator's file.
    """

    task: Task
    text: str | None
    status: TranslationStatus
    source: str
    line: int = 1

    @property
    def state(self) -> TextState:
        """The text as it stands now."""
        return self.task.state


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of a file.

    Attributes:
        taken: what it changes, in its order.
        problems: what is wrong with it; an error means that nothing is written.
        unchanged: how many entries say what the records say already.
    """

    taken: tuple[Taken, ...]
    problems: tuple[Problem, ...]
    unchanged: int


def judge(
    parcel: Parcel, work: Iterable[Task], path: str, *, keep: Keep | None = None, partial: bool = False
) -> Judged:
    """Compares a translator's file with the records.

    Args:
        parcel: what the file holds.
        work: every text of the records in the file's language.
        path: of the file, for the places of problems.
        keep: which side wins where both changed since the export; without it a conflict is an error.
        partial: whether the file may hold less than was exported.
    """
    known = {context_of(task.file.key, task.state): task for task in work if task.state.language == parcel.language}
    judging = _Judging(known, path, keep)
    if not partial and len(parcel.entries) < parcel.count:
        judging.report("translation-entries-gone", 1, "", found=len(parcel.entries), count=parcel.count)
    times = Counter(entry.context for entry in parcel.entries if entry.context)
    twice = {context for context, count in times.items() if count > 1}
    for entry in parcel.entries:
        if entry.context in twice:
            judging.report("translation-entry-twice", entry.line, "", value=entry.context)
        else:
            judging.judge(entry)
    return Judged(tuple(judging.taken), tuple(judging.problems), judging.unchanged)


class _Judging:
    """One file being judged."""

    def __init__(self, known: Mapping[str, Task], path: str, keep: Keep | None) -> None:
        self.taken: list[Taken] = []
        self.problems: list[Problem] = []
        self.unchanged = 0
        self._known, self._path, self._keep = known, path, keep

    def report(self, code: str, line: int, field: str, **values: Any) -> None:
        self.problems.append(problem(code, Location(self._path, line), field, **values))

    def judge(self, entry: Entry) -> None:
        task = self._known.get(entry.context)
        if task is None:
            self.report("translation-unknown-entry", entry.line, "", value=entry.context)
        elif not entry.target or entry.target == (task.state.target or ""):
            self._confirm(entry, task)
        else:
            self._change(entry, task)

    def _confirm(self, entry: Entry, task: Task) -> None:
        """A text to check from which the translator took the mark without changing it is right as it is."""
        state, mark = task.state, entry.mark
        confirmed = (
            bool(entry.target)
            and not entry.to_check
            and mark is not None
            and mark.state in TO_CHECK
            and state.state in TO_CHECK
            and mark.source == source_hash(state.source)
        )
        if not confirmed:
            self.unchanged += 1
            return
        status: TranslationStatus = "reviewed" if state.drafted else "human"
        self.taken.append(Taken(task, None, status, source_hash(state.source), entry.line))

    def _change(self, entry: Entry, task: Task) -> None:
        state, mark = task.state, entry.mark
        present = source_hash(state.target) if state.target else ""
        if mark is not None and source_hash(entry.target) == mark.target:
            self.unchanged += 1  # the record is newer; the translator changed nothing
            return
        if entry.to_check:
            self.report("translation-still-fuzzy", entry.line, entry.context)
            return
        if present and (mark is None or mark.target != present) and not self._wins(entry, state):
            return
        forbidden = dict.fromkeys(FORBIDDEN.findall(entry.target))
        if forbidden:
            place, field = Location(self._path, entry.line), f"{entry.context}.{state.language}"
            self.problems += [forbidden_character(character, place, field) for character in forbidden]
            return
        missing = sorted(set(_PLACEHOLDER.findall(state.source)) - set(_PLACEHOLDER.findall(entry.target)))
        if missing:
            self.report("translation-placeholder", entry.line, entry.context, missing=", ".join(missing))
            return
        source = mark.source if mark is not None else source_hash(entry.source)
        if source != source_hash(state.source):
            self.report("translation-source-changed", entry.line, entry.context)
        self.taken.append(Taken(task, entry.target, "human", source, entry.line))

    def _wins(self, entry: Entry, state: TextState) -> bool:
        """Whether the file's text is taken over a record that changed too."""
        if self._keep is None:
            values = {"record": state.target or "", "file": entry.target}
            self.report("translation-conflict", entry.line, entry.context, **values)
        elif self._keep == "record":
            self.unchanged += 1
        return self._keep == "file"


def unnoted(work: Iterable[Task]) -> list[Taken]:
    """Translations whose source the ledger does not know yet, taken to belong to the text there is now."""
    return [
        Taken(task, None, "machine" if task.state.drafted else "human", source_hash(task.state.source))
        for task in work
        if task.state.target and not task.state.noted
    ]


def confirmed(work: Iterable[Task]) -> list[Taken]:
    """Translations a person has read and found right as they stand, whatever they were before."""
    return [
        Taken(task, None, "reviewed", source_hash(task.state.source))
        for task in work
        if task.state.target and not (task.state.state == "reviewed" and task.state.noted)
    ]
