"""Codes for the rules within one record."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

_TRADE: Final[tuple[Code, ...]] = (
    error(
        "gtin-check-digit",
        (
            "Angka terakhir GTIN keliru; seharusnya {expected}.",
            "The last digit of the GTIN is wrong; it should be {expected}.",
        ),
        ("salin lagi semua angka di bawah barcode", "copy all the digits under the barcode again"),
    ),
    error(
        "hs-national-mismatch",
        (
            'hs_national "{value}" tidak diawali hs_code "{hs_code}".',
            'hs_national "{value}" does not begin with hs_code "{hs_code}".',
        ),
        (
            "enam angka pertama keduanya harus sama",
            "the first six digits of both must be the same",
        ),
    ),
    error(
        "price-incomplete",
        ('Harga "{mode}" memerlukan "{name}".', 'A price with mode "{mode}" needs "{name}".'),
        ("contoh: {example}", "for example: {example}"),
    ),
    warning(
        "price-extra",
        (
            '"{name}" tidak dipakai pada harga "{mode}".',
            '"{name}" is not used in a price with mode "{mode}".',
        ),
        ("hapus, atau ganti mode", "remove it, or change the mode"),
    ),
    error(
        "price-range",
        (
            "Harga min {minimum} lebih besar daripada max {maximum}.",
            "The price's min {minimum} is above its max {maximum}.",
        ),
        ("tukar kedua angka itu", "swap the two numbers"),
    ),
    error(
        "tiers-order",
        (
            "Tingkat harga harus urut dari jumlah terkecil: {value} setelah {previous}.",
            "Price tiers must go up in quantity: {value} comes after {previous}.",
        ),
        ('urutkan menurut "from"', 'sort them by "from"'),
    ),
    warning(
        "tiers-rising",
        (
            "Harga naik pada jumlah yang lebih besar: {value} setelah {previous}.",
            "The price rises with the quantity: {value} after {previous}.",
        ),
        ("biasanya harga turun; periksa lagi", "prices usually fall; check again"),
    ),
    warning(
        "tiers-moq",
        (
            "Tingkat harga pertama mulai dari {first}, padahal pesanan minimum {moq}.",
            "The first price tier starts at {first}, but the minimum order is {moq}.",
        ),
        (
            'mulai "from" pertama dari pesanan minimum, dihitung dalam satuan price.per',
            'set the first "from" to the minimum order, counted in the unit of price.per',
        ),
    ),
    warning(
        "price-expired",
        (
            'Harga berlaku sampai {value} dan sudah lewat: halaman menulis "Harga atas permintaan".',
            'The price was valid until {value}, which is past: the page says "Price on request".',
        ),
        ("perbarui harga dan valid_until", "update the price and valid_until"),
    ),
    warning(
        "incoterm-place",
        ("Syarat {value} memerlukan nama tempat.", "The term {value} needs a named place."),
        ("tambahkan place, misalnya place: IDSUB", "add place, for example place: IDSUB"),
    ),
    error(
        "lead-time-order",
        (
            "Waktu pengerjaan min {minimum} hari lebih lama daripada max {maximum} hari.",
            "The lead time's min of {minimum} days is above its max of {maximum}.",
        ),
        ("tukar kedua angka itu", "swap the two numbers"),
    ),
    error(
        "carton-weight",
        (
            "Berat kotor karton {gross} kg lebih ringan daripada berat bersih {net} kg.",
            "The carton's gross weight {gross} kg is below its net weight {net} kg.",
        ),
        ("berat kotor termasuk kemasan", "the gross weight includes the packing"),
    ),
    warning(
        "carton-incomplete",
        ('Data karton belum lengkap: "{name}".', 'The carton lacks "{name}".'),
        (
            "pembeli menghitung ongkos kirim dari isi, ukuran, dan berat karton",
            "buyers work out freight from the carton's contents, size and weight",
        ),
    ),
    error(
        "dimensions-count",
        ("Ukuran terdiri atas 2 atau 3 angka, bukan {count}.", "Dimensions are 2 or 3 numbers, not {count}."),
        (
            "panjang, lebar, dan bila ada tinggi dalam cm: [250, 105]",
            "length, width and, where there is one, height in cm: [250, 105]",
        ),
    ),
    error(
        "sample-currency",
        ("Biaya contoh barang belum disertai mata uang.", "The cost of the sample has no currency."),
        ("tambahkan currency: USD", "add currency: USD"),
    ),
    error(
        "fibres-sum",
        ("Jumlah persen serat {total}, seharusnya 100.", "The fibres add up to {total} per cent, not 100."),
        ("periksa persentase setiap serat", "check the share of each fibre"),
    ),
    warning(
        "moq-unit",
        (
            'Pesanan minimum dalam "{moq}" tidak dapat dihitung ke satuan harga "{per}".',
            'The minimum order in "{moq}" cannot be converted to the price\'s unit "{per}".',
        ),
        (
            "samakan satuannya, atau isi packaging.net_weight_g atau packaging.carton.units",
            "use the same unit, or fill in packaging.net_weight_g or packaging.carton.units",
        ),
    ),
    warning(
        "capacity-below-moq",
        (
            "Kapasitas sebulan ({capacity}) di bawah pesanan minimum ({moq}).",
            "A month's capacity ({capacity}) is below the minimum order ({moq}).",
        ),
        ("periksa kedua angka dan satuannya", "check both numbers and their units"),
    ),
)

_CERTIFICATES: Final[tuple[Code, ...]] = (
    error(
        "certificate-number-format",
        ('"{value}" bukan nomor {label}.', '"{value}" is not a valid number for {label}.'),
        ("bentuknya seperti {example}", "it looks like {example}"),
    ),
    warning(
        "certificate-number-unusual",
        (
            '"{value}" tidak seperti nomor {label} pada umumnya.',
            '"{value}" does not look like a usual number for {label}.',
        ),
        ("bentuk umum: {example}; periksa sekali lagi", "usual form: {example}; check it once more"),
    ),
    error(
        "certificate-dummy",
        (
            "Nomor {label} ini nomor contoh (semua nol).",
            "This number for {label} is a placeholder (all zeros).",
        ),
        (
            "isi nomor sebenarnya; nomor contoh hanya untuk data dengan sample_data: true",
            "fill in the real number; placeholders are only for records with sample_data: true",
        ),
    ),
    warning(
        "certificate-number-missing",
        ("{label} sudah terbit, tetapi nomornya belum diisi.", "{label} has been issued, but its number is missing."),
        ("tambahkan number, nilainya dalam tanda kutip", "add number, with its value in quotes"),
    ),
    error(
        "certificate-dates",
        (
            "Sertifikat berakhir ({expires}) sebelum terbit ({issued}).",
            "The certificate expires ({expires}) before it was issued ({issued}).",
        ),
        ("tukar kedua tanggal itu", "swap the two dates"),
    ),
    warning(
        "certificate-expired",
        (
            "{label} berakhir pada {value} dan ditampilkan sebagai kedaluwarsa.",
            "{label} expired on {value} and is shown as expired.",
        ),
        ("perpanjang dan perbarui expires", "renew it and update expires"),
    ),
    warning(
        "pirt-year",
        (
            "Menurut nomornya P-IRT ini berlaku sampai 20{year}, tetapi expires {value}.",
            "By its number this P-IRT is valid until 20{year}, but expires says {value}.",
        ),
        (
            "cocokkan dengan sertifikatnya; katalog memakai expires",
            "compare it with the certificate; the catalogue goes by expires",
        ),
    ),
    warning(
        "pirt-ended",
        (
            "Menurut nomornya P-IRT ini berakhir tahun 20{year}.",
            "By its number this P-IRT expired in 20{year}.",
        ),
        (
            "perpanjang, atau tulis expires bila sertifikatnya menyebut tanggal lain",
            "renew it, or fill in expires if the certificate states another date",
        ),
    ),
    warning(
        "bpom-ml",
        ("Nomor ML untuk produk impor.", "ML numbers are for imported products."),
        ("produk buatan Madura memakai nomor MD", "products made in Madura have an MD number"),
    ),
    error(
        "halal-kh",
        (
            "Nomor KH adalah nomor ketetapan halal, bukan nomor sertifikat.",
            "A KH number is the number of the halal decree, not of the certificate.",
        ),
        (
            "tulis nomor sertifikat yang diawali ID",
            "write the number of the certificate, which begins with ID",
        ),
    ),
)

_PEOPLE: Final[tuple[Code, ...]] = (
    warning(
        "consent-missing",
        (
            "Belum ada persetujuan publikasi: hanya kabupaten yang ditampilkan.",
            "There is no consent to publish: only the regency is shown.",
        ),
        (
            "setelah produsen setuju: consent: {{publish: true, date: 2026-11-21, by: nama}}",
            "once the producer agrees: consent: {{publish: true, date: 2026-11-21, by: name}}",
        ),
    ),
    warning(
        "contact-missing",
        ("Belum ada nomor WhatsApp, surel, atau situs web.", "There is no WhatsApp number, email address or website."),
        (
            "isi salah satunya, atau tulis channel: programme",
            "fill in one of them, or write channel: programme",
        ),
    ),
    error(
        "women-workers",
        (
            "Pekerja perempuan ({women}) lebih banyak daripada seluruh pekerja ({workers}).",
            "There are more women workers ({women}) than workers ({workers}).",
        ),
        ("workers adalah jumlah semua pekerja, perempuan dan laki-laki", "workers counts all workers, women and men"),
    ),
    error(
        "district-regency",
        (
            "Kecamatan {value} ({name}) berada di {actual}, bukan {regency}.",
            "District {value} ({name}) is in {actual}, not in {regency}.",
        ),
        ("perbaiki salah satunya", "correct one of the two"),
    ),
    warning(
        "screening-by-nobody",
        ("Belum disebutkan siapa yang melakukan kurasi.", "The screening does not say who did it."),
        ("tambahkan screened_by, misalnya nama dinas", "add screened_by, for example the office's name"),
    ),
    warning(
        "date-in-future",
        ("Tanggal {value} belum tiba.", "The date {value} is in the future."),
        ("periksa tahunnya", "check the year"),
    ),
    warning(
        "year-in-future",
        ("Tahun {value} belum tiba.", "The year {value} is in the future."),
        ("periksa tahunnya", "check the year"),
    ),
)

_COLLECTIONS: Final[tuple[Code, ...]] = (
    error(
        "dates-order",
        (
            "Acara berakhir ({ends}) sebelum mulai ({starts}).",
            "The event ends ({ends}) before it starts ({starts}).",
        ),
        ("tukar kedua tanggal itu", "swap the two dates"),
    ),
    error(
        "collection-both",
        (
            '"products" dan "select" tidak dapat dipakai bersama.',
            '"products" and "select" cannot be used together.',
        ),
        (
            'tulis daftar di "products", atau syarat di "select"',
            'either list ids in "products" or give conditions in "select"',
        ),
    ),
    warning(
        "collection-empty",
        ("Koleksi belum menyebut produk.", "The collection names no products."),
        (
            'isi "products" dengan id produk, atau "select" dengan syarat',
            'give ids in "products" or conditions in "select"',
        ),
    ),
)

RULE_CODES: Final[tuple[Code, ...]] = (*_TRADE, *_CERTIFICATES, *_PEOPLE, *_COLLECTIONS)
