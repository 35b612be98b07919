"""The calculator: its sums, what it leaves out when the record is silent, and the script that must agree with it."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from catalogue.languages import LANGUAGES
from catalogue.loading import load
from catalogue.pages.reckon import CONTAINERS, Basis, basis, reckon, reckon_view, shipment_texts, worked_out
from catalogue.records import Product
from catalogue.settings import Settings
from filled import filled
from pages_content import REPO, TODAY, product_record, terms, vocabulary

SCRIPT = REPO / "overrides" / "assets" / "js" / "lib" / "reckon.js"
CARTON = {"units": 30, "length_cm": "45", "width_cm": "33", "height_cm": "30", "gross_kg": "6.9"}
TIERS = [{"from": "200", "amount": "3.10"}, {"from": "1000", "amount": "2.70"}]
TIERED = {"mode": "tiered", "currency": "USD", "per": "pack", "tiers": TIERS}

#: Reads [[what the page tells, language, quantities], …] and answers with the texts of each.
DRIVER = """
import { readBasis, reckon, shipmentTexts } from %s;
let text = "";
for await (const part of process.stdin) text += part;
const answers = JSON.parse(text).map(([told, language, quantities]) => {
  const known = readBasis(...told.split("|"));
  return quantities.map((quantity) => shipmentTexts(reckon(known, quantity), known.currency, language));
});
process.stdout.write(JSON.stringify(answers));
"""


def product(**fields: Any) -> Product:
    return filled(Product, product_record(**fields))


def known(**fields: Any) -> Basis:
    found = basis(product(**fields), vocabulary(), TODAY)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("quantity", "cartons", "volume", "weight", "lcl", "months", "price"),
    [
        ("200", "7", "0.31185", "48.3", "1", "0.2", "620"),
        ("210", "7", "0.31185", "48.3", "1", "0.3", "651"),
        ("211", "8", "0.3564", "55.2", "1", "0.3", "654.1"),
        ("999", "34", "1.5147", "234.6", "1.5147", "1", "3096.9"),
        ("1000", "34", "1.5147", "234.6", "1.5147", "1", "2700"),
        ("1001", "34", "1.5147", "234.6", "1.5147", "1.1", "2702.7"),
    ],
)
def test_a_quantity_worked_out(
    quantity: str, cartons: str, volume: str, weight: str, lcl: str, months: str, price: str
) -> None:
    made = reckon(known(packaging={"carton": CARTON}, price=TIERED), Decimal(quantity))
    assert (made.cartons, made.volume, made.weight) == (Decimal(cartons), Decimal(volume), Decimal(weight))
    assert (made.lcl, made.months) == (Decimal(lcl), Decimal(months))
    assert made.price == (Decimal(price), Decimal(price))
    assert made.twenty == Decimal(volume) / CONTAINERS[0][0]


def test_a_heavy_load_is_charged_by_tonne_and_fills_a_container_by_weight() -> None:
    made = reckon(known(packaging={"carton": {**CARTON, "gross_kg": "100"}}), Decimal(3000))
    assert made.lcl == Decimal(10)
    assert made.twenty == Decimal(10_000) / CONTAINERS[0][1]
    assert made.forty == Decimal(10_000) / CONTAINERS[1][1]


def test_below_the_first_step_there_is_no_price() -> None:
    texts = shipment_texts(reckon(known(price=TIERED), Decimal(199)), "USD", "en")
    assert texts[-1] == "–"


@pytest.mark.parametrize(
    ("packaging", "labels", "told"),
    [
        (
            None,
            ["Months of the producer's capacity", "Price, FOB"],
            "",
        ),
        (
            {"carton": {"units": 30, "gross_kg": "6.9"}},
            ["Cartons", "Gross weight", "Months of the producer's capacity", "Price, FOB"],
            "30 6.9 -",
        ),
        (
            {"carton": {key: value for key, value in CARTON.items() if key != "units"}},
            ["Months of the producer's capacity", "Price, FOB"],
            "- 6.9 44550",
        ),
    ],
)
def test_what_the_record_does_not_say_is_left_out(
    packaging: dict[str, Any] | None, labels: list[str], told: str
) -> None:
    worked = worked_out(product(packaging=packaging), terms("en"), TODAY)
    assert worked is not None
    assert [fact.label for fact in worked.facts] == labels
    view = reckon_view(product(packaging=packaging), terms("en"), TODAY)
    assert view is not None
    assert view.carton == told


def test_a_price_that_ran_out_is_not_multiplied() -> None:
    price = {**TIERED, "valid_until": "2026-11-20"}
    view = reckon_view(product(price=price), terms("en"), TODAY)
    assert view is not None
    assert (view.price, view.place) == ("", "")
    worked = worked_out(product(price=price), terms("en"), TODAY)
    assert worked is not None
    assert not [fact for fact in worked.facts if fact.label.startswith("Price")]


def test_a_minimum_in_another_unit_is_converted() -> None:
    made = known(moq={"value": "50", "unit": "kg"}, packaging={"net_weight_g": "250", "carton": CARTON}, price=TIERED)
    assert (made.unit, made.minimum) == ("pack", Decimal(200))


def test_a_product_without_any_unit_has_no_calculator() -> None:
    assert reckon_view(product(moq=None, price={"mode": "on_request"}), terms("en"), TODAY) is None


@cache
def samples() -> tuple[Product, ...]:
    settings = Settings(REPO, REPO, REPO / "site", "https://example.org/", REPO / ".cache", date(2026, 11, 21))
    catalogue = load(settings, photos=False).catalogue
    assert catalogue is not None
    return tuple(catalogue.products.values())


def test_the_script_says_the_same_for_every_sample_in_every_language(tmp_path: Path) -> None:
    made: list[tuple[str, str, list[int]]] = []
    expected = []
    odd = product(packaging={"carton": {**CARTON, "length_cm": "12.5", "gross_kg": "0.35"}})
    for each in (*samples(), odd):
        found = basis(each, vocabulary(), TODAY)
        assert found is not None
        least = int(found.minimum or 1)
        quantities = [1, least, least + 1, least * 3, 997, 12_345, 250_000]
        for language in LANGUAGES:
            view = reckon_view(each, terms(language), TODAY)
            worked = worked_out(each, terms(language), TODAY)
            assert view is not None
            assert worked is not None
            made.append((view.told, language, quantities))
            answers = [list(shipment_texts(reckon(found, Decimal(n)), found.currency, language)) for n in quantities]
            assert [fact.value for fact in worked.facts] == [text for text in answers[1] if text]
            expected.append(answers)
    driver = tmp_path / "driver.mjs"
    driver.write_text(DRIVER % json.dumps(SCRIPT.as_uri()), encoding="utf-8")
    done = subprocess.run(["node", driver], input=json.dumps(made), capture_output=True, text=True, check=True)
    for asked, ours, theirs in zip(made, expected, json.loads(done.stdout), strict=True):
        assert theirs == ours, asked
