"""Asks members what they publish of themselves, and says what keeps a portal from showing one."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Final

from catalogue.federation.members import Member
from catalogue.federation.summary import SUMMARY_FILE, NewerError, NoSummaryError, parse_summary
from catalogue.problem_codes import problem
from catalogue.problems import Problem

if TYPE_CHECKING:
    from catalogue.federation.summary_model import Summary

TIMEOUT_S: Final = 20.0
#: A summary has some ten kilobytes; a site that sends more is none of ours.
MOST_BYTES: Final = 256 * 1024
_AT_ONCE: Final = 8
_HEADERS: Final = {"User-Agent": "MaduraCatalogueFederation/1.0", "Accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking a member.

    Attributes:
        member: who was asked.
        summary: what it said, or None where there is nothing to show.
        problems: why not, and what would keep visitors' browsers from searching it.
    """

    member: Member
    summary: Summary | None
    problems: tuple[Problem, ...] = ()


def ask_all(members: Sequence[Member], *, timeout_s: float = TIMEOUT_S) -> list[Answer]:
    """Answers of all members, in their order; several are asked at once."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda member: ask(member, timeout_s=timeout_s), members))


def ask(member: Member, *, timeout_s: float = TIMEOUT_S) -> Answer:
    """Asks one member for its summary."""
    try:
        request = urllib.request.Request(member.url + SUMMARY_FILE, headers=_HEADERS)  # noqa: S310 - http(s) only
        with urllib.request.urlopen(request, timeout=timeout_s) as response:  # noqa: S310 - as above
            data: bytes = response.read(MOST_BYTES + 1)
            shared = response.headers.get("Access-Control-Allow-Origin", "")
    except urllib.error.HTTPError as error:
        error.close()
        return _silent(member, f"HTTP {error.code}")
    except urllib.error.URLError as error:
        return _silent(member, _in_short(error.reason))
    except (OSError, HTTPException, ValueError) as error:
        return _silent(member, _in_short(error))
    return _judge(member, data, shared)


def _judge(member: Member, data: bytes, shared: str) -> Answer:
    try:
        if len(data) > MOST_BYTES:
            raise NoSummaryError(f"> {MOST_BYTES // 1024} KB")
        summary = parse_summary(data)
    except NewerError as error:
        found = problem("member-newer", member.place, value=member.id, theirs=error.theirs, ours=error.ours)
        return Answer(member, None, (found,))
    except NoSummaryError as error:
        found = problem("member-answer", member.place, value=member.url + SUMMARY_FILE, part=str(error))
        return Answer(member, None, (found,))
    if shared != "*":
        return Answer(member, summary, (problem("member-not-shared", member.place, value=member.id),))
    return Answer(member, summary)


def _silent(member: Member, reason: str) -> Answer:
    return Answer(member, None, (problem("member-unreachable", member.place, value=member.url, reason=reason),))


def _in_short(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "timed out"
    return getattr(reason, "strerror", None) or type(reason).__name__
