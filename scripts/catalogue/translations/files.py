"""The three formats of translators' files by the ending of their names."""

from __future__ import annotations

from datetime import date
from typing import Final

from catalogue.languages import Language
from catalogue.problem_codes import problem
from catalogue.problems import Location
from catalogue.translations import po, xliff, xlsx
from catalogue.translations.entries import Parcel, RefusedFileError

#: Endings of files that can come back.
ENDINGS: Final = (".po", ".xlf", ".xliff", ".xlsx")


def render(parcel: Parcel, ending: str, today: date) -> bytes:
    """The texts as a file."""
    if ending == ".po":
        return po.write(parcel, today)
    return xlsx.write(parcel, today) if ending == ".xlsx" else xliff.write(parcel)


def parse(data: bytes, name: str, ending: str, expected: Language | None = None) -> Parcel:
    """The texts of a file that came back.

    Raises:
        RefusedFileError: it is damaged, not one of ours, or in another language than the expected one.
    """
    place = Location(name)
    if ending == ".po":
        parcel = po.read(data, place)
    else:
        parcel = xlsx.read(data, place) if ending == ".xlsx" else xliff.read(data, place)
    if expected is not None and parcel.language != expected:
        raise RefusedFileError(problem("translation-wrong-language", place, value=parcel.language, expected=expected))
    return parcel
