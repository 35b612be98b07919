"""`readiness`: how many products each market could take today, and the one step that is missing most often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from catalogue.catalogue import Catalogue
from catalogue.languages import format_date
from catalogue.readiness import MARKET_STATES, Board, MarketState, Readiness
from catalogue.records import Product
from catalogue.reports.report import Bar, Bars, Figure, Report, Tone
from catalogue.reports.words import name_of, number, regency_of, sample_note
from catalogue.requirements import Who
from catalogue.tables import Cell, Column, Table

_Pairs = Sequence[tuple[Product, Readiness]]

STATE_WORDS: Final[dict[MarketState, str]] = {
    "ready": "siap",
    "nearly": "kurang satu langkah",
    "not_ready": "belum siap",
    "unknown": "tanyakan importir",
}
_TONES: Final[dict[MarketState, Tone]] = {
    "ready": "good",
    "nearly": "underway",
    "not_ready": "open",
    "unknown": "unknown",
}
WHO_WORDS: Final[dict[Who, str]] = {"producer": "produsen", "exporter": "eksportir", "importer": "importir"}


def readiness(catalogue: Catalogue, board: Board) -> Report:
    """Every shown product against every market."""
    by_market = board.by_market
    ready = {product.id for pairs in by_market.values() for product, found in pairs if found.state == "ready"}
    nearly = {product.id for pairs in by_market.values() for product, found in pairs if found.state == "nearly"}
    rules = catalogue.vocabulary.rules
    return Report(
        name="readiness",
        title="Kesiapan ekspor",
        lead="Produk yang siap menurut syarat setiap pasar, dan satu langkah yang paling sering belum ada.",
        figures=(
            Figure("produk siap untuk sekurang-kurangnya satu pasar", number(len(ready))),
            Figure("lainnya kurang satu langkah saja", number(len(nearly - ready))),
            Figure("pasar", number(len(by_market))),
        ),
        charts=(
            Bars(
                "Produk menurut pasar",
                tuple((STATE_WORDS[state], _TONES[state]) for state in MARKET_STATES),
                tuple(Bar(_market(catalogue, code), _counts(pairs)) for code, pairs in by_market.items()),
            ),
        ),
        tables=(
            _markets(catalogue, board),
            _nearly(catalogue, board),
            _steps(catalogue, board),
        ),
        notes=(
            "Ini panduan pembinaan, bukan nasihat hukum: pastikan setiap syarat dengan importir. "
            f"Syarat terakhir diperiksa {format_date(rules.checked_on, 'id')}; sumbernya ada di halaman pasar.",
            "Yang menentukan hanya syarat wajib yang sumbernya cukup kuat dan dapat dipenuhi sebelum ada pesanan.",
            *sample_note(catalogue),
        ),
    )


def _market(catalogue: Catalogue, code: str) -> str:
    return catalogue.vocabulary.rules.markets[code].label["id"]


def _counts(pairs: _Pairs) -> tuple[int, ...]:
    counted = Counter(found.state for _, found in pairs)
    return tuple(counted[state] for state in MARKET_STATES)


def _missing(pairs: _Pairs) -> Counter[str]:
    """Requirement to how many products lack it."""
    return Counter(verdict.requirement for _, found in pairs for verdict in found.open)


def _most_common(counted: Counter[str]) -> tuple[str, int] | None:
    return min(counted.items(), key=lambda entry: (-entry[1], entry[0]), default=None)


def _markets(catalogue: Catalogue, board: Board) -> Table:
    requirements = catalogue.vocabulary.rules.requirements
    rows: list[tuple[Cell, ...]] = []
    for code, pairs in board.by_market.items():
        most = _most_common(_missing(pairs))
        step = (requirements[most[0]].label["id"], most[1]) if most else (None, None)
        rows.append((code, _market(catalogue, code), *_counts(pairs), *step))
    columns = (
        Column("Kode", "code", 7),
        Column("Pasar", width=18),
        *(Column(STATE_WORDS[state].capitalize(), "integer", 12) for state in MARKET_STATES),
        Column("Langkah yang paling sering belum ada", width=46),
        Column("Pada produk", "integer"),
    )
    return Table("Pasar", "Menurut pasar", columns, tuple(rows))


def _nearly(catalogue: Catalogue, board: Board) -> Table:
    rows = [
        (
            product.id,
            name_of(product),
            regency_of(catalogue, product),
            _market(catalogue, code),
            step.rule.requirement.label["id"],
            WHO_WORDS[step.who],
        )
        for code, pairs in board.by_market.items()
        for product, found in pairs
        if (step := found.step) is not None
    ]
    columns = (
        Column("Kode entri", width=28),
        Column("Produk", width=32),
        Column("Kabupaten", width=14),
        Column("Pasar", width=18),
        Column("Langkah yang kurang", width=46),
        Column("Oleh", width=12),
    )
    return Table("Kurang satu langkah", "Kurang satu langkah", columns, tuple(sorted(rows)))


def _steps(catalogue: Catalogue, board: Board) -> Table:
    """What opens how much: each missing step over all markets."""
    products: dict[str, set[str]] = {}
    markets: dict[str, set[str]] = {}
    only: Counter[str] = Counter()
    for code, pairs in board.by_market.items():
        for product, found in pairs:
            for verdict in found.open:
                products.setdefault(verdict.requirement, set()).add(product.id)
                markets.setdefault(verdict.requirement, set()).add(code)
            if found.step is not None:
                only[found.step.requirement] += 1
    requirements = catalogue.vocabulary.rules.requirements
    rows = [
        (
            requirements[key].label["id"],
            WHO_WORDS[requirements[key].who],
            len(products[key]),
            only[key],
            ", ".join(code for code in board.by_market if code in markets[key]),
        )
        for key in sorted(products, key=lambda key: (-len(products[key]), key))
    ]
    columns = (
        Column("Langkah", width=46),
        Column("Oleh", width=12),
        Column("Produk", "integer"),
        Column("Langsung membuka (produk dan pasar)", "integer", 20),
        Column("Pasar", width=30),
    )
    return Table("Langkah", "Langkah yang belum ada, semua pasar", columns, tuple(rows))
