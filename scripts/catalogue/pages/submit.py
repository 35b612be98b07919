"""The form page: a producer fills in a product on a phone and gets one file to send; nothing leaves by itself.

Made from the field table. What stands where is said here; a field that is not named appears under "Other".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from catalogue.languages import Language
from catalogue.pages.base import Head, Page
from catalogue.pages.form_fields import FormField, Option, form_field, form_fields
from catalogue.pages.shared import Shared
from catalogue.pages.submit_words import submit_words
from catalogue.pages.terms import Terms
from catalogue.records.fields import Field, field_at, fields_of, words_fingerprint

#: The short first step, in order; all of it is needed.
FIRST: Final = (
    "product.name",
    "product.category",
    "product.price.mode",
    "product.price.amount",
    "product.price.min",
    "product.price.max",
    "product.price.tiers",
    "product.price.currency",
    "product.price.per",
    "product.capacity.value",
    "product.capacity.unit",
    "producer.name",
    "producer.location.regency",
    "producer.contact.whatsapp",
    "producer.consent.by",
)
#: Asked by controls of their own: which producer, and the photos.
OWN_CONTROLS: Final = frozenset({"product.producer", "product.photos", "producer.photos"})
#: What is asked only after a certain answer: path to the path that decides, and the answers.
WHEN: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "product.price.amount": ("product.price.mode", ("fixed",)),
    "product.price.min": ("product.price.mode", ("range",)),
    "product.price.max": ("product.price.mode", ("range",)),
    "product.price.tiers": ("product.price.mode", ("tiered",)),
    "product.price.currency": ("product.price.mode", ("fixed", "range", "tiered")),
    "product.price.per": ("product.price.mode", ("fixed", "range", "tiered")),
    "product.price": ("product.price.mode", ("fixed", "range", "tiered")),
}
#: Groups of what is optional, each with the fields of a record that it holds, in order.
GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "about",
        (
            *("product.summary", "product.description", "product.story", "product.materials", "product.techniques"),
            *("product.dimensions_cm", "product.variants", "product.local_names", "product.keywords"),
        ),
    ),
    ("food", ("product.food", "product.shelf_life_months", "product.storage")),
    ("textile", ("product.textile",)),
    ("wood", ("product.wood",)),
    (
        "orders",
        (
            *("product.moq", "product.lead_time", "product.sample", "product.customization", "product.packaging"),
            *("product.price", "product.incoterms", "product.payment_terms", "product.ports", "product.target_markets"),
        ),
    ),
    ("papers", ("product.certificates",)),
    (
        "business",
        tuple(f"producer.{key}" for key in ("type", "location", "contact", "story", "brand", "legal_name", "nib"))
        + tuple(f"producer.{key}" for key in ("founded", "workers", "women_workers", "export_experience")),
    ),
)
#: Form templates of GitHub, made elsewhere for each language; ids of their fields are paths with hyphens.
ISSUE_TEMPLATE: Final = "product-{language}.yml"


@dataclass(frozen=True, slots=True)
class FormGroup:
    """Some of the optional fields.

    Attributes:
        id: name of the group.
        title: what it is called.
        fields: its controls.
        categories: ids of the categories it is shown for, with blanks; empty for all.
    """

    id: str
    title: str
    fields: tuple[FormField, ...]
    categories: str = ""


@dataclass(frozen=True, slots=True)
class SubmitView:
    """What the template sees.

    Attributes:
        first: controls of the first step by path.
        groups: what is optional.
        photo: controls beside each photo.
        producers: id and name of the producers that can be chosen.
        when: see WHEN, answers with blanks.
        whatsapp: the programme's number, or empty.
        email: its address, or empty.
        issue: address of an empty issue, or empty where the repository is not known.
        config: words and lists for the script.
    """

    first: Mapping[str, FormField]
    groups: tuple[FormGroup, ...]
    photo: tuple[FormField, ...]
    producers: tuple[Option, ...]
    when: Mapping[str, tuple[str, str]]
    whatsapp: str
    email: str
    issue: str
    config: Mapping[str, Any]


def submit_page(shared: Shared, language: Language) -> Page:
    """The form in one language."""
    terms = shared.terms[language]
    head = Head(
        title=terms.text("Add your product"),
        description=terms.text(
            "Producers from Madura fill in a product on the phone and send one file; an official checks it."
        ),
    )
    return Page("submit/", language, "submit", "", "submit.html", head, submit_view(shared, terms))


def submit_inputs(shared: Shared) -> tuple[str, ...]:
    """What the page depends on: the words of the fields, who can be chosen, which ids are taken, where issues go."""
    producers = (f"{producer.id}={producer.name}" for producer in shared.catalogue.shown_producers)
    products = (f"{product.id}={product.producer}" for product in shared.catalogue.products.values())
    return (words_fingerprint(), *producers, *products)


def submit_view(shared: Shared, terms: Terms) -> SubmitView:
    """See SubmitView."""
    return SubmitView(
        first={path: _first(path, terms) for path in FIRST},
        groups=arrange(terms, (*fields_of("product"), *fields_of("producer"))),
        photo=_photo_fields(terms),
        producers=tuple((producer.id, producer.name or producer.id) for producer in shared.catalogue.shown_producers),
        when={path: (asked, " ".join(answers)) for path, (asked, answers) in WHEN.items()},
        whatsapp=shared.programme.whatsapp,
        email=shared.programme.email,
        issue=_issue(shared, terms),
        config=_config(shared, terms),
    )


def arrange(terms: Terms, fields: tuple[Field, ...]) -> tuple[FormGroup, ...]:
    """The optional groups; what no group names comes last, so that no field of the models is forgotten.

    Args:
        terms: words of the page's language.
        fields: top fields of product and producer.
    """
    by_path = {field.path: field for field in fields}
    titles = _titles(terms)
    elsewhere = frozenset(FIRST) | OWN_CONTROLS
    named = {path for _, paths in GROUPS for path in paths}
    rest = tuple(path for path in by_path if path not in named)
    categories = _categories(terms)
    groups = []
    for group, paths in (*GROUPS, *_rest(rest)):
        found = form_fields((by_path[path] for path in paths), terms, elsewhere)
        if found:
            groups.append(FormGroup(group, titles[group], found, categories.get(group, "")))
    return tuple(groups)


def _rest(paths: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What no group names: of the product, and of the producer, which is asked of a new one only."""
    return tuple(
        (group, tuple(path for path in paths if path.startswith(kind)))
        for group, kind in (("other", "product."), ("online", "producer."))
    )


def _titles(terms: Terms) -> Mapping[str, str]:
    text = terms.text
    return {
        "about": text("About the product"),
        "food": text("Food and drink"),
        "textile": text("Cloth and clothing"),
        "wood": text("Wood"),
        "orders": text("Orders, price terms and packing"),
        "papers": text("Certificates"),
        "business": text("About your business"),
        "other": text("Codes and other details"),
        "online": text("Where to find you"),
    }


def _categories(terms: Terms) -> Mapping[str, str]:
    """Which categories the groups for one kind of goods are for."""
    found = terms.vocabulary.categories.values()
    food = " ".join(category.id for category in found if category.food)
    other = " ".join(category.id for category in found if not category.food)
    return {"food": food, "textile": other, "wood": other}


def _first(path: str, terms: Terms) -> FormField:
    field = field_at(path)
    made = form_field(field, terms)
    if made is None:
        raise LookupError(f"nothing to ask in {path}")
    return made


def _photo_fields(terms: Terms) -> tuple[FormField, ...]:
    """What may be said of a photo; its place in the list is filled in by the script."""
    found = (form_field(child, terms, "product.photos[]") for child in field_at("product.photos").children)
    return tuple(field for field in found if field is not None)


def _config(shared: Shared, terms: Terms) -> Mapping[str, Any]:
    shown = {producer.id for producer in shared.catalogue.shown_producers}
    return {
        "words": submit_words(terms),
        # Who makes a product is said only where the producer agreed.
        "products": {
            product.id: product.producer if product.producer in shown else ""
            for product in shared.catalogue.products.values()
        },
    }


def _issue(shared: Shared, terms: Terms) -> str:
    repo = shared.site.settings.repo_url
    return f"{repo}/issues/new?template={ISSUE_TEMPLATE.format(language=terms.language)}" if repo else ""
