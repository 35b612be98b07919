"""Export and import are each other's reverse; an edited file changes the edited fields and nothing else."""

from __future__ import annotations

import copy
import unicodedata
from typing import Any

import polib
import pytest
from catalogue.problems import Location
from catalogue.records.texts import steps
from catalogue.translations.applying import changed
from catalogue.translations.entries import Entry, Mark, Parcel, context_of
from catalogue.translations.files import parse, render
from catalogue.translations.ledger import source_hash
from catalogue.translations.po import read
from catalogue.translations.taking import judge
from catalogue.translations.worklist import Task, parcel_of
from hypothesis import example, given, settings
from hypothesis import strategies as st
from translated import TODAY, sample_work, says, vocabulary

FORMATS = (".po", ".xlf", ".xlsx")
_SIGNS = st.one_of(
    st.sampled_from([*"aä%{}<>&\"'\\#=+-@|:,.1 \n", "%s", "%(name)s", "]]>", "\\n", "_x000D_"]),
    st.characters(categories=("L", "N", "P", "S")),
)


def _plain(text: str) -> str:
    """As the reader of records gives it: trimmed, NFC, printable but for line breaks."""
    lines = "".join(sign for sign in text if sign == "\n" or sign.isprintable())
    return unicodedata.normalize("NFC", lines).strip()


TEXTS = st.lists(_SIGNS, min_size=1, max_size=30).map("".join).map(_plain).filter(bool)


def _entry(number: int, source: str, target: str, state: str) -> Entry:
    shown = "" if state == "missing" else target
    mark = Mark(source_hash(source), source_hash(shown) if shown else "", state)
    return Entry(f"product/p-{number}/photos[a.jpg].alt", source, shown, state in {"machine", "outdated"}, mark)


ENTRIES = st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(["human", "machine", "outdated", "missing", "reviewed"])))


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=40)
@example(made=[("'=", "''=1", "human")])
@given(made=ENTRIES)
def test_what_was_exported_comes_back(ending: str, made: list[tuple[str, str, str]]) -> None:
    entries = tuple(_entry(number, *parts) for number, parts in enumerate(made))
    back = parse(render(Parcel("ms", entries, len(entries)), ending, TODAY), f"ms{ending}", ending)
    assert (back.language, back.count) == ("ms", len(entries))
    assert [(e.context, e.source, e.target, e.to_check, e.mark) for e in back.entries] == [
        (e.context, e.source, e.target, e.to_check, e.mark) for e in entries
    ]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("language", ["en", "ms"])
def test_importing_the_samples_export_changes_nothing(language: Any, ending: str) -> None:
    work = sample_work(language)
    data = render(parcel_of(work, language, vocabulary()), ending, TODAY)
    judged = judge(parse(data, f"x{ending}", ending), work, "x")
    assert (judged.taken, judged.problems, judged.unchanged) == ((), (), len(work))


def test_an_export_is_the_same_twice_and_valid() -> None:
    parcel = parcel_of(sample_work("ms"), "ms", vocabulary())
    data = render(parcel, ".po", TODAY)
    assert data == render(parcel, ".po", TODAY)
    found = polib.pofile(data.decode(), check_for_duplicates=True)
    assert len(found) == len(parcel.entries)
    assert found.metadata["Language"] == "ms"
    assert {entry.msgctxt for entry in found} == {entry.context for entry in parcel.entries}


@settings(max_examples=25)
@given(
    edits=st.dictionaries(st.integers(0, len(sample_work("ms")) - 1), TEXTS, min_size=1, max_size=6),
)
def test_an_edited_po_changes_exactly_the_edited_fields(edits: dict[int, str]) -> None:
    work = sample_work("ms")
    po = polib.pofile(render(parcel_of(work, "ms", vocabulary()), ".po", TODAY).decode())
    for number, text in edits.items():
        po[number].msgstr = text
    judged = judge(read(str(po).encode(), Location("ms.po")), work, "ms.po")
    expected = {_context(work[n]) for n, text in edits.items() if text != work[n].state.target}
    assert {_context(each.task) for each in judged.taken} == expected - {p.field for p in judged.problems}
    for file in {each.task.file.path: each.task.file for each in judged.taken}.values():
        own = [each for each in judged.taken if each.task.file.path == file.path]
        before = file.file.read_text(encoding="utf-8")
        after = changed(before, own)
        wanted = copy.deepcopy(says(before))
        for each in own:
            _set(wanted, (*steps(each.state.field.path), "ms"), each.text)
        assert says(after) == wanted
        kept = [line for line in before.splitlines() if line.lstrip().startswith("#")]
        assert [line for line in after.splitlines() if line.lstrip().startswith("#")][: len(kept)] == kept


def _context(task: Task) -> str:
    return context_of(task.file.key, task.state)


def _set(value: Any, path: tuple[str | int, ...], text: str | None) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = text
