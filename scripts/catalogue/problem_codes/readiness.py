"""Codes for screenings and for evidence of market requirements."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

READINESS_CODES: Final[tuple[Code, ...]] = (
    warning(
        "screening-without-date",
        (
            "Hasil kurasi ini tidak bertanggal, jadi tidak dihitung.",
            "This result of the screening has no date, so it does not count.",
        ),
        (
            "tambahkan date pada hasil ini atau screened_on pada kurasinya, misalnya date: 2026-09-01",
            "add date to this result or screened_on to the screening, for example date: 2026-09-01",
        ),
    ),
    warning(
        "evidence-by-nobody",
        (
            'Bukti untuk "{value}" tidak menyebutkan siapa yang melihatnya dan kapan, jadi tidak dihitung.',
            'The evidence for "{value}" does not say who saw it and when, so it does not count.',
        ),
        (
            'tambahkan keduanya, misalnya date: 2026-09-01 dan by: "Dinas perdagangan kabupaten"',
            'add both, for example date: 2026-09-01 and by: "Regency trade office"',
        ),
    ),
    error(
        "evidence-dates",
        (
            "Bukti ini berakhir {expires}, sebelum dilihat {date}.",
            "This evidence ends on {expires}, before it was seen on {date}.",
        ),
        ("periksa kedua tanggal", "check both dates"),
    ),
)
