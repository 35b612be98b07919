"""Writes translations and their ledger into the records, all of them or none, comments and order kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from ruamel.yaml.comments import CommentedMap

from catalogue.channels.rewriting import as_paragraph, rewrite, set_value
from catalogue.channels.writing import Folder
from catalogue.checks.within import check_file
from catalogue.problems import Location, Problem, has_errors
from catalogue.records.suggestions import Suggestions
from catalogue.records.texts import steps
from catalogue.sources import RecordFile, file_name, read_bytes
from catalogue.translations.taking import Taken
from catalogue.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be written.

    Attributes:
        folders: the changed records; none where an error is among the problems.
        problems: what is wrong with the new texts, where they stand in the translator's file.
    """

    folders: tuple[Folder, ...]
    problems: tuple[Problem, ...]


def prepare(taken: Iterable[Taken], vocabulary: Vocabulary, today: date, path: str) -> Prepared:
    """Makes the new text of every changed record and checks it as `catalogue check` would.

    Args:
        taken: what changes.
        vocabulary: the terms.
        today: the day of the checks.
        path: of the translator's file, for the places of problems.
    """
    suggestions = Suggestions(vocabulary)
    folders: list[Folder] = []
    problems: list[Problem] = []
    by_record = sorted(taken, key=lambda each: each.task.file.path)
    for _, group in groupby(by_record, key=lambda each: each.task.file.path):
        own = list(group)
        file = own[0].task.file
        before = read_bytes(file)
        if isinstance(before, Problem):
            problems.append(before)
            continue
        after = changed(before.decode("utf-8-sig"), own)
        known = {_likeness(each) for each in check_file(file, before, vocabulary, suggestions, today).problems}
        found = check_file(file, after.encode(), vocabulary, suggestions, today).problems
        problems += [_placed(each, own, path) for each in found if _likeness(each) not in known]
        folders.append(_folder(file, after))
    return Prepared(() if has_errors(problems) else tuple(folders), tuple(problems))


def changed(text: str, taken: Iterable[Taken]) -> str:
    """A record's file with new translations and what the ledger knows of them."""

    def edit(root: CommentedMap) -> None:
        for each in taken:
            state = each.state
            if each.text is not None:
                set_value(root, (*steps(state.field.path), state.language), as_paragraph(each.text))
            noted = CommentedMap(status=each.status, source_hash=each.source)
            noted.fa.set_flow_style()
            set_value(root, ("translations", state.language, state.field.key), noted)

    return rewrite(text, edit)


def _likeness(found: Problem) -> tuple[str, str, str]:
    """What makes a problem the same wherever its line has moved to."""
    return (found.code, found.field, found.message.en)


def _folder(file: RecordFile, text: str) -> Folder:
    return Folder(file.path.rpartition("/")[0], file_name(file.kind), text, exists=True)


def _placed(found: Problem, taken: Iterable[Taken], path: str) -> Problem:
    """A problem where the translator wrote the text that has it."""
    for each in taken:
        field = f"{each.state.field.path}.{each.state.language}"
        if found.field in {field, each.state.field.path}:
            return replace(found, location=Location(path, each.line), field=f"{each.task.file.key}/{field}")
    return found
