"""`site.json`: what every site publishes of itself, and all that a portal reads at its build.

A field's meaning never changes; new ones are added. `schema` is raised when a portal of before could misread a file,
`search.format` when its script could misread the files of the search.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from catalogue.federation.summary_model import Summary

SUMMARY_FILE: Final = "site.json"
SCHEMA: Final = 1
SEARCH_FORMAT: Final = 1
#: Products of a summary's list of new entries.
NEWEST: Final = 5


class NewerError(Exception):
    """The file was written for a newer generator.

    Attributes:
        theirs: the version it says.
        ours: the newest we know.
    """

    def __init__(self, theirs: int, ours: int) -> None:
        super().__init__(f"{theirs} > {ours}")
        self.theirs, self.ours = theirs, ours


class NoSummaryError(Exception):
    """The file is no summary; its text names the part that is wrong."""


def parse_summary(data: bytes) -> Summary:
    """Reads what a site says of itself; it comes from elsewhere and may be anything.

    Raises:
        NewerError: a newer generator wrote it.
        NoSummaryError: it is something else.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - see summary_model

    from catalogue.federation.summary_model import Summary  # noqa: PLC0415

    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NoSummaryError("JSON") from error
    if not isinstance(value, dict):
        raise NoSummaryError("JSON")
    _refuse_newer(value.get("schema"), SCHEMA)
    search = value.get("search")
    _refuse_newer(search.get("format") if isinstance(search, dict) else None, SEARCH_FORMAT)
    try:
        return Summary.model_validate(value)
    except ValidationError as error:
        raise NoSummaryError(".".join(map(str, error.errors()[0]["loc"]))) from error


def render_summary(summary: Summary) -> bytes:
    """The file's bytes."""
    return json_lines(summary.model_dump(mode="json", by_alias=True, exclude_none=True))


def json_lines(value: dict[str, Any]) -> bytes:
    """JSON that git shows line by line."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _refuse_newer(version: object, ours: int) -> None:
    if isinstance(version, int) and version > ours:
        raise NewerError(version, ours)
