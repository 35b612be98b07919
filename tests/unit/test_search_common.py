"""Common words: a column of places for each, and what the browser makes of them."""

from __future__ import annotations

import gzip

import pytest
from browser_rules import run
from catalogue.search import common
from catalogue.search.common import NONE, common_tokens, pack_common
from catalogue.search.documents import Document, make_documents, searched
from catalogue.search.synonyms import read_synonyms
from search_samples import REPO, goods


def test_words_of_many_products_have_a_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common, "COMMON", 20)
    records = goods()
    documents = make_documents(records, read_synonyms(REPO / "reference"))
    tokens = common_tokens(documents)
    assert "topeng" in tokens
    assert "jahe" not in tokens
    column = gzip.decompress(pack_common(documents, tokens)[tokens.index("topeng")])
    masks = [product.id.startswith("topeng") for product in searched(records)]
    assert [place != NONE for place in column] == masks
    assert {place for place in column if place != NONE} == {0}


def test_few_products_have_no_common_words() -> None:
    assert common_tokens(make_documents(goods(), read_synonyms(REPO / "reference"))) == ()


@pytest.mark.parametrize(
    ("columns", "found", "expected"),
    [
        ([[3, 255, 0, 3]], None, [2, 0, 3]),
        ([[3, 255, 0, 3], [0, 0, 255, 1]], None, [0, 3]),
        ([[3, 255, 0, 3]], [3, 1, 0], [3, 0]),
        ([[255, 255]], None, []),
    ],
)
def test_the_browser_reads_columns(columns: list[list[int]], found: list[int] | None, expected: list[int]) -> None:
    expression = "m.withAll(given.columns.map((column) => Uint8Array.from(column)), given.found)"
    assert run("search-table.js", expression, {"columns": columns, "found": found}) == expected


def test_words_that_begin_with_a_word_count_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine finds `madura` for `madu`."""
    monkeypatch.setattr(common, "COMMON", 20)
    tokens = [*15 * [{"madu": 0}], *10 * [{"madura": 1}], *20 * [{"made": 0}], {"ma": 0, "madu\U0010ffff": 0}]
    assert common_tokens([Document({}, (), (), own, "") for own in tokens]) == ("ma", "madu")
