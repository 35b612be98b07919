"""Rules of producers and of collections."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.checks.finding import Finding, Scope, found
from catalogue.checks.identity import not_in_future
from catalogue.problems import Bilingual
from catalogue.records import Collection, Producer

_SHOWN = frozenset({"published", "paused"})


def check_consent(producer: Producer, scope: Scope) -> Iterator[Finding]:
    """A producer that is published has been asked; consent was given in the past."""
    if producer.consent is None:
        if producer.status in _SHOWN:
            yield found("consent-missing", "consent")
        return
    yield from not_in_future(producer.consent.date, "consent.date", scope.today)


def check_contact(producer: Producer, _scope: Scope) -> Iterator[Finding]:
    """A published producer that answers buyers itself can be reached."""
    contact = producer.contact
    if producer.status not in _SHOWN or not producer.may_be_shown:
        return
    if contact is not None and (contact.channel == "programme" or contact.whatsapp):
        return
    if contact is None or not (contact.email or contact.website):
        yield found("contact-missing", "contact")


def check_workers(producer: Producer, _scope: Scope) -> Iterator[Finding]:
    """Women who work are among those who work."""
    women, workers = producer.women_workers, producer.workers
    if women is not None and workers is not None and women > workers:
        yield found("women-workers", "women_workers", women=women, workers=workers)


def check_years(producer: Producer, scope: Scope) -> Iterator[Finding]:
    """What has happened is not in the future."""
    if producer.founded is not None and producer.founded > scope.today.year:
        yield found("year-in-future", "founded", value=producer.founded)
    for index, export in enumerate(producer.export_experience):
        if export.year is not None and export.year > scope.today.year:
            yield found("year-in-future", f"export_experience[{index}].year", value=export.year)


def check_district(producer: Producer, scope: Scope) -> Iterator[Finding]:
    """The district lies in the regency."""
    place = producer.location
    if place is None or place.district is None or place.regency is None:
        return
    district = scope.vocabulary.districts[place.district]
    if district.regency != place.regency:
        names = {key: regency.label for key, regency in scope.vocabulary.regencies.items()}
        actual, regency = names[district.regency], names[place.regency]
        yield found(
            "district-regency",
            "location.district",
            value=district.code,
            name=district.name,
            actual=Bilingual(actual["id"], actual["en"]),
            regency=Bilingual(regency["id"], regency["en"]),
        )


def check_collection_dates(collection: Collection, _scope: Scope) -> Iterator[Finding]:
    """A promotion starts before it ends."""
    starts, ends = collection.starts, collection.ends
    if starts is not None and ends is not None and ends < starts:
        yield found("dates-order", "ends", starts=starts.isoformat(), ends=ends.isoformat())


def check_collection_choice(collection: Collection, _scope: Scope) -> Iterator[Finding]:
    """A collection lists its products or selects them, not both."""
    if collection.products and collection.select is not None:
        yield found("collection-both", "select")
    elif not collection.products and collection.select is None:
        yield found("collection-empty", "products")
