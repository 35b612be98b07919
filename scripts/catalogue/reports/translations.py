"""`translations`: which texts are missing in which language, and which a machine wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from catalogue.catalogue import SHOWN, Catalogue
from catalogue.languages import LANGUAGES, Language
from catalogue.records import Collection, Producer, Product
from catalogue.records.texts import localised_texts
from catalogue.reports.report import Bar, Bars, Figure, Report
from catalogue.reports.words import name_of, number, percent, sample_note, share, text_of
from catalogue.tables import Column, Table
from catalogue.translations.ledger import states

LANGUAGE_WORDS: Final[dict[Language, str]] = {"en": "Inggris", "id": "Indonesia", "ms": "Melayu"}


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of one record, and those a language lacks."""

    kind: str
    id: str
    name: str
    total: int
    missing: dict[Language, tuple[str, ...]]
    machine: dict[Language, int]


def translations(catalogue: Catalogue) -> Report:
    """The texts of everything shown; of producers only those with consent, since others have no texts on the site."""
    known = list(_records(catalogue))
    total = sum(entry.total for entry in known)
    lacking = {language: sum(len(entry.missing[language]) for entry in known) for language in LANGUAGES}
    machine: Counter[Language] = Counter()
    for entry in known:
        machine.update(entry.machine)
    shares = {language: share(total - lacking[language], total) for language in LANGUAGES}
    return Report(
        name="translations",
        title="Terjemahan",
        lead="Teks yang belum ada dalam bahasa Inggris, Indonesia, atau Melayu, menurut entri dan isian.",
        figures=(
            Figure("teks", number(total)),
            *(
                Figure(f"lengkap: {LANGUAGE_WORDS[language]}", percent(part))
                for language, part in shares.items()
                if part is not None
            ),
        ),
        charts=(
            Bars(
                "Teks menurut bahasa",
                (("ada", "good"), ("belum ada", "open")),
                tuple(
                    Bar(LANGUAGE_WORDS[language], (total - lacking[language], lacking[language]))
                    for language in LANGUAGES
                ),
            ),
        ),
        tables=(
            _languages(total, lacking, machine),
            _missing(known),
        ),
        notes=(
            "Yang dihitung: nama, ringkasan, uraian, kisah, keterangan foto, dan teks lain yang dibaca pembeli. "
            "Kata kunci tidak dihitung karena boleh berbeda antarbahasa.",
            "Teks yang belum ada diganti bahasa lain di situs, dan halamannya menyatakan itu.",
            *sample_note(catalogue),
        ),
    )


def _records(catalogue: Catalogue) -> Iterator[_Texts]:
    for product in sorted(catalogue.shown, key=lambda product: product.id):
        yield _texts("produk", name_of(product), product)
    for producer in catalogue.shown_producers:
        yield _texts("produsen", producer.name or producer.id, producer)
    for collection in catalogue.collections.values():
        if collection.status in SHOWN:
            yield _texts("koleksi", text_of(collection.title, collection.id), collection)


def _texts(kind: str, name: str, record: Product | Producer | Collection) -> _Texts:
    texts = list(localised_texts(record))
    drafted = Counter(state.language for state in states(record) if state.drafted)
    return _Texts(
        kind=kind,
        id=record.id,
        name=name,
        total=len(texts),
        missing={
            language: tuple(entry.path for entry in texts if not getattr(entry.text, language))
            for language in LANGUAGES
        },
        machine={language: drafted[language] for language in LANGUAGES},
    )


def _languages(total: int, lacking: dict[Language, int], machine: Counter[Language]) -> Table:
    rows = tuple(
        (
            LANGUAGE_WORDS[language],
            total,
            total - lacking[language],
            lacking[language],
            share(total - lacking[language], total),
            machine[language],
        )
        for language in LANGUAGES
    )
    columns = (
        Column("Bahasa", width=14),
        Column("Teks", "integer"),
        Column("Ada", "integer"),
        Column("Belum ada", "integer"),
        Column("Bagian", "percent"),
        Column("Terjemahan mesin belum ditinjau", "integer", 18),
    )
    return Table("Bahasa", "Menurut bahasa", columns, rows)


def _missing(known: list[_Texts]) -> Table:
    rows = tuple(
        (entry.kind, entry.id, entry.name, LANGUAGE_WORDS[language], len(fields), ", ".join(fields))
        for entry in known
        for language in LANGUAGES
        if (fields := entry.missing[language])
    )
    columns = (
        Column("Jenis", width=11),
        Column("Kode entri"),
        Column("Nama", width=34),
        Column("Bahasa", width=13),
        Column("Teks", "integer", 8),
        Column("Isian yang belum ada", width=60),
    )
    return Table("Teks yang belum ada", "Teks yang belum ada", columns, rows)
