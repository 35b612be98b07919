"""Every problem code: a bad fixture that yields it and nothing else, at the right place; words in two languages."""

from __future__ import annotations

import errno
import os
import re
import string
from pathlib import Path

import pytest
from bad_content import BAD, GOOD, make_bad, settings_for
from catalogue.loading import load
from catalogue.problem_codes import CODE_GROUPS, CODES, CONTENT_CODES, mask_long_numbers, problem
from catalogue.problems import Bilingual, Location, Severity, in_report_order, reason_of


def test_the_good_fixture_has_no_problem(tmp_path: Path) -> None:
    loaded = load(settings_for(GOOD, tmp_path))
    assert loaded.problems == ()
    assert not loaded.blocked
    assert loaded.counts == {"products": 2, "producers": 2, "collections": 2}
    assert (loaded.records, loaded.drafts) == (7, 1)


@pytest.mark.parametrize("code", sorted(CONTENT_CODES))
def test_a_bad_fixture_yields_its_code_there_and_no_other(code: str, tmp_path: Path) -> None:
    expected = make_bad(code, tmp_path / "content")
    loaded = load(settings_for(tmp_path / "content", tmp_path / "cache"))
    found = [p for p in loaded.problems if p.location.path not in expected.also]
    if code == "more-problems":
        assert [p.code for p in found[:-1]] == ["unknown-field"] * 50
        assert "3" in found[-1].message.en
        found = found[-1:]
    assert [(p.code, p.location.path, p.location.line, p.location.column, p.field, p.severity) for p in found] == [
        (code, expected.path, expected.line, expected.column, expected.field, CODES[code].severity)
    ]
    assert loaded.blocked == (CODES[code].severity is Severity.error)


def test_every_fixture_belongs_to_a_code() -> None:
    assert {path.stem for path in BAD.iterdir()} == CONTENT_CODES


@pytest.mark.parametrize("code", sorted(CODES.keys() - CONTENT_CODES))
def test_a_code_that_no_record_has_is_tested_by_name(code: str) -> None:
    tests = Path(__file__).parents[1]
    assert any(f"{code}" in path.read_text(encoding="utf-8") for path in tests.rglob("test_*.py"))


def test_codes_are_unique_and_in_kebab_case() -> None:
    names = [code.name for _, codes in CODE_GROUPS for code in codes]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("code", sorted(CODES))
def test_both_languages_say_the_same_things(code: str) -> None:
    def slots(template: str) -> set[str]:
        return {name.removesuffix("_id") for _, name, _, _ in string.Formatter().parse(template) if name}

    entry = CODES[code]
    assert entry.message.id.strip() and entry.message.en.strip() and entry.hint.id.strip() and entry.hint.en.strip()
    assert entry.message.id != entry.message.en
    assert slots(entry.message.id) == slots(entry.message.en)
    assert slots(entry.hint.id) == slots(entry.hint.en)
    assert "!" not in (entry.message.id + entry.message.en).replace('"!', "")


def test_a_message_never_shows_a_number_that_could_be_personal() -> None:
    found = problem("unknown-unit", Location("p"), "moq.3528055203900001", value="3528 0552 0390 0001")
    shown = f"{found.message} {found.hint} {found.field}"
    assert not re.search(r"\d", shown)


def test_problems_of_one_place_stay_as_they_were_found() -> None:
    words = [f"kata{number}" for number in range(20)]
    found = [problem("text-placeholder", Location("p.yml", 3), "name.id", value=word) for word in words]
    assert in_report_order([*found, *found]) == found  # the same in every run, whatever Python's hashes are


def test_numbers_of_other_lengths_are_shown() -> None:
    for number in ("91200012345678", "35280000000000001"):
        assert mask_long_numbers(number) == number


def test_a_value_can_differ_by_language() -> None:
    found = problem("certificate-dummy", Location("p"), label=Bilingual("Izin", "Licence"))
    assert "Izin" in found.message.id
    assert "Licence" in found.message.en


@pytest.mark.parametrize("code", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.ENAMETOOLONG])
def test_why_a_file_cannot_be_written_is_said_in_indonesian_too(code: int) -> None:
    reason = reason_of(OSError(code, os.strerror(code), "x.xlsx"))
    assert os.strerror(code) not in reason
    assert reason.id != reason.en


def test_a_rare_reason_is_the_systems_own() -> None:
    assert reason_of(PermissionError(1, "symbolic link")) == Bilingual("symbolic link", "symbolic link")
    assert reason_of(OSError()) == Bilingual("OSError", "OSError")
