"""Which pages a site has, and which of them a change touches."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from catalogue.languages import LANGUAGES
from catalogue.pages.base import SiteContext
from catalogue.pages.counts import Counts
from catalogue.pages.paging import paging
from catalogue.pages.plan import plan_pages
from catalogue.pages.related import RELATED, Neighbours
from catalogue.pages.shared import Shared
from catalogue.site_items import page_items
from pages_content import collection_record, jobs, make_site, producer_record, product_record, render_all

PEOPLE = (producer_record(), producer_record("lain", location={"regency": "sumenep"}))


def site(*changed: dict[str, Any], today: date = date(2026, 11, 21)) -> SiteContext:
    goods = {record["id"]: record for record in (product_record("kopi"), product_record("teh"), product_record("gula"))}
    goods["gula"]["category"], goods["gula"]["producer"] = "sugar_salt", "lain"
    goods.update({record["id"]: record for record in changed})
    return make_site(goods.values(), PEOPLE, (collection_record(),), today)


def touched(before: SiteContext, after: SiteContext) -> set[str]:
    """Paths whose inputs differ between two sites."""
    first, second = jobs(before), jobs(after)
    return {
        path for path, lang in first.keys() | second.keys() if _inputs(first, path, lang) != _inputs(second, path, lang)
    }


def _inputs(planned: Any, path: str, language: Any) -> tuple[str, ...] | None:
    job = planned.get((path, language))
    return job.inputs() if job else None


def test_every_page_exists_in_every_language_but_short_addresses_and_the_missing_page() -> None:
    planned = jobs(site())
    for path, _ in planned:
        once = path.startswith("p/") or path == "404.html"
        assert {lang for lang in LANGUAGES if (path, lang) in planned} == ({"en"} if once else set(LANGUAGES)), path


def test_every_template_finds_everything_it_asks_for() -> None:
    for key, html in render_all(site()).items():
        assert html.strip(), key
        assert html.count("<h1") == 1, key


def test_an_empty_catalogue_has_all_its_lists() -> None:
    pages = render_all(make_site())
    assert "The catalogue has no products yet." in pages["", "en"]
    assert 'data-total="0"' in pages["products/", "en"]


def test_a_changed_description_touches_the_products_own_page_only() -> None:
    assert touched(site(), site(product_record("teh", description={"en": "Green."}))) == {"products/teh/"}


def test_a_changed_price_touches_the_lists_the_card_stands_in() -> None:
    changed = touched(site(), site(product_record("kopi", price={"mode": "on_request"})))
    assert {"", "products/", "products/kopi/", "products/teh/", "categories/coffee/", "collections/pameran/"} <= changed
    assert {"regencies/pamekasan/", "producers/warung/"} <= changed
    assert not changed & {"categories/sugar_salt/", "producers/", "categories/", "p/kopi/", "404.html"}


def test_a_price_that_runs_out_overnight_changes_its_pages() -> None:
    price = {"mode": "fixed", "currency": "USD", "amount": "2", "per": "pack", "valid_until": "2026-11-21"}
    record = product_record("kopi", price=price)
    changed = touched(site(record), site(record, today=date(2026, 11, 22)))
    assert {"products/kopi/", "categories/coffee/"} <= changed
    assert "products/gula/" not in changed


def test_a_new_day_makes_every_page_again() -> None:
    renderer: Any = SimpleNamespace(fingerprint="templates and words")

    def keys(today: date) -> dict[str, bytes]:
        made = site(today=today)
        items = page_items(list(plan_pages(Shared(made))), renderer, made.catalogue, made.settings)
        return {path: item.key for path, item in items.items()}

    first, again, next_day = (keys(date(2026, 11, day)) for day in (21, 21, 22))
    assert first == again
    assert first.keys() == next_day.keys()
    assert not first.items() & next_day.items()


def test_an_id_shared_by_two_kinds_leads_to_the_product() -> None:
    planned = jobs(make_site((product_record(),), (producer_record(), producer_record("kopi")), ()))
    assert planned["p/kopi/", "en"].make().view.kind == "product"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("number", "entries", "shown", "previous", "following"),
    [
        (1, 10, [1], "", ""),
        (1, 480, [1, 2, None, 10], "", "c/2/"),
        (5, 480, [1, None, 4, 5, 6, None, 10], "c/4/", "c/6/"),
        (10, 480, [1, None, 9, 10], "c/9/", ""),
    ],
)
def test_long_lists_are_cut(number: int, entries: int, shown: list[int | None], previous: str, following: str) -> None:
    pages = paging("c/", "", number, entries, 48)
    assert [link and link.number for link in pages.links] == shown
    assert (pages.previous, pages.next) == (previous, following)
    assert pages.slice == slice((number - 1) * 48, number * 48)


def test_a_category_of_49_has_two_pages_that_show_each_product_once() -> None:
    goods = [product_record(f"kopi-{n:02}") for n in range(49)]
    pages = render_all(make_site(goods, (producer_record(),)))
    first, second = pages["categories/coffee/", "en"], pages["categories/coffee/2/", "en"]
    assert (first.count("data-product="), second.count("data-product=")) == (48, 1)
    assert 'href="../../../categories/coffee/"' in second


def test_related_products_are_neighbours_in_the_category_then_of_the_producer() -> None:
    goods = [product_record(f"kopi-{n}") for n in range(6)] + [product_record("teh", category="drink")]
    catalogue = make_site(goods, PEOPLE).catalogue
    neighbours = Neighbours(catalogue)
    assert neighbours.of(catalogue.products["kopi-4"], "pamekasan") == ("kopi-5", "kopi-0", "kopi-1", "kopi-2")
    others = neighbours.of(catalogue.products["teh"], "pamekasan")
    assert len(others) == RELATED
    assert "teh" not in others


def test_counts_of_filters_and_lists_are_those_of_the_records() -> None:
    maker = producer_record("tanpa", consent={"publish": False})
    halal = {"type": "halal", "status": "issued", "issued": "2025-01-01", "expires": "2026-11-20"}
    goods = [
        product_record("kopi", customization={"private_label": True}, lead_time={"min": 1, "max": 14}),
        product_record("teh", category="drink", producer="lain", moq={"value": "40", "unit": "kg"}, photos=[]),
        product_record("gula", producer="tanpa", certificates=[halal], lead_time={"min": 1, "max": 15}),
        product_record("kain", price={"mode": "fixed", "currency": "IDR", "amount": "1", "per": "pack"}),
        product_record("topi", price={"mode": "on_request"}, lead_time={"min": 1, "max": 61}),
    ]
    whole = make_site(goods, (*PEOPLE, maker))
    counts = Counts(whole.catalogue, whole.readiness)
    assert counts.producers == {"warung": 3, "lain": 1, "tanpa": 1}
    assert (counts.flags["private_label"], counts.flags["oem"], counts.unpriced) == (1, 0, 2)
    assert (dict(counts.certificates), counts.papers) == ({}, 0)  # it ran out yesterday
    found = {band.name: {key: number for key, number in counted.items() if key} for band, counted in counts.bands}
    assert found["price"] == {"2": 3}
    assert found["moq"] == {"51": 4, "measured": 1}
    assert found["lead_time"] == {"0": 1, "15": 3, "61": 1}
    assert whole.catalogue.by_place["coffee", "pamekasan"] == 4
    assert whole.catalogue.by_place["coffee", "sumenep"] == 0
    assert whole.catalogue.unnamed_producers == 1
    assert not whole.catalogue.has_samples
