"""A small catalogue for the tests of pages, made from plain mappings; no file of a content root is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.catalogue import Catalogue, PhotoFile
from catalogue.languages import LANGUAGES, Language
from catalogue.media import Picture
from catalogue.messages import Messages, read_messages
from catalogue.pages import plan_pages
from catalogue.pages.base import Page, PageJob, SiteContext
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.records import Collection, Producer, Product
from catalogue.reference import read_vocabulary
from catalogue.render import relative_prefix
from catalogue.settings import Settings
from catalogue.templates import CatalogueEnvironment
from catalogue.vocabulary import Vocabulary
from filled import filled
from markup import quoted

REPO = Path(__file__).parents[2]
TODAY = date(2026, 11, 21)
BASE_URL = "https://example.org/repo/"

Record = dict[str, Any]


def product_record(record_id: str = "kopi", **fields: Any) -> Record:
    """A publishable product; fields replace or add to its own."""
    record: Record = {
        "id": record_id,
        "status": "published",
        "producer": "warung",
        "category": "coffee",
        "name": {"en": f"Coffee {record_id}", "id": f"Kopi {record_id}", "ms": f"Kopi {record_id} ms"},
        "summary": {"en": "Roasted coffee.", "id": "Kopi sangrai.", "ms": "Kopi panggang."},
        "description": {"en": "Dark roast.", "id": "Sangrai gelap.", "ms": "Panggang gelap."},
        "photos": [{"file": "main.jpg", "alt": {"en": "A bag", "id": "Kantong", "ms": "Beg"}, "role": "main"}],
        "hs_code": "090121",
        "moq": {"value": "200", "unit": "pack"},
        "capacity": {"value": "1000", "unit": "pack"},
        "lead_time": {"min": 14, "max": 21},
        "price": {"mode": "range", "currency": "USD", "min": "2.30", "max": "3.10", "per": "pack", "incoterm": "FOB"},
        "updated": "2026-11-01",
    }
    record.update(fields)
    return record


def producer_record(record_id: str = "warung", **fields: Any) -> Record:
    """A producer who agreed to be shown; fields replace or add to its own."""
    record: Record = {
        "id": record_id,
        "name": f"Nama {record_id}",
        "type": "group",
        "status": "published",
        "location": {"regency": "pamekasan", "district": "35.28.09"},
        "contact": {"whatsapp": "+6281234500000", "email": f"{record_id}@example.org"},
        "consent": {"publish": True},
        "updated": "2026-11-01",
    }
    record.update(fields)
    return record


def collection_record(record_id: str = "pameran", **fields: Any) -> Record:
    """A fair with one product; fields replace or add to its own."""
    record: Record = {
        "id": record_id,
        "status": "published",
        "title": {"en": "Fair", "id": "Pameran", "ms": "Pameran"},
        "summary": {"en": "A fair.", "id": "Sebuah pameran.", "ms": "Sebuah pameran."},
        "starts": "2027-03-11",
        "ends": "2027-03-14",
        "products": ["kopi"],
        "updated": "2026-11-01",
    }
    record.update(fields)
    return record


def make_site(
    products: Iterable[Record] = (),
    producers: Iterable[Record] = (),
    collections: Iterable[Record] = (),
    today: date = TODAY,
) -> SiteContext:
    """A site of these records; a photo has a picture, its fingerprint is `<record>/<file>`."""
    goods = [filled(Product, record) for record in products]
    people = [filled(Producer, record) for record in producers]
    fairs = [filled(Collection, record) for record in collections]
    fingerprints = {f"product/{p.id}": repr(p) for p in goods}
    fingerprints.update({f"producer/{p.id}": repr(p) for p in people})
    fingerprints.update({f"collection/{c.id}": repr(c) for c in fairs})
    photos = {
        f"product/{p.id}": {
            photo.file: PhotoFile(Path(photo.file), f"{p.id}/{photo.file}", 1600, 1200) for photo in p.photos
        }
        for p in goods
    }
    catalogue = Catalogue(
        vocabulary(),
        {p.id: p for p in goods},
        {p.id: p for p in people},
        {c.id: c for c in fairs},
        today,
        fingerprints,
        photos,
    )
    prints = [photo.fingerprint for files in photos.values() for photo in files.values()]
    settings = Settings(REPO, REPO, REPO / "site", BASE_URL, REPO / ".cache", today)
    return SiteContext(catalogue, {key: _picture(key) for key in prints}, settings, messages())


def jobs(site: SiteContext) -> dict[tuple[str, Language], PageJob]:
    """Every page of a site by address and language."""
    return {(job.path, job.language): job for job in plan_pages(Shared(site))}


def render(page: Page) -> str:
    """The page's own part, as its template makes it."""
    root, base = relative_prefix(page.path, page.language)
    return quoted(_environment(page.language).get_template(page.template).render(view=page.view, root=root, base=base))


def render_all(site: SiteContext) -> Mapping[tuple[str, Language], str]:
    """The own part of every page of a site."""
    return {key: render(job.make()) for key, job in jobs(site).items()}


def terms(language: Language) -> Terms:
    """Words of a language over the repository's vocabulary."""
    return Terms(language, messages()[language], vocabulary())


@cache
def vocabulary() -> Vocabulary:
    """The repository's vocabulary."""
    return read_vocabulary(REPO / "reference")


@cache
def messages() -> dict[Language, Messages]:
    """The repository's interface words."""
    return read_messages(REPO / "overrides" / "locale")


@cache
def _environment(language: Language) -> CatalogueEnvironment:
    assert language in LANGUAGES
    return CatalogueEnvironment(REPO / "overrides" / "catalogue", messages()[language], lambda name: f"assets/{name}")


def _picture(key: str) -> Picture:
    name = key.replace("/", "-").replace(".jpg", "")
    show = ((800, f"media/{name}-w800.avif"), (1600, f"media/{name}-w1600.avif"))
    return Picture(1600, 1200, "#cfbfa6", show, ((480, f"media/{name}-c480.avif"),), f"media/{name}-w1200.jpg")
