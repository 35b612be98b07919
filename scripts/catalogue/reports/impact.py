"""`impact`: how the catalogue grew, quarter by quarter, from the history of its records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalogue.reports.history import History, PastRecord, Snapshot
from catalogue.reports.report import Columns, Figure, Report
from catalogue.reports.words import number, percent, share
from catalogue.tables import Column, Table

#: Columns a phone can show beside each other; the table holds all quarters.
_CHARTED: Final = 8
#: Registrations of the business, which its every product repeats.
_OF_THE_BUSINESS: Final = frozenset({"nib", "npwp"})


@dataclass(frozen=True, slots=True)
class _Growth:
    """What one quarter brought, and where it left the catalogue."""

    label: str
    new_products: int
    new_producers: int
    new_certificates: int
    products: int
    producers: int
    certificates: int
    workers: int
    women: int

    @property
    def women_share(self) -> Decimal | None:
        """The part of the workers who are women; None where no one says."""
        return share(self.women, self.workers)


def impact(history: History) -> Report:
    """The growth of the catalogue since its first commit."""
    grown = tuple(_growth(history.snapshots))
    return Report(
        name="impact",
        title="Dampak",
        lead="Produk, produsen, dan sertifikat yang bertambah setiap triwulan, serta bagian perempuan di antara "
        "pekerja, dihitung dari riwayat data di repositori.",
        figures=_figures(grown),
        charts=_charts(grown[-_CHARTED:]),
        tables=(_table(grown),) if grown else (),
        notes=tuple(_notes(history)),
    )


def _growth(snapshots: Iterable[Snapshot]) -> Iterator[_Growth]:
    seen_products: set[str] = set()
    seen_producers: set[str] = set()
    seen_certificates: set[tuple[str, str]] = set()
    for snapshot in snapshots:
        certificates = set(_certificates(snapshot))
        counted = [
            (record.workers, record.women_workers)
            for record in snapshot.producers.values()
            if record.workers and record.women_workers is not None
        ]
        yield _Growth(
            label=snapshot.quarter.label,
            new_products=_new(snapshot.products, seen_products),
            new_producers=_new(snapshot.producers, seen_producers),
            new_certificates=len(certificates - seen_certificates),
            products=len(snapshot.products),
            producers=len(snapshot.producers),
            certificates=len(certificates),
            workers=sum(workers or 0 for workers, _ in counted),
            women=sum(women or 0 for _, women in counted),
        )
        seen_certificates |= certificates


def _new(records: Mapping[str, PastRecord], seen: set[str]) -> int:
    """How many records were never shown before, under this id or a former one; they are seen from now on."""
    fresh = sum(seen.isdisjoint((key, *record.aliases)) for key, record in records.items())
    seen.update(records)
    return fresh


def _certificates(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """First id and kind of every certificate in force: a renewal is no new certificate."""
    for key, record in snapshot.products.items():
        for kind, expires in record.certificates:
            if kind not in _OF_THE_BUSINESS and (not expires or expires >= snapshot.day.isoformat()):
                yield (record.aliases[0] if record.aliases else key), kind


def _figures(grown: tuple[_Growth, ...]) -> tuple[Figure, ...]:
    if not grown:
        return ()
    last = grown[-1]
    figures = [
        Figure("produk", number(last.products)),
        Figure("produsen", number(last.producers)),
        Figure("sertifikat berlaku", number(last.certificates)),
    ]
    if last.women_share is not None:
        figures.append(Figure("perempuan di antara pekerja", percent(last.women_share)))
    return tuple(figures)


def _charts(grown: tuple[_Growth, ...]) -> tuple[Columns, ...]:
    if not grown:
        return ()
    labels = tuple(entry.label for entry in grown)
    return (
        Columns("Produk baru per triwulan", labels, tuple(entry.new_products for entry in grown)),
        Columns("Produsen baru per triwulan", labels, tuple(entry.new_producers for entry in grown)),
        Columns("Sertifikat baru per triwulan", labels, tuple(entry.new_certificates for entry in grown)),
        Columns("Produk pada akhir triwulan", labels, tuple(entry.products for entry in grown)),
        Columns("Sertifikat berlaku pada akhir triwulan", labels, tuple(entry.certificates for entry in grown)),
        Columns("Bagian perempuan di antara pekerja", labels, tuple(entry.women_share for entry in grown), "percent"),
    )


def _table(grown: tuple[_Growth, ...]) -> Table:
    rows = tuple(
        (
            entry.label,
            entry.new_products,
            entry.new_producers,
            entry.new_certificates,
            entry.products,
            entry.producers,
            entry.certificates,
            entry.workers,
            entry.women,
            entry.women_share,
        )
        for entry in reversed(grown)
    )
    columns = (
        Column("Triwulan", width=11),
        Column("Produk baru", "integer"),
        Column("Produsen baru", "integer"),
        Column("Sertifikat baru", "integer"),
        Column("Produk", "integer"),
        Column("Produsen", "integer"),
        Column("Sertifikat berlaku", "integer"),
        Column("Pekerja", "integer"),
        Column("Pekerja perempuan", "integer"),
        Column("Bagian perempuan", "percent"),
    )
    return Table("Triwulan", "Menurut triwulan", columns, rows)


def _notes(history: History) -> Iterator[str]:
    if history.reason:
        yield f"Tidak ada riwayat untuk dihitung: {history.reason}."
        return
    if history.shallow:
        yield (
            "Riwayat hanya sebagian (shallow clone): yang terlama dihitung sebagai baru. "
            "Ambil semuanya dengan git fetch --unshallow."
        )
    yield "Yang dihitung: entri yang terbit atau jeda pada akhir triwulan, menurut riwayat utama repositori."
    yield "Triwulan terakhir dihitung sampai tanggal laporan."
    yield "Perpanjangan sertifikat bukan sertifikat baru; NIB tidak dihitung."
    yield "Pekerja: hanya produsen yang setuju ditampilkan dan mencatat jumlah pekerja serta pekerja perempuan."
    yield "Data contoh (fiktif) ikut dihitung."
