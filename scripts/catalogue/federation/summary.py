"""`site.json`: what every site publishes of itself, and all that a portal reads at its build.

A field's meaning never changes; new ones are added. `schema` is raised when a portal of before could misread a file,
`search.format` when its script could misread the files of the search.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, ValidationError

SUMMARY_FILE: Final = "site.json"
SCHEMA: Final = 1
SEARCH_FORMAT: Final = 1
#: Products of a summary's list of new entries.
NEWEST: Final = 5

_Text = Annotated[str, Field(max_length=300)]
_Key = Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=80)]


class _Part(BaseModel):
    """What a newer site says beside is left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Texts(_Part):
    """A text by language; one that is not translated yet is missing."""

    en: _Text | None = None
    id: _Text | None = None
    ms: _Text | None = None


class Counts(_Part):
    """How many products and producers a regency has in a site."""

    products: NonNegativeInt
    producers: NonNegativeInt


class Entry(_Part):
    """A product of the list of new entries."""

    id: _Key
    name: Texts


class Search(_Part):
    """How the site is searched: the form of its files, below `search/` and `pagefind/`."""

    format: NonNegativeInt


class Summary(_Part):
    """A site in short.

    Attributes:
        schema_version: of this file; `schema` in JSON.
        name: of the site.
        updated: the day its newest record was changed.
        sample_data: whether any of its products is fictitious.
        products: how many buyers find.
        producers: who make them.
        regencies: by id.
        categories: products by id; only those that have some.
        newest: newest first.
        data: site paths of its public data.
        search: how it is searched.
    """

    schema_version: NonNegativeInt = Field(alias="schema")
    name: Texts
    updated: date
    sample_data: bool
    products: NonNegativeInt
    producers: NonNegativeInt
    regencies: dict[_Key, Counts]
    categories: dict[_Key, NonNegativeInt]
    newest: Annotated[tuple[Entry, ...], Field(max_length=50)]
    data: dict[str, _Text]
    search: Search


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
