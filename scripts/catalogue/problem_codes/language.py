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
    error(
        "indonesian-wrong-word",
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
        "indonesian-doubtful-word",
        (
            '"{word}" dalam bahasa Indonesia berarti lain atau jarang dipakai; biasanya: {instead}.',
            '"{word}" means something else in Indonesian or is rare there; mostly it is: {instead}.',
        ),
        (
            "bila teks Melayu tersalin ke id, tulis {instead}; bila kata itu memang tepat di sini, biarkan saja",
            "where the Malay text was copied into id, write {instead}; where the word is right here, leave it",
        ),
    ),
    error(
        "text-placeholder",
        (
            'Di sini tertulis "{value}", bukan teks untuk pembeli.',
            'This says "{value}", which is no text for buyers.',
        ),
        (
            "tulis teksnya, atau hapus baris ini sampai teksnya ada: situs lalu memakai bahasa lain dan menyatakannya "
            "kepada pembeli",
            "write the text, or delete the line until there is one: the site then shows another language and says so "
            "to the buyer",
        ),
    ),
    warning(
        "wrong-language",
        (
            "Teks ini seharusnya {expected}, tetapi tampaknya {other} (keyakinan {sure} %).",
            "This text should be {expected} but looks like {other} ({sure} % sure).",
        ),
        (
            "mungkin teksnya tersalin ke baris bahasa yang salah: pindahkan ke barisnya; pembeli yang tidak membaca "
            "bahasa itu akan menutup halaman",
            "it may have been put on the wrong language's line: move it there; a buyer who does not read that language "
            "leaves the page",
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
            "Angka di sini berbeda dari teks asalnya: di sana {source}, di sini {values}.",
            "The numbers here differ from those of the source text: there {source}, here {values}.",
        ),
        (
            "pembeli memesan menurut angka ini: samakan keduanya; ribuan ditulis 1.000 dalam bahasa Indonesia, 1,000 "
            "dalam bahasa Inggris dan Melayu",
            "buyers order by these numbers: make them the same; a thousand is 1.000 in Indonesian, 1,000 in English "
            "and Malay",
        ),
    ),
    warning(
        "units-differ",
        (
            "Satuan di sini berbeda dari teks asalnya: di sana {source}, di sini {value}.",
            "The unit here differs from that of the source text: there {source}, here {value}.",
        ),
        (
            "200 g dan 200 kg adalah dua pesanan yang sangat berbeda: samakan satuannya",
            "200 g and 200 kg are two very different orders: make the units the same",
        ),
    ),
    warning(
        "translation-length",
        (
            "Terjemahan ini panjangnya {length} huruf, teks asalnya {source}: tampaknya ada yang hilang atau "
            "ditambahkan.",
            "This translation has {length} characters, its source {source}: something seems to be missing or added.",
        ),
        (
            "baca keduanya berdampingan; setiap pembeli harus membaca hal yang sama, dalam bahasa apa pun",
            "read both side by side; every buyer should read the same, whatever the language",
        ),
    ),
    warning(
        "term-not-used",
        (
            'Teks asalnya menyebut "{word}"; glosarium memakai kata ini: {instead}.',
            'The source text says "{word}"; the glossary\'s word for it is: {instead}.',
        ),
        (
            "pembeli yang mencari {instead} tidak menemukan teks ini, dan dua kata untuk satu barang membingungkan: "
            "pakai kata glosarium, kecuali yang dimaksud memang lain",
            "a buyer who looks for {instead} does not find this text, and two words for one thing confuse: use the "
            "glossary's word, unless something else is meant",
        ),
    ),
)
