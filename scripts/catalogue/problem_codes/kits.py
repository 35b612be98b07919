"""Codes for what is handed in as a file: kits of the form page, issues, attachments, and what becomes of them."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

_SEND_AGAIN: Final = (
    "minta produsen mengirim lagi berkas yang disimpan dari formulir, sebagai dokumen",
    "ask the producer to send the file saved from the form again, as a document",
)
_MAKE_AGAIN: Final = (
    "jangan ubah isinya; buat berkas baru lewat formulir katalog",
    "do not change what is inside; make a new file with the catalogue's form",
)

KIT_CODES: Final[tuple[Code, ...]] = (
    error(
        "import-unreadable",
        ("Berkas tidak dapat dibaca: {reason_id}.", "The file cannot be read: {reason}."),
        ("periksa nama dan izin bacanya", "check its name and whether you may read it"),
    ),
    error(
        "import-kind",
        (
            "Isi berkas ini bukan kit katalog, issue GitHub, atau lembar kerja.",
            "This file is not a catalogue kit, a GitHub issue or a spreadsheet.",
        ),
        (
            "yang dapat diimpor: .katalog.txt, .zip dari formulir, .md, .json, .xlsx, .xls, .csv",
            "what can be imported: .katalog.txt, .zip of the form, .md, .json, .xlsx, .xls, .csv",
        ),
    ),
    error(
        "import-too-big",
        ("Berkas lebih besar daripada {maximum} MB.", "The file is larger than {maximum} MB."),
        (
            "bagi menjadi beberapa berkas, atau perkecil fotonya",
            "split it into several files, or make its photos smaller",
        ),
    ),
    error(
        "kit-armour",
        (
            "Teks kit terpotong atau berubah saat dikirim.",
            "The kit's text was cut off or changed on its way.",
        ),
        _SEND_AGAIN,
    ),
    error("kit-broken", ("Arsip ZIP rusak.", "The ZIP archive is damaged."), _SEND_AGAIN),
    error(
        "kit-encrypted",
        ('"{value}" di dalam arsip dikunci dengan sandi.', '"{value}" in the archive is locked with a password.'),
        ("kirim kit tanpa sandi", "send the kit without a password"),
    ),
    error(
        "kit-name",
        ('Arsip berisi "{value}", yang tidak boleh ada di kit.', 'The archive holds "{value}", which no kit may hold.'),
        (
            "hanya kit.json, product.json, producer.json, dan photos/nama-foto.jpg",
            "only kit.json, product.json, producer.json and photos/name-of-photo.jpg",
        ),
    ),
    error(
        "kit-link",
        ('"{value}" di dalam arsip adalah tautan, bukan berkas.', '"{value}" in the archive is a link, not a file.'),
        _MAKE_AGAIN,
    ),
    error(
        "kit-double",
        ('"{value}" ada dua kali di dalam arsip.', '"{value}" is in the archive twice.'),
        _MAKE_AGAIN,
    ),
    error(
        "kit-too-big",
        (
            'Isi arsip melewati batas pada "{value}": paling banyak {maximum}.',
            'What is in the archive passes the limit at "{value}": at most {maximum}.',
        ),
        (
            "perkecil fotonya dan buat kit baru lewat formulir",
            "make its photos smaller and make a new kit with the form",
        ),
    ),
    error(
        "kit-many-photos",
        ("Ada {count} foto; paling banyak {maximum}.", "There are {count} photos; at most {maximum}."),
        (
            "pilih yang terbaik: satu foto utama, satu detail, satu kemasan sudah cukup",
            "choose the best: a main picture, a detail and the packaging are enough",
        ),
    ),
    error(
        "kit-json",
        ('"{value}" tidak dapat dibaca: {reason_id}.', '"{value}" cannot be read: {reason}.'),
        _MAKE_AGAIN,
    ),
    error(
        "kit-format",
        (
            'Ini bukan kit katalog versi 1: format "{format}", versi "{version}".',
            'This is not a catalogue kit of version 1: format "{format}", version "{version}".',
        ),
        (
            "buka lagi halaman formulir katalog, lalu buat berkas baru di sana",
            "open the catalogue's form page again and make a new file there",
        ),
    ),
    error(
        "kit-missing",
        ('"{value}" tidak ada di dalam kit.', '"{value}" is missing from the kit.'),
        _SEND_AGAIN,
    ),
    error(
        "kit-hash",
        (
            'Isi "{value}" tidak sama dengan yang dicatat di kit.json.',
            'What is in "{value}" is not what kit.json says.',
        ),
        _SEND_AGAIN,
    ),
    error(
        "kit-slug",
        (
            'Nama kit "{slug}" tidak sama dengan id produknya "{value}".',
            'The kit\'s name "{slug}" is not the id of its product, "{value}".',
        ),
        _MAKE_AGAIN,
    ),
    error(
        "kit-producer",
        (
            'Produknya milik "{value}", tetapi data produsennya bernama "{other}".',
            'The product belongs to "{value}", but the producer\'s record is of "{other}".',
        ),
        _MAKE_AGAIN,
    ),
    warning(
        "kit-consent",
        (
            "Produsen belum menyetujui publikasi: namanya tidak akan ditampilkan.",
            "The producer has not agreed to be published: the name will not be shown.",
        ),
        (
            "tanyakan; bila setuju, tulis di producer.yml: consent: {{publish: true, date: …, by: …}}",
            "ask; if they agree, write in producer.yml: consent: {{publish: true, date: …, by: …}}",
        ),
    ),
    warning(
        "field-set-aside",
        (
            'Kolom "{value}" diisi petugas, jadi isinya dari luar tidak dipakai.',
            'The field "{value}" is for officials, so what came from outside is not used.',
        ),
        ("isi sendiri setelah memeriksa produknya", "fill it in yourself after looking at the product"),
    ),
    error(
        "entry-exists",
        (
            '"{value}" sudah ada dan isinya berbeda; tidak ada yang ditimpa.',
            '"{value}" exists already and differs; nothing was overwritten.',
        ),
        (
            "lihat perbedaannya; pakai --update bila memang memperbarui, atau ganti nama produknya",
            "look at the differences; use --update if it is meant to change, or give the product another name",
        ),
    ),
    error(
        "entry-taken",
        (
            '"{value}" sudah dipakai untuk produk produsen lain ({other}).',
            '"{value}" is the product of another producer ({other}).',
        ),
        (
            "beri produknya nama lain, misalnya dengan nama usahanya di belakang",
            "give the product another name, for example with the firm's name behind it",
        ),
    ),
    error(
        "entry-former",
        (
            '"{value}" adalah id lama dari {other}; alamatnya sudah dipakai.',
            '"{value}" is a former id of {other}; its address is taken.',
        ),
        (
            "beri produknya nama lain, misalnya dengan ukurannya di belakang",
            "give the product another name, for example with its size behind it",
        ),
    ),
    error(
        "entry-same",
        (
            '"{value}" sudah pernah diimpor dengan isi yang sama.',
            '"{value}" was imported before, with the same content.',
        ),
        ("tidak perlu apa-apa; datanya sudah ada", "nothing to do; the record is there already"),
    ),
    error(
        "entry-twice",
        (
            '"{value}" sudah datang dari {other} dalam impor ini.',
            '"{value}" came from {other} already in this import.',
        ),
        ("simpan satu saja, atau ganti nama salah satunya", "keep one of them, or rename one"),
    ),
    error(
        "entry-unwritten",
        ('"{value}" tidak dapat ditulis: {reason_id}.', '"{value}" cannot be written: {reason}.'),
        (
            "tidak ada bagian dari entri ini yang tersimpan; perbaiki lalu impor lagi",
            "no part of this entry was kept; mend it and import again",
        ),
    ),
    warning(
        "producer-exists",
        (
            'Produsen "{value}" sudah ada; datanya dari berkas ini disisihkan.',
            'The producer "{value}" exists already; what this file says of it was left aside.',
        ),
        ("pakai --update untuk melihat perbedaannya", "use --update to see the differences"),
    ),
    warning(
        "producer-differs",
        (
            'Data produsen "{value}" di sini berbeda dari yang di {other}, yang dipakai; disisihkan: {fields}.',
            'What is said of the producer "{value}" here differs from {other}, which is used; left aside: {fields}.',
        ),
        (
            "samakan data produsen ini di semua entrinya, lalu impor lagi",
            "make what is said of this producer the same in all of its entries and import again",
        ),
    ),
    warning(
        "producer-alike",
        (
            'Produsen baru "{value}" mirip dengan "{other}", yang sudah ada.',
            'The new producer "{value}" is much like "{other}", which exists already.',
        ),
        ("bila sama, pakai nama yang sudah ada", "if they are the same, use the name that is there"),
    ),
    warning(
        "product-alike",
        (
            'Produk "{value}" mirip dengan "{other}" dari produsen yang sama.',
            'The product "{value}" is much like "{other}" of the same producer.',
        ),
        (
            "bila sama, simpan satu; bila beda ukuran, pakai variants",
            "if they are the same, keep one; for another size, use variants",
        ),
    ),
    warning(
        "photo-alike",
        ('Foto "{value}" hampir sama dengan "{other}".', 'The photo "{value}" is nearly the same as "{other}".'),
        (
            "tampilkan sisi lain: detail, kemasan, atau cara pakai",
            "show another side: a detail, the packaging, or the product in use",
        ),
    ),
    error(
        "issue-json",
        (
            "Berkas JSON ini bukan peristiwa issue GitHub: tidak ada isi issue.",
            "This JSON file is not an event of a GitHub issue: it holds no issue with a text.",
        ),
        ("simpan isi issue sebagai berkas .md", "save the issue's text as a .md file"),
    ),
    error(
        "issue-form",
        (
            "Judul-judul di issue ini bukan dari formulir katalog.",
            "The headings of this issue are not those of the catalogue's form.",
        ),
        ("buka issue baru lewat formulir katalog", "open a new issue with the catalogue's form"),
    ),
    error(
        "issue-heading-unknown",
        ('"{value}" bukan judul formulir ini.', '"{value}" is not a heading of this form.'),
        (
            "jangan memulai baris dengan ### di dalam isian; tulis tanpa tanda #",
            "do not begin a line with ### in an answer; write it without #",
        ),
    ),
    error(
        "issue-heading-twice",
        ('Judul "{value}" muncul dua kali.', 'The heading "{value}" appears twice.'),
        (
            "jangan memulai baris dengan ### di dalam isian; tulis tanpa tanda #",
            "do not begin a line with ### in an answer; write it without #",
        ),
    ),
    warning(
        "attachment-foreign",
        (
            'Lampiran di luar GitHub tidak diambil: "{value}".',
            'An attachment outside GitHub was not fetched: "{value}".',
        ),
        ("unggah fotonya langsung di issue", "upload the photo to the issue itself"),
    ),
    warning(
        "attachment-missing",
        (
            'Lampiran "{value}" tidak dapat diambil: {reason_id}.',
            'The attachment "{value}" could not be had: {reason}.',
        ),
        ("unggah lagi fotonya di issue", "upload the photo to the issue again"),
    ),
)
