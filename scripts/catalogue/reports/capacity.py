"""`capacity`: what all producers together can make in a month, by HS chapter."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.checks.conversion import units_in
from catalogue.records import Product
from catalogue.reports.inventory import by_chapter, chapter_label
from catalogue.reports.report import Bar, Bars, Figure, Report
from catalogue.reports.words import maker_of, name_of, number, regency_of, sample_note
from catalogue.tables import Cell, Column, Table

_MONTHS: Final = 12
#: The unit in which quantities of a dimension are added up.
_SUM_UNITS: Final = {"mass": "kg", "volume": "litre", "length": "metre", "count": "unit"}
_WEIGHT: Final = "kg"


def capacity(catalogue: Catalogue) -> Report:
    """What products that take orders can be made of in a month and in a year."""
    taking = [product for product in sorted(catalogue.shown, key=lambda p: p.id) if product.status == "published"]
    sums = {chapter: _sums(catalogue, products) for chapter, products in by_chapter(taking).items()}
    weights = {chapter: units[_WEIGHT] for chapter, units in sums.items() if _WEIGHT in units}
    by_weight = sorted(weights.items(), key=lambda entry: (-entry[1], entry[0]))
    return Report(
        name="capacity",
        title="Kapasitas",
        lead="Jumlah yang dapat dibuat semua produsen bersama dalam sebulan, menurut bab HS.",
        figures=(
            Figure("produk yang menerima pesanan", number(len(taking))),
            Figure("bab HS", number(len(sums))),
            Figure("kilogram sebulan", number(round(sum(weights.values(), Decimal())))),
        ),
        charts=(
            Bars(
                "Kilogram sebulan",
                (("kilogram", "main"),),
                tuple(Bar(f"{chapter} {chapter_label(catalogue, chapter)}", (round(kg),)) for chapter, kg in by_weight),
            ),
        ),
        tables=(_chapters(catalogue, sums), _products(catalogue, taking)),
        notes=(
            "Satuan yang berbeda tidak dijumlahkan. Kemasan dihitung dalam kilogram atau liter bila isinya tercatat.",
            "Kapasitas dicatat per bulan tanpa memandang musim; kapasitas setahun ialah dua belas kalinya.",
            "Produk yang sedang tidak menerima pesanan tidak dihitung.",
            *sample_note(catalogue),
        ),
    )


def _sums(catalogue: Catalogue, products: list[Product]) -> dict[str, Decimal]:
    """Unit to what can be made of it in a month."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for product in products:
        if product.capacity is not None:
            unit, value = _monthly(catalogue, product, product.capacity.value, product.capacity.unit)
            found[unit] += value
    return dict(sorted(found.items()))


def _monthly(catalogue: Catalogue, product: Product, value: Decimal, unit: str) -> tuple[str, Decimal]:
    """A capacity in the unit its dimension is added up in; a package by its content, where the record says it."""
    dimension = catalogue.vocabulary.units[unit].dimension
    targets = (_WEIGHT, "litre") if dimension == "package" else (_SUM_UNITS[dimension],)
    for target in targets:
        factor = units_in(unit, target, product, catalogue.vocabulary)
        if factor is not None:
            return target, value * factor
    return unit, value


def _unit_label(catalogue: Catalogue, unit: str) -> str:
    return catalogue.vocabulary.units[unit].plural["id"]


def _chapters(catalogue: Catalogue, sums: dict[str, dict[str, Decimal]]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for chapter, units in sums.items():
        for unit, value in units.items():
            label = chapter_label(catalogue, chapter)
            rows.append((chapter, label, _unit_label(catalogue, unit), _short(value), _short(value * _MONTHS)))
    columns = (
        Column("Bab HS", "code", 9),
        Column("Uraian singkat", width=44),
        Column("Satuan", width=14),
        Column("Sebulan", "decimal", 14),
        Column("Setahun", "decimal", 14),
    )
    return Table("Kapasitas per bab HS", "Menurut bab HS", columns, tuple(rows))


def _products(catalogue: Catalogue, products: list[Product]) -> Table:
    rows = tuple(
        (
            (product.hs_code or "")[:2],
            product.id,
            name_of(product),
            maker_of(catalogue, product),
            regency_of(catalogue, product),
            product.capacity.value,
            _unit_label(catalogue, product.capacity.unit),
            product.moq.value if product.moq else None,
            _unit_label(catalogue, product.moq.unit) if product.moq else None,
            product.lead_time.max if product.lead_time else None,
        )
        for product in sorted(products, key=lambda p: ((p.hs_code or ""), p.id))
        if product.capacity is not None
    )
    columns = (
        Column("Bab HS", "code", 9),
        Column("Kode entri", width=28),
        Column("Produk", width=32),
        Column("Produsen"),
        Column("Kabupaten", width=14),
        Column("Sebulan", "decimal"),
        Column("Satuan", width=12),
        Column("Pesanan minimum", "decimal", 12),
        Column("Satuan pesanan", width=12),
        Column("Paling lama (hari)", "integer"),
    )
    return Table("Kapasitas per produk", "Menurut produk", columns, rows)


def _short(value: Decimal) -> Decimal:
    """A sum without more than two places, and without zeros at its end."""
    rounded = round(value, 2)
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
