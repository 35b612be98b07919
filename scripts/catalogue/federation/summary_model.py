"""What a site says of itself, as a model that looks at whatever somebody else's server sends.

Loaded only where a summary is read: pydantic takes a twentieth of a second, and most builds read none.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt

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
