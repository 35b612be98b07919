"""Codes for spreadsheets, and for values that people wrote in their own way."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

_SAVE_AS: Final = (
    "buka di Excel atau LibreOffice, lalu Simpan Sebagai .xlsx",
    "open it in Excel or LibreOffice and save it as .xlsx",
)

SHEET_CODES: Final[tuple[Code, ...]] = (
    error(
        "sheet-locked",
        (
            "Lembar kerja ini terkunci: masih dibuka di Excel atau bersandi.",
            "This spreadsheet is locked: still open in Excel, or protected by a password.",
        ),
        (
            "tutup berkasnya atau hapus sandinya, lalu coba lagi",
            "close the file or remove its password, then try again",
        ),
    ),
    error(
        "sheet-disguised",
        (
            "Berkas bernama .xls ini berisi {found_id}, bukan lembar kerja.",
            "This file is called .xls but holds {found}, not a spreadsheet.",
        ),
        _SAVE_AS,
    ),
    error(
        "sheet-kind",
        (
            'Lembar kerja berjenis "{value}" tidak dapat diimpor.',
            'A spreadsheet of the kind "{value}" cannot be imported.',
        ),
        _SAVE_AS,
    ),
    error("sheet-broken", ("Lembar kerja ini rusak.", "This spreadsheet is damaged."), _SAVE_AS),
    error(
        "sheet-too-big",
        (
            "Lembar kerja ini terlalu besar: lebih dari {maximum}.",
            "This spreadsheet is too big: more than {maximum}.",
        ),
        ("bagi menjadi beberapa berkas", "split it into several files"),
    ),
    error(
        "sheet-no-header",
        (
            "Tidak ada baris judul yang dikenal: harus ada kolom nama usaha dan nama produk.",
            "No row of headers is known: there must be columns for the firm's name and the product's name.",
        ),
        (
            "buat templat dengan: catalogue template --xlsx templat.xlsx, lalu salin isinya ke sana",
            "make a template with: catalogue template --xlsx template.xlsx, and copy your rows into it",
        ),
    ),
    error(
        "sheet-header-unsure",
        (
            'Kolom "{value}" mungkin berarti "{meant}"; belum dipakai.',
            'The column "{value}" may mean "{meant}"; it is not used yet.',
        ),
        (
            'ganti judulnya menjadi "{meant}", jawab pertanyaannya di terminal, atau abaikan kolom itu dengan --yes',
            'rename it to "{meant}", answer the question in a terminal, or leave the column out with --yes',
        ),
    ),
    warning(
        "sheet-column-twice",
        (
            'Kolom "{value}" dan "{other}" sama-sama berarti "{meant}"; hanya "{other}" yang dibaca.',
            'The columns "{value}" and "{other}" both mean "{meant}"; only "{other}" is read.',
        ),
        ("ganti judul salah satunya", "rename one of them"),
    ),
    warning(
        "sheet-column-left",
        ('Kolom "{value}" tidak dibaca.', 'The column "{value}" is not read.'),
        (
            "bila perlu, ganti judulnya dengan salah satu judul di templat",
            "if it matters, give it one of the template's headers",
        ),
    ),
    warning(
        "sheet-private",
        (
            'Kolom "{value}" berisi data pribadi; isinya dibuang saat dibaca.',
            'The column "{value}" holds personal data; it was dropped while reading.',
        ),
        ("hapus kolom itu sebelum mengirim daftarnya", "delete that column before sending the list"),
    ),
    warning(
        "sheet-private-cell",
        (
            "Sel ini berisi nomor seperti NIK atau NPWP; isinya dibuang saat dibaca.",
            "This cell holds a number like a NIK or NPWP; it was dropped while reading.",
        ),
        ("hapus nomornya dari daftar", "delete the number from the list"),
    ),
    warning(
        "sheet-hidden",
        ("{what_id} tersembunyi dan tidak dibaca.", "{what} is hidden and was not read."),
        ("tampilkan lagi bila isinya perlu diimpor", "show it again if it is to be imported"),
    ),
    warning(
        "sheet-row-skipped",
        ("Baris ini dilewati: {reason_id}.", "This row was skipped: {reason}."),
        (
            "bila ini produk, isi nama usaha dan nama produknya",
            "if it is a product, fill in the firm's and the product's name",
        ),
    ),
    error(
        "sheet-formula",
        (
            'Sel di kolom "{value}" berisi rumus, bukan isian.',
            'The cell in the column "{value}" holds a formula, not a value.',
        ),
        (
            "salin selnya, lalu tempel sebagai nilai (Tempel Khusus > Nilai)",
            "copy the cell and paste it as a value (Paste Special > Values)",
        ),
    ),
    error(
        "sheet-no-producer",
        ("Nama usaha kosong di baris ini.", "The firm's name is empty in this row."),
        (
            "isi nama usaha di setiap baris, atau gabungkan selnya dengan baris di atasnya",
            "write the firm's name in every row, or merge its cell with the row above",
        ),
    ),
    error(
        "sheet-no-name",
        ("Nama produk kosong di baris ini.", "The product's name is empty in this row."),
        ("isi nama produknya, misalnya Kopi Rempah 200 g", "write the product's name, for example Kopi Rempah 200 g"),
    ),
    error(
        "sheet-empty",
        ("Tidak ada satu pun baris produk di berkas ini.", "There is not a single row with a product in this file."),
        ("isi satu produk di setiap baris di bawah judul", "write one product into each row below the headers"),
    ),
    warning(
        "value-unread",
        (
            '"{value}" tidak dapat dibaca dengan pasti sebagai {kind_id}; dikosongkan.',
            '"{value}" cannot be read for certain as {kind}; left empty.',
        ),
        ("tulis misalnya {example_id}", "write it like {example}"),
    ),
    warning(
        "value-said",
        ('"{value}" dibaca sebagai {meaning_id}.', '"{value}" was read as {meaning}.'),
        ("periksa; bila keliru, perbaiki di draf", "check it; if it is wrong, correct it in the draft"),
    ),
    warning(
        "term-unread",
        (
            '"{value}" tidak dikenal sebagai {kind_id}; dikosongkan.',
            '"{value}" is not a known {kind}; left empty.',
        ),
        ("pilih dari daftar di reference/ atau di templat", "choose one of the lists in reference/ or in the template"),
    ),
    warning(
        "phone-cut",
        (
            'Excel memotong nomor ini menjadi "{value}"; angka aslinya hilang, jadi WhatsApp dikosongkan.',
            'Excel cut this number down to "{value}"; its digits are lost, so WhatsApp is left empty.',
        ),
        (
            "jadikan kolomnya Teks (Format Sel > Teks), lalu ketik lagi nomornya",
            "make the column Text (Format Cells > Text), then type the number again",
        ),
    ),
    warning(
        "phones-left",
        (
            "WhatsApp diisi {value}; nomor lain tidak dipakai: {others}.",
            "WhatsApp is {value}; other numbers are not used: {others}.",
        ),
        (
            "bila nomor lain yang benar, ganti di producer.yml",
            "if another number is the right one, change it in producer.yml",
        ),
    ),
    warning(
        "link-not-fetched",
        (
            'Foto di tautan "{value}" tidak diambil.',
            'The photo at the link "{value}" was not fetched.',
        ),
        (
            "unduh sendiri, simpan di foto/NAMA USAHA/NAMA PRODUK/, lalu impor lagi",
            "download it, put it into foto/FIRM/PRODUCT/ and import again",
        ),
    ),
)
