"""What PyYAML says about bad YAML, in words for people."""

from __future__ import annotations

import re
from typing import Final

import yaml

from catalogue.problems import Bilingual

# Part of the parser's context and problem → what to say. The first that matches counts.
_REASONS: Final[tuple[tuple[str, Bilingual], ...]] = (
    (
        "mapping values are not allowed",
        Bilingual(
            "ada titik dua yang tidak pada tempatnya; mungkin baris ini lebih menjorok daripada baris di atasnya, atau "
            'teksnya berisi ": " dan perlu tanda kutip',
            "there is a colon out of place; perhaps this line stands further in than the one above, or its text "
            'contains ": " and needs quotes',
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


# What the parser meets a line or more too late, by how the guilty line looks, with the column's place in a group.
_LOOKS: Final[tuple[tuple[re.Pattern[str], Bilingual], ...]] = (
    (
        re.compile(r"^()(?:<{7}|={7}|>{7}|\|{7})(?: |$)"),
        Bilingual(
            "ini tanda dari git: dua orang mengubah bagian yang sama; pilih salah satu versinya, lalu hapus baris "
            "<<<<<<<, =======, dan >>>>>>>",
            "this is a mark of git: two people changed the same part; keep one version, and remove the lines "
            "<<<<<<<, ======= and >>>>>>>",
        ),
    ),
    (
        re.compile(r"^[ ]*(?:- )?(?:[a-z_]+:[ ]*)?([\u00a0\u2000-\u200a\u202f\u3000])"),
        Bilingual(
            "di sini ada spasi tak biasa, biasanya tersalin dari dokumen lain; hapus dan ketik spasi biasa",
            "there is an unusual blank here, mostly from copied text; delete it and type a plain blank",
        ),
    ),
    (
        re.compile(r"^[ ]*(?:- )?[a-z_]+:(?=[^\s/])()"),
        Bilingual('setelah "nama:" harus ada spasi', 'a blank is needed behind "name:"'),
    ),
)


def look_for(text: str, line: int) -> tuple[int, int, Bilingual] | None:
    """A line near an error that looks like its cause.

    Args:
        text: the file's text.
        line: where the parser stopped, from 0.

    Returns:
        Its line and column, both from 0, and what is wrong with it; None where nothing looks wrong.
    """
    lines = text.splitlines()
    marks, *rest = _LOOKS
    near = [number for number in (line, line - 1) if 0 <= number < len(lines)]
    for pattern, reason in (marks, *rest):
        for number in range(min(line + 1, len(lines))) if pattern is marks[0] else near:
            if match := pattern.search(lines[number]):
                return number, match.start(1), reason
    return None


def explain(error: yaml.MarkedYAMLError) -> Bilingual:
    """What is wrong, in Indonesian and English."""
    said = f"{error.context or ''} {error.problem or ''}"
    return next((reason for part, reason in _REASONS if part in said), _OTHER)
