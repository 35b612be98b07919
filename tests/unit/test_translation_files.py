"""Translators' files that come back: conflicts, confirmations, and everything that can be wrong with one."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import polib
import pytest
from catalogue.cli import app
from catalogue.problems import Problem
from catalogue.translations.applying import prepare
from catalogue.translations.entries import Entry, Parcel, RefusedFileError
from catalogue.translations.files import parse, render
from catalogue.translations.ledger import source_hash
from catalogue.translations.taking import Judged, judge
from catalogue.translations.worklist import parcel_of
from translated import REPO, TODAY, sample_work, vocabulary
from typer.testing import CliRunner

NAME = "product/kopi-rempah/name"


def _parcel() -> Parcel:
    return parcel_of(sample_work("ms"), "ms", vocabulary())


def _po() -> polib.POFile:
    return polib.pofile(render(_parcel(), ".po", TODAY).decode())


def _judged(po: polib.POFile, **options: Any) -> Judged:
    return judge(parse(str(po).encode(), "ms.po", ".po"), sample_work("ms"), "ms.po", **options)


def _entry(po: polib.POFile, context: str = NAME) -> polib.POEntry:
    return next(entry for entry in po if entry.msgctxt == context)


def _refused(data: bytes, ending: str = ".po", expected: Any = None) -> Problem:
    with pytest.raises(RefusedFileError) as caught:
        parse(data, f"ms{ending}", ending, expected)
    return caught.value.problem


def test_the_export_holds_what_a_translator_needs() -> None:
    po = _po()
    comment = _entry(po, "product/kopi-rempah/summary").comment
    assert comment.startswith("Ringkasan / Summary, ≤ 160")
    assert "jahe → halia" in comment


def test_a_damaged_head_is_located() -> None:
    data = render(_parcel(), ".po", TODAY)
    found = _refused(data.replace(b'"X-Catalogue-Entries: ', b'"X-Other: '))
    assert (found.code, found.location.path) == ("translation-header-damaged", "ms.po")
    assert _refused(data.replace(b'"Language: ms', b'"Lang: ms')).code == "translation-header-damaged"
    assert _refused(b"", ".xlf").code == "translation-file-unreadable"
    empty = b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" trgLang="ms"/>'
    assert _refused(empty, ".xlf").code == "translation-header-damaged"


def test_another_language_is_refused() -> None:
    data = render(_parcel(), ".po", TODAY)
    found = _refused(data.replace(b'"Language: ms', b'"Language: fr'))
    assert (found.code, found.location.line) == ("translation-wrong-language", 9)
    assert _refused(data, expected="en").code == "translation-wrong-language"


def test_what_cannot_be_read_is_located() -> None:
    data = render(_parcel(), ".po", TODAY)
    lines = data.splitlines(keepends=True)
    broken = b"".join([*lines[:30], b"msgwrong x\n", *lines[30:]])
    found = _refused(broken)
    assert (found.code, found.location.line) == ("translation-file-unreadable", 31)
    assert _refused(b"".join([*lines[:30], b"\xff\n"])).location.line == 31
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]>\n<xliff trgLang="ms">&b;</xliff>'
    assert _refused(bomb, ".xlf").code == "translation-file-unreadable"
    assert _refused(b"no workbook", ".xlsx").code == "sheet-broken"


def test_half_of_the_entries_gone_stops_everything_unless_it_is_meant() -> None:
    po = _po()
    for entry in list(po)[::2]:
        po.remove(entry)
    (found,) = _judged(po).problems
    assert found.code == "translation-entries-gone"
    assert _judged(po, partial=True).problems == ()


def test_an_unknown_context_and_one_that_stands_twice_are_located() -> None:
    parcel = _parcel()
    first = parcel.entries[0]
    strange = Entry("product/none/name", "a", "b", False, None, line=77)
    twice = Parcel("ms", (*parcel.entries, first, strange), parcel.count)
    found = judge(twice, sample_work("ms"), "ms.po").problems
    assert [problem.code for problem in found] == ["translation-entry-twice"] * 2 + ["translation-unknown-entry"]
    assert found[-1].location.line == 77


def test_a_text_that_stands_twice_in_a_file_is_not_chosen_from() -> None:
    """Two files put behind each other: Babel would have taken the first and said nothing."""
    po = _po()
    again = polib.POEntry(msgctxt=NAME, msgid=_entry(po).msgid, msgstr="Kopi Lain")
    text = f"{po}\n{again}"
    found = judge(parse(text.encode(), "ms.po", ".po"), sample_work("ms"), "ms.po").problems
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line == f'msgctxt "{NAME}"']
    assert [(each.code, each.location.line - 1) for each in found] == [("translation-entry-twice", at) for at in lines]
    assert len(lines) == 2


def _edited(change: Callable[[Any, Any], None]) -> bytes:
    """The exported workbook after somebody has been at it."""
    book = openpyxl.load_workbook(io.BytesIO(render(_parcel(), ".xlsx", TODAY)))
    change(book, book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        lambda book, sheet: book.move_sheet(book.worksheets[1], -1),
        lambda book, sheet: (sheet.insert_rows(1, 2), sheet.cell(1, 1, "Untuk Bu Ani")),
        lambda book, sheet: sheet.insert_rows(30, 3),
        lambda book, sheet: sheet.move_range(f"C1:C{sheet.max_row}", cols=6),
    ],
    ids=["sheets moved", "a title on top", "empty rows", "a column moved"],
)
def test_a_workbook_may_be_rearranged(change: Callable[[Any, Any], None]) -> None:
    judged = judge(parse(_edited(change), "ms.xlsx", ".xlsx"), sample_work("ms"), "ms.xlsx")
    assert (judged.taken, judged.problems, judged.unchanged) == ((), (), _parcel().count)


def test_a_formula_is_no_translation_and_a_list_is_no_formula() -> None:
    found = _refused(_edited(lambda book, sheet: setattr(sheet["C7"], "value", "=1+1")), ".xlsx")
    assert (found.code, found.location.line) == ("sheet-formula", 7)
    listed = _edited(lambda book, sheet: setattr(sheet["C7"], "value", "- 200 g (bersih)"))
    assert "- 200 g (bersih)" in [entry.target for entry in parse(listed, "ms.xlsx", ".xlsx").entries]


def test_a_missing_placeholder_is_located() -> None:
    task = sample_work("ms")[0]
    state = task.state._replace(source="{n} a")
    parcel = Parcel("ms", (Entry(f"{task.file.key}/{state.field.key}", "{n} a", "baru", False, None, line=9),), 1)
    changed = task._replace(state=state._replace(target=None), priority=0)
    (found,) = judge(parcel, [changed], "ms.po").problems
    assert (found.code, found.location.line) == ("translation-placeholder", 9)
    assert "{n}" in found.message.en


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<b>Kopi</b>", "html"),
        ("Kopi\x07", "control-character"),
        ("Kopi\u202e", "bidi-character"),
        ("k" * 81, "text-too-long"),
        ("Kopi jahe", "malay-wrong-word"),
    ],
)
def test_a_text_no_record_may_hold_is_refused_where_the_translator_wrote_it(text: str, code: str) -> None:
    po = _po()
    _entry(po).msgstr = text
    judged = _judged(po)
    prepared = prepare(judged.taken, vocabulary(), TODAY, "ms.po")
    (found,) = judged.problems + prepared.problems
    assert (found.code, found.location.path, found.field) == (code, "ms.po", f"{NAME}.ms")
    assert str(po).splitlines()[found.location.line - 1].startswith("msgid")
    assert prepared.folders == ()


def test_a_text_that_changed_on_both_sides_is_a_conflict_until_a_person_chooses() -> None:
    po = _po()
    entry = _entry(po)
    entry.msgstr = "Kopi Berempah"
    entry.comment = entry.comment.replace(f"target={source_hash('Kopi Rempah Madura')}", f"target={'0' * 12}")
    (found,) = _judged(po).problems
    assert found.code == "translation-conflict"
    assert "Kopi Berempah" in found.message.en and "Kopi Rempah Madura" in found.message.en
    assert [each.text for each in _judged(po, keep="file").taken] == ["Kopi Berempah"]
    assert _judged(po, keep="record").taken == ()


def test_a_record_that_is_newer_than_an_unedited_file_stays() -> None:
    po = _po()
    entry = _entry(po)
    entry.msgstr = "Dahulu"
    entry.comment = entry.comment.replace(source_hash("Kopi Rempah Madura"), source_hash("Dahulu"))
    judged = _judged(po)
    assert (judged.taken, judged.problems) == ((), ())


def test_a_translation_of_an_older_text_is_taken_as_outdated() -> None:
    po = _po()
    entry = _entry(po)
    old = source_hash("Kopi lama")
    entry.comment = f"source={old} target={source_hash('Kopi Rempah Madura')} state=human"
    entry.msgstr = "Kopi Berempah"
    judged = _judged(po)
    assert [(each.text, each.source) for each in judged.taken] == [("Kopi Berempah", old)]
    assert [problem.code for problem in judged.problems] == ["translation-source-changed"]


def test_what_is_still_fuzzy_is_not_taken() -> None:
    po = _po()
    _entry(po).msgstr = "Kopi Berempah"
    _entry(po).flags.append("fuzzy")
    judged = _judged(po)
    assert judged.taken == ()
    assert [problem.code for problem in judged.problems] == ["translation-still-fuzzy"]


def test_taking_the_mark_away_confirms_a_text() -> None:
    task = next(task for task in sample_work("ms") if task.file.key == "product/kopi-rempah")
    for drafted, expected in ((True, "reviewed"), (False, "human")):
        state = task.state._replace(state="outdated", drafted=drafted, noted=True)
        work = [type(task)(task.file, task.record, state, 1)]
        for ending in (".po", ".xlf"):
            data = render(parcel_of(work, "ms", vocabulary()), ending, TODAY)
            assert judge(parse(data, "x", ending), work, "x").taken == ()
            done = data.replace(b"#, fuzzy\n", b"").replace(b'state="initial" ', b'state="final" ')
            (taken,) = judge(parse(done, "x", ending), work, "x").taken
            assert (taken.text, taken.status, taken.source) == (None, expected, source_hash(state.source))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    root = tmp_path / "content"
    for folder in ("products/kopi-rempah", "producers/contoh-kopi-rempah"):
        shutil.copytree(REPO / folder, root / folder, ignore=shutil.ignore_patterns("*.jpg"))
    return root


def test_the_commands_go_there_and_back(content: Path, tmp_path: Path) -> None:
    def run(*words: str) -> Any:
        return CliRunner().invoke(app, ["translate", *words, "--content", str(content)])

    file = tmp_path / "ms.po"
    assert run("export", "--language", "ms", "--po", str(file)).exit_code == 0
    po = polib.pofile(str(file))
    _entry(po).msgstr = "Kopi Berempah Madura"
    _entry(po, "product/kopi-rempah/story").msgstr = "Kopi <i>rempah</i>"
    po.save()
    record = content / "products/kopi-rempah/product.yml"
    before = record.read_text(encoding="utf-8")
    refused = run("import", str(file), "--write")
    assert (refused.exit_code, record.read_text(encoding="utf-8")) == (1, before)
    assert "ms.po:" in refused.stderr and "error[html]" in refused.stderr
    _entry(po, "product/kopi-rempah/story").msgstr = ""
    po.save()
    assert run("import", str(file)).exit_code == 0
    assert record.read_text(encoding="utf-8") == before
    assert run("import", str(file), "--write").exit_code == 0
    after = record.read_text(encoding="utf-8")
    assert after.startswith(before.replace("  ms: Kopi Rempah Madura\n", "  ms: Kopi Berempah Madura\n", 1))
    assert "translations:\n  ms:\n    name: {status: human" in after
    record.write_text(after.replace("id: Kopi Rempah Madura", "id: Kopi Pakong"), encoding="utf-8")
    shown = run("status", "--language", "ms", "--format", "json")
    assert '"outdated": 1' in shown.stdout
    assert run("mark", str(record.parent), "--write").exit_code == 0
    assert '"outdated": 0' in run("status", "--format", "json").stdout
    assert run("status").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--language", "ms"],
        ["export", "--language", "ms", "--po", "x.po", "--producer", "none"],
        ["export", "--language", "ms", "--po", "x.po", "--category", "none"],
        ["import", "ms.txt"],
        ["import", "none.po"],
        ["mark", "none"],
    ],
)
def test_wrong_usage_is_said_in_both_languages(words: list[str], content: Path) -> None:
    result = CliRunner().invoke(app, ["translate", *words, "--content", str(content)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert " / " in result.stderr
