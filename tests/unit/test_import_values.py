"""Amounts, phones and other answers as people write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bad_content import REPO, TODAY
from catalogue.channels.amounts import parse_amount
from catalogue.channels.answers import Answer, Collected, Words
from catalogue.channels.phones import read_phones
from catalogue.channels.questions import asked, label_of, paths_by_label
from catalogue.channels.readers import read_answer, read_day, says_yes
from catalogue.channels.wholes import read_wholes
from catalogue.languages import LANGUAGES
from catalogue.problems import Location
from catalogue.records.suggestions import Suggestions
from catalogue.reference import read_vocabulary

VOCABULARY = read_vocabulary(REPO / "reference")
SUGGESTIONS = Suggestions(VOCABULARY)
HERE = Location("a.csv", 2, 3)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Rp 85.000,-", 85_000, None), ("1.250.000", 1_250_000, None), ("1,5 juta", 1_500_000, None),
        ("150rb - 300rb", 150_000, 300_000), ("25-30 ribu", 25_000, 30_000), ("350.000 - 1,5 juta", 350_000, 1_500_000),
        ("Rp 350000-1,5jt", 350_000, 1_500_000), ("1,5 - 2 juta", 1_500_000, 2_000_000), ("Rp85.000,00", 85_000, None),
        ("Rp 50.000 s/d Rp 75.000", 50_000, 75_000), ("85000", 85_000, None),
        ("Rp. 1.000.000,-/lembar", 1_000_000, None),
        ("１２.５００", 12_500, None), ("1,250,000", 1_250_000, None), ("2 jt", 2_000_000, None),
    ],
)  # fmt: skip
def test_prices(text: str, low: int, high: int | None) -> None:
    found = parse_amount(text, money=True)
    assert found is not None
    assert (found.low, found.high, found.rough) == (low, high, False)


@pytest.mark.parametrize(
    "text", ["", "murah", "Rp 1.5", "85.000 (isi 10)", "10/20/30", "Rp 5 $", "300rb - 150rb", "1.2.3", "9" * 200, "1e5"]
)
def test_amounts_that_nobody_can_tell(text: str) -> None:
    assert parse_amount(text, money=True) is None


@pytest.mark.parametrize(
    ("word", "unit"), [("potong", "unit"), ("Stel", "set"), ("kantong", "pouch"), ("pcs", "piece")]
)
def test_units_as_offices_write_them(word: str, unit: str) -> None:
    assert SUGGESTIONS.exact(word, "unit") == unit


@pytest.mark.parametrize("text", ["± 200 lembar", "sekitar 200 lembar", "1.250 lembar"])
def test_amounts_that_are_to_be_said(text: str) -> None:
    found = parse_amount(text)
    assert found is not None
    assert found.rough


@pytest.mark.parametrize(
    ("text", "whatsapp", "others"),
    [
        ("081234567890", "+6281234567890", ()), ("81234567890", "+6281234567890", ()),
        ("6281234567890", "+6281234567890", ()), ("+60 12-345 6789", "+60123456789", ()),
        ("0812-3456-7890 / 0817 234 5678", "+6281234567890", ("+628172345678",)),
        ("0324-321456, 085233445566", "+6285233445566", ("+62324321456",)),
        ("HP: 0812.3456.7890", "+6281234567890", ()),
        ("8.12E+10", "", ("8.12E+10",)), ("tidak ada", "", ()), ("+62 0812 3456 7890", "+6281234567890", ()),
    ],
)  # fmt: skip
def test_phones(text: str, whatsapp: str, others: tuple[str, ...]) -> None:
    found = read_phones(text)
    assert (found.whatsapp, found.others) == (whatsapp, others)


def collect(path: str, text: str, **cell: Any) -> tuple[Any, list[str]]:
    """The value that an answer becomes, and the codes of what is doubtful."""
    found = Collected(Words(VOCABULARY, SUGGESTIONS, "id", TODAY, "tes"))
    answers = {path: Answer(text, HERE, **cell)}
    if path not in read_wholes(answers, found):
        read_answer(asked()[path], answers[path], found)
    node: Any = {"product": found.product, "producer": found.producer}
    for step in path.split("."):
        node = node.get(step) if isinstance(node, dict) else None
    assert all(p.location == HERE for p in found.problems)
    return node, [p.code for p in found.problems]


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("product.packaging.net_weight_g", "0,5 kg", Decimal(500)),
        ("product.shelf_life_months", "1 tahun", Decimal(12)),
        ("product.lead_time", "2 minggu", {"min": 14, "max": 14}),
        ("product.lead_time", "7-14 hari", {"min": 7, "max": 14}),
        ("product.dimensions_cm", "250 x 105 cm", [Decimal(250), Decimal(105)]),
        ("product.dimensions_cm", "2,5 x 1 m", [Decimal(250), Decimal(100)]),
        ("product.materials", "Katun dan malam (lilin batik)", ["cotton", "wax"]),
        ("product.category", "Kopi", "coffee"),
        ("product.category", "Kopi (coffee)", "coffee"),
        ("product.moq", "50 bungkus", {"value": Decimal(50), "unit": "pack"}),
        ("product.capacity", "1.200 kg setahun", {"value": Decimal(100), "unit": "kg", "per": "month"}),
        ("product.target_markets", "Malaysia, Singapura", ["MY", "SG"]),
        ("producer.type", "koperasi", "cooperative"),
        ("producer.founded", "sejak 1998", 1998),
        ("producer.workers", "8 orang", 8),
        ("producer.contact.website", "contoh.co.id", "https://contoh.co.id"),
        ("producer.contact.email", "nama @contoh.co.id", "nama@contoh.co.id"),
        ("producer.social.instagram", "@ batik.contoh", "@batik.contoh"),
        ("product.category", "Makanan ringan", "snack"),
        ("product.hs_code", "0901.21", "090121"),
        ("product.sample.available", "bisa", True),
        ("product.certificates", "P-IRT 2093528010001-26", [
            {"type": "pirt", "status": "issued", "number": "P-IRT 2093528010001-26"}]),
        ("product.certificates", "halal: sedang diproses", [{"type": "halal_bpjph", "status": "in_progress"}]),
    ],
)  # fmt: skip
def test_answers(path: str, text: str, value: Any) -> None:
    found, _ = collect(path, text)
    assert found == value


@pytest.mark.parametrize(
    ("path", "text"),
    [("product.capacity", "200"), ("product.capacity", "10-15 kg"), ("product.capacity", "20 kg per hari"),
     ("product.lead_time", "cepat"), ("product.dimensions_cm", "besar"), ("producer.workers", "banyak"),
     ("product.category", "Barang"), ("product.certificates", "12345"), ("product.price.valid_until", "besok"),
     ("product.sample.available", "mungkin"), ("producer.type", "firma"), ("producer.location.district", "Galis"),
     ("producer.contact.email", "budi@gmail"), ("producer.contact.email", "tidak punya"),
     ("producer.contact.website", "belum dibuat"), ("producer.social.facebook", "Batik Contoh Madura"),
     ("product.hs_code", "99"), ("product.hs_code", "12345")],
)  # fmt: skip
def test_what_cannot_be_read_is_left_empty_and_said(path: str, text: str) -> None:
    found, codes = collect(path, text)
    assert found in (None, {})
    assert codes in (["value-unread"], ["term-unread"])


@pytest.mark.parametrize(("text", "code"), [("90121", "090121"), ("2101.12.00", "210112"), ("9012100", "090121")])
def test_a_code_of_the_tariff_in_another_form_is_read_and_said(text: str, code: str) -> None:
    assert collect("product.hs_code", text) == (code, ["value-said"])


def test_a_number_cell_with_a_fraction_is_never_guessed() -> None:
    assert collect("product.price", "1.25", number=Decimal("1.25")) == (None, ["value-unread"])
    assert collect("producer.workers", "1.25", number=Decimal("1.25")) == (None, ["value-unread"])


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-21", date(2026, 11, 21)), ("21/11/2026", date(2026, 11, 21)), ("1 Maret 2026", date(2026, 3, 1)),
     ("2026/11/02 9:15:20 AM GMT+7", date(2026, 11, 2)), ("31-02-2026", None), ("besok", None)],
)  # fmt: skip
def test_days(text: str, day: date | None) -> None:
    assert read_day(Answer(text, HERE)) == day


@pytest.mark.parametrize(
    ("text", "agrees"),
    [("Ya, saya setuju", True), ("tidak setuju", False), ("- [x] Saya setuju", True), ("- [ ] Saya setuju", False),
     ("mungkin", None), ("", None)],
)  # fmt: skip
def test_consent(text: str, agrees: bool | None) -> None:
    assert says_yes(text) is agrees


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_a_label_of_its_own(language: Any) -> None:
    assert len(paths_by_label(language)) == len(asked())
    assert all(label_of(path, language) for path in asked())
