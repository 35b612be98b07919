"""Pooled capacity: units convert in the browser as they do in the checks, and the sum is honest."""

from __future__ import annotations

from typing import Any

import pytest
from browser_rules import run
from catalogue.checks.conversion import units_in
from catalogue.pages.pooled import pooled_units
from catalogue.pages.trade_facts import making_facts, number
from catalogue.records import Product
from filled import filled
from pages_content import make_site, producer_record, product_record, render_all, vocabulary

UNITS = {
    key: {"dimension": unit.dimension} | ({"factor": number(unit.factor)} if unit.factor is not None else {})
    for key, unit in vocabulary().units.items()
}
PACKED: list[dict[str, Any]] = [
    {},
    {"packaging": {"net_weight_g": "250", "carton": {"units": 24, "net_kg": "6.5", "gross_kg": "7"}}},
    {"packaging": {"net_weight_g": "250", "carton": {"units": 24}}},
    {"packaging": {"carton": {"units": 10}}},
    {"food": {"ingredients": {"en": "x"}, "net_content": {"value": "350", "unit": "millilitre"}}},
    {"food": {"ingredients": {"en": "x"}, "net_content": {"value": "0.5", "unit": "kg"}}},
]


@pytest.mark.parametrize("fields", PACKED)
def test_every_pair_of_units_converts_as_in_the_checks(fields: dict[str, Any]) -> None:
    product = filled(Product, product_record(**fields))
    pairs = [(one, other) for one in UNITS for other in UNITS]
    found = run(
        "trade-units.js",
        "given.pairs.map(([one, other]) => m.unitsIn(one, other, given.product, given.units))",
        {"pairs": pairs, "product": making_facts(product), "units": UNITS},
    )
    expected = [units_in(one, other, product, vocabulary()) for one, other in pairs]
    assert [value is None for value in found] == [value is None for value in expected]
    assert [value for value in found if value is not None] == pytest.approx(
        [float(value) for value in expected if value is not None]
    )


def made(key: str, value: float, unit: str = "pack", **facts: Any) -> dict[str, Any]:
    return {"id": key, "maker": f"of-{key}", "capacity": [value, unit], "lead": [7, 14], "moq": [50, unit]} | facts


def pooled(products: list[dict[str, Any]], quantity: float, unit: str = "pack", wanted: str = "") -> dict[str, Any]:
    given = {"products": products, "need": {"quantity": quantity, "unit": unit}, "units": UNITS, "wanted": wanted}
    found: dict[str, Any] = run(
        "trade-units.js", "m.pool(given.products, given.need, given.units, given.wanted)", given
    )
    found["used"] = [(row["product"]["id"], row["share"], row["under"]) for row in found["used"]]
    return found


def test_the_fewest_producers_the_largest_first() -> None:
    found = pooled([made("a", 100), made("b", 300), made("c", 200, lead=[20, 30])], 450)
    assert found["used"] == [("b", 300, False), ("c", 150, False)]
    assert (found["enough"], found["total"], found["days"]) == (True, 500, 30)


def test_one_is_enough() -> None:
    assert pooled([made("a", 100), made("b", 600)], 500)["used"] == [("b", 500, False)]


def test_a_product_that_is_chosen_already_comes_first() -> None:
    found = pooled([made("a", 100), made("b", 600)], 500, wanted="a")
    assert found["used"] == [("a", 100, False), ("b", 400, False)]


def test_too_little_says_how_much() -> None:
    found = pooled([made("a", 100), made("b", 300)], 500)
    assert (found["enough"], found["total"]) == (False, 400)


def test_what_does_not_convert_is_named_and_not_counted() -> None:
    heavy = made("berat", 100, "kg")
    found = pooled([made("a", 100), heavy, made("panjang", 90, "metre")], 90)
    assert (found["used"], found["unlike"]) == ([("a", 90, False)], ["berat", "panjang"])
    found = pooled([heavy], 90)
    assert (found["used"], found["enough"], found["total"], found["days"]) == ([], False, 0, None)


def test_weights_and_cartons_convert() -> None:
    packed = made("a", 1000, weight=250, carton={"units": 24})
    assert pooled([packed, made("b", 100, "kg")], 300, "kg")["used"] == [("a", 250, False), ("b", 50, False)]
    assert pooled([packed], 10, "carton")["used"] == [("a", 10, False)]


def test_the_same_hands_are_counted_once() -> None:
    found = pooled([made("a", 100, maker="x"), made("b", 300, maker="x"), made("c", 50)], 500)
    assert found["used"] == [("b", 300, False), ("c", 50, False)]
    assert found["merged"] is True


def test_products_of_unnamed_producers_count_singly() -> None:
    unnamed = [{key: value for key, value in made(name, 100).items() if key != "maker"} for name in "ab"]
    assert pooled(unnamed, 200)["enough"] is True


def test_a_share_below_the_minimum_order_is_marked() -> None:
    assert pooled([made("a", 100), made("b", 95)], 110)["used"] == [("a", 100, False), ("b", 10, True)]


def test_without_a_lead_time_no_time_is_promised() -> None:
    slow = made("b", 300)
    del slow["lead"]
    assert pooled([made("a", 100), slow], 400)["days"] is None


def test_the_units_of_the_question() -> None:
    goods = [
        filled(Product, product_record("a", capacity={"value": "3", "unit": "jar"})),
        filled(Product, product_record("b", packaging={"net_weight_g": "250"})),
        filled(Product, product_record("c")),
        filled(Product, product_record("d", status="paused", capacity={"value": "3", "unit": "sack"})),
    ]
    assert pooled_units(goods) == ("pack", "jar", "kg")
    assert pooled_units(goods[3:]) == ()


def test_a_category_asks_on_its_first_page_only() -> None:
    goods = [product_record(f"kopi-{n:02}") for n in range(49)]
    pages = render_all(make_site(goods, (producer_record(),)))
    assert 'data-category="coffee"' in pages["categories/coffee/", "ms"]
    assert 'class="pool"' not in pages["categories/coffee/2/", "ms"]
    paused = render_all(make_site((product_record(status="paused"),), (producer_record(),)))
    assert 'class="pool"' not in paused["categories/coffee/", "en"]
