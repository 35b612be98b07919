"""Tells by its content what a handed-in file is, and has it read: a kit, an issue or a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalogue.channels import armour
from catalogue.channels.archive import is_archive
from catalogue.channels.entry import MEGABYTE, MOST_BYTES, Draft
from catalogue.channels.holdings import Holdings
from catalogue.channels.issue import read_event, read_issue
from catalogue.channels.kit import read_kit
from catalogue.channels.options import Options
from catalogue.channels.sheets.reading import read_sheet_file
from catalogue.problem_codes import mask_long_numbers, problem
from catalogue.problems import Location, Problem, reason_of

_SHEET_SUFFIXES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".csv", ".tsv"})
#: Tables of other programs: said so, and not taken for a kit, which some of them resemble.
_OTHER_SHEETS: Final = frozenset({".ods", ".fods", ".xlsb", ".numbers"})
_ISSUE_MOST: Final = 2 * MEGABYTE


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file held."""

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def read_file(file: Path, holdings: Holdings, options: Options) -> ReadFile:
    """Reads one file; what is wrong with it is among the problems."""
    source = mask_long_numbers(file.name)
    place = Location(source)
    if file.name.startswith("~$"):
        return ReadFile(problems=(problem("sheet-locked", place),))
    try:
        with file.open("rb") as opened:
            data = opened.read(armour.MOST_TEXT + 1)
    except OSError as error:
        reason = reason_of(error)
        return ReadFile(problems=(problem("import-unreadable", place, reason=reason.en, reason_id=reason.id),))
    return _read(file, data, source, holdings, options)


def _read(file: Path, data: bytes, source: str, holdings: Holdings, options: Options) -> ReadFile:
    today, suffix = holdings.settings.today, file.suffix.lower()
    armoured = armour.is_armoured(data) or file.name.lower().endswith(".katalog.txt")
    if len(data) > (armour.MOST_TEXT if armoured else MOST_BYTES):
        return ReadFile(problems=(problem("import-too-big", Location(source), maximum=MOST_BYTES // MEGABYTE),))
    if armoured:
        archive = armour.unwrap(data)
        broken = ReadFile(problems=(problem("kit-armour", Location(source)),))
        return broken if archive is None else ReadFile((read_kit(archive, source, today),))
    if suffix in _SHEET_SUFFIXES:
        sheets = read_sheet_file(file, data, source, holdings, options)
        return ReadFile(sheets.drafts, sheets.problems, sheets.notes)
    if suffix in _OTHER_SHEETS:
        return ReadFile(problems=(problem("sheet-kind", Location(source), value=suffix),))
    if is_archive(data):
        return ReadFile((read_kit(data, source, today),))
    return _read_issue(data, source, suffix, holdings, options)


def _read_issue(data: bytes, source: str, suffix: str, holdings: Holdings, options: Options) -> ReadFile:
    if suffix in {".md", ".json"} and len(data) <= _ISSUE_MOST:
        read = read_event if suffix == ".json" else read_issue
        return ReadFile((read(data, source, holdings, options.attachments, options.fetch),))
    code = "kit-broken" if suffix == ".zip" else "import-kind"
    return ReadFile(problems=(problem(code, Location(source)),))
