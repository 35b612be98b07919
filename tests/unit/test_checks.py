"""Boundaries of rules that one bad fixture each cannot show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bad_content import GOOD, REPO, TODAY
from catalogue.checks.conversion import units_in
from catalogue.checks.finding import Scope
from catalogue.checks.identity import check_id
from catalogue.checks.trade import gtin_check_digit
from catalogue.checks.within import RULES, check_file
from catalogue.problems import Location, Severity
from catalogue.records import Producer, Product
from catalogue.records.suggestions import Suggestions
from catalogue.reference import read_vocabulary
from catalogue.sources import RecordFile
from filled import filled

VOCABULARY = read_vocabulary(REPO / "reference")


def product(**fields: Any) -> Product:
    return filled(Product, {"id": "a", "status": "published", "category": "craft", **fields})


def found(record: Product | Producer, today: date = TODAY) -> list[tuple[str, str, Severity | None]]:
    kind = "product" if isinstance(record, Product) else "producer"
    scope = Scope(VOCABULARY, today, record.id)
    return [(f.code, f.field, f.severity) for rule in RULES[kind] for f in rule(record, scope)]


@pytest.mark.parametrize("gtin", ["96385074", "036000291452", "4006381333931", "8991234567891", "10614141000415"])
def test_check_digits_of_gs1(gtin: str) -> None:
    assert gtin_check_digit(gtin) == int(gtin[-1])


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("pack", "pack", "1"),
        ("kg", "gram", "1000"),
        ("dozen", "piece", "12"),
        ("pair", "piece", "2"),
        ("pack", "kg", "0.2"),
        ("kg", "pack", "5"),
        ("dozen", "kg", "2.4"),
        ("carton", "pack", "40"),
        ("pack", "carton", "0.025"),
        ("carton", "kg", "8"),
        ("carton", "dozen", None),
        ("pack", "litre", None),
        ("metre", "pack", None),
        ("pack", "piece", None),
        ("metre", "kg", None),
    ],
)
def test_units_convert_by_packaging(source: str, target: str, expected: str | None) -> None:
    record = product(
        packaging={"net_weight_g": "200", "carton": {"units": 40, "net_kg": "8"}},
    )
    factor = units_in(source, target, record, VOCABULARY)
    if (source, target) == ("carton", "dozen"):
        assert factor == Decimal(40) / Decimal(12)
    else:
        assert factor == (Decimal(expected) if expected is not None else None)


def test_content_converts_volume() -> None:
    record = product(food={"net_content": {"value": "250", "unit": "millilitre"}})
    assert units_in("bottle", "litre", record, VOCABULARY) == Decimal("0.25")
    assert units_in("bottle", "kg", record, VOCABULARY) is None


def test_a_minimum_order_in_another_unit_is_compared_with_the_tiers() -> None:
    price = {"mode": "tiered", "currency": "USD", "per": "kg", "tiers": [{"from": "10", "amount": "5"}]}
    fields = {"price": price, "packaging": {"net_weight_g": "200"}}
    assert found(product(moq={"value": "50", "unit": "pack"}, **fields)) == []
    assert [c for c, _, _ in found(product(moq={"value": "49", "unit": "pack"}, **fields))] == ["tiers-moq"]


@pytest.mark.parametrize(
    ("price", "codes"),
    [
        ({"mode": "on_request"}, []),
        ({"mode": "on_request", "amount": "3"}, ["price-extra"]),
        ({"mode": "fixed"}, ["price-incomplete"] * 3),
        ({"mode": "fixed", "currency": "USD", "per": "piece", "amount": "3"}, []),
        ({"mode": "range", "currency": "USD", "per": "piece", "min": "3", "max": "3"}, []),
        ({"mode": "range", "currency": "USD", "per": "piece", "min": "3"}, ["price-incomplete"]),
        ({"mode": "tiered", "currency": "USD", "per": "piece"}, ["price-incomplete"]),
        (
            {
                "mode": "tiered",
                "currency": "USD",
                "per": "piece",
                "tiers": [{"from": "1", "amount": "3"}, {"from": "2", "amount": "3"}],
            },
            [],
        ),
        (
            {
                "mode": "tiered",
                "currency": "USD",
                "per": "piece",
                "tiers": [{"from": "2", "amount": "3"}, {"from": "2", "amount": "2"}],
            },
            ["tiers-order"],
        ),
    ],
)
def test_price_by_mode(price: dict[str, Any], codes: list[str]) -> None:
    assert [code for code, _, _ in found(product(price=price))] == codes


def test_half_a_price_is_a_warning_in_a_draft() -> None:
    draft = product(status="draft", price={"mode": "fixed", "currency": "USD", "per": "piece"})
    assert found(draft) == [("price-incomplete", "price.amount", Severity.warning)]


def test_a_price_is_good_through_its_last_day() -> None:
    record = product(price={"mode": "on_request", "valid_until": "2026-11-21"})
    assert found(record) == []
    assert [c for c, _, _ in found(record, date(2026, 11, 22))] == ["price-expired"]


def test_food_needs_ingredients() -> None:
    code = ("missing-field", "food.ingredients")
    assert found(product(category="snack")) == [(*code, Severity.error)]
    assert found(product(category="snack", status="draft")) == [(*code, Severity.warning)]
    assert found(product(category="snack", food={"ingredients": {"id": "Salak"}})) == []


def test_dummies_are_for_samples_and_exempt() -> None:
    dummies = [
        {"type": "nib", "status": "issued", "number": "0000000000001"},
        {"type": "pirt", "status": "issued", "number": "P-IRT 2063528000000-00"},
        {"type": "halal_bpjph", "status": "issued", "number": "ID00000000000000000"},
        {"type": "bpom_md", "status": "issued", "number": "BPOM RI MD 000000000000"},
    ]
    assert found(product(certificates=dummies, sample_data=True)) == []
    assert [c for c, _, _ in found(product(certificates=dummies))] == ["certificate-dummy"] * 4


def test_every_example_number_of_the_vocabulary_is_a_dummy_in_the_right_form() -> None:
    for kind in VOCABULARY.certificates.values():
        if kind.example:
            assert kind.is_dummy(kind.example), kind.id
            assert kind.pattern is not None
            assert kind.pattern.fullmatch(kind.example), kind.id


def test_a_certificate_is_good_through_its_last_day() -> None:
    record = product(certificates=[{"type": "haccp", "status": "issued", "expires": "2026-11-21"}])
    assert found(record) == []
    assert [c for c, _, _ in found(record, date(2026, 11, 22))] == ["certificate-expired"]


def test_a_planned_certificate_needs_no_number() -> None:
    assert found(product(certificates=[{"type": "nib", "status": "planned"}])) == []


def test_a_day_ahead_is_another_time_zone() -> None:
    assert found(product(updated="2026-11-22")) == []
    assert [c for c, _, _ in found(product(updated="2026-11-23"))] == ["date-in-future"]


def test_a_draft_producer_needs_no_consent() -> None:
    base = {"id": "a", "name": "A", "type": "cv"}
    assert found(filled(Producer, base | {"status": "draft"})) == []
    assert [c for c, _, _ in found(filled(Producer, base | {"status": "paused"}))] == ["consent-missing"]
    refused = base | {"status": "published", "consent": {"publish": False}}
    assert found(filled(Producer, refused)) == []


def test_a_nib_has_thirteen_digits() -> None:
    base = {"id": "a", "status": "draft"}
    assert found(filled(Producer, base | {"nib": "9120001234567"})) == []
    assert [c for c, _, _ in found(filled(Producer, base | {"nib": "912"}))] == ["certificate-number-format"]


@pytest.mark.parametrize(
    ("folder", "advice"),
    [("P1", "rename the folder to p1"), ("p-1", "write id: p-1"), ("p1" * 41, "rename the folder to p1")],
)
def test_the_folder_hint_can_be_followed(folder: str, advice: str) -> None:
    record = replace(product(), id="p1")
    (finding,) = check_id(record, Scope(VOCABULARY, TODAY, folder))
    hint = finding.at(Location("p.yml")).hint
    assert hint is not None
    assert advice in hint.en


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{from: 50, amount: 3.20}", "{from: 50, amount: x}", "number-format"),
        ("{from: 500, amount: 2.90}", "{from: x, amount: 2.90}", "number-format"),
        ("  currency: USD", "  currency: usd", "unknown-currency"),
        ("  currency: USD", "  currency: Rp", "unknown-currency"),
        ("place: IDSUB", "place: Kamal", "port-format"),
        ("moq: {value: 50,", "moq: {value: 1,000,", "unknown-field"),
        ("capacity: {value: 2000,", "capacity: {value: 2,000,", "unknown-field"),
        ("length_cm: 40,", "length_cm: x,", "number-format"),
        ("dimensions_cm: [10, 6, 20]", "dimensions_cm: [10, x]", "number-format"),
    ],
)
def test_what_cannot_be_read_has_no_second_problem(old: str, new: str, code: str) -> None:
    text = (GOOD / "products/kopi-rempah/product.yml").read_text(encoding="utf-8")
    assert old in text
    path = "products/kopi-rempah/product.yml"
    file = RecordFile("product", "kopi-rempah", path, str(GOOD / path), ())
    checked = check_file(file, text.replace(old, new).encode(), VOCABULARY, Suggestions(VOCABULARY), TODAY)
    assert [p.code for p in checked.problems] == [code]


@pytest.mark.parametrize(("written", "meant"), [("usd", "USD"), ("Rp", "IDR")])
def test_currencies_are_recognised(written: str, meant: str) -> None:
    hint = Suggestions(VOCABULARY).term(written, "currency")
    assert hint is not None
    assert hint.en == f'did you mean "{meant}"?'
