"""Codes for the rules between records."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

RELATION_CODES: Final[tuple[Code, ...]] = (
    error(
        "duplicate-gtin",
        ('GTIN "{value}" juga dipakai di {other}.', 'The GTIN "{value}" is also used in {other}.'),
        (
            "setiap produk dan varian memiliki GTIN sendiri",
            "every product and variant has a GTIN of its own",
        ),
    ),
    warning(
        "duplicate-sku",
        (
            'SKU "{value}" juga dipakai produsen ini di {other}.',
            'The SKU "{value}" is also used by this producer in {other}.',
        ),
        ("beri kode yang berbeda", "give it another code"),
    ),
    warning(
        "alias-own-id",
        ("Alias sama dengan id data ini sendiri.", "The alias is this record's own id."),
        ("hapus; aliases hanya untuk id lama", "remove it; aliases are for former ids only"),
    ),
    error(
        "alias-taken",
        ('Alias "{value}" sudah dipakai oleh {other}.', 'The alias "{value}" is already taken by {other}.'),
        ("satu alamat lama hanya dapat menuju satu data", "a former address can lead to one record only"),
    ),
    error(
        "producer-draft",
        (
            'Produsen "{value}" masih draf, jadi produk ini belum dapat terbit.',
            'The producer "{value}" is still a draft, so this product cannot be published.',
        ),
        (
            "terbitkan produsennya dahulu, atau jadikan produk ini draft",
            "publish the producer first, or make this product a draft",
        ),
    ),
    warning(
        "producer-archived",
        ('Produsen "{value}" sudah diarsipkan.', 'The producer "{value}" is archived.'),
        ("arsipkan produknya juga, atau ganti produsen", "archive the product too, or change the producer"),
    ),
    warning(
        "producer-paused",
        (
            'Produsen "{value}" sedang tidak menerima pesanan, tetapi produk ini masih ditawarkan.',
            'The producer "{value}" is not taking orders now, but this product is still offered.',
        ),
        ("tulis status: paused pada produknya juga", "write status: paused in the product too"),
    ),
    warning(
        "sample-mismatch",
        (
            'sample_data produk ini berbeda dari produsen "{value}".',
            'This product\'s sample_data differs from that of its producer "{value}".',
        ),
        (
            "produk contoh hanya untuk produsen contoh, produk nyata untuk produsen nyata",
            "fictitious products belong to fictitious producers, real ones to real ones",
        ),
    ),
    warning(
        "pirt-regency",
        (
            "Kode wilayah dalam nomor P-IRT ({code}) bukan {regency}.",
            "The region in the P-IRT number ({code}) is not {regency}.",
        ),
        (
            "cocokkan dengan sertifikat dan lokasi produsen",
            "compare it with the certificate and the producer's location",
        ),
    ),
    error(
        "certificate-number-shared",
        (
            "Nomor {label} ini juga dipakai produsen lain, di {other}.",
            "This number for {label} is also used by another producer, in {other}.",
        ),
        ("cocokkan dengan sertifikat aslinya", "compare it with the certificate itself"),
    ),
    warning(
        "collection-product-hidden",
        (
            'Produk "{value}" berstatus {status}, jadi tidak tampil di koleksi ini.',
            'The product "{value}" has the status {status}, so it is not shown in this collection.',
        ),
        ("terbitkan produknya, atau hapus dari daftar", "publish the product, or remove it from the list"),
    ),
    warning(
        "collection-matches-nothing",
        ("Tidak ada produk yang cocok dengan syarat ini.", "No product matches these conditions."),
        ("hapus sebagian syaratnya", "remove some of the conditions"),
    ),
)
