"""What one build found of the products' readiness spares the next one judging them again, and never changes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from catalogue.catalogue import Catalogue
from catalogue.loading.remembered import Remembered
from catalogue.pages.base import SiteContext
from catalogue.pages.shared import Shared
from catalogue.readiness import Board
from catalogue.records import Product
from catalogue.settings import Settings
from pages_content import make_site, producer_record, product_record
from readiness_samples import REPO, TODAY, TRAITS, catalogue_of, goods, maker, paper, seen, with_

CODE = "1"


def content(products: list[Product], today: date = TODAY, **producer: object) -> Catalogue:
    people = [maker(**producer)]
    prints = {f"product/{p.id}": repr(p) for p in products} | {f"producer/{p.id}": repr(p) for p in people}
    return replace(catalogue_of(products, people, today), fingerprints=prints)


def several() -> list[Product]:
    """Of each group one without papers and two with the same."""
    found = []
    for group in TRAITS:
        found.append(replace(goods(group), id=f"{group}-0"))
        for number in (1, 2):
            product = with_(goods(group), [paper("halal_bpjph")], [seen("label_origin")])
            found.append(replace(product, id=f"{group}-{number}"))
    return found


def judge(records: Catalogue, cache: Path, code: str = CODE) -> tuple[Board, set[str]]:
    """A board that has judged every product, and which of them it had to look at for itself."""
    settings = Settings(REPO, cache / "content", cache / "site", "https://example.org/", cache, records.today)
    remembered = Remembered(settings, records, code)
    board = Board(records, remembered.case)
    for product in records.products.values():
        board.of(product)
    new = {product.id for product, _ in board.found_cases()}
    remembered.keep(board.found_cases(), ())
    return board, new


def says_the_same(board: Board, records: Catalogue) -> bool:
    fresh = Board(records)
    return all(board.of(product) == fresh.of(product) for product in records.products.values())


def test_nothing_is_judged_twice(tmp_path: Path) -> None:
    records = content(several())
    assert judge(records, tmp_path)[1] == set(records.products)
    board, new = judge(records, tmp_path)
    assert new == set()
    assert says_the_same(board, records)


def test_a_changed_product_is_judged_anew_and_alone(tmp_path: Path) -> None:
    products = several()
    judge(content(products), tmp_path)
    products[1] = with_(products[1], [paper("halal_bpjph"), paper("haccp")])
    records = content(products)
    board, new = judge(records, tmp_path)
    assert new == {products[1].id}
    assert says_the_same(board, records)
    assert judge(records, tmp_path)[1] == set()


def test_what_a_producer_shows_counts_for_all_his_products(tmp_path: Path) -> None:
    products = several()
    judge(content(products), tmp_path)
    records = content(products, readiness={"evidence": [seen("label_fibre")]})
    board, new = judge(records, tmp_path)
    assert new == set(records.products)
    assert says_the_same(board, records)


def test_a_product_that_left_is_forgotten(tmp_path: Path) -> None:
    products = several()
    judge(content(products), tmp_path)
    judge(content(products[1:]), tmp_path)
    assert judge(content(products), tmp_path)[1] == {products[0].id}


def test_another_day_and_other_code_remember_nothing(tmp_path: Path) -> None:
    records, later = content(several()), content(several(), date(2026, 11, 22))
    judge(records, tmp_path)
    assert judge(later, tmp_path)[1] == set(later.products)
    assert judge(later, tmp_path, "2")[1] == set(later.products)


def test_what_a_card_depends_on_is_worked_out_once(tmp_path: Path) -> None:
    def keys(site: SiteContext) -> tuple[dict[str, str], set[str]]:
        settings = replace(site.settings, cache_dir=tmp_path)
        remembered = Remembered(settings, site.catalogue, CODE)
        shared = Shared(replace(site, remembered=remembered))
        found = {key: shared.card_key(key) for key in site.catalogue.products}
        new = list(shared.found_cards())
        remembered.keep((), new)
        return found, {product.id for product, _ in new}

    def site(**fields: object) -> SiteContext:
        records = [product_record(key, **(fields if key == "kopi" else {})) for key in ("gula", "kopi", "teh")]
        return make_site(records, [producer_record()])

    first, new = keys(site())
    assert new == {"gula", "kopi", "teh"}
    assert first == {key: Shared(site()).card_key(key) for key in first}
    assert keys(site()) == (first, set())
    cheaper, new = keys(site(price={"mode": "on_request"}))
    assert new == {"kopi"}
    assert {key for key in first if cheaper[key] != first[key]} == {"kopi"}
