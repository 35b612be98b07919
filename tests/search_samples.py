"""A handful of products for the tests of the search, made in memory from the repository's own vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.catalogue import Catalogue
from catalogue.languages import Language
from catalogue.messages import Messages, read_messages
from catalogue.pages.base import SiteContext
from catalogue.records import Certificate, L10n, L10nList, Price, Producer, Product, Quantity
from catalogue.records.producer import Consent, Place
from catalogue.records.product import Customization, LeadTime, Motif, Sample, Textile
from catalogue.reference import read_vocabulary
from catalogue.settings import Settings
from catalogue.vocabulary import Vocabulary

REPO = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(REPO / "reference")


@cache
def messages() -> Mapping[Language, Messages]:
    return read_messages(REPO / "overrides" / "locale")


def producer(key: str, regency: str = "sumenep", *, consent: bool = True, **fields: Any) -> Producer:
    known = {"status": "published", "name": f"Bengkel {key.title()}", "consent": Consent(publish=consent)}
    return Producer(id=key, **{**known, "location": Place(regency=regency), **fields})


def product(key: str, title: str = "", **fields: Any) -> Product:
    """A published product; `title` is its name in every language unless `fields` say otherwise."""
    known: dict[str, Any] = {
        "status": "published",
        "producer": "ukir",
        "category": "carving",
        "name": L10n(en=title, id=title, ms=title),
        "summary": L10n(en="Plain.", id="Polos.", ms="Kosong."),
        "description": L10n(en="Plain.", id="Polos.", ms="Kosong."),
        "hs_code": "442011",
        "price": Price(mode="on_request"),
        "moq": Quantity(value=Decimal(10), unit="piece"),
        "lead_time": LeadTime(min=7, max=14),
        "updated": date(2026, 1, 1),
    }
    return Product(id=key, **{**known, **fields})


def usd(amount: str) -> Price:
    return Price(mode="fixed", currency="USD", amount=Decimal(amount), per="piece")


def catalogue(*products: Product, producers: tuple[Producer, ...] = ()) -> Catalogue:
    makers = (producer("ukir"), producer("kopi", "pamekasan"), producer("rahasia", "sampang", consent=False))
    known = {maker.id: maker for maker in (*makers, *producers)}
    return Catalogue(vocabulary(), {p.id: p for p in sorted(products, key=lambda p: p.id)}, known, {}, TODAY)


def site(records: Catalogue, folder: Path) -> SiteContext:
    settings = Settings(REPO, REPO, folder / "site", "https://example.org/", folder / "cache", TODAY)
    return SiteContext(records, {}, settings, messages())


def goods() -> Catalogue:
    """Forty products: eight that tests name, and masks to fill the pages of results."""
    named = (
        product(
            "kain-sekar",
            name=L10n(en="Hand-Drawn Cloth", id="Kain Batik Tulis", ms="Kain Batik Canting"),
            category="batik",
            materials=("cotton",),
            techniques=("batik_tulis",),
            textile=Textile(motif=Motif(name="Sekar Jagad")),
            price=usd("48"),
            target_markets=("MY", "JP"),
            sample=Sample(available=True),
            updated=date(2026, 11, 1),
        ),
        product(
            "jahe",
            name=L10n(en="Ginger Drink", id="Minuman Jahe", ms="Minuman Halia"),
            category="herbal",
            producer="kopi",
            certificates=(Certificate(type="halal_bpjph", status="issued", number="ID00000000000000000"),),
            price=usd("3.20"),
            target_markets=("MY",),
        ),
        product(
            "kerupuk",
            name=L10n(en="Fish Crackers", id="Kerupuk Ikan", ms="Keropok Ikan"),
            category="snack",
            producer="rahasia",
            keywords=L10nList(en=("crisps",), id=("krupuk",)),
            price=usd("1.10"),
            moq=Quantity(value=Decimal(200), unit="pack"),
        ),
        product("kopi-rempah", "Kopi Rempah", category="coffee", producer="kopi", hs_code="090121", price=usd("6")),
        product("kopi-luwak", "Kopi Luwak", category="coffee", producer="kopi", status="paused", price=usd("60")),
        product(
            "anyaman",
            "Tikar",
            description=L10n(en="Mat.", id="Dianyam dari pandan.", ms="Dianyam."),
            category="weaving",
        ),
        product("lama", "Barang Lama", status="archived"),
        product("aneh", "<script>alert(1)</script> & Co", summary=L10n(en='"Odd" <b>name</b>')),
    )
    masks = (
        product(
            f"topeng-{number:02}",
            f"Topeng {number}",
            price=usd(f"{100 + number}"),
            customization=Customization(oem=True),
        )
        for number in range(33)
    )
    return catalogue(*named, *masks)
