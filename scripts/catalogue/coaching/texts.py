"""The words of the letters, in the order of their importance; read once from `advice.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from catalogue.reference import plain_value
from catalogue.strict_yaml import read_yaml


class AdviceError(Exception):
    """`advice.yml` is not well formed; a mistake of ours, never of a producer."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to do.

    Attributes:
        rank: its place in the order of importance, the best first.
        what: what to do.
        why: why a buyer needs it.
        example: a good example.
    """

    rank: int
    what: str
    why: str
    example: str


@cache
def advice() -> Mapping[str, Advice]:
    """Every advice by its key.

    Raises:
        AdviceError: the file is no YAML.
    """
    document = read_yaml(files(__package__).joinpath("advice.yml").read_bytes(), "advice.yml")
    for found in document.problems:
        raise AdviceError(f"advice.yml:{found.location.line}: {found.message.en}")
    entries: Mapping[str, Mapping[str, str]] = plain_value(document.root) if document.root is not None else {}
    return {
        key: Advice(rank, entry["what"], entry["why"], entry["example"])
        for rank, (key, entry) in enumerate(entries.items())
    }
