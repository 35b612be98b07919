"""`facilitation`: whom to help next with tests, certificates and packaging; with contacts, so for the office only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from catalogue.catalogue import Catalogue, CertificateState, certificate_state
from catalogue.readiness import ASPECTS, SCREENING_STATES, Board, Screening, ScreeningState, group_of, screening_of
from catalogue.readiness.screening import Aspect
from catalogue.records import Product
from catalogue.reports.certificates import STATE_WORDS as CERTIFICATE_WORDS
from catalogue.reports.report import Bar, Bars, Figure, Report
from catalogue.reports.words import CONSENT_NOTE, maker_of, name_of, number, regency_of, sample_note, whatsapp_of
from catalogue.tables import Cell, Column, Table

SCREENING_WORDS: Final[dict[ScreeningState, str]] = {
    "passed": "lolos kurasi",
    "needs_renewal": "perlu diperbarui",
    "in_coaching": "dalam pembinaan",
    "not_screened": "belum dikurasi",
}
ASPECT_WORDS: Final[dict[Aspect, str]] = {
    "quality": "kualitas",
    "quantity": "kuantitas",
    "continuity": "kontinuitas",
    "packaging": "kemasan",
    "administration": "administrasi",
}
_RESULT_WORDS: Final = {"pass": "lolos", "coach": "perlu pembinaan", "fail": "belum lolos"}


@dataclass(frozen=True, slots=True)
class _Help:
    """One kind of help an office arranges.

    Attributes:
        certificate: what the product then holds.
        requirements: what markets ask for that it answers, besides requirements that name the certificate.
    """

    name: str
    title: str
    certificate: str
    requirements: tuple[str, ...] = ()


_HELP: Final = (
    _Help("Uji gizi", "Perlu uji gizi", "nutrition_test", ("label_nutrition",)),
    _Help("Halal", "Perlu sertifikat halal", "halal_bpjph", ("halal_recognised",)),
    _Help("SNI", "Dapat mengurus SNI", "sni"),
)


def facilitation(catalogue: Catalogue, board: Board) -> Report:
    """Products that lack what an office can arrange, those that open most markets first."""
    products = sorted(catalogue.shown, key=lambda product: product.id)
    screenings = {p.id: screening_of(p, catalogue.producer_of(p), catalogue.today) for p in products}
    lists = [(kind, tuple(_lacking(catalogue, board, kind, products))) for kind in _HELP]
    packaging = tuple(_packaging(catalogue, products, screenings))
    return Report(
        name="facilitation",
        title="Fasilitasi",
        lead="Produk yang dapat dibantu berikutnya: uji gizi, halal, SNI, kemasan, dan kurasi 4K+1A.",
        figures=(
            *(Figure(kind.title[0].lower() + kind.title[1:], number(len(rows))) for kind, rows in lists),
            Figure("perlu bantuan kemasan", number(len(packaging))),
        ),
        charts=(_chart(screenings.values()),),
        tables=(
            *(_table(kind, rows) for kind, rows in lists),
            _packaging_table(packaging),
            _screenings(catalogue, products, screenings),
        ),
        notes=(
            "Langsung membuka: pasar yang syarat pentingnya terpenuhi semua begitu langkah ini selesai.",
            "SNI wajib hanya untuk barang tertentu; daftarnya memuat semua produk yang jenisnya mengenal SNI.",
            "Kurasi 4K+1A: kualitas, kuantitas, kontinuitas, kemasan, administrasi.",
            "WhatsApp hanya ditulis bila produsen setuju ditampilkan dan ingin dihubungi langsung.",
            CONSENT_NOTE,
            *sample_note(catalogue),
        ),
        internal=True,
    )


def _state(catalogue: Catalogue, product: Product, certificate: str) -> CertificateState | None:
    """How the best certificate of a kind stands; None where the record names none."""
    order: tuple[CertificateState, ...] = ("held", "in_progress", "expired", "planned")
    states = {certificate_state(c, catalogue.today) for c in product.certificates if c.type == certificate}
    return next((state for state in order if state in states), None)


def _lacking(catalogue: Catalogue, board: Board, kind: _Help, products: list[Product]) -> Iterator[tuple[Cell, ...]]:
    found = []
    certificate = catalogue.vocabulary.certificates[kind.certificate]
    for product in products:
        state = _state(catalogue, product, kind.certificate)
        if state == "held" or not certificate.serves(group_of(product, catalogue.vocabulary)):
            continue
        opens, asks = _markets(board, product, kind)
        word = CERTIFICATE_WORDS[state] if state else "belum ada"
        row = (product.id, name_of(product), word, ", ".join(opens), ", ".join(asks))
        found.append(((-len(opens), -len(asks), product.id), (*row, *_who(catalogue, product))))
    yield from (row for _, row in sorted(found))


def _markets(board: Board, product: Product, kind: _Help) -> tuple[list[str], list[str]]:
    """Codes of the markets that the help opens at once, and of the others that ask for it."""
    opens, asks = [], []
    for found in board.of(product):
        wanted = [
            verdict
            for verdict in found.verdicts
            if (kind.certificate in verdict.rule.requirement.certificates or verdict.requirement in kind.requirements)
            and verdict.state in {"missing", "in_progress", "expired"}
        ]
        if found.step is not None and found.step in wanted:
            opens.append(found.market)
        elif wanted:
            asks.append(found.market)
    return opens, asks


def _who(catalogue: Catalogue, product: Product) -> tuple[Cell, ...]:
    producer = catalogue.producer_of(product)
    return maker_of(catalogue, product), regency_of(catalogue, product), whatsapp_of(producer)


_WHO_COLUMNS: Final = (Column("Produsen"), Column("Kabupaten", width=14), Column("WhatsApp", "code", 17))


def _table(kind: _Help, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = (
        Column("Kode entri", width=28),
        Column("Produk", width=32),
        Column("Keadaan", width=15),
        Column("Langsung membuka", width=20),
        Column("Diminta juga oleh", width=26),
        *_WHO_COLUMNS,
    )
    return Table(kind.name, kind.title, columns, rows)


def _packaging(
    catalogue: Catalogue, products: list[Product], screenings: dict[str, Screening]
) -> Iterator[tuple[Cell, ...]]:
    for product in products:
        screening = screenings[product.id]
        result = next((r for r in screening.results if r.aspect == "packaging"), None)
        if result is None or (result.result == "pass" and not result.lapsed):
            continue
        word = "perlu dikurasi ulang" if result.lapsed else _RESULT_WORDS[result.result]
        note = result.note if catalogue.producer_of(product).may_be_shown else ""
        row = (product.id, name_of(product), word, result.found_on, note)
        yield (*row, *_who(catalogue, product))


def _packaging_table(rows: tuple[tuple[Cell, ...], ...]) -> Table:
    columns = (
        Column("Kode entri", width=28),
        Column("Produk", width=32),
        Column("Hasil kurasi", width=18),
        Column("Tanggal", "date"),
        Column("Catatan", width=36),
        *_WHO_COLUMNS,
    )
    return Table("Kemasan", "Perlu bantuan kemasan", columns, rows)


def _chart(screenings: Iterable[Screening]) -> Bars:
    counted = Counter(screening.state for screening in screenings)
    bars = tuple(Bar(SCREENING_WORDS[state], (counted[state],)) for state in SCREENING_STATES)
    return Bars("Kurasi 4K+1A", (("produk", "main"),), bars)


def _screenings(catalogue: Catalogue, products: list[Product], screenings: dict[str, Screening]) -> Table:
    rows = []
    for product in products:
        found = screenings[product.id]
        aspects = ", ".join(ASPECT_WORDS[aspect] for aspect in ASPECTS if aspect in found.open)
        until = found.valid_until
        row = (product.id, name_of(product), SCREENING_WORDS[found.state], aspects, found.on, until)
        rows.append((SCREENING_STATES.index(found.state), (*row, *_who(catalogue, product))))
    columns = (
        Column("Kode entri", width=28),
        Column("Produk", width=32),
        Column("Keadaan", width=18),
        Column("Yang perlu dikerjakan", width=40),
        Column("Dikurasi", "date"),
        Column("Berlaku sampai", "date", 14),
        *_WHO_COLUMNS,
    )
    ordered = tuple(row for _, row in sorted(rows, key=lambda entry: (-entry[0], str(entry[1][0]))))
    return Table("4K+1A", "Kurasi 4K+1A", columns, ordered)
