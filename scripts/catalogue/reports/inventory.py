"""`inventory`: what the catalogue holds, by place, category and HS chapter, and what grows old."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from catalogue.catalogue import SHOWN, Catalogue
from catalogue.records import Product
from catalogue.reports.report import Bar, Bars, Figure, Report
from catalogue.reports.words import (
    CONSENT_NOTE,
    THROUGH_PROGRAMME,
    active_producers,
    maker_of,
    makers,
    name_of,
    number,
    regency_label,
    regency_of,
    sample_note,
    text_of,
    yes,
)
from catalogue.tables import Cell, Column, Table

#: A record that was not looked at for so long may no longer be true.
STALE_DAYS: Final = 365

_STATUS: Final = {"published": "terbit", "paused": "jeda"}


def inventory(catalogue: Catalogue) -> Report:
    """What is published or paused today."""
    shown = catalogue.shown
    producers = active_producers(catalogue)
    stale = tuple(stale_records(catalogue))
    return Report(
        name="inventory",
        title="Inventaris",
        lead="Isi katalog menurut kabupaten, kecamatan, kategori, dan bab HS, serta entri yang perlu diperbarui.",
        figures=(
            Figure("produk", number(len(shown))),
            Figure("produsen", number(len(producers))),
            Figure("sedang tidak menerima pesanan", number(sum(p.status == "paused" for p in shown))),
            Figure("setahun tidak diperbarui", number(len(stale))),
        ),
        charts=(
            _bars("Produk per kabupaten", {regency_label(catalogue, k): v for k, v in catalogue.by_regency.items()}),
            _bars("Produk per kategori", _by_category_label(catalogue)),
        ),
        tables=(
            _regencies(catalogue),
            _districts(catalogue),
            _categories(catalogue),
            _chapters(catalogue),
            _stale(stale),
            _products(catalogue),
        ),
        notes=(CONSENT_NOTE, *sample_note(catalogue)),
    )


def chapter_label(catalogue: Catalogue, chapter: str) -> str:
    """The short name of an HS chapter, by its two digits."""
    label = catalogue.vocabulary.hs_chapters.get(chapter)
    return label["id"] if label else ""


def by_chapter(products: Iterable[Product]) -> Mapping[str, list[Product]]:
    """Products by the first two digits of their HS code, in the order of the chapters."""
    found: defaultdict[str, list[Product]] = defaultdict(list)
    for product in products:
        found[(product.hs_code or "")[:2]].append(product)
    return dict(sorted(found.items()))


def stale_records(catalogue: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """Kind, id, name, date and days since, oldest first; of producers without consent only the regency."""
    rows: list[tuple[Cell, ...]] = []
    for product in catalogue.shown:
        if product.updated and (age := (catalogue.today - product.updated).days) > STALE_DAYS:
            rows.append(("produk", product.id, name_of(product), product.updated, age))
    for producer in active_producers(catalogue):
        if producer.updated and (age := (catalogue.today - producer.updated).days) > STALE_DAYS:
            place = regency_label(catalogue, (producer.location.regency if producer.location else None) or "")
            known = (producer.id, producer.name or producer.id)
            shown = known if producer.may_be_shown else (None, f"{THROUGH_PROGRAMME}, {place}")
            rows.append(("produsen", *shown, producer.updated, age))
    for collection in catalogue.collections.values():
        if collection.status in SHOWN and collection.updated:
            age = (catalogue.today - collection.updated).days
            if age > STALE_DAYS:
                title = text_of(collection.title, collection.id)
                rows.append(("koleksi", collection.id, title, collection.updated, age))
    yield from sorted(rows, key=lambda row: (str(row[3]), str(row[0]), str(row[1]), str(row[2])))


def _bars(title: str, groups: Mapping[str, Iterable[Product]]) -> Bars:
    return Bars(
        title, (("produk", "main"),), tuple(Bar(label, (len(tuple(products)),)) for label, products in groups.items())
    )


def _by_category_label(catalogue: Catalogue) -> dict[str, tuple[Product, ...]]:
    return {catalogue.vocabulary.categories[key].label["id"]: found for key, found in catalogue.by_category.items()}


def _regencies(catalogue: Catalogue) -> Table:
    rows = []
    for regency, products in catalogue.by_regency.items():
        people = [p for p in active_producers(catalogue) if p.location and p.location.regency == regency]
        certified = sum(bool(catalogue.held(product)) for product in products)
        paused = sum(product.status == "paused" for product in products)
        consenting = sum(producer.may_be_shown for producer in people)
        label = regency_label(catalogue, regency)
        rows.append((label, len(products), len(people), consenting, certified, paused))
    columns = (
        Column("Kabupaten", width=16),
        Column("Produk", "integer"),
        Column("Produsen", "integer"),
        Column("Produsen dengan persetujuan", "integer", 16),
        Column("Produk bersertifikat", "integer", 14),
        Column("Sedang jeda", "integer"),
    )
    return Table("Kabupaten", "Menurut kabupaten", columns, tuple(rows))


def _districts(catalogue: Catalogue) -> Table:
    counted: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for producer in active_producers(catalogue):
        if producer.location is None:
            continue
        place = producer.location.district or "" if producer.may_be_shown else THROUGH_PROGRAMME
        entry = counted[producer.location.regency or "", place]
        entry[0] += 1
        entry[1] += len(catalogue.by_producer.get(producer.id, ()))
    districts = catalogue.vocabulary.districts
    rows = []
    for (regency, place), (people, products) in sorted(counted.items()):
        name = districts[place].name if place in districts else place or "belum dicatat"
        rows.append((regency_label(catalogue, regency), place if place in districts else None, name, people, products))
    columns = (
        Column("Kabupaten", width=16),
        Column("Kode", "code", 11),
        Column("Kecamatan", width=24),
        Column("Produsen", "integer"),
        Column("Produk", "integer"),
    )
    return Table("Kecamatan", "Menurut kecamatan", columns, tuple(rows))


def _categories(catalogue: Catalogue) -> Table:
    rows = tuple(
        (label, len(products), makers(catalogue, products), len({catalogue.regency_of(p) for p in products}))
        for label, products in _by_category_label(catalogue).items()
    )
    columns = (
        Column("Kategori"),
        Column("Produk", "integer"),
        Column("Produsen", "integer"),
        Column("Kabupaten", "integer"),
    )
    return Table("Kategori", "Menurut kategori", columns, rows)


def _chapters(catalogue: Catalogue) -> Table:
    rows = tuple(
        (chapter, chapter_label(catalogue, chapter), len(products), makers(catalogue, products))
        for chapter, products in by_chapter(catalogue.shown).items()
    )
    columns = (
        Column("Bab HS", "code", 9),
        Column("Uraian singkat", width=44),
        Column("Produk", "integer"),
        Column("Produsen", "integer"),
    )
    return Table("Bab HS", "Menurut bab HS", columns, rows, ("Uraian singkat bukan teks resmi BTKI.",))


def _stale(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = (
        Column("Jenis", width=11),
        Column("Kode entri", width=30),
        Column("Nama", width=36),
        Column("Diperbarui", "date"),
        Column("Hari lalu", "integer"),
    )
    return Table("Perlu diperbarui", "Lebih dari setahun tidak diperbarui", columns, rows)


def _products(catalogue: Catalogue) -> Table:
    categories = catalogue.vocabulary.categories
    rows = tuple(
        (
            product.id,
            name_of(product),
            categories[product.category or ""].label["id"],
            product.hs_code,
            regency_of(catalogue, product),
            maker_of(catalogue, product),
            _STATUS[product.status],
            product.updated,
            yes(product.sample_data),
        )
        for product in sorted(catalogue.shown, key=lambda product: product.id)
    )
    columns = (
        Column("Kode entri", width=30),
        Column("Nama", width=36),
        Column("Kategori"),
        Column("Kode HS", "code", 10),
        Column("Kabupaten", width=14),
        Column("Produsen"),
        Column("Status", width=9),
        Column("Diperbarui", "date"),
        Column("Contoh", width=9),
    )
    return Table("Produk", "Semua produk", columns, rows)
