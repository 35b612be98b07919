"""A catalogue for the tests of reports: few records, each there for a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

from catalogue.catalogue import Catalogue
from pages_content import collection_record, make_site, producer_record, product_record

TODAY = date(2026, 11, 21)

GROUP = producer_record(
    "kelompok-laut",
    name="Kelompok Laut",
    location={"regency": "sampang", "district": "35.27.03"},
    contact={"whatsapp": "+6281234567801", "channel": "producer"},
    workers=10,
    women_workers=6,
    readiness={
        "screened_on": "2026-08-12",
        "screened_by": "Dinas",
        "checks": {
            "quality": {"result": "pass", "date": "2026-08-12"},
            "packaging": {"result": "coach", "date": "2026-08-12", "note": "Label belum lengkap"},
        },
    },
)
PROGRAMME = producer_record(
    "lewat-program", name="Lewat Program", contact={"whatsapp": "+6281234567802", "channel": "programme"}
)
SILENT = producer_record(
    "diam", name="Nama Rahasia", location={"regency": "sampang", "district": "35.27.08"},
    consent={"publish": False}, contact={"whatsapp": "+6281234567803"}, updated="2024-01-01",
)  # fmt: skip
ARCHIVED = producer_record("tutup", name="Sudah Tutup", status="archived")

CERTIFICATES: list[dict[str, Any]] = [
    {"type": "halal_bpjph", "status": "issued", "number": "ID35110000214820399", "expires": "2026-12-21"},
    {"type": "pirt", "status": "issued", "number": "P-IRT 2063527000000-27", "expires": "2027-02-19"},
    {"type": "haccp", "status": "issued", "expires": "2026-11-20"},
    {"type": "nutrition_test", "status": "in_progress"},
    {"type": "fda_ffr", "status": "issued", "number": "19283746501", "expires": "2026-11-21"},
]
CRISPS = product_record(
    "teri",
    producer="kelompok-laut",
    category="snack",
    name={"id": "Teri Renyah", "en": "Crisp Anchovies"},
    hs_code="160554",
    capacity={"value": "100", "unit": "pack"},
    packaging={"net_weight_g": "250"},
    certificates=CERTIFICATES,
    photos=[
        {"file": "main.jpg", "alt": {"en": "A bag", "id": "Kantong", "ms": "Beg"}, "role": "main", "credit": "Foto"},
        {"file": "pack.jpg", "alt": {"en": "A pack"}, "role": "packaging"},
    ],
)
SILENT_GOODS = product_record(
    "sambal", producer="diam", category="sauce", hs_code="210390", certificates=CERTIFICATES[:1]
)
PAUSED = product_record("kopi-jeda", producer="lewat-program", status="paused")
OLD = product_record(
    "batik-lama", producer="lewat-program", category="batik", hs_code="520852", updated="2025-11-20",
    capacity={"value": "20", "unit": "piece"}, sample_data=True,
)  # fmt: skip
GONE = product_record("arsip", producer="lewat-program", status="archived")


def catalogue(today: date = TODAY) -> Catalogue:
    """The records above, and one collection."""
    return make_site(
        (CRISPS, SILENT_GOODS, PAUSED, OLD, GONE),
        (GROUP, PROGRAMME, SILENT, ARCHIVED),
        (collection_record(products=["teri"]),),
        today,
    ).catalogue
