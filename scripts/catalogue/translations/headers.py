"""What the heads of all formats must say: the language, and how many texts there were."""

from __future__ import annotations

from catalogue.languages import LANGUAGES, Language
from catalogue.problem_codes import problem
from catalogue.problems import Location
from catalogue.translations.entries import RefusedFileError


def language_of(written: str, place: Location) -> Language:
    """The site's language that a head names.

    Raises:
        RefusedFileError: it names another.
    """
    for language in LANGUAGES:
        if written.replace("-", "_").partition("_")[0] == language:
            return language
    raise RefusedFileError(
        problem("translation-wrong-language", place, value=written, expected=", ".join(sorted(LANGUAGES)))
    )


def refuse_head(place: Location, missing: str) -> RefusedFileError:
    """The refusal of a file whose head lacks something."""
    return RefusedFileError(problem("translation-header-damaged", place, missing=missing))
