"""The committed queries, asked in a real browser: what issue and decision promise of the search."""

from __future__ import annotations

from collections import Counter

import pytest
from built_site import REPO
from playwright.sync_api import Browser
from search_quality import PROMISED_KIND, PROMISED_LANGUAGE, QUERIES, Answer, ask, grouped, read_queries, success

pytestmark = pytest.mark.browser
LANGUAGES = ("en", "id", "ms")


@pytest.fixture(scope="module")
def answers(browser: Browser, sample_url: str) -> list[Answer]:
    page = browser.new_page()
    found = [ask(page, sample_url, query) for query in read_queries(QUERIES)]
    page.close()
    return found


def test_the_set_is_large_enough_and_names_products_that_exist() -> None:
    queries = read_queries(QUERIES)
    assert min(Counter(query.language for query in queries).values()) >= 50
    assert len({query.kind for query in queries}) == 11
    known = {path.parent.name for path in (REPO / "products").glob("*/product.yml")}
    assert {product for query in queries for product in query.accepted} <= known
    assert all(bool(query.accepted) == (query.kind != "none") for query in queries)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_finds(answers: list[Answer], language: str) -> None:
    assert success(grouped(answers)[language], 3) >= PROMISED_LANGUAGE


def test_each_kind_is_found(answers: list[Answer]) -> None:
    low = {kind: success(some, 3) for kind, some in grouped(answers).items() if success(some, 3) < PROMISED_KIND}
    assert low == {}


def test_what_is_not_here_gives_the_helpful_empty_page(answers: list[Answer]) -> None:
    assert [a.query.text for a in answers if a.query.kind == "none" and a.rank != 1] == []
