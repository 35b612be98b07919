"""Codes for fields and the form of their values."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

VALUE_CODES: Final[tuple[Code, ...]] = (
    error(
        "unknown-field",
        ('Kolom "{key}" tidak dikenal.', 'There is no field "{key}".'),
        ("kolom yang ada di sini: {known}", "the fields here are: {known}"),
    ),
    error(
        "missing-field",
        ('"{name}" belum diisi.', '"{name}" is missing.'),
        ("contoh: {example}", "for example: {example}"),
    ),
    error(
        "missing-language",
        (
            "Perlu teks Indonesia (id) atau Inggris (en).",
            "A text in Indonesian (id) or English (en) is needed.",
        ),
        (
            "bahasa yang lain memakai salah satunya sampai diterjemahkan",
            "the other languages use one of these until they are translated",
        ),
    ),
    error(
        "expected-mapping",
        ("Di sini perlu beberapa kolom, bukan {found_id}.", "Fields are needed here, not {found}."),
        ("contoh: {example}", "for example: {example}"),
    ),
    error(
        "expected-list",
        ("Di sini perlu daftar, bukan {found_id}.", "A list is needed here, not {found}."),
        ("contoh: {example}", "for example: {example}"),
    ),
    error(
        "expected-value",
        ("Di sini perlu satu nilai, bukan {found_id}.", "A single value is needed here, not {found}."),
        ("contoh: {example}", "for example: {example}"),
    ),
    error(
        "empty-item",
        ("Ada butir kosong dalam daftar.", "The list has an empty item."),
        ("hapus butir itu atau isi", "remove the item or fill it in"),
    ),
    warning(
        "duplicate-item",
        ('"{value}" ditulis dua kali dalam daftar.', '"{value}" is in the list twice.'),
        ("simpan satu saja", "keep only one of them"),
    ),
    error(
        "unknown-choice",
        ('"{value}" bukan pilihan untuk kolom ini.', '"{value}" is not a choice for this field.'),
        ("pilihan: {choices}", "choices: {choices}"),
    ),
    error(
        "id-pattern",
        ('"{value}" tidak dapat menjadi id.', '"{value}" cannot be an id.'),
        (
            "huruf kecil a-z, angka, dan tanda hubung tunggal, paling panjang 80 karakter; misalnya {example}",
            "lower-case a-z, digits and single hyphens, at most 80 characters; for example {example}",
        ),
    ),
    error(
        "id-folder",
        ('id "{value}" berbeda dari nama folder.', 'The id "{value}" differs from the folder\'s name.'),
        (
            'tulis id: {folder}, atau ganti nama folder dan catat id lama di "aliases"',
            'write id: {folder}, or rename the folder and keep the former id in "aliases"',
        ),
    ),
    error(
        "text-too-long",
        (
            "Teks terlalu panjang: {length} karakter, paling banyak {maximum}.",
            "The text is too long: {length} characters, at most {maximum}.",
        ),
        ("ringkas menjadi {maximum} karakter", "shorten it to {maximum} characters"),
    ),
    error(
        "line-break",
        ("Teks ini harus dalam satu baris.", "This text must be on one line."),
        (
            "gabungkan menjadi satu baris; untuk teks panjang gunakan >- tanpa baris kosong",
            "join it into one line; for a long text use >- without an empty line",
        ),
    ),
    error(
        "tab-in-text",
        ("Ada tab di dalam teks ini.", "There is a tab inside this text."),
        ("ganti dengan spasi", "use a space instead"),
    ),
    error(
        "html",
        ("HTML tidak boleh dipakai: {found}", "HTML is not allowed: {found}"),
        (
            'tulis sebagai teks biasa; tanda "<" di depan angka boleh',
            'write plain text; a "<" before a number is fine',
        ),
    ),
    error(
        "markdown",
        ("Format ini tidak didukung: {found}", "This formatting is not supported: {found}"),
        (
            "yang ada: paragraf, daftar (- ), **tebal**, *miring*",
            "there are paragraphs, lists (- ), **bold** and *italic*",
        ),
    ),
    error(
        "text-pattern",
        ('Penulisan "{value}" tidak sesuai.', '"{value}" is not written in the expected form.'),
        ("bentuknya: {pattern}", "the form is: {pattern}"),
    ),
    error(
        "number-format",
        (
            '"{value}" bukan angka yang jelas.',
            '"{value}" is not a number that can be read without doubt.',
        ),
        (
            "tulis angka saja, titik untuk desimal, tanpa pemisah ribuan: 1250000 atau 1.5",
            "write digits only, a point for decimals, no separators between thousands: 1250000 or 1.5",
        ),
    ),
    error(
        "number-thousands",
        (
            '"{value}" dapat berarti ribuan atau pecahan.',
            '"{value}" can mean thousands or a fraction.',
        ),
        (
            "tulis {thousands}, atau {fraction} bila titiknya tanda desimal",
            "write {thousands}, or {fraction} if the point is a decimal point",
        ),
    ),
    error(
        "number-negative",
        ("Angka tidak boleh di bawah 0: {value}.", "The number cannot be below 0: {value}."),
        ("hapus tanda minus", "remove the minus sign"),
    ),
    error(
        "number-zero",
        ("Angka harus lebih dari 0.", "The number must be above 0."),
        (
            "isi nilainya, atau hapus baris ini bila belum diketahui",
            "fill in the value, or remove this line if it is not known yet",
        ),
    ),
    error(
        "number-too-big",
        (
            "Angka terlalu besar: {value}; paling besar {maximum}.",
            "The number is too big: {value}; at most {maximum}.",
        ),
        ("periksa jumlah angka nol dan satuannya", "check the number of zeros and the unit"),
    ),
    error(
        "number-whole",
        ('Perlu angka bulat, bukan "{value}".', 'A whole number is needed, not "{value}".'),
        ("bulatkan, misalnya {example}", "round it, for example {example}"),
    ),
    error(
        "boolean-format",
        ('"{value}" bukan true atau false.', '"{value}" is neither true nor false.'),
        ("tulis true atau false, tanpa tanda kutip", "write true or false, without quotes"),
    ),
    error(
        "date-format",
        ('"{value}" bukan tanggal.', '"{value}" is not a date.'),
        ("tulis tahun-bulan-tanggal, misalnya 2026-11-21", "write year-month-day, for example 2026-11-21"),
    ),
    error(
        "date-unreal",
        ("Tanggal {value} tidak ada di kalender.", "The date {value} does not exist."),
        ("periksa bulan dan tanggalnya", "check the month and the day"),
    ),
    error(
        "url-format",
        ('"{value}" bukan alamat web.', '"{value}" is not a web address.'),
        ("tulis lengkap, misalnya https://contoh.co.id", "write it in full, for example https://example.com"),
    ),
    error(
        "email-format",
        ('"{value}" bukan alamat surel.', '"{value}" is not an email address.'),
        ("contoh: nama@contoh.co.id", "for example: name@example.com"),
    ),
    error(
        "phone-format",
        ('"{value}" bukan nomor telepon internasional.', '"{value}" is not an international phone number.'),
        (
            'awali dengan + dan kode negara, dalam tanda kutip, misalnya "+6281234567890"',
            'begin with + and the country code, in quotes, for example "+6281234567890"',
        ),
    ),
    warning(
        "phone-unquoted",
        ("Nomor telepon perlu tanda kutip.", "A phone number needs quotes."),
        ('tulis "{value}"', 'write "{value}"'),
    ),
    error(
        "social-format",
        (
            '"{value}" bukan nama akun atau alamat di {network}.',
            '"{value}" is neither a handle nor an address on {network}.',
        ),
        (
            "tulis nama akun tanpa spasi, atau alamat https://{host}/…",
            "write the handle without spaces, or an address https://{host}/…",
        ),
    ),
    error(
        "gtin-format",
        ('"{value}" bukan GTIN.', '"{value}" is not a GTIN.'),
        (
            "GTIN terdiri atas 8, 12, 13, atau 14 angka tanpa spasi, seperti di bawah barcode",
            "a GTIN has 8, 12, 13 or 14 digits without spaces, as under the barcode",
        ),
    ),
    error(
        "hs-code-format",
        ('Kode HS harus 6 angka, bukan "{value}".', 'The HS code must have 6 digits, not "{value}".'),
        ('contoh: "090121"', 'for example: "090121"'),
    ),
    error(
        "hs-national-format",
        (
            'Kode HS nasional harus 8 angka, bukan "{value}".',
            'The national HS code must have 8 digits, not "{value}".',
        ),
        ('contoh: "09012110"; cari di BTKI', 'for example: "09012110"; look it up in the BTKI tariff book'),
    ),
    error(
        "port-format",
        ('"{value}" bukan kode pelabuhan UN/LOCODE.', '"{value}" is not a UN/LOCODE.'),
        (
            "dua huruf negara dan tiga huruf tempat, misalnya IDSUB untuk Surabaya",
            "two letters for the country and three for the place, for example IDSUB for Surabaya",
        ),
    ),
)
