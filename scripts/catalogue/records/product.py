"""The product: the one field table from which schema, reader, forms and field reference are made."""

from __future__ import annotations

from datetime import date as Day
from decimal import Decimal
from typing import Annotated, Literal

from catalogue.records.kinds import Id, Needed, Number, Term, Text
from catalogue.records.parts import (
    FieldTranslation,
    L10n,
    L10nList,
    Part,
    PhotoEntry,
    Quantity,
    Readiness,
    Status,
    part,
)

PriceMode = Literal["on_request", "fixed", "range", "tiered"]
CertificateStatus = Literal["issued", "in_progress", "planned"]
Dye = Literal["natural", "synthetic", "mixed"]


@part
class Capacity(Part):
    """What the producer can make in a span of time."""

    value: Annotated[Decimal, Number(above_zero=True, counted=True), Needed(always=True)]
    unit: Annotated[str, Term("unit"), Needed(always=True)]
    per: Literal["month"] = "month"


@part
class LeadTime(Part):
    """Days from order to readiness."""

    min: Annotated[int, Number(whole=True, maximum=3650), Needed(always=True)]
    max: Annotated[int, Number(whole=True, maximum=3650), Needed(always=True)]


@part
class Tier(Part):
    """The price from a quantity upwards; `from` counts in `price.per`."""

    from_: Annotated[Decimal, Number(above_zero=True, counted=True), Needed(always=True)]
    amount: Annotated[Decimal, Number(above_zero=True, counted=True), Needed(always=True)]


@part
class Price(Part):
    """What it costs: on request, fixed, a range, or falling with the quantity."""

    mode: Annotated[PriceMode, Needed(always=True)]
    currency: Annotated[str | None, Term("currency")] = None
    amount: Annotated[Decimal | None, Number(above_zero=True, counted=True)] = None
    min: Annotated[Decimal | None, Number(above_zero=True, counted=True)] = None
    max: Annotated[Decimal | None, Number(above_zero=True, counted=True)] = None
    tiers: tuple[Tier, ...] = ()
    per: Annotated[str | None, Term("unit")] = None
    incoterm: Annotated[str | None, Term("incoterm")] = None
    place: Annotated[str | None, Term("port", strict=False)] = None
    valid_until: Day | None = None


@part
class VariantPrice(Part):
    """A variant's own price, in the product's price terms."""

    amount: Annotated[Decimal, Number(above_zero=True, counted=True), Needed(always=True)]
    currency: Annotated[str | None, Term("currency")] = None


@part
class Carton(Part):
    """The outer carton; its volume is derived from the lengths."""

    units: Annotated[int | None, Number(whole=True, above_zero=True)] = None
    length_cm: Annotated[Decimal | None, Number(above_zero=True)] = None
    width_cm: Annotated[Decimal | None, Number(above_zero=True)] = None
    height_cm: Annotated[Decimal | None, Number(above_zero=True)] = None
    net_kg: Annotated[Decimal | None, Number(above_zero=True)] = None
    gross_kg: Annotated[Decimal | None, Number(above_zero=True)] = None


@part
class Packaging(Part):
    """How it is packed."""

    description: Annotated[L10n | None, Text(max_length=500)] = None
    net_weight_g: Annotated[Decimal | None, Number(above_zero=True)] = None
    carton: Carton | None = None


@part
class Sample(Part):
    """A trial piece for the buyer."""

    available: Annotated[bool, Needed(always=True)]
    cost: Annotated[Decimal | None, Number(counted=True)] = None
    currency: Annotated[str | None, Term("currency")] = None
    lead_time_days: Annotated[int | None, Number(whole=True, maximum=3650)] = None
    refundable: bool | None = None


@part
class Customization(Part):
    """What can be made to order."""

    private_label: bool | None = None
    oem: bool | None = None
    notes: Annotated[L10n | None, Text(max_length=500)] = None


@part
class Variant(Part):
    """A variant of the product: colour, size, flavour."""

    sku: Annotated[str | None, Text(max_length=40)] = None
    name: Annotated[L10n | None, Text(max_length=80), Needed(always=True)] = None
    price: VariantPrice | None = None
    gtin: Annotated[str | None, Text(pattern=r"^(\d{8}|\d{12,14})$", code="gtin-format")] = None


@part
class Certificate(Part):
    """A certificate, registration or test report."""

    type: Annotated[str, Term("certificate"), Needed(always=True)]
    status: Annotated[CertificateStatus, Needed(always=True)]
    number: Annotated[str | None, Text(max_length=80)] = None
    issuer: Annotated[str | None, Text(max_length=120)] = None
    issued: Day | None = None
    expires: Day | None = None
    scope: Annotated[str | None, Text(max_length=200)] = None


@part
class Nutrition(Part):
    """Nutrition facts per 100 g."""

    energy_kj: Annotated[Decimal | None, Number()] = None
    energy_kcal: Annotated[Decimal | None, Number()] = None
    fat_g: Annotated[Decimal | None, Number(maximum=100)] = None
    saturated_fat_g: Annotated[Decimal | None, Number(maximum=100)] = None
    carbohydrate_g: Annotated[Decimal | None, Number(maximum=100)] = None
    sugars_g: Annotated[Decimal | None, Number(maximum=100)] = None
    fibre_g: Annotated[Decimal | None, Number(maximum=100)] = None
    protein_g: Annotated[Decimal | None, Number(maximum=100)] = None
    salt_g: Annotated[Decimal | None, Number(maximum=100)] = None
    sodium_mg: Annotated[Decimal | None, Number()] = None


@part
class Food(Part):
    """What only food has."""

    ingredients: Annotated[L10n | None, Text(max_length=1000), Needed(food_only=True)] = None
    allergens: tuple[Annotated[str, Term("allergen")], ...] | None = None
    net_content: Quantity | None = None
    nutrition: Nutrition | None = None


@part
class Fibre(Part):
    """A fibre's share of the cloth."""

    material: Annotated[str, Term("material"), Needed(always=True)]
    percent: Annotated[Decimal, Number(above_zero=True, maximum=100), Needed(always=True)]


@part
class Motif(Part):
    """A batik motif: its own name is never translated."""

    name: Annotated[str, Text(max_length=80), Needed(always=True)]
    meaning: Annotated[L10n | None, Text(max_length=500)] = None


@part
class Textile(Part):
    """What only cloth and clothing have."""

    fibres: tuple[Fibre, ...] = ()
    motif: Motif | None = None
    dye: Dye | None = None
    one_of_a_kind: bool | None = None
    days_of_work: Annotated[Decimal | None, Number(above_zero=True, counted=True)] = None
    care: Annotated[L10n | None, Text(max_length=500, lines=True)] = None


@part
class Wood(Part):
    """What only wooden goods have."""

    species: Annotated[str | None, Text(max_length=120)] = None
    finish: Annotated[L10n | None, Text(max_length=200)] = None
    knock_down: bool | None = None


@part
class Product(Part):
    """One product of one producer: `products/<id>/product.yml`."""

    id: Annotated[str, Id(), Needed(always=True)]
    status: Annotated[Status, Needed(always=True)]
    producer: Annotated[str | None, Id("producer"), Needed()] = None
    category: Annotated[str | None, Term("category"), Needed()] = None
    name: Annotated[L10n | None, Text(max_length=80), Needed()] = None
    summary: Annotated[L10n | None, Text(max_length=160), Needed()] = None
    description: Annotated[L10n | None, Text(max_length=4000, lines=True, markup=True), Needed()] = None
    story: Annotated[L10n | None, Text(max_length=4000, lines=True, markup=True)] = None
    keywords: Annotated[L10nList | None, Text(max_length=60)] = None
    local_names: Annotated[L10nList | None, Text(max_length=60)] = None
    photos: Annotated[tuple[PhotoEntry, ...], Needed()] = ()
    sku: Annotated[str | None, Text(max_length=40)] = None
    gtin: Annotated[str | None, Text(pattern=r"^(\d{8}|\d{12,14})$", code="gtin-format")] = None
    hs_code: Annotated[str | None, Term("hs_code"), Needed()] = None
    hs_national: Annotated[str | None, Text(pattern=r"^\d{8}$", code="hs-national-format")] = None
    hs_confirmed_by: Annotated[str | None, Text(max_length=120)] = None
    materials: tuple[Annotated[str, Term("material")], ...] = ()
    techniques: tuple[Annotated[str, Term("technique")], ...] = ()
    moq: Annotated[Quantity | None, Needed()] = None
    capacity: Annotated[Capacity | None, Needed()] = None
    lead_time: Annotated[LeadTime | None, Needed()] = None
    price: Annotated[Price | None, Needed()] = None
    incoterms: tuple[Annotated[str, Term("incoterm")], ...] = ()
    payment_terms: tuple[Annotated[str, Term("payment_term")], ...] = ()
    ports: tuple[Annotated[str, Term("port", strict=False)], ...] = ()
    packaging: Packaging | None = None
    dimensions_cm: tuple[Annotated[Decimal, Number(above_zero=True)], ...] = ()
    sample: Sample | None = None
    customization: Customization | None = None
    variants: tuple[Variant, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    shelf_life_months: Annotated[Decimal | None, Number(above_zero=True, counted=True, maximum=600)] = None
    storage: Annotated[L10n | None, Text(max_length=500, lines=True)] = None
    food: Food | None = None
    textile: Textile | None = None
    wood: Wood | None = None
    restriction: Annotated[L10n | None, Text(max_length=500)] = None
    requirement_group: Annotated[str | None, Term("requirement_group")] = None
    target_markets: tuple[Annotated[str, Term("country")], ...] = ()
    readiness: Readiness | None = None
    translations: dict[str, dict[str, FieldTranslation]] | None = None
    aliases: tuple[Annotated[str, Id()], ...] = ()
    sample_data: bool = False
    updated: Annotated[Day | None, Needed()] = None

    @property
    def cover(self) -> PhotoEntry | None:
        """The first main photo, else the first photo."""
        mains = (photo for photo in self.photos if photo.role == "main")
        return next(mains, self.photos[0] if self.photos else None)

    @property
    def photos_by_cover(self) -> tuple[PhotoEntry, ...]:
        """All photos, the cover first, the others in their order."""
        cover = self.cover
        return tuple(sorted(self.photos, key=lambda photo: photo is not cover))
