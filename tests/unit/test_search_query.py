"""What a query becomes: spelling, synonyms, codes, words nobody has. The browser's module over a real list of words."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
from functools import cache
from typing import Any

import pytest
from catalogue.records import L10n, L10nList
from catalogue.search.common import common_tokens
from catalogue.search.documents import make_documents
from catalogue.search.everyday import read_everyday
from catalogue.search.synonyms import read_synonyms
from catalogue.search.terms import pack_terms
from search_samples import REPO, catalogue, product

LIB = REPO / "overrides" / "assets" / "js" / "lib"


@cache
def terms() -> tuple[str, list[int]]:
    records = catalogue(
        product("kerupuk", name=L10n(en="Fish Crackers", id="Kerupuk Ikan", ms="Keropok Ikan"), hs_code="190590"),
        product("selendang", name=L10n(en="Silk Stole", id="Selendang Sutra", ms="Selendang Sutera")),
        product("gula", name=L10n(en="Palm Sugar", id="Gula Semut Siwalan"), keywords=L10nList(id=("pemanis alami",))),
        product("keset", name=L10n(en="Coir Doormat", id="Keset Sabut"), summary=L10n(id="Dianyam dari serat.")),
        product("suvenir", name=L10n(en="Souvenir", id="Oleh-oleh", ms="Cenderamata")),
    )
    documents = make_documents(records, read_synonyms(REPO / "reference"))
    head, _, data = gzip.decompress(
        pack_terms(
            documents, common_tokens(documents), read_synonyms(REPO / "reference"), read_everyday(REPO / "reference")
        )
    ).partition(b"\n")
    return head.decode(), list(data)


def plans(*queries: str, how: str = "{}") -> list[dict[str, Any]]:
    head, data = terms()
    script = (
        f"import {{ Terms }} from {json.dumps((LIB / 'search-terms.js').as_uri())};"
        f"import {{ plan }} from {json.dumps((LIB / 'search-query.js').as_uri())};"
        f"const terms = new Terms({head}, Uint8Array.from({data}));"
        f"console.log(JSON.stringify({json.dumps(queries)}.map((query) => plan(query, terms, {how}))));"
    )
    node = shutil.which("node")
    assert node, "Node comes with the build (see Makefile)"
    done = subprocess.run([node, "--input-type=module"], input=script, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("kerupk", "kerupuk"),
        ("krupok", "krupuk"),
        ("kerpuuk", "kerupuk"),
        ("selndang", "selendang"),
        ("selnedang sutra", "selendang sutra"),
        ("slik stole", "silk stole"),
        ("crakers", "crackers"),
        ("doormatt", "doormat"),
        ("souvneir", "souvenir"),
        ("siwlan", "siwalan"),
    ],
)
def test_typing_mistakes_are_mended(typed: str, meant: str) -> None:
    (plan,) = plans(typed)
    assert plan["meant"] == meant
    assert plan["searches"]


@pytest.mark.parametrize("typed", ["laptop", "sepatu", "kasut", "tea", "qwrtzx", "zz", "kamera", "shampoo"])
def test_words_of_other_things_are_not_mended(typed: str) -> None:
    (plan,) = plans(typed)
    assert (plan["searches"], plan["meant"], plan["missing"]) == ([], None, [typed])


def test_what_is_typed_can_be_insisted_on() -> None:
    (plan,) = plans("kerupk ikn", how="{exact: true}")
    assert plan["meant"] is None
    assert plan["searches"] == []


@pytest.mark.parametrize("typed", ["gulasemut", "gula-semut", "GULA  SEMUT", "gula semut"])
def test_spaces_and_hyphens_do_not_matter(typed: str) -> None:
    spaced, other = plans("gula semut", typed)
    assert other["searches"] == spaced["searches"]


def test_one_word_that_was_written_as_two() -> None:
    (plan,) = plans("sou venir")
    assert plan["searches"][0] == "souvenir"


@pytest.mark.parametrize(
    "typed", ["190590", "1905.90", "1905 90", "HS 1905-90", "kode HS: 1905.90", "1905.90.10", "1905.90.10.00"]
)
def test_customs_codes_in_any_spelling(typed: str) -> None:
    assert plans(typed)[0]["searches"] == ["190590"]


def test_the_beginning_of_a_code_is_enough_and_other_numbers_may_be_those_of_articles() -> None:
    assert [plan["searches"] for plan in plans("1905", "kod hs 1905", "9999")] == [["1905"], ["1905"], ["9999"]]


def test_synonyms_follow_the_words_as_they_are() -> None:
    scarf, stole = plans("scarf", "stole")
    assert stole["searches"][0] == "stole"
    assert scarf["searches"] == stole["searches"][1:]


def test_doubled_words_are_phrases() -> None:
    (plan,) = plans("oleh-oleh")
    assert plan["searches"]


def test_words_around_the_thing_are_left_out() -> None:
    assert plans("buy cheap silk from Indonesia")[0]["searches"] == plans("silk")[0]["searches"]
    assert plans("the")[0]["searches"] == []


def test_a_form_finds_the_root() -> None:
    assert plans("menganyam", "penganyaman")[0]["searches"][0] == "anyam"


def test_an_unfinished_word_is_asked_as_it_stands() -> None:
    assert [plan["searches"][0] for plan in plans("kero", "silk sto", "silk s")] == ["kero", "silk sto", "silk"]


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "<>"])
def test_a_text_without_words_asks_for_nothing(typed: str) -> None:
    assert plans(typed) == [None]


def test_long_nonsense_is_cut() -> None:
    (plan,) = plans(" ".join(f"kata{number}" for number in range(500)))
    assert len(plan["missing"]) <= 12
