"""Certificates as buyers see them: held, under way, planned or expired, and never one for the other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from catalogue.catalogue import CERTIFICATE_STATES, CertificateState, certificate_state
from catalogue.languages import format_date
from catalogue.pages.once import once_for_all_languages
from catalogue.pages.terms import COMMA, Terms
from catalogue.records import Certificate

#: Class of a state in the style sheet: sign and colour.
STATE_CLASSES: Final[dict[CertificateState, str]] = {
    "held": "held",
    "in_progress": "wip",
    "planned": "plan",
    "expired": "lapsed",
}


class Paper(NamedTuple):
    """One certificate.

    Attributes:
        sign: class that gives sign and colour.
        state: the state as a word.
        label: name of the certificate.
        details: number (where it may be shown), issuer, dates, scope; perhaps empty.
    """

    sign: str
    state: str
    label: str
    details: str


def papers(certificates: Iterable[Certificate], terms: Terms, today: date, *, traceable: bool) -> tuple[Paper, ...]:
    """Certificates by state, held first and expired last, in the record's order within a state.

    Args:
        certificates: of one product.
        terms: words of the page's language.
        today: the day they are judged by.
        traceable: whether numbers and scopes are shown. A register leads from them to the producer, so without the
            producer's consent they are not.
    """
    return tuple([_paper(state, certificate, terms, traceable) for state, certificate in _judged(certificates, today)])


@once_for_all_languages
def _judged(certificates: Iterable[Certificate], today: date) -> list[tuple[CertificateState, Certificate]]:
    judged = [(certificate_state(certificate, today), certificate) for certificate in certificates]
    judged.sort(key=lambda pair: CERTIFICATE_STATES.index(pair[0]))
    return judged


def _paper(state: CertificateState, certificate: Certificate, terms: Terms, traceable: bool) -> Paper:
    return Paper(
        STATE_CLASSES[state],
        terms.state_words[state],
        terms.certificates[certificate.type],
        COMMA.join(_details(state, certificate, terms, traceable)),
    )


def _details(state: CertificateState, certificate: Certificate, terms: Terms, traceable: bool) -> Iterable[str]:
    kind = terms.vocabulary.certificates[certificate.type]
    if traceable and certificate.number and kind.public and state in ("held", "expired"):
        yield certificate.number
    if traceable and certificate.scope:
        yield certificate.scope
    if certificate.issuer:
        yield terms.text("issued by %(name)s") % {"name": certificate.issuer}
    if certificate.expires and state == "held":
        yield terms.text("valid until %(date)s") % {"date": format_date(certificate.expires, terms.language)}
    if certificate.expires and state == "expired":
        yield terms.text("expired on %(date)s") % {"date": format_date(certificate.expires, terms.language)}
    elif certificate.issued and not certificate.expires:
        yield terms.text("since %(date)s") % {"date": format_date(certificate.issued, terms.language)}
