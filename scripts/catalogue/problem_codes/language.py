"""Codes for texts that are not in the language they say, or do not say the same in each."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

LANGUAGE_CODES: Final[tuple[Code, ...]] = (
    error(
        "malay-wrong-word",
        (
            '"{word}" adalah kata Indonesia; dalam bahasa Melayu Malaysia: {instead}.',
            '"{word}" is an Indonesian word; in the Malay of Malaysia: {instead}.',
        ),
        (
            "pembeli Malaysia langsung melihat bahwa teksnya tidak ditulis untuk mereka: tulis {instead}, lalu baca "
            "lagi seluruh kalimatnya",
            "a buyer in Malaysia sees at once that the text was not written for him: write {instead}, then read the "
            "whole sentence again",
        ),
    ),
    warning(
        "malay-doubtful-word",
        (
            '"{word}" dalam bahasa Melayu berarti lain atau tidak lazim; biasanya: {instead}.',
            '"{word}" means something else in Malay or is not usual there; mostly it is: {instead}.',
        ),
        (
            "baca kalimatnya seperti pembeli di Malaysia; bila kata itu memang tepat, biarkan saja",
            "read the sentence as a buyer in Malaysia would; where the word is right, leave it",
        ),
    ),
    warning(
        "indonesian-doubtful-word",
        (
            '"{word}" adalah kata Melayu; dalam bahasa Indonesia: {instead}.',
            '"{word}" is a Malay word; in Indonesian: {instead}.',
        ),
        (
            "mungkin teks Melayu tersalin ke id: periksa bahasanya, lalu tulis {instead}",
            "the Malay text may have been copied into id: see which language it is, then write {instead}",
        ),
    ),
    warning(
        "text-untranslated",
        (
            "Teks ini sama persis dengan teks {other}, jadi tampaknya belum diterjemahkan.",
            "This text is exactly the {other} one, so it does not seem to be translated.",
        ),
        (
            "hapus baris ini sampai terjemahannya ada: situs lalu memakai bahasa lain dan menyatakannya dengan jujur "
            "kepada pembeli",
            "delete this line until there is a translation: the site then shows another language and says so to the "
            "buyer",
        ),
    ),
    warning(
        "numbers-differ",
        (
            "Angka atau satuan di sini berbeda dari teks asalnya: {values}.",
            "Numbers or units here differ from those of the source text: {values}.",
        ),
        (
            "pembeli memesan menurut angka ini: samakan keduanya; ribuan ditulis 1.000 dalam bahasa Indonesia, 1,000 "
            "dalam bahasa Inggris dan Melayu",
            "buyers order by these numbers: make them the same; a thousand is 1.000 in Indonesian, 1,000 in English "
            "and Malay",
        ),
    ),
)
