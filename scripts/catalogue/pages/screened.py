"""Screenings as pages show them: the derived state, the five results, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalogue.languages import format_date
from catalogue.pages.terms import COMMA, Terms
from catalogue.pages.trade import Fact
from catalogue.readiness import Aspect, AspectResult, Screening

_RESULT_SIGNS: Final = {"pass": "held", "coach": "wip", "fail": "lack"}
_LAPSED: Final = "lapsed"


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of one aspect of a screening; the note is in Indonesian as it was written."""

    aspect: str
    sign: str
    result: str
    day: str
    note: str


def checked_aspects(screening: Screening, terms: Terms) -> tuple[Checked, ...]:
    """The results of a screening, aspect by aspect; a pass that has lapsed is none."""
    aspects, results = _aspects(terms), _results(terms)
    return tuple(
        Checked(
            aspects[found.aspect],
            _LAPSED if _is_stale(found) else _RESULT_SIGNS[found.result],
            terms.text("To be renewed") if _is_stale(found) else results[found.result],
            format_date(found.found_on, terms.language),
            found.note,
        )
        for found in screening.results
    )


def screened_fact(screening: Screening | None, terms: Terms) -> Fact:
    """When and by whom something was screened, and how it stands today, as one row; empty where it was not."""
    if screening is None or screening.on is None:
        return Fact(terms.text("Screened"), "")
    value = COMMA.join((format_date(screening.on, terms.language), screening.by))
    if screening.state in ("passed", "needs_renewal"):
        return Fact(terms.text("Screened"), value, _state(screening, terms))
    by_result: dict[str, list[str]] = {}
    for check in checked_aspects(screening, terms):
        by_result.setdefault(check.result, []).append(check.aspect.lower())
    return Fact(
        terms.text("Screened"),
        value,
        "; ".join(f"{result}: {COMMA.join(aspects)}" for result, aspects in by_result.items()),
    )


def screening_sentence(screening: Screening, terms: Terms) -> str:
    """What stands under the results: when and by whom, and what follows; empty where nothing was screened."""
    if screening.on is None:
        return ""
    values = {"date": format_date(screening.on, terms.language), "name": screening.by}
    sentences = [terms.text("Screened on %(date)s by %(name)s.") % values]
    if screening.state in ("passed", "needs_renewal"):
        sentences.append(f"{_state(screening, terms)}.")
    elif screening.results and screening.unseen:
        names = COMMA.join(_aspects(terms)[aspect].lower() for aspect in screening.unseen)
        sentences.append(terms.text("Not looked at yet: %(aspects)s.") % {"aspects": names})
    return " ".join(sentences)


def _state(screening: Screening, terms: Terms) -> str:
    """All five aspects have passed: until when that holds, or held."""
    until = {"date": format_date(screening.valid_until, terms.language) if screening.valid_until else ""}
    if screening.state == "passed":
        return terms.text("All five aspects passed, valid until %(date)s") % until
    return terms.text("All five aspects passed; that ended on %(date)s") % until


def _is_stale(found: AspectResult) -> bool:
    return found.lapsed and found.result == "pass"


def _aspects(terms: Terms) -> dict[Aspect, str]:
    return {
        "quality": terms.text("Quality"),
        "quantity": terms.text("Quantity"),
        "continuity": terms.text("Continuity"),
        "packaging": terms.text("Packaging"),
        "administration": terms.text("Administration"),
    }


def _results(terms: Terms) -> dict[str, str]:
    return {
        "pass": terms.text("Passed"),
        "coach": terms.text("In coaching"),
        "fail": terms.text("Not passed yet"),
    }
