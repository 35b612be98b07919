"""The table: values of filters and ranks of orders, read back as the browser reads them."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from catalogue.catalogue import Catalogue
from catalogue.readiness import Board
from catalogue.records import Certificate, Price, Product, Quantity
from catalogue.records.parts import Evidence, Readiness
from catalogue.records.product import LeadTime
from catalogue.search.documents import searched
from catalogue.search.table import NONE_16, listed_producers, pack_facets, pack_orders, pack_producers
from search_samples import TODAY, catalogue, goods, producer, product, usd


def opened(pack: bytes) -> tuple[dict[str, Any], bytes]:
    head, _, data = gzip.decompress(pack).partition(b"\n")
    return json.loads(head), data


def values_by_product(records: Catalogue) -> dict[str, dict[str, set[str]]]:
    head, data = opened(pack_facets(records, Board(records)))
    rows, found, start = head["rows"], {}, 0
    for name, kind, values in head["columns"]:
        planes = 1 if kind == "one" else -(-len(values) // 8)
        column = data[start : start + planes * rows]
        start += planes * rows
        for row, item in enumerate(searched(records)):
            if kind == "one":
                has = {values[column[row]]} if column[row] < len(values) else set()
            else:
                has = {v for n, v in enumerate(values) if column[(n >> 3) * rows + row] >> (n & 7) & 1}
            found.setdefault(item.id, {})[name] = has
    assert start == len(data)
    return found


def ranks(records: Catalogue, order: str) -> dict[str, int]:
    head, data = opened(pack_orders(records))
    rows = head["rows"]
    column = data[2 * rows * head["columns"].index(order) :]
    return {item.id: column[row] | column[rows + row] << 8 for row, item in enumerate(searched(records))}


def in_order(records: Catalogue, order: str, *ids: str) -> list[str]:
    found = ranks(records, order)
    return sorted(ids, key=lambda key: found[key])


def test_every_product_has_its_values() -> None:
    found = values_by_product(goods())
    assert found["kain-sekar"] == {
        "category": {"batik"},
        "regency": {"sumenep"},
        "certificate": set(),
        "market": set(),
        "material": {"cotton"},
        "technique": {"batik_tulis"},
        "producer": {"ukir"},
        "price": {"25"},
        "moq": {"0"},
        "lead_time": {"0"},
        "sample": {"1"},
        "private_label": set(),
        "oem": set(),
    }
    assert found["jahe"]["certificate"] == {"halal_bpjph"}
    assert found["topeng-07"]["oem"] == {"1"}
    assert len(found) == 40


def test_many_values_need_several_bytes() -> None:
    woods = ("teak", "mahogany", "bamboo", "rattan", "pandanus", "palmyra", "coir", "clay", "iron", "brass")
    records = catalogue(*(product(f"p-{n}", "P", materials=(wood, "wax")) for n, wood in enumerate(woods)))
    found = values_by_product(records)
    assert found["p-0"]["material"] == {"teak", "wax"}
    assert found["p-9"]["material"] == {"brass", "wax"}


def test_a_market_is_one_the_product_is_ready_for_not_one_it_is_meant_for() -> None:
    def cloth(key: str, expires: date) -> Product:
        seen = Evidence(requirement="label_fibre", status="met", date=date(2026, 1, 1), by="Dinas", expires=expires)
        cared = Evidence(requirement="label_care", status="met", date=date(2026, 1, 1), by="Dinas")
        origin = Evidence(requirement="label_origin", status="met", date=date(2026, 1, 1), by="Dinas")
        evidence = (seen, cared, origin)
        return product(key, "P", category="batik", target_markets=("MY", "JP"), readiness=Readiness(evidence=evidence))

    found = values_by_product(catalogue(cloth("good", TODAY), cloth("late", TODAY - timedelta(days=1))))
    assert found["good"]["market"] == {"US", "AU", "SA"}
    assert found["late"]["market"] == {"AU", "SA"}


def test_an_expired_or_planned_certificate_is_no_value() -> None:
    kinds = (
        Certificate(type="haccp", status="issued", expires=date(2026, 11, 20)),
        Certificate(type="nib", status="planned"),
        Certificate(type="gmp", status="issued", expires=date(2026, 11, 21)),
    )
    assert values_by_product(catalogue(product("p", "P", certificates=kinds)))["p"]["certificate"] == {"gmp"}


def test_a_producer_without_consent_is_nowhere() -> None:
    records = goods()
    assert values_by_product(records)["kerupuk"]["producer"] == set()
    assert values_by_product(records)["kerupuk"]["regency"] == {"sampang"}
    assert list(listed_producers(records)) == ["ukir", "kopi"]
    for pack in (pack_facets(records, Board(records)), pack_producers(records)):
        assert b"rahasia" not in gzip.decompress(pack).lower()


def test_an_archived_producer_is_no_value() -> None:
    maker = producer("dulu", status="archived")
    records = catalogue(product("p", "P", producer="dulu"), producers=(maker,))
    assert values_by_product(records)["p"]["producer"] == set()


def test_the_list_of_producers_names_who_makes_what() -> None:
    records = goods()
    head, data = opened(pack_producers(records))
    numbers = [low | high << 8 for low, high in zip(data[: head["rows"]], data[head["rows"] :], strict=True)]
    makers = {item.id: number for item, number in zip(searched(records), numbers, strict=True)}
    assert head["columns"] == [["ukir", "Bengkel Ukir"], ["kopi", "Bengkel Kopi"]]
    assert (makers["kain-sekar"], makers["jahe"], makers["kerupuk"]) == (0, 1, NONE_16)


def test_orders() -> None:
    records = goods()
    assert in_order(records, "price", "kain-sekar", "topeng-00", "kerupuk", "jahe") == [
        "kerupuk",
        "jahe",
        "kain-sekar",
        "topeng-00",
    ]
    assert ranks(records, "price")["anyaman"] == NONE_16
    assert in_order(records, "newest", "jahe", "kain-sekar") == ["kain-sekar", "jahe"]
    assert ranks(records, "newest")["jahe"] == ranks(records, "newest")["kerupuk"]


def test_a_price_that_ran_out_has_no_rank() -> None:
    old = Price(mode="fixed", currency="USD", amount=Decimal(1), per="piece", valid_until=date(2026, 11, 20))
    assert ranks(catalogue(product("p", "P", price=old)), "price")["p"] == NONE_16


def test_prices_of_the_usual_currency_come_first() -> None:
    ringgit = Price(mode="fixed", currency="MYR", amount=Decimal(1), per="piece")
    records = catalogue(
        product("a", "A", price=ringgit), product("b", "B", price=usd("9")), product("c", "C", price=usd("5"))
    )
    assert in_order(records, "price", "a", "b", "c") == ["c", "b", "a"]


def test_a_dozen_counts_as_twelve() -> None:
    records = catalogue(
        product("a", "A", moq=Quantity(value=Decimal(2), unit="dozen")),
        product("b", "B", moq=Quantity(value=Decimal(20), unit="piece")),
    )
    assert in_order(records, "moq", "a", "b") == ["b", "a"]


def test_the_shortest_promise_comes_first() -> None:
    records = catalogue(
        product("a", "A", lead_time=LeadTime(min=1, max=30)),
        product("b", "B", lead_time=LeadTime(min=10, max=20)),
        product("c", "C", lead_time=LeadTime(min=5, max=20)),
    )
    assert in_order(records, "lead_time", "a", "b", "c") == ["c", "b", "a"]


def test_bands_hold_their_lower_end_and_compare_only_what_can_be_compared() -> None:
    ringgit = Price(mode="fixed", currency="MYR", amount=Decimal(1), per="piece")
    records = catalogue(
        product(
            "a", "A", price=usd("1.99"), moq=Quantity(value=Decimal(2), unit="dozen"), lead_time=LeadTime(min=1, max=15)
        ),
        product(
            "b", "B", price=usd("2"), moq=Quantity(value=Decimal(50), unit="kg"), lead_time=LeadTime(min=1, max=61)
        ),
        product("c", "C", price=ringgit, moq=Quantity(value=Decimal(1001), unit="pack")),
        product("d", "D", price=usd("100")),
    )
    found = values_by_product(records)
    assert [found[key]["price"] for key in "abcd"] == [{"0"}, {"2"}, set(), {"100"}]
    assert [found[key]["moq"] for key in "abc"] == [{"11"}, {"measured"}, {"1001"}]
    assert [found[key]["lead_time"] for key in "abc"] == [{"15"}, {"61"}, {"0"}]
