"""The producer: an IKM (small or medium industry) and how it can be reached."""

from __future__ import annotations

from datetime import date as Day
from typing import Annotated, Literal

from catalogue.records.kinds import Address, Id, Needed, Number, Term, Text
from catalogue.records.parts import FieldTranslation, L10n, Part, PhotoEntry, Readiness, Status, part

ProducerType = Literal["artisan", "group", "cooperative", "cv", "pt"]
Channel = Literal["producer", "programme"]
ExportMode = Literal["direct", "consignment", "diaspora", "marketplace"]


@part
class Place(Part):
    """Where the producer works; never a home address."""

    regency: Annotated[str | None, Term("regency"), Needed()] = None
    district: Annotated[str | None, Term("district")] = None
    village: Annotated[str | None, Text(max_length=80)] = None


@part
class Contact(Part):
    """How a buyer reaches the producer, or that the programme answers instead."""

    whatsapp: Annotated[str | None, Address("phone")] = None
    email: Annotated[str | None, Address("email")] = None
    website: Annotated[str | None, Address("web")] = None
    languages: tuple[Annotated[str, Term("language")], ...] = ()
    channel: Channel = "producer"


@part
class Consent(Part):
    """Whether the producer agreed to be shown. Without it only the regency is published."""

    publish: Annotated[bool, Needed(always=True)]
    date: Day | None = None
    by: Annotated[str | None, Text(max_length=120)] = None


@part
class ExportExperience(Part):
    """Goods that already went abroad."""

    country: Annotated[str, Term("country"), Needed(always=True)]
    year: Annotated[int | None, Number(whole=True, maximum=2100)] = None
    mode: ExportMode | None = None


@part
class Social(Part):
    """Handles or addresses on networks."""

    instagram: Annotated[str | None, Address("social", ("instagram.com",))] = None
    facebook: Annotated[str | None, Address("social", ("facebook.com", "fb.com"))] = None
    tiktok: Annotated[str | None, Address("social", ("tiktok.com",))] = None
    youtube: Annotated[str | None, Address("social", ("youtube.com", "youtu.be"))] = None
    shopee: Annotated[str | None, Address("social", ("shopee.co.id", "shopee.com.my"))] = None
    tokopedia: Annotated[str | None, Address("social", ("tokopedia.com",))] = None


@part
class Producer(Part):
    """One producer: `producers/<id>/producer.yml`."""

    id: Annotated[str, Id(), Needed(always=True)]
    name: Annotated[str | None, Text(max_length=80), Needed()] = None
    legal_name: Annotated[str | None, Text(max_length=120)] = None
    brand: Annotated[str | None, Text(max_length=80)] = None
    type: Annotated[ProducerType | None, Needed()] = None
    status: Annotated[Status, Needed(always=True)] = "draft"
    story: Annotated[L10n | None, Text(max_length=4000, lines=True, markup=True)] = None
    location: Annotated[Place | None, Needed()] = None
    contact: Contact | None = None
    consent: Consent | None = None
    nib: Annotated[str | None, Text(max_length=20)] = None
    founded: Annotated[int | None, Number(whole=True, maximum=2100)] = None
    workers: Annotated[int | None, Number(whole=True)] = None
    women_workers: Annotated[int | None, Number(whole=True)] = None
    export_experience: tuple[ExportExperience, ...] = ()
    retail: tuple[Annotated[str, Text(max_length=80)], ...] = ()
    social: Social | None = None
    photos: tuple[PhotoEntry, ...] = ()
    readiness: Readiness | None = None
    translations: dict[str, dict[str, FieldTranslation]] | None = None
    sample_data: bool = False
    updated: Annotated[Day | None, Needed()] = None

    @property
    def may_be_shown(self) -> bool:
        """Whether anything but the regency may be published (consent)."""
        return self.consent is not None and self.consent.publish
