"""The three formats of translators' files by the ending of their names."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Final, Protocol

from catalogue.channels.sheets.grid import MOST_ROWS
from catalogue.languages import Language
from catalogue.problem_codes import problem
from catalogue.problems import Location
from catalogue.translations.entries import Parcel, RefusedFileError

#: Endings of files that can come back.
ENDINGS: Final = (".po", ".xlf", ".xliff", ".xlsx")
#: Texts of a workbook that can come back; a row is the heading.
MOST_TEXTS: Final = MOST_ROWS - 1


class _Format(Protocol):
    """A module that writes and reads one format."""

    def write(self, parcel: Parcel, today: date) -> bytes: ...

    def read(self, data: bytes, place: Location) -> Parcel: ...


def render(parcel: Parcel, ending: str, today: date) -> bytes:
    """The texts as a file."""
    return _format(ending).write(parcel, today)


def parse(data: bytes, name: str, ending: str, expected: Language | None = None) -> Parcel:
    """The texts of a file that came back.

    Raises:
        RefusedFileError: it is damaged, not one of ours, or in another language than the expected one.
    """
    place = Location(name)
    parcel = _format(ending).read(data, place)
    if expected is not None and parcel.language != expected:
        raise RefusedFileError(problem("translation-wrong-language", place, value=parcel.language, expected=expected))
    return parcel


def _format(ending: str) -> _Format:
    """The module of a format; workbooks need a library that takes a third of a second to import."""
    name = {".po": "po", ".xlsx": "xlsx"}.get(ending, "xliff")
    module: _Format = import_module(f"catalogue.translations.{name}")
    return module
