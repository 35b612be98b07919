"""What needs a hand: certificates, prices and screenings that end, records and rules that grow old.

The issue is public. So nothing but ids of records, names of the vocabulary, dates and places in files stands here;
producers without consent are only counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.readiness import screening_of
from catalogue.records import Product
from catalogue.reports.certificates import LATER_DAYS, ended_certificates, ending_certificates
from catalogue.reports.inventory import STALE_DAYS, stale_records

_SAMPLE: Final = " (contoh)"
_FOLDERS: Final = {"produk": "products", "produsen": "producers", "koleksi": "collections"}


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of work, with a line for each piece of it; lines are Markdown and hold nothing of a stranger's text."""

    title: str
    lines: tuple[str, ...]


def find_upkeep(catalogue: Catalogue) -> tuple[Section, ...]:
    """Every section, also those that are empty, in the order of urgency."""
    return (
        Section(f"Sertifikat berakhir dalam {LATER_DAYS} hari / Certificates ending", tuple(_ending(catalogue))),
        Section("Sertifikat sudah berakhir / Certificates that ended", tuple(_ended(catalogue))),
        Section("Harga tidak berlaku lagi, atau segera / Prices that end", tuple(_prices(catalogue))),
        Section("Kurasi 4K+1A perlu diperbarui / Screenings to renew", tuple(_screenings(catalogue))),
        Section("Entri setahun tidak diperbarui / Records a year old", tuple(_stale(catalogue))),
        Section("Sumber setahun tidak diperiksa / Sources not looked at for a year", tuple(_sources(catalogue))),
    )


def _line(day: date, product: Product, what: str) -> str:
    sample = _SAMPLE if product.sample_data else ""
    return f"{day.isoformat()} · `products/{product.id}`{sample} · {what}"


def _ending(catalogue: Catalogue) -> Iterator[str]:
    for product, certificate, days in ending_certificates(catalogue):
        label = catalogue.vocabulary.certificates[certificate.type].short["id"]
        yield _line(certificate.expires or catalogue.today, product, f"{label}, {days} hari lagi")


def _ended(catalogue: Catalogue) -> Iterator[str]:
    for product, certificate, _ in ended_certificates(catalogue):
        label = catalogue.vocabulary.certificates[certificate.type].short["id"]
        yield _line(certificate.expires or catalogue.today, product, label)


def _prices(catalogue: Catalogue) -> Iterator[str]:
    """Prices of products that take orders; a page says "on request" from the day after."""
    dated = [
        (product.price.valid_until, product)
        for product in catalogue.shown
        if product.status == "published" and product.price is not None and product.price.valid_until is not None
    ]
    for until, product in sorted(dated, key=lambda entry: (entry[0], entry[1].id)):
        days = (until - catalogue.today).days
        if days <= LATER_DAYS:
            yield _line(until, product, "harga" if days >= 0 else "harga, sudah lewat")


def _screenings(catalogue: Catalogue) -> Iterator[str]:
    for product in sorted(catalogue.shown, key=lambda product: product.id):
        found = screening_of(product, catalogue.producer_of(product), catalogue.today)
        if found.state == "needs_renewal":
            lapsed = min(result.valid_until for result in found.results if result.lapsed)
            yield _line(lapsed, product, "sudah lewat")
        elif found.valid_until is not None and (found.valid_until - catalogue.today).days <= LATER_DAYS:
            yield _line(found.valid_until, product, "segera berakhir")


def _stale(catalogue: Catalogue) -> Iterator[str]:
    unnamed = 0
    for kind, key, _, updated, _ in stale_records(catalogue):
        if key is None:
            unnamed += 1
        else:
            yield f"{updated} · `{_FOLDERS[str(kind)]}/{key}`"
    if unnamed:
        yield f"{unnamed} produsen tanpa persetujuan (tidak disebut)"


def _sources(catalogue: Catalogue) -> Iterator[str]:
    """Sources of market rules, oldest first."""
    rules = catalogue.vocabulary.rules
    old = [s for s in rules.sources.values() if (catalogue.today - s.checked_on).days > STALE_DAYS]
    for source in sorted(old, key=lambda source: (source.checked_on, source.id)):
        yield f"{source.checked_on.isoformat()} · `reference/markets.yml` · `{source.id}`"
