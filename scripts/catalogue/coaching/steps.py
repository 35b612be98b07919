"""What a producer would best do next for one product: from its problems, its photos and what is worth adding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalogue.checks.photos import PhotoSeen
from catalogue.coaching.texts import advice
from catalogue.problems import Problem, Severity
from catalogue.records import Producer, Product
from catalogue.vocabulary import Vocabulary

#: Below, a photo is blurred; beyond, it is too dark or too bright. The sharpness of the sample photos begins at 23, the
#: same softened by 3 pixels ends at 12; their mean lightness lies between 138 and 188.
BLURRED_BELOW: Final = 14.0
DARK_BELOW: Final = 62.0
BRIGHT_ABOVE: Final = 238.0
#: Width by height of a cover that lists can show whole or nearly so.
COVER_SHAPES: Final = (0.7, 1.8)
_INDEX: Final = re.compile(r"\[\d+\]")
_UNUSABLE: Final = frozenset(
    {"photo-unreadable", "photo-truncated", "photo-format", "photo-animated", "photo-too-many-pixels", "photo-too-big",
     "photo-missing"}
)  # fmt: skip
#: Fields that an official fills in: not a producer's next step.
_OFFICE: Final = frozenset(
    {"product.hs_code", "product.updated", "producer.updated", "product.status", "producer.status"}
)
_NAMED: Final = re.compile(r'"([^"]{1,200})"')


@dataclass(frozen=True, slots=True)
class Step:
    """One next step.

    Attributes:
        key: key of the advice, or code of a problem that has none of its own.
        rank: its importance, the best first.
        what: what to do.
        why: why a buyer needs it; empty where only the problem speaks.
        example: a good example or the problem's hint.
    """

    key: str
    rank: int
    what: str
    why: str
    example: str


def steps_for(
    product: Product,
    producer: Producer | None,
    problems: Sequence[tuple[str, Problem]],
    photos: Mapping[str, PhotoSeen],
    vocabulary: Vocabulary,
) -> list[Step]:
    """Every step, best first, each once.

    Args:
        product: the product.
        producer: its producer, where it can be read.
        problems: kind of record and problem, of the product and of its producer.
        photos: what was seen of the product's photos, by name.
        vocabulary: says which categories are food.
    """
    found = [
        *(_of_problem(kind, each) for kind, each in problems),
        *(_from(key, value) for key, value in _of_photos(product, photos)),
        *(_from(key, "") for key in _worth_adding(product, producer, vocabulary)),
    ]
    first: dict[str, Step] = {}
    for step in found:
        if step is not None:
            first.setdefault(step.key, step)
    return sorted(first.values(), key=lambda step: (step.rank, step.key))


def _from(key: str, value: str) -> Step:
    entry = advice()[key]
    return Step(key, entry.rank, entry.what.replace("{value}", value), entry.why, entry.example)


def _of_problem(kind: str, each: Problem) -> Step | None:
    """The advice for a problem: by its code, by the field that is missing, else in the problem's own words."""
    field = f"{kind}.{_INDEX.sub('', each.field)}"
    if field in _OFFICE:
        return None
    named = _NAMED.search(each.message.id)
    value = named[1] if named else ""
    if each.code in _UNUSABLE:
        return _from("photo-unusable", value)
    if each.code in advice():
        return _from(each.code, value)
    if each.code in {"missing-field", "consent-missing", "contact-missing"}:
        wanted = {"consent-missing": "producer.consent", "contact-missing": "producer.contact.whatsapp"}
        key = next((k for k in _around(wanted.get(each.code, field)) if k in advice()), None)
        return _from(key, "") if key else None
    if each.severity is Severity.error:
        # Whoever wrote it can mend it: after what is missing, before what would be nice.
        return Step(each.code, _rank_of_mistakes(), each.message.id, "", each.hint.id if each.hint else "")
    return None


def _around(field: str) -> Iterator[str]:
    while field.count("."):
        yield field
        field = field.rpartition(".")[0]


def _rank_of_mistakes() -> int:
    return advice()["photo.blurred"].rank


def _of_photos(product: Product, photos: Mapping[str, PhotoSeen]) -> Iterator[tuple[str, str]]:
    """What measuring the photos showed; text and watermarks are for a person to see."""
    good = {name: seen for name, seen in photos.items() if not seen.fault}
    for name, seen in good.items():
        if seen.brightness < DARK_BELOW:
            yield "photo.dark", name
        elif seen.brightness > BRIGHT_ABOVE:
            yield "photo.bright", name
        elif seen.sharpness < BLURRED_BELOW:
            yield "photo.blurred", name
    cover = good.get(product.cover.file) if product.cover else None
    if cover is not None and not COVER_SHAPES[0] <= cover.width_px / cover.height_px <= COVER_SHAPES[1]:
        yield "photo.shape", ""
    if len(product.photos) == 1:
        yield "product.photos.second", ""


def _worth_adding(product: Product, producer: Producer | None, vocabulary: Vocabulary) -> Iterator[str]:
    """Fields that may be empty and that buyers ask for."""
    category = vocabulary.categories.get(product.category or "")
    is_food = category is not None and category.food
    packaging, food = product.packaging, product.food
    wanted: tuple[tuple[str, bool], ...] = (
        ("producer.consent", producer is not None and not producer.may_be_shown),
        ("producer.contact.whatsapp", producer is not None and not (producer.contact and producer.contact.whatsapp)),
        ("product.certificates.food", is_food and not product.certificates),
        ("product.packaging.net_weight_g", packaging is None or packaging.net_weight_g is None),
        ("product.packaging.carton", packaging is None or packaging.carton is None),
        ("product.shelf_life_months", is_food and product.shelf_life_months is None),
        ("product.food.allergens", is_food and (food is None or food.allergens is None)),
        ("product.materials", not product.materials),
        ("product.dimensions_cm", category is not None and not is_food and not product.dimensions_cm),
        ("product.sample", product.sample is None),
        ("product.name.en", product.name is not None and not product.name.en),
        ("product.customization", product.customization is None),
        ("product.story", product.story is None),
        ("producer.export_experience", producer is not None and not producer.export_experience),
    )
    yield from (key for key, is_missing in wanted if is_missing)
