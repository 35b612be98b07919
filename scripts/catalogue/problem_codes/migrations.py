"""Codes for records of another form than the generator reads: written for a later one, or for an earlier."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

MIGRATION_CODES: Final[tuple[Code, ...]] = (
    error(
        "records-too-new",
        (
            "Data ini berbentuk {value}; pembangkit katalog di komputer ini membaca sampai bentuk {known}.",
            "These records are written in form {value}; the generator on this computer reads up to form {known}.",
        ),
        (
            "pasang pembangkit katalog yang lebih baru; jangan menurunkan angkanya dengan tangan",
            "install a newer release of the generator; do not lower the number by hand",
        ),
    ),
    warning(
        "records-outdated",
        (
            "Data ini masih bentuk {value}; pembangkit katalog membaca bentuk {known}.",
            "These records still have form {value}; the generator reads form {known}.",
        ),
        (
            "lihat perubahannya dengan catalogue migrate, lalu tulis dengan catalogue migrate --write",
            "see what changes with catalogue migrate, then write it with catalogue migrate --write",
        ),
    ),
    error(
        "migration-both-names",
        (
            'Kolom "{old}" sekarang bernama "{new}", tetapi data ini memuat keduanya.',
            'The field "{old}" is now called "{new}", but this record holds both.',
        ),
        (
            'hapus "{old}" atau "{new}", mana yang isinya tidak benar, lalu jalankan lagi catalogue migrate',
            'remove "{old}" or "{new}", whichever is not right, then run catalogue migrate again',
        ),
    ),
)
