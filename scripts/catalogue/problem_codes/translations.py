"""Codes for translators' files that come back: PO, XLIFF and XLSX."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

TRANSLATION_CODES: Final[tuple[Code, ...]] = (
    error(
        "translation-file-unreadable",
        (
            "Berkas terjemahan ini tidak dapat dibaca mulai dari sini: {reason_id}.",
            "This translation file cannot be read from here on: {reason}.",
        ),
        (
            "buka berkas dengan Poedit atau program asalnya dan simpan lagi sebagai UTF-8, atau ekspor yang baru "
            "dengan catalogue translate export",
            "open the file in Poedit or the program it came from and save it again as UTF-8, or export a new one with "
            "catalogue translate export",
        ),
    ),
    error(
        "translation-header-damaged",
        (
            "Kepala berkas ini tidak lengkap: {missing} tidak ada, jadi tidak jelas teks mana yang dimaksud.",
            "The head of this file is not complete: {missing} is not there, so it is not clear which texts are meant.",
        ),
        (
            "ekspor yang baru dengan catalogue translate export, lalu salin terjemahan ke dalamnya; kepala berkas "
            "jangan diubah",
            "export a new file with catalogue translate export and copy the translations into it; leave the head as "
            "it is",
        ),
    ),
    error(
        "translation-wrong-language",
        (
            'Berkas ini berbahasa "{value}"; yang diharapkan {expected}.',
            'This file is in "{value}"; expected is {expected}.',
        ),
        (
            "pembeli membaca teks dalam bahasa yang dipilihnya: periksa apakah berkasnya benar, misalnya ms.po untuk "
            "bahasa Melayu",
            "a buyer reads texts in the language he chose: see whether it is the right file, for example ms.po for "
            "Malay",
        ),
    ),
    error(
        "translation-unknown-entry",
        (
            '"{value}" bukan teks yang dapat diterjemahkan ke bahasa ini dalam katalog.',
            '"{value}" is no text of the catalogue that can be translated into this language.',
        ),
        (
            "data atau kolomnya mungkin sudah dihapus atau diganti nama: hapus entri ini, atau ekspor yang baru",
            "the record or field may have been removed or renamed: delete this entry, or export a new file",
        ),
    ),
    error(
        "translation-entry-twice",
        (
            '"{value}" tercantum dua kali dalam berkas ini.',
            '"{value}" stands in this file twice.',
        ),
        ("hapus salah satunya", "delete one of the two"),
    ),
    error(
        "translation-placeholder",
        (
            "Terjemahan ini tidak memuat {missing} seperti teks asalnya.",
            "This translation does not hold {missing} as its source does.",
        ),
        (
            "tanda itu diganti nilai saat halaman dibuat: salin apa adanya ke tempat yang tepat dalam kalimat",
            "the sign is replaced by a value when the page is made: copy it as it is to its place in the sentence",
        ),
    ),
    error(
        "translation-conflict",
        (
            'Terjemahan ini diubah di dua tempat sejak diekspor. Dalam data: "{record}". Dalam berkas: "{file}".',
            'This translation was changed in two places since the export. In the record: "{record}". In the file: '
            '"{file}".',
        ),
        (
            "pilih yang benar untuk seluruh berkas dengan --keep file atau --keep record, atau samakan keduanya",
            "choose for the whole file with --keep file or --keep record, or make the two the same",
        ),
    ),
    warning(
        "translation-source-changed",
        (
            "Teks asalnya berubah sejak diekspor, jadi terjemahan ini ditandai usang.",
            "The source text has changed since the export, so this translation is marked as outdated.",
        ),
        (
            "ekspor lagi sesudahnya; teks ini muncul sebagai teks yang perlu diperiksa",
            "export again afterwards; this text then shows as one to check",
        ),
    ),
    warning(
        "translation-still-fuzzy",
        (
            "Terjemahan ini diubah, tetapi masih bertanda perlu diperiksa (fuzzy), jadi tidak diambil.",
            "This translation was changed but still says that it needs work (fuzzy), so it is not taken.",
        ),
        (
            "bila sudah benar, hapus tandanya: di Poedit tombol Perlu Dikerjakan",
            "where it is right, take the mark away: in Poedit the button Needs Work",
        ),
    ),
    error(
        "translation-entries-gone",
        (
            "Berkas ini memuat {found} dari {count} teks yang diekspor.",
            "This file holds {found} of the {count} texts that were exported.",
        ),
        (
            "berkas mungkin terpotong saat dikirim: minta lagi, atau tambahkan --partial bila memang hanya sebagian",
            "it may have been cut off on its way: ask for it again, or add --partial where only a part is meant",
        ),
    ),
)
