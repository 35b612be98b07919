"""The comparison's texts: the same as the pages write them, in every language; only true differences are marked."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from browser_rules import run
from catalogue.languages import Language, format_date, format_number
from catalogue.pages.compare import compare_words
from catalogue.pages.pooled import number_words
from catalogue.pages.shared import Shared
from catalogue.pages.trade import capacity, lead_time, price_view
from catalogue.pages.trade_facts import product_facts
from catalogue.records import Product
from catalogue.trade_packs import make_manifest
from filled import filled
from pages_content import TODAY, make_site, producer_record, product_record, terms

LANGUAGES: tuple[Language, ...] = ("en", "id", "ms")
ROWS = """(async () => {
  const { Format } = await use("trade-format.js");
  const format = new Format(given.language, given.manifest, given.words);
  return m.compareRows(given.products, format, given.today).map((row) => [row.label, row.cells, row.differs]);
})()"""


@cache
def manifest() -> dict[str, Any]:
    return make_manifest(Shared(make_site()), "v", 1)


def facts(*records: dict[str, Any]) -> list[dict[str, Any]]:
    shared = Shared(make_site(records, (producer_record(),)))
    return [{**product_facts(product, shared), "id": product.id} for product in shared.catalogue.products.values()]


def rows(
    language: Language, *records: dict[str, Any], today: str = TODAY.isoformat()
) -> dict[str, tuple[list[str], bool]]:
    words = number_words(terms(language)) | compare_words(terms(language))
    given = {"language": language, "manifest": manifest(), "words": words, "products": facts(*records), "today": today}
    return {label: (cells, differs) for label, cells, differs in run("trade-compare.js", ROWS, given)}


PRICES: list[dict[str, Any]] = [
    {
        "mode": "range",
        "currency": "USD",
        "min": "2.30",
        "max": "3.10",
        "per": "pack",
        "incoterm": "FOB",
        "place": "IDSUB",
    },
    {"mode": "fixed", "currency": "IDR", "amount": "1250000", "per": "piece"},
    {
        "mode": "tiered",
        "currency": "USD",
        "per": "kg",
        "tiers": [{"from": "20", "amount": "9.5"}, {"from": "100", "amount": "8"}],
    },
    {"mode": "on_request"},
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("price", PRICES, ids=lambda price: price["mode"])
def test_prices_are_written_as_on_the_pages(language: Language, price: dict[str, Any]) -> None:
    record = product_record(price=price)
    view = price_view(filled(Product, record).price, terms(language), TODAY)
    expected = f"{view.amount} {view.per}" + (f", {view.basis}" if view.basis else "")
    label = terms(language).text("Price")
    shown = rows(language, record)[label][0][0]
    assert shown == (expected if view.amount else terms(language).text("Price on request"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_quantities_and_days_are_written_as_on_the_pages(language: Language) -> None:
    record = product_record(
        capacity={"value": "12500.5", "unit": "kg"}, lead_time={"min": 1, "max": 1}, moq={"value": "1", "unit": "piece"}
    )
    product, words = filled(Product, record), terms(language)
    found = rows(language, record)
    assert found[words.text("Production capacity")][0] == [capacity(product, words)]
    assert found[words.text("Lead time")][0] == [lead_time(product, words)]
    assert found[words.text("Minimum order")][0] == [words.quantity(Decimal(1), "piece")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_price_ends_with_its_day_even_on_an_old_page(language: Language) -> None:
    record = product_record(price={**PRICES[0], "valid_until": "2026-12-31"})
    label = terms(language).text("Price")
    assert format_date(TODAY.replace(month=12, day=31), language) in rows(language, record)[label][0][0]
    late = rows(language, record, today="2027-01-01")[label][0]
    assert late == [terms(language).text("Price on request")]


def test_only_rows_that_differ_are_marked_and_empty_ones_left_out() -> None:
    found = rows("en", product_record("a"), product_record("b", moq={"value": "50", "unit": "pack"}))
    assert found["Minimum order"] == (["200\u00a0packs", "50\u00a0packs"], True)
    assert found["Lead time"][1] is False
    assert "Carton" not in found
    assert found["Certificate held"] == (["None held", "None held"], False)


def test_a_missing_value_differs_from_a_known_one() -> None:
    sample = {"available": True, "cost": "0", "currency": "USD", "lead_time_days": 7}
    found = rows("en", product_record("a", sample=sample), product_record("b"))
    assert found["Product sample"] == (["Free, 7 days", ""], True)


def test_carton_size_weight() -> None:
    carton = {"units": 24, "length_cm": "40", "width_cm": "30", "height_cm": "25", "gross_kg": "5.7"}
    packed = product_record(packaging={"net_weight_g": "1800", "carton": carton}, dimensions_cm=["250", "105"])
    found = rows("en", packed)
    assert found["Carton"][0] == ["24\u00a0packs, 40 × 30 × 25\u00a0cm (0.03\u00a0m³), 5.7\u00a0kg"]
    assert found["Net weight"][0] == ["1.8\u00a0kg"]
    assert found["Dimensions"][0] == ["250 × 105\u00a0cm"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_written_as_on_the_pages(language: Language) -> None:
    values = ["0.5", "5", "1250", "1250.5", "1234567.125", "0.1234"]
    given = {"language": language, "values": [float(value) for value in values]}
    shown = run(
        "trade-format.js", "((f) => given.values.map((v) => f.number(v)))(new m.Format(given.language, {}, {}))", given
    )
    assert shown == [format_number(Decimal(value), language) for value in values]


def test_a_name_that_a_machine_made_is_tagged_as_on_pages() -> None:
    drafts = {"ms": {"name": {"status": "machine", "source_hash": "000000000000"}}}
    found = facts(product_record("kopi", translations=drafts), product_record("teh"))
    for language, tags in (("ms", ["ms-t-id-t0-und", None]), ("en", [None, None])):
        given = {"language": language, "manifest": manifest(), "names": [product["name"] for product in found]}
        said = run(
            "trade-format.js",
            "given.names.map((name) => new m.Format(given.language, given.manifest, {}).said(name).lang ?? null)",
            given,
        )
        assert said == tags
