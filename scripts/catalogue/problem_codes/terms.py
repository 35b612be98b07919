"""Codes for words that the vocabulary does not have: `unknown-<vocabulary>`."""

from __future__ import annotations

from typing import Final

from catalogue.problem_codes.code import Code, error, warning

#: What each vocabulary is called in a sentence: (Indonesian, English), and where its list stands.
_NAMES: Final[dict[str, tuple[str, str, str]]] = {
    "category": ("kategori", "category", "categories.yml"),
    "material": ("bahan", "material", "materials.yml"),
    "technique": ("teknik", "technique", "techniques.yml"),
    "unit": ("satuan", "unit", "units.yml"),
    "allergen": ("alergen", "allergen", "allergens.yml"),
    "certificate": ("jenis sertifikat", "kind of certificate", "certificates.yml"),
    "requirement-group": ("kelompok persyaratan", "group of requirements", "markets.yml"),
    "requirement": ("persyaratan", "requirement", "markets.yml"),
    "market": ("pasar tujuan", "target market", "markets.yml"),
    "regency": ("kabupaten", "regency", "regions.yml"),
    "district": ("kode kecamatan", "district code", "regions.yml"),
    "port": ("pelabuhan", "port", "ports.yml"),
    "incoterm": ("syarat Incoterms 2020", "Incoterms 2020 term", "incoterms.yml"),
    "payment-term": ("cara pembayaran", "payment term", "payment_terms.yml"),
}
#: The same for lists of the world's standards, with examples.
_STANDARD: Final[dict[str, tuple[str, str, str]]] = {
    "currency": ("kode mata uang ISO 4217", "ISO 4217 currency code", "USD, IDR, MYR"),
    "country": ("kode negara ISO 3166-1", "ISO 3166-1 country code", "MY, SG, JP, EU"),
    "language": ("kode bahasa", "language code", "id, en, ms, mad"),
}


def _from_file(key: str) -> Code:
    name_id, name_en, file = _NAMES[key]
    make = warning if key == "port" else error
    return make(
        f"unknown-{key}",
        (f'"{{value}}" bukan {name_id} yang dikenal.', f'"{{value}}" is not a known {name_en}.'),
        (f"pilihan ada di reference/{file}", f"the choices are in reference/{file}"),
    )


def _from_standard(key: str) -> Code:
    name_id, name_en, examples = _STANDARD[key]
    return error(
        f"unknown-{key}",
        (f'"{{value}}" bukan {name_id} yang dikenal.', f'"{{value}}" is not a known {name_en}.'),
        (f"misalnya {examples}", f"for example {examples}"),
    )


TERM_CODES: Final[tuple[Code, ...]] = (
    *(_from_file(key) for key in _NAMES),
    *(_from_standard(key) for key in _STANDARD),
    error(
        "unknown-hs-code",
        ('"{value}" tidak ada dalam daftar HS 2022.', '"{value}" is not in the HS 2022 list.'),
        (
            "cari di reference/hs2022.csv atau reference/hs_suggestions.yml",
            "look in reference/hs2022.csv or reference/hs_suggestions.yml",
        ),
    ),
    error(
        "unknown-producer",
        ('Produsen "{value}" tidak ada.', 'There is no producer "{value}".'),
        ("buat dengan: catalogue new producer {value}", "make one with: catalogue new producer {value}"),
    ),
    error(
        "unknown-product",
        ('Produk "{value}" tidak ada.', 'There is no product "{value}".'),
        (
            "tulis id produk yang ada di folder products/",
            "write the id of a product that is in products/",
        ),
    ),
)
