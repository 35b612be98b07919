"""Prices, quantities and packing as a page writes them, in the language of the page."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from catalogue.languages import Language
from catalogue.pages.text import Speaker
from catalogue.pages.trade import (
    ON_REQUEST,
    capacity,
    dotted,
    hs_code,
    lead_time,
    order_facts,
    packing_facts,
    price_view,
)
from catalogue.records import Price, Product
from filled import filled
from pages_content import TODAY, product_record, terms

TIERED = {
    "mode": "tiered",
    "currency": "USD",
    "per": "pack",
    "incoterm": "FOB",
    "place": "IDSUB",
    "tiers": [{"from": "960", "amount": "3.6"}, {"from": "240", "amount": "3.9"}],
    "valid_until": "2026-11-21",
}


def product(**fields: Any) -> Product:
    return filled(Product, product_record(**fields))


def test_a_span_names_currency_unit_and_incoterm() -> None:
    price = filled(Price, {"mode": "range", "currency": "USD", "min": "180", "max": "450", "per": "piece"})
    view = price_view(price, terms("en"), TODAY)
    assert (view.amount, view.per, view.basis, view.steps) == ("USD\u00a0180–450", "per piece", "", ())


@pytest.mark.parametrize(("language", "amount"), [("en", "3.90"), ("id", "3,90"), ("ms", "3.90")])
def test_steps_rise_with_the_quantity(language: Language, amount: str) -> None:
    view = price_view(filled(Price, TIERED), terms(language), TODAY)
    assert [step.amount for step in view.steps] == [amount, amount.replace("90", "60")]
    assert view.steps[0].quantity.startswith("≥\u00a0240\u00a0")
    assert view.basis == "FOB Surabaya"


def test_a_price_is_good_through_its_last_day_and_on_request_after_it() -> None:
    price = filled(Price, TIERED)
    assert price_view(price, terms("en"), date(2026, 11, 21)).amount == "USD\u00a03.60–3.90"
    assert price_view(price, terms("en"), date(2026, 11, 22)) == ON_REQUEST
    assert price_view(Price(mode="on_request"), terms("en"), TODAY) == ON_REQUEST
    assert price_view(None, terms("en"), TODAY) == ON_REQUEST


@pytest.mark.parametrize(
    ("language", "days", "month"),
    [
        ("en", "14–21 days", "1,000\u00a0packs per month"),
        ("id", "14–21 hari", "1.000\u00a0bungkus per bulan"),
        ("ms", "14–21 hari", "1,000\u00a0bungkus sebulan"),
    ],
)
def test_time_and_capacity(language: Language, days: str, month: str) -> None:
    assert lead_time(product(), terms(language)) == days
    assert capacity(product(), terms(language)) == month


def test_one_piece_is_singular() -> None:
    facts = order_facts(product(moq={"value": "1", "unit": "piece"}, lead_time={"min": 1, "max": 1}), terms("en"))
    assert [facts[0].value, facts[2].value] == ["1\u00a0piece", "1 day"]


def test_what_is_not_known_keeps_its_row() -> None:
    facts = order_facts(product(moq=None, capacity=None, lead_time=None, sample=None), terms("en"))
    assert [(fact.label, fact.value) for fact in facts[:4]] == [
        ("Minimum order", ""),
        ("Production capacity", ""),
        ("Lead time", ""),
        ("Product sample", ""),
    ]


def test_hs_codes_have_dots_and_say_who_confirmed_them() -> None:
    assert (dotted("520852"), dotted("52085290")) == ("5208.52", "5208.52.90")
    assert hs_code(product(), terms("en")).label == "HS code (suggested)"
    confirmed = hs_code(product(hs_confirmed_by="Bea Cukai"), terms("en"))
    assert (confirmed.label, confirmed.value, confirmed.note) == ("HS code", "0901.21", "Confirmed by Bea Cukai")


def test_the_volume_of_a_carton_follows_from_its_lengths() -> None:
    carton = {"units": 24, "length_cm": "40", "width_cm": "30", "height_cm": "25", "gross_kg": "5.7"}
    packed = product(packaging={"net_weight_g": "1800", "carton": carton})
    facts = {fact.label: fact for fact in packing_facts(packed, terms("en"), Speaker("en"))}
    assert facts["Units per carton"].value == "24\u00a0packs"
    assert facts["Carton size"].value == "40 × 30 × 25\u00a0cm"
    assert facts["Carton size"].note == "0.03\u00a0m³"
    assert facts["Net weight"].value == "1.8\u00a0kg"
    assert facts["Packaging"].value == ""
