"""What a product has to show for a requirement: certificates of its own, and evidence an office has written down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, NamedTuple, TypeVar

from catalogue.catalogue import CertificateState, certificate_state
from catalogue.records import Producer, Product

HoldingState = Literal["met", "in_progress", "expired", "planned"]
_Key = TypeVar("_Key", str, tuple[str, str])

#: The best thing a record shows counts: a renewal under way is worth more than the paper that ran out.
_ORDER: Final[tuple[HoldingState, ...]] = ("met", "in_progress", "expired", "planned")
_OF_CERTIFICATE: Final[Mapping[CertificateState, HoldingState]] = {
    "held": "met",
    "in_progress": "in_progress",
    "expired": "expired",
    "planned": "planned",
}


class Holding(NamedTuple):
    """One thing a record shows.

    Attributes:
        state: how it stands on the day.
        certificate: kind of certificate, or empty for evidence.
        expires: last day it is good, where known.
        since: day it was issued or seen, where known.
        by: office that saw the evidence, or empty.
    """

    state: HoldingState
    certificate: str = ""
    expires: date | None = None
    since: date | None = None
    by: str = ""


#: What evidence shows, by requirement and market; an empty market stands for all.
EvidenceHeld = Mapping[tuple[str, str], Holding]


class Holdings(NamedTuple):
    """The best a product shows, by what it is looked up with.

    Attributes:
        certificates: kind of certificate to holding.
        evidence: see EvidenceHeld.
    """

    certificates: Mapping[str, Holding]
    evidence: EvidenceHeld

    def best(self, requirement: str, certificates: tuple[str, ...], market: str) -> Holding | None:
        """The best of everything that shows a requirement in a market."""
        found = None
        for kind in certificates:
            found = _better(found, self.certificates.get(kind))
        if self.evidence:
            found = _better(found, self.evidence.get((requirement, "")))
            found = _better(found, self.evidence.get((requirement, market)))
        return found


def holdings_of(product: Product, producer: Producer | None, today: date) -> Holdings:
    """What a product shows on a day; what its producer has evidence of counts for every product of his."""
    return holdings_beside(product, evidence_of(producer, today) if producer else {}, today)


def holdings_beside(product: Product, evidence: EvidenceHeld, today: date) -> Holdings:
    """As `holdings_of`, with what `evidence_of` gave for the producer."""
    certificates: dict[str, Holding] = {}
    for paper in product.certificates:
        state = _OF_CERTIFICATE[certificate_state(paper, today)]
        _keep(certificates, paper.type, Holding(state, paper.type, paper.expires, paper.issued))
    if product.readiness is None or not product.readiness.evidence:
        return Holdings(certificates, evidence)
    both = dict(evidence_of(product, today))
    for key, holding in evidence.items():
        _keep(both, key, holding)
    return Holdings(certificates, both)


def evidence_of(record: Product | Producer, today: date) -> EvidenceHeld:
    """The best a record's own evidence shows on a day."""
    into: dict[tuple[str, str], Holding] = {}
    for entry in record.readiness.evidence if record.readiness else ():
        if entry.date is None or not entry.by or entry.date > today:
            continue  # seen by nobody, or not yet: it shows nothing
        state: HoldingState = "in_progress" if entry.status == "in_progress" else "met"
        if state == "met" and entry.expires is not None and entry.expires < today:
            state = "expired"
        holding = Holding(state, "", entry.expires, entry.date, entry.by)
        for market in entry.markets or ("",):
            _keep(into, (entry.requirement, market), holding)
    return into


def _keep(into: dict[_Key, Holding], key: _Key, holding: Holding) -> None:
    best = into.get(key)
    into[key] = holding if best is None else min(best, holding, key=_rank)


def _better(one: Holding | None, other: Holding | None) -> Holding | None:
    """The better of two; of two equally good the one that lasts longer, no end being the longest."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=_rank)


def _rank(holding: Holding) -> tuple[int, int, str]:
    end = holding.expires or date.max
    return _ORDER.index(holding.state), -end.toordinal(), holding.certificate
