"""What PyYAML says about bad YAML, in words for people."""

from __future__ import annotations

from typing import Final

import yaml

from catalogue.problems import Bilingual

# Part of the parser's context and problem → what to say. The first that matches counts.
_REASONS: Final[tuple[tuple[str, Bilingual], ...]] = (
    (
        "mapping values are not allowed",
        Bilingual(
            'ada titik dua yang tidak pada tempatnya; teks yang berisi ": " perlu tanda kutip',
            'there is a colon out of place; a text that contains ": " needs quotes',
        ),
    ),
    (
        "quoted scalar found unexpected end",
        Bilingual(
            "tanda kutip tidak ditutup",
            "a quotation mark is not closed",
        ),
    ),
    (
        "unknown escape character",
        Bilingual(
            "garis miring terbalik di dalam kutip ganda; pakai kutip tunggal",
            "there is a backslash inside double quotes; use single quotes",
        ),
    ),
    (
        "flow sequence",
        Bilingual(
            "kurung siku [ ] tidak ditutup atau kurang koma",
            "a bracket [ ] is not closed or a comma is missing",
        ),
    ),
    (
        "flow mapping",
        Bilingual(
            "kurung kurawal { } tidak ditutup atau kurang koma",
            "a brace { } is not closed or a comma is missing",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Bilingual(
            'tanda "-" tidak pada tempatnya',
            'there is a "-" out of place',
        ),
    ),
    (
        "did not find expected '-' indicator",
        Bilingual(
            'baris ini bukan bagian dari daftar "-" di atasnya',
            'this line does not belong to the list of "-" above it',
        ),
    ),
    (
        "block mapping did not find expected key",
        Bilingual(
            "indentasi baris ini tidak cocok, atau tanda kutip berakhir sebelum akhir teks",
            "the indentation of this line does not fit, or a quotation ends before its text",
        ),
    ),
    (
        "cannot start any token",
        Bilingual(
            "teks tidak dapat diawali dengan tanda ini; beri tanda kutip",
            "a text cannot begin with this character; put it in quotes",
        ),
    ),
    (
        "could not find expected ':'",
        Bilingual(
            'baris ini tidak berbentuk "nama: nilai"',
            'this line is not of the form "name: value"',
        ),
    ),
    (
        "undefined alias",
        Bilingual(
            "teks yang diawali * perlu tanda kutip",
            "a text that begins with * needs quotes",
        ),
    ),
    (
        "incompatible YAML document",
        Bilingual(
            "versi YAML ini tidak didukung; hapus baris %YAML",
            "this version of YAML is not supported; remove the %YAML line",
        ),
    ),
)
_OTHER: Final = Bilingual("baris ini tidak dapat dibaca", "this line cannot be read")


def explain(error: yaml.MarkedYAMLError) -> Bilingual:
    """What is wrong, in Indonesian and English."""
    said = f"{error.context or ''} {error.problem or ''}"
    return next((reason for part, reason in _REASONS if part in said), _OTHER)
