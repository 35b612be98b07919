"""The interface walked in each language: nothing of another language on any kind of page, in any state."""

from __future__ import annotations

import json

import pytest
from catalogue.languages import Language
from playwright.sync_api import Browser, Page, expect
from spoken import is_wrong, said_wrong
from test_inquiry_list import fill_list, open_list
from test_walk import LANGUAGES, PAGES, opened

#: What the walk for access does not need: lists of files and of what other sites may show.
MORE = ("downloads/", "embed/")


def _results(page: Page) -> None:
    expect(page.locator("#results[data-state=ready]")).to_have_count(1)


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_says_a_word_of_another_language(browser: Browser, sample_url: str, language: Language) -> None:
    address = f"{sample_url}{LANGUAGES[language]}"
    found: dict[str, list[str]] = {}
    with opened(browser, 1280) as context:
        page = context.new_page()

        def look(state: str) -> None:
            if wrong := said_wrong(page, language):
                found[state] = wrong

        for path in (*PAGES, *MORE):
            page.goto(f"{address}{path}")
            look(path)
        for query in ("", "?q=kopi&market=MY", "?q=zzzzqqqq", "?view=table", "?q=robsta"):
            page.goto(f"{address}products/{query}")
            _results(page)
            look(f"products/{query}")
        fill_list(page, address, "kopi-rempah", "kain-batik-gentongan")
        open_list(page, address)
        look("inquiry/ filled")
        page.goto(f"{address}compare/?id=kopi-rempah&id=kopi-sangrai-bukit")
        expect(page.locator("main table")).not_to_have_count(0)
        look("compare/ filled")
    assert found == {}, json.dumps(found, indent=1, ensure_ascii=False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Products", "id"),
        ("Produk", "en"),
        ("Sertifikat", "ms"),
        ("Pengeluar", "id"),
        ("24 products", "ms"),
        ("Coffee that is roasted with ginger and cloves in small batches.", "id"),
        ("Kopi yang disangrai bersama jahe dan cengkih.", "en"),
        ("Mutu dan kualitas", "ms"),
    ],
)
def test_the_walk_would_find_a_word_of_another_language(text: str, language: Language) -> None:
    assert is_wrong(text, language)


@pytest.mark.parametrize(("text", "language"), [("Sumenep, Madura", "en"), ("Batik", "ms"), ("Kopi", "id")])
def test_the_walk_takes_names_and_shared_words_for_right(text: str, language: Language) -> None:
    assert not is_wrong(text, language)
