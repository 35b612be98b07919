"""`certificates`: what is held, and what ends within 30 and 90 days; with contacts, so for the office only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from catalogue.catalogue import CERTIFICATE_STATES, Catalogue, CertificateState, certificate_state
from catalogue.records import Certificate, Product
from catalogue.reports.report import Bar, Bars, Figure, Report, Tone
from catalogue.reports.words import (
    CONSENT_NOTE,
    maker_of,
    name_of,
    number,
    regency_of,
    sample_note,
    whatsapp_of,
)
from catalogue.tables import Cell, Column, Table

SOON_DAYS, LATER_DAYS = 30, 90
STATE_WORDS: Final[dict[CertificateState, str]] = {
    "held": "berlaku",
    "in_progress": "dalam proses",
    "planned": "direncanakan",
    "expired": "kedaluwarsa",
}

_TONES: Final[dict[CertificateState, Tone]] = {
    "held": "good",
    "in_progress": "underway",
    "planned": "open",
    "expired": "lapsed",
}


def certificates(catalogue: Catalogue) -> Report:
    """Certificates of shown products on the day of the catalogue."""
    ending = tuple(ending_certificates(catalogue))
    soon = sum(days <= SOON_DAYS for _, _, days in ending)
    ended = tuple(ended_certificates(catalogue))
    without = sum(not catalogue.held(product) for product in catalogue.shown)
    counted = _counted(catalogue)
    return Report(
        name="certificates",
        title="Sertifikat",
        lead="Sertifikat yang berlaku, dan yang harus diperpanjang sebelum hilang dari halaman produk.",
        figures=(
            Figure(f"berakhir dalam {SOON_DAYS} hari", number(soon)),
            Figure(f"berakhir dalam {LATER_DAYS} hari", number(len(ending))),
            Figure("sudah berakhir", number(len(ended))),
            Figure("produk tanpa sertifikat berlaku", number(without)),
        ),
        charts=(
            Bars(
                "Sertifikat menurut jenis",
                tuple((STATE_WORDS[state], _TONES[state]) for state in CERTIFICATE_STATES),
                tuple(
                    Bar(_label(catalogue, kind), tuple(states[state] for state in CERTIFICATE_STATES))
                    for kind, states in counted.items()
                ),
            ),
        ),
        tables=(
            _dated(catalogue, "Segera berakhir", f"Berakhir dalam {LATER_DAYS} hari", "Hari lagi", ending),
            _dated(catalogue, "Sudah berakhir", "Sudah berakhir", "Hari lalu", ended),
            _kinds(catalogue, counted),
        ),
        notes=(
            "Sertifikat berlaku sampai dengan tanggal berakhirnya; sesudah itu halaman produk menyebutnya kedaluwarsa.",
            "Sertifikat tanpa tanggal berakhir di berkas produk tidak dapat diingatkan.",
            "Nomor hanya ditulis bila jenisnya terbuka dan produsennya setuju.",
            CONSENT_NOTE,
            *sample_note(catalogue),
        ),
        internal=True,
    )


def ending_certificates(catalogue: Catalogue) -> Iterable[tuple[Product, Certificate, int]]:
    """Held certificates that end within 90 days, with the days that are left, first those that end first."""
    found = [
        (product, certificate, (certificate.expires - catalogue.today).days)
        for product in catalogue.shown
        for certificate in catalogue.held(product)
        if certificate.expires is not None
    ]
    return sorted((f for f in found if f[2] <= LATER_DAYS), key=lambda f: (f[2], f[0].id, f[1].type))


def ended_certificates(catalogue: Catalogue) -> Iterable[tuple[Product, Certificate, int]]:
    """Expired certificates with the days since, first those that ended last."""
    found = [
        (product, certificate, (catalogue.today - certificate.expires).days)
        for product in catalogue.shown
        for certificate in product.certificates
        if certificate.expires is not None and certificate_state(certificate, catalogue.today) == "expired"
    ]
    return sorted(found, key=lambda f: (f[2], f[0].id, f[1].type))


def _label(catalogue: Catalogue, kind: str) -> str:
    return catalogue.vocabulary.certificates[kind].short["id"]


def _counted(catalogue: Catalogue) -> dict[str, Counter[CertificateState]]:
    """Kind to how many stand in which state, in the vocabulary's order."""
    found: defaultdict[str, Counter[CertificateState]] = defaultdict(Counter)
    for product in catalogue.shown:
        for certificate in product.certificates:
            found[certificate.type][certificate_state(certificate, catalogue.today)] += 1
    return {kind: found[kind] for kind in catalogue.vocabulary.certificates if kind in found}


def _kinds(catalogue: Catalogue, counted: dict[str, Counter[CertificateState]]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (catalogue.vocabulary.certificates[kind].label["id"], *(states[state] for state in CERTIFICATE_STATES))
        for kind, states in counted.items()
    ]
    columns = (
        Column("Sertifikat", width=52),
        *(Column(STATE_WORDS[state].capitalize(), "integer", 14) for state in CERTIFICATE_STATES),
    )
    return Table("Jenis sertifikat", "Menurut jenis", columns, tuple(rows))


def _dated(
    catalogue: Catalogue,
    name: str,
    title: str,
    days_label: str,
    found: Iterable[tuple[Product, Certificate, int]],
) -> Table:
    columns = (
        Column("Berakhir", "date"),
        Column(days_label, "integer"),
        Column("Sertifikat", width=18),
        Column("Nomor", "code", 26),
        Column("Kode entri", width=26),
        Column("Produk", width=30),
        Column("Produsen"),
        Column("Kabupaten", width=14),
        Column("WhatsApp", "code", 17),
    )
    return Table(name, title, columns, tuple(_row(catalogue, *entry) for entry in found))


def _row(catalogue: Catalogue, product: Product, certificate: Certificate, days: int) -> tuple[Cell, ...]:
    producer = catalogue.producer_of(product)
    kind = catalogue.vocabulary.certificates[certificate.type]
    return (
        certificate.expires,
        days,
        kind.short["id"],
        certificate.number if kind.public and producer.may_be_shown else None,
        product.id,
        name_of(product),
        maker_of(catalogue, product),
        regency_of(catalogue, product),
        whatsapp_of(producer),
    )
