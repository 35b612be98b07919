"""Products that show what a test says, for every group of goods; made in memory over the repository's own rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.catalogue import Catalogue
from catalogue.messages import read_messages
from catalogue.readiness import Readiness, Reasons, evaluate
from catalogue.records import Certificate, Producer, Product
from catalogue.records.parts import Evidence
from catalogue.reference import read_vocabulary
from catalogue.requirements import Rule
from catalogue.vocabulary import Vocabulary
from filled import filled, plain

REPO = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
SEEN = date(2026, 9, 1)


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(REPO / "reference")


@cache
def reasons() -> Reasons:
    return Reasons(read_messages(REPO / "overrides" / "locale")["en"], vocabulary())


#: What a product of each group is, so that the conditions of the rules hold for it.
TRAITS: dict[str, dict[str, Any]] = {
    "coffee": {"hs_code": "090111"},
    "furniture": {"hs_code": "940169", "materials": ["teak"]},
    "handicraft_wood": {"hs_code": "442011", "materials": ["teak"]},
}


def goods(group: str, **fields: Any) -> Product:
    """A halal-claiming, packed product of a group."""
    return filled(
        Product,
        {
            "id": f"contoh-{group.replace('_', '-')}",
            "status": "published",
            "producer": "contoh",
            "requirement_group": group,
            "name": {"en": "Halal sample"},
            "packaging": {"net_weight_g": "200"},
            **TRAITS.get(group, {}),
            **fields,
        },
    )


def maker(**fields: Any) -> Producer:
    return filled(Producer, {"id": "contoh", "status": "published", "location": {"regency": "sumenep"}, **fields})


def paper(kind: str, status: str = "issued", expires: date | None = None) -> Certificate:
    return filled(Certificate, {"type": kind, "status": status, "expires": expires})


def seen(requirement: str, status: str = "met", expires: date | None = None, **fields: Any) -> Evidence:
    known = {"date": SEEN, "by": "Dinas", **fields}
    return filled(Evidence, {"requirement": requirement, "status": status, "expires": expires, **known})


def showing(product: Product, rules: Iterable[Rule], expires: date | None = None) -> Product:
    """The product with everything that these rules ask, by certificate where one shows it, else by evidence."""
    papers = list(product.certificates)
    evidence = list(product.readiness.evidence) if product.readiness else []
    for rule in rules:
        asked = rule.requirement
        if asked.certificates:
            papers.append(paper(asked.certificates[0], expires=expires))
        else:
            evidence.append(seen(asked.id, expires=expires))
    return with_(product, papers, evidence)


def with_(product: Product, papers: Iterable[Certificate] = (), evidence: Iterable[Evidence] = ()) -> Product:
    return filled(Product, {**plain(product), "certificates": papers, "readiness": {"evidence": evidence}})


def stands(product: Product, market: str, today: date = TODAY, producer: Producer | None = None) -> Readiness:
    return evaluate(product, producer, market, vocabulary(), today)


def catalogue_of(products: Iterable[Product], producers: Iterable[Producer], today: date = TODAY) -> Catalogue:
    return Catalogue(vocabulary(), {p.id: p for p in products}, {p.id: p for p in producers}, {}, today)
