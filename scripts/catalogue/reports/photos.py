"""`photos`: which products lack pictures, or words for those who cannot see them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, get_args

from catalogue.catalogue import Catalogue
from catalogue.languages import LANGUAGES
from catalogue.records import Product
from catalogue.records.parts import PhotoRole
from catalogue.reports.report import Bar, Bars, Figure, Report
from catalogue.reports.words import name_of, number, regency_of, sample_note
from catalogue.tables import Column, Table

#: The long edge below which `catalogue check` warns.
SMALL_PX: Final = 1200
_ROLES: Final[tuple[PhotoRole, ...]] = get_args(PhotoRole)
ROLE_WORDS: Final[dict[PhotoRole, str]] = {
    "main": "utama",
    "detail": "dekat",
    "packaging": "kemasan",
    "process": "pembuatan",
    "in_use": "saat dipakai",
}


@dataclass(frozen=True, slots=True)
class _Pictures:
    """What is known of a product's photos."""

    product: Product
    missing: tuple[PhotoRole, ...]
    smallest_px: int | None
    alt_missing: tuple[str, ...]
    without_credit: int

    @property
    def to_do(self) -> str:
        words = []
        if "packaging" in self.missing:
            words.append("foto kemasan")
        if "detail" in self.missing:
            words.append("foto dekat")
        if self.smallest_px is not None and self.smallest_px < SMALL_PX:
            words.append("foto lebih besar")
        if self.alt_missing:
            words.append("keterangan " + "/".join(self.alt_missing))
        if self.without_credit:
            words.append("nama pemotret")
        return ", ".join(words)


def photos(catalogue: Catalogue) -> Report:
    """The photos of shown products."""
    known = [_pictures(catalogue, product) for product in sorted(catalogue.shown, key=lambda p: p.id)]
    missing = Counter(role for entry in known for role in entry.missing)
    return Report(
        name="photos",
        title="Foto",
        lead="Produk yang masih memerlukan foto atau keterangan foto. Pembeli menilai barang dari gambarnya.",
        figures=(
            Figure("foto", number(sum(len(entry.product.photos) for entry in known))),
            Figure("produk dengan satu foto saja", number(sum(len(e.product.photos) == 1 for e in known))),
            Figure("produk tanpa foto kemasan", number(missing["packaging"])),
            Figure("produk tanpa keterangan lengkap", number(sum(bool(e.alt_missing) for e in known))),
        ),
        charts=(
            Bars(
                "Produk menurut jenis foto",
                (("ada", "good"), ("belum ada", "open")),
                tuple(Bar(ROLE_WORDS[role], (len(known) - missing[role], missing[role])) for role in _ROLES),
            ),
        ),
        tables=(_table(catalogue, known),),
        notes=(
            f"Sisi panjang foto sebaiknya sekurang-kurangnya {number(SMALL_PX)} piksel.",
            "Keterangan foto dibacakan kepada orang yang tidak melihat gambarnya; ditulis dalam tiga bahasa.",
            *sample_note(catalogue),
        ),
    )


def _pictures(catalogue: Catalogue, product: Product) -> _Pictures:
    files = catalogue.photos.get(f"product/{product.id}", {})
    edges = [max(file.width_px, file.height_px) for file in files.values()]
    roles = {photo.role for photo in product.photos}
    alt_missing = [
        language
        for language in LANGUAGES
        if any(photo.alt is None or not getattr(photo.alt, language) for photo in product.photos)
    ]
    return _Pictures(
        product=product,
        missing=tuple(role for role in _ROLES if role not in roles),
        smallest_px=min(edges, default=None),
        alt_missing=tuple(alt_missing),
        without_credit=sum(not photo.credit for photo in product.photos),
    )


def _table(catalogue: Catalogue, known: list[_Pictures]) -> Table:
    rows = tuple(
        (
            entry.product.id,
            name_of(entry.product),
            regency_of(catalogue, entry.product),
            len(entry.product.photos),
            ", ".join(ROLE_WORDS[role] for role in entry.missing),
            entry.smallest_px,
            ", ".join(entry.alt_missing),
            entry.without_credit,
            entry.to_do,
        )
        for entry in sorted(known, key=lambda entry: (not entry.to_do, entry.product.id))
    )
    columns = (
        Column("Kode entri", width=28),
        Column("Produk", width=32),
        Column("Kabupaten", width=14),
        Column("Foto", "integer", 7),
        Column("Jenis yang belum ada", width=36),
        Column("Sisi panjang terkecil (px)", "integer", 14),
        Column("Keterangan belum ada", width=16),
        Column("Tanpa nama pemotret", "integer", 13),
        Column("Yang perlu dibuat", width=40),
    )
    return Table("Foto", "Foto per produk", columns, rows)
