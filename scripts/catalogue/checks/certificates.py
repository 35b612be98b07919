"""Rules of certificates: the number's form, dummies, dates, and what a number says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.checks.finding import Finding, Scope, found
from catalogue.checks.identity import not_in_future
from catalogue.problems import Bilingual
from catalogue.records import Certificate, Producer, Product
from catalogue.vocabulary import CertificateType

#: Personal tax number: never recorded, and its number is not looked at any further.
TAX_NUMBER = "npwp"
_HALAL = "halal_bpjph"
_FOOD_LICENCE = "bpom_md"
_CENTURY = 2000
#: Stands for a number that is kept but never shown.
_HIDDEN = "…"


def check_certificates(product: Product, scope: Scope) -> Iterator[Finding]:
    """All rules of a product's certificates."""
    for index, certificate in enumerate(product.certificates):
        field = f"certificates[{index}]"
        if certificate.type == TAX_NUMBER:
            yield found("npwp-certificate", f"{field}.type")
            continue
        kind = scope.vocabulary.certificates[certificate.type]
        yield from _check_dates(certificate, kind, field, scope)
        if certificate.number:
            yield from check_number(certificate.number, kind, f"{field}.number", sample_data=product.sample_data)
            yield from _check_own_words(certificate, kind, field, scope)
        elif certificate.status == "issued" and kind.pattern is not None:
            yield found("certificate-number-missing", field, label=label_of(kind))


def check_nib(producer: Producer, scope: Scope) -> Iterator[Finding]:
    """The producer's business number has the form of one."""
    kind = scope.vocabulary.certificates.get("nib")
    if producer.nib and kind is not None:
        yield from check_number(producer.nib, kind, "nib", sample_data=producer.sample_data)


def label_of(kind: CertificateType) -> Bilingual:
    """The short name of a certificate in the languages of messages."""
    return Bilingual(kind.short["id"], kind.short["en"])


def check_number(number: str, kind: CertificateType, field: str, *, sample_data: bool) -> Iterator[Finding]:
    """A number has the form of its kind and is no dummy outside sample data."""
    if kind.is_dummy(number) and not sample_data:
        yield found("certificate-dummy", field, label=label_of(kind))
        return
    if kind.id == _HALAL and number.strip().upper().startswith("KH"):
        yield found("halal-kh", field)
        return
    if kind.pattern is None or kind.pattern.fullmatch(number):
        return
    code = "certificate-number-format" if kind.pattern_level == "error" else "certificate-number-unusual"
    value = number if kind.public else _HIDDEN  # reports of the check are public, in the log of every change
    yield found(code, field, value=value, label=label_of(kind), example=kind.example or kind.pattern.pattern)


def _check_dates(certificate: Certificate, kind: CertificateType, field: str, scope: Scope) -> Iterator[Finding]:
    issued, expires = certificate.issued, certificate.expires
    if issued is not None and expires is not None and expires < issued:
        yield found("certificate-dates", f"{field}.expires", issued=issued.isoformat(), expires=expires.isoformat())
    if certificate.status != "issued":
        return
    yield from not_in_future(issued, f"{field}.issued", scope.today)
    if expires is not None and expires < scope.today:
        yield found("certificate-expired", f"{field}.expires", label=label_of(kind), value=expires.isoformat())


def _check_own_words(certificate: Certificate, kind: CertificateType, field: str, scope: Scope) -> Iterator[Finding]:
    """What a number says of itself: the year it ends, and whether the goods are imported."""
    number = certificate.number or ""
    if kind.is_dummy(number):
        return
    if kind.id == _FOOD_LICENCE and re.match(r"(?:BPOM\s+RI\s+)?ML", number, re.IGNORECASE):
        yield found("bpom-ml", f"{field}.number")
    match = kind.pattern.fullmatch(number) if kind.pattern is not None else None
    if match is None or kind.year_group is None:
        return
    year = match[kind.year_group]
    if certificate.expires is not None:
        if certificate.expires.year != _CENTURY + int(year):
            yield found("pirt-year", f"{field}.expires", year=year, value=certificate.expires.isoformat())
    elif certificate.status == "issued" and _CENTURY + int(year) < scope.today.year:
        yield found("pirt-ended", f"{field}.number", year=year)
