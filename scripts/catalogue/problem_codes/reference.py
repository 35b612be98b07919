"""Codes for mistakes in `reference/`: market rules, their conditions and sources, and kinds of certificate."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error

REFERENCE_CODES: Final[tuple[Code, ...]] = (
    error(
        "rule-without-source",
        (
            'Persyaratan "{value}" tidak menyebutkan sumber, sehingga tidak ada yang dapat memeriksanya.',
            'The requirement "{value}" names no source, so nobody can check it.',
        ),
        (
            "tulis src dengan kunci dari bagian sources, misalnya src: [my_regask]; bila belum dicari, src: [gk] "
            "dan confidence: low",
            "write src with a key from the part sources, for example src: [my_regask]; where nobody has looked it "
            "up, src: [gk] and confidence: low",
        ),
    ),
    error(
        "rule-without-date",
        (
            'Tidak diketahui kapan "{value}" terakhir diperiksa.',
            'It is not known when "{value}" was last checked.',
        ),
        (
            "tulis checked_on di bagian atas berkas atau pada entri ini, misalnya checked_on: 2026-11-21",
            "write checked_on at the top of the file or in this entry, for example checked_on: 2026-11-21",
        ),
    ),
    error(
        "rule-unknown-certificate",
        (
            '"{value}" bukan jenis sertifikat yang dikenal, sehingga persyaratan ini tidak akan pernah terpenuhi.',
            '"{value}" is not a known kind of certificate, so this requirement could never be met.',
        ),
        ("pilihan ada di reference/certificates.yml", "the choices are in reference/certificates.yml"),
    ),
    error(
        "rule-unknown-key",
        ('"{value}" tidak ada di bagian {part}.', '"{value}" is not in the part {part}.'),
        (
            "periksa ejaannya; yang ada: {choices}",
            "check the spelling; there are: {choices}",
        ),
    ),
    error(
        "condition-cycle",
        (
            "Syarat ini bergantung pada dirinya sendiri: {cycle}.",
            "This condition depends on itself: {cycle}.",
        ),
        (
            "sebuah syarat hanya boleh menyebut syarat lain yang tidak kembali kepadanya",
            "a condition may only name others that do not lead back to it",
        ),
    ),
    error(
        "reference-language",
        (
            'Teks bahasa "{language}" belum ada pada {part}; setiap halaman terbit dalam tiga bahasa.',
            'The text in the language "{language}" is missing from {part}; every page comes in three languages.',
        ),
        (
            "tulis ketiganya, misalnya {{id: Label perawatan, en: Care label, ms: Label penjagaan}}",
            "write all three, for example {{id: Label perawatan, en: Care label, ms: Label penjagaan}}",
        ),
    ),
    error(
        "reference-value",
        ('"{value}" tidak dapat dipakai untuk {part}.', '"{value}" cannot be used for {part}.'),
        ("pilihan: {choices}", "the choices: {choices}"),
    ),
    error(
        "number-pattern",
        (
            'Pola nomor "{value}" tidak dapat dibaca: {reason}.',
            'The number pattern "{value}" cannot be read: {reason}.',
        ),
        (
            "pola ditulis sebagai ekspresi reguler; contoh untuk 13 angka: '^\\d{{13}}$'",
            "patterns are regular expressions; for 13 digits, for example: '^\\d{{13}}$'",
        ),
    ),
    error(
        "number-example",
        (
            'Contoh nomor "{value}" tidak cocok dengan {part}.',
            'The example number "{value}" does not match {part}.',
        ),
        (
            "contoh harus cocok dengan pattern dan dummy; perbaiki salah satunya",
            "the example must match both pattern and dummy; correct one of them",
        ),
    ),
)
