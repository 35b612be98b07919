"""A portal at its build: its members, and what each of them said of itself when it was last heard.

Nothing is asked from the network here: `catalogue federation check --write` keeps each good answer in `federation/` of
the content root, and a build of the same files gives the same pages whoever is down at the time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from catalogue.federation.members import Member, origins_of, read_members
from catalogue.federation.summary import (
    NewerError,
    NoSummaryError,
    json_lines,
    parse_summary,
    render_summary,
)
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem

if TYPE_CHECKING:
    from catalogue.federation.summary_model import Summary

FOLDER: Final = "federation"
_ASKED: Final = "asked"


@dataclass(frozen=True, slots=True)
class Heard:
    """A member's last good answer.

    Attributes:
        summary: what it said.
        asked: the day it was asked.
    """

    summary: Summary
    asked: date


@dataclass(frozen=True)
class Portal:
    """A federation as its portal shows it.

    Attributes:
        members: in the order of `federation.yml`.
        heard: last good answers by member id; a member that never answered is not in it.
    """

    members: tuple[Member, ...]
    heard: Mapping[str, Heard]

    @property
    def origins(self) -> tuple[str, ...]:
        """Other sites that the portal's pages may ask."""
        return origins_of(self.members)

    @property
    def products(self) -> int:
        """Products of all members together."""
        return sum(heard.summary.products for heard in self.heard.values())


def read_portal(content: Path, regencies: Sequence[str]) -> tuple[Portal | None, list[Problem]]:
    """The portal of a content root, and what is wrong with its files.

    Returns:
        None where the content root has no `federation.yml`, or one without a member that can be used.
    """
    members, problems = read_members(content, regencies)
    heard = {}
    for member in members:
        path = content / answer_path(member)
        if not path.is_file():
            continue
        try:
            heard[member.id] = _read_answer(path.read_bytes())
        except (NewerError, NoSummaryError):
            problems.append(problem("member-answer-kept", Location(answer_path(member)), value=member.id))
    return (Portal(members, heard) if members else None), problems


def answer_path(member: Member) -> str:
    """Where a member's last good answer is kept, relative to the content root."""
    return f"{FOLDER}/{member.id}.json"


def render_answer(heard: Heard) -> bytes:
    """The file of an answer."""
    return json_lines({**json.loads(render_summary(heard.summary)), _ASKED: heard.asked.isoformat()})


def keep(content: Path, member: Member, heard: Heard) -> None:
    """Puts an answer in the place of the last one of the same member, in one step."""
    path = content / answer_path(member)
    path.parent.mkdir(exist_ok=True)
    half = path.with_suffix(".part")
    half.write_bytes(render_answer(heard))
    half.replace(path)


def _read_answer(data: bytes) -> Heard:
    summary = parse_summary(data)
    try:
        return Heard(summary, date.fromisoformat(json.loads(data)[_ASKED]))
    except (KeyError, TypeError, ValueError) as error:
        raise NoSummaryError(_ASKED) from error
