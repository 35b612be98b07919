"""Rules of screenings and evidence: somebody named looked at something, on a day that has been."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.checks.finding import Finding, Scope, found
from catalogue.checks.identity import not_in_future
from catalogue.records import Producer, Product
from catalogue.records.parts import Readiness


def check_readiness(record: Product | Producer, scope: Scope) -> Iterator[Finding]:
    """All rules of a record's `readiness`."""
    readiness: Readiness | None = record.readiness
    if readiness is not None:
        yield from _check_screening(readiness, scope)
        yield from _check_evidence(readiness, scope)


def _check_screening(readiness: Readiness, scope: Scope) -> Iterator[Finding]:
    checks = readiness.checks.given() if readiness.checks else []
    yield from not_in_future(readiness.screened_on, "readiness.screened_on", scope.today)
    if (readiness.screened_on is not None or checks) and not readiness.screened_by:
        yield found("screening-by-nobody", "readiness")
    for aspect, check in checks:
        field = f"readiness.checks.{aspect}"
        yield from not_in_future(check.date, f"{field}.date", scope.today)
        if check.date is None and readiness.screened_on is None:
            yield found("screening-without-date", field)


def _check_evidence(readiness: Readiness, scope: Scope) -> Iterator[Finding]:
    for index, entry in enumerate(readiness.evidence):
        field = f"readiness.evidence[{index}]"
        yield from not_in_future(entry.date, f"{field}.date", scope.today)
        if entry.date is None or not entry.by:
            yield found("evidence-by-nobody", field, value=entry.requirement)
        if entry.date is not None and entry.expires is not None and entry.expires < entry.date:
            date, expires = entry.date.isoformat(), entry.expires.isoformat()
            yield found("evidence-dates", f"{field}.expires", date=date, expires=expires)
