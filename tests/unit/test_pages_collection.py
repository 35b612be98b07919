"""A collection: its moment, its producers, what can be taken along, what search engines and networks are told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from catalogue.pages.base import SiteContext
from catalogue.pages.promotions import CollectionView, collection_page, next_collection
from catalogue.pages.shared import Shared
from pages_content import BASE_URL, collection_record, jobs, make_site, producer_record, product_record, render_all

SHY = producer_record("sunyi", name="Nama Rahasia", consent={"publish": False})


def site(today: date = date(2026, 11, 21), **fields: Any) -> SiteContext:
    products = (product_record("kopi"), product_record("teh"), product_record("gula", producer="sunyi"))
    fair = collection_record(products=["kopi", "gula", "teh"], place="Kuala Lumpur", market="MY", organiser="Dinas")
    return make_site(products, (producer_record(), SHY), (fair | fields,), today)


def page(content: SiteContext) -> Any:
    shared = Shared(content)
    return collection_page(shared, content.catalogue.collections["pameran"], "en")


@pytest.mark.parametrize(
    ("today", "state", "at_home"),
    [
        (date(2027, 3, 10), "Upcoming", True),
        (date(2027, 3, 11), "Running now", True),
        (date(2027, 3, 14), "Running now", True),
        (date(2027, 3, 15), "Past", False),
    ],
)
def test_the_day_of_the_build_says_how_it_stands_and_whether_home_shows_it(
    today: date, state: str, at_home: bool
) -> None:
    content = site(today)
    assert page(content).view.row.state == state
    assert (next_collection(Shared(content)) is not None) == at_home
    home = render_all(content)["", "en"]
    assert ("collections/pameran/" in home) == at_home


def test_producers_are_named_with_consent_and_counted_without() -> None:
    view: CollectionView = page(site()).view
    assert [(row.id, row.name, row.count) for row in view.makers] == [("warung", "Nama warung", 2)]
    assert view.hidden == 1
    assert all("Rahasia" not in html for html in render_all(site()).values())


def test_networks_get_a_picture_of_its_own() -> None:
    head = page(site()).head
    assert head.image.endswith("-pameran-en.jpg")
    assert head.image_size == (1200, 630)
    other = page(site(title={"en": "Another fair", "id": "Pameran lain"})).head
    assert other.image != head.image


def test_search_engines_get_an_event_and_a_list() -> None:
    _, event, items = page(site()).head.structured
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2027-03-11", "2027-03-14")
    assert event["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Kuala Lumpur",
        "addressCountry": "MY",
    }
    assert event["organizer"]["name"] == "Dinas"
    assert items["numberOfItems"] == 3
    assert [item["url"] for item in items["itemListElement"]] == [
        f"{BASE_URL}products/{key}/" for key in ("kopi", "gula", "teh")
    ]


@pytest.mark.parametrize("missing", ["starts", "place"])
def test_without_a_day_or_a_place_it_is_a_list_only(missing: str) -> None:
    assert [entry["@type"] for entry in page(site(**{missing: None})).head.structured] == ["BreadcrumbList", "ItemList"]


@pytest.mark.parametrize("fields", [{"status": "archived"}, {"products": []}])
def test_files_are_offered_only_where_they_are_made(fields: dict[str, Any]) -> None:
    assert page(site()).view.files
    assert page(site(**fields)).view.files == ()


def test_the_page_is_made_again_when_a_producer_changes() -> None:
    before = jobs(site())["collections/pameran/", "en"].inputs()
    products = (product_record("kopi"), product_record("teh"), product_record("gula", producer="sunyi"))
    fair = collection_record(products=["kopi", "gula", "teh"], place="Kuala Lumpur", market="MY", organiser="Dinas")
    renamed = make_site(products, (producer_record(name="Nama baru"), SHY), (fair,))
    assert jobs(renamed)["collections/pameran/", "en"].inputs() != before
