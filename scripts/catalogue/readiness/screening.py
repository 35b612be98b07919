"""The 4K+1A screening of trade offices: five dated results, and the state that follows from them on a day.

The state is derived, never written down: kualitas, kuantitas, kontinuitas, kemasan and administrasi.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final, Literal, NamedTuple

from catalogue.records import Producer, Product
from catalogue.records.parts import Check, CheckResult
from catalogue.records.parts import Readiness as Screened

Aspect = Literal["quality", "quantity", "continuity", "packaging", "administration"]
ASPECTS: Final[tuple[Aspect, ...]] = ("quality", "quantity", "continuity", "packaging", "administration")
ScreeningState = Literal["not_screened", "in_coaching", "passed", "needs_renewal"]
#: From the most to the least that can be said.
SCREENING_STATES: Final[tuple[ScreeningState, ...]] = ("passed", "needs_renewal", "in_coaching", "not_screened")
#: How long a result is good where the record does not say it. Offices look again about every second year.
VALID_MONTHS: Final = 24
_SHORTEST_MONTH: Final = 28


class AspectResult(NamedTuple):
    """One of the five results.

    Attributes:
        aspect: which of the five.
        result: pass, coach or fail.
        found_on: when it was found.
        valid_until: last day it is good.
        lapsed: whether that day has passed.
        evidence: what the office saw, or empty.
        note: what the office wrote, or empty.
    """

    aspect: Aspect
    result: CheckResult
    found_on: date
    valid_until: date
    lapsed: bool
    evidence: str
    note: str


class Screening(NamedTuple):
    """How a screening stands on a day.

    Attributes:
        state: see ScreeningState.
        by: the office, or empty.
        on: day of the screening as a whole, or None.
        valid_until: the first day on which something lapses, where all five have passed; else None.
        results: the aspects that have one, in the order of ASPECTS.
    """

    state: ScreeningState
    by: str
    on: date | None
    valid_until: date | None
    results: tuple[AspectResult, ...]

    @property
    def is_some(self) -> bool:
        """Whether there was a screening at all."""
        return self.on is not None or bool(self.results)

    @property
    def unseen(self) -> tuple[Aspect, ...]:
        """Aspects without a result."""
        seen = {result.aspect for result in self.results}
        return tuple(aspect for aspect in ASPECTS if aspect not in seen)

    @property
    def open(self) -> tuple[Aspect, ...]:
        """Aspects to work on: coaching, failed, lapsed, or not looked at."""
        good = {r.aspect for r in self.results if r.result == "pass" and not r.lapsed}
        return tuple(aspect for aspect in ASPECTS if aspect not in good)


_NO_SCREENING: Final = Screening("not_screened", "", None, None, ())


def screening(record: Producer | Product, today: date) -> Screening:
    """How a record's own screening stands on a day.

    Results without a named office, without a date, or dated later than today count as none.
    """
    screened = record.readiness
    if screened is None or not screened.screened_by:
        return _NO_SCREENING
    results = tuple(_results(screened, today))
    on = screened.screened_on if screened.screened_on and screened.screened_on <= today else None
    state = _state(results)
    until = min(result.valid_until for result in results) if state in ("passed", "needs_renewal") else None
    return Screening(state, screened.screened_by, on, until, results)


def screening_of(product: Product, producer: Producer | None, today: date) -> Screening:
    """The screening that speaks for a product: its own where it has one, else its producer's."""
    own = screening(product, today)
    return own if own.is_some or producer is None else screening(producer, today)


def _results(screened: Screened, today: date) -> list[AspectResult]:
    found: list[AspectResult] = []
    if screened.checks is None:
        return found
    for aspect in ASPECTS:
        check: Check | None = getattr(screened.checks, aspect)
        day = (check.date or screened.screened_on) if check else None
        if check is None or day is None or day > today:
            continue
        until = check.valid_until or screened.valid_until or months_later(day, VALID_MONTHS)
        lapsed = until < today
        found.append(AspectResult(aspect, check.result, day, until, lapsed, check.evidence or "", check.note or ""))
    return found


def _state(results: tuple[AspectResult, ...]) -> ScreeningState:
    if not results:
        return "not_screened"
    if len(results) < len(ASPECTS) or any(result.result != "pass" for result in results):
        return "in_coaching"
    return "needs_renewal" if any(result.lapsed for result in results) else "passed"


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    # Every month has 28 days: how many more is asked for where it matters only.
    return date(year, month, day.day if day.day <= _SHORTEST_MONTH else min(day.day, monthrange(year, month)[1]))
