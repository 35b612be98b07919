"""The 4K+1A screening: its state follows from five dated results and the day, and from nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from catalogue.readiness import ASPECTS, SCREENING_STATES, screening, screening_of
from catalogue.readiness.screening import months_later
from hypothesis import given
from hypothesis import strategies as st
from readiness_samples import TODAY, goods, maker

OFFICE = "Dinas perindustrian kabupaten"
DAY = date(2026, 9, 1)


def screened(results: str = "PPPPP", **fields: Any) -> dict[str, Any]:
    """A screening by its results: P passed, C coaching, F failed, - not looked at."""
    words = {"P": "pass", "C": "coach", "F": "fail"}
    checks = {a: {"result": words[r]} for a, r in zip(ASPECTS, results, strict=True) if r != "-"}
    return {"readiness": {"screened_on": DAY, "screened_by": OFFICE, "checks": checks, **fields}}


@pytest.mark.parametrize(
    ("results", "state"),
    [
        ("PPPPP", "passed"),
        ("PPPPC", "in_coaching"),
        ("FPPPP", "in_coaching"),
        ("PPPP-", "in_coaching"),
        ("-----", "not_screened"),
    ],
)
def test_the_state_follows_from_the_results(results: str, state: str) -> None:
    found = screening(maker(**screened(results)), TODAY)
    assert found.state == state
    assert [result.aspect for result in found.results] == [a for a, r in zip(ASPECTS, results, strict=True) if r != "-"]
    assert found.unseen == tuple(a for a, r in zip(ASPECTS, results, strict=True) if r == "-")
    assert found.open == tuple(a for a, r in zip(ASPECTS, results, strict=True) if r != "P")


def test_nothing_is_not_screened() -> None:
    assert screening(maker(), TODAY).state == "not_screened"
    assert screening(goods("coffee"), TODAY).by == ""


def test_a_pass_is_good_for_two_years_to_the_day() -> None:
    record = maker(**screened())
    until = date(2028, 9, 1)
    assert screening(record, until).state == "passed"
    assert screening(record, until).valid_until == until
    late = screening(record, until + timedelta(days=1))
    assert late.state == "needs_renewal"
    assert late.open == ASPECTS


def test_the_office_may_say_how_long_it_is_good() -> None:
    record = maker(**screened(valid_until=TODAY))
    assert screening(record, TODAY).state == "passed"
    assert screening(record, TODAY + timedelta(days=1)).state == "needs_renewal"
    own = screened()
    own["readiness"]["checks"]["packaging"]["valid_until"] = DAY
    own["readiness"]["checks"]["packaging"]["evidence"] = "Laporan 14/2026"
    found = screening(maker(**own), TODAY)
    assert (found.state, found.open) == ("needs_renewal", ("packaging",))
    assert found.results[3].evidence == "Laporan 14/2026"


def test_what_nobody_did_or_is_still_to_come_counts_as_nothing() -> None:
    assert screening(maker(**screened(screened_by=None)), TODAY).state == "not_screened"
    assert screening(maker(**screened(screened_on=None)), TODAY).state == "not_screened"
    future = screening(maker(**screened(screened_on=TODAY + timedelta(days=1))), TODAY)
    assert (future.state, future.on) == ("not_screened", None)


def test_a_products_own_screening_speaks_before_its_producers() -> None:
    producer = maker(**screened("PPPPC"))
    assert screening_of(goods("coffee"), producer, TODAY).state == "in_coaching"
    assert screening_of(goods("coffee", **screened()), producer, TODAY).state == "passed"
    evidence = {"requirement": "label_care", "status": "met", "date": DAY, "by": OFFICE}
    only_evidence = goods("coffee", readiness={"evidence": [evidence]})
    assert screening_of(only_evidence, producer, TODAY).state == "in_coaching"
    assert screening_of(goods("coffee"), None, TODAY).state == "not_screened"


@given(st.text("PCF-", min_size=5, max_size=5), st.integers(0, 1500), st.integers(0, 1500))
def test_time_never_betters_a_screening(results: str, first: int, later: int) -> None:
    record = maker(**screened(results))
    before, after = (screening(record, DAY + timedelta(days=n)) for n in (first, first + later))
    assert SCREENING_STATES.index(before.state) <= SCREENING_STATES.index(after.state)


def test_months_end_where_the_shorter_month_does() -> None:
    assert months_later(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 11, 30), 2) == date(2027, 1, 30)
