"""The collection: a trade promotion, a fair, a theme."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated

from catalogue.records.kinds import Address, Id, Needed, Photo, Term, Text
from catalogue.records.parts import FieldTranslation, L10n, Part, Status, part


@part
class Select(Part):
    """Which products stand in a collection: those that match every key, by any of its values."""

    category: tuple[Annotated[str, Term("category")], ...] = ()
    regency: tuple[Annotated[str, Term("regency")], ...] = ()
    producer: tuple[Annotated[str, Id("producer")], ...] = ()
    material: tuple[Annotated[str, Term("material")], ...] = ()
    technique: tuple[Annotated[str, Term("technique")], ...] = ()
    certificate: tuple[Annotated[str, Term("certificate")], ...] = ()
    market: tuple[Annotated[str, Term("country")], ...] = ()


@part
class CollectionContact(Part):
    """Who answers for the promotion."""

    name: Annotated[str | None, Text(max_length=120)] = None
    whatsapp: Annotated[str | None, Address("phone")] = None
    email: Annotated[str | None, Address("email")] = None
    website: Annotated[str | None, Address("web")] = None


@part
class Collection(Part):
    """One promotion: `collections/<id>/collection.yml`."""

    id: Annotated[str, Id(), Needed(always=True)]
    status: Annotated[Status, Needed(always=True)]
    title: Annotated[L10n | None, Text(max_length=120), Needed()] = None
    summary: Annotated[L10n | None, Text(max_length=300), Needed()] = None
    body: Annotated[L10n | None, Text(max_length=8000, lines=True, markup=True)] = None
    organiser: Annotated[str | None, Text(max_length=160)] = None
    place: Annotated[str | None, Text(max_length=160)] = None
    starts: Day | None = None
    ends: Day | None = None
    market: Annotated[str | None, Term("country")] = None
    products: tuple[Annotated[str, Id("product")], ...] = ()
    select: Select | None = None
    cover: Annotated[str | None, Photo()] = None
    cover_alt: Annotated[L10n | None, Text(max_length=300)] = None
    contact: CollectionContact | None = None
    translations: dict[str, dict[str, FieldTranslation]] | None = None
    aliases: tuple[Annotated[str, Id()], ...] = ()
    sample_data: bool = False
    updated: Day | None = None
