"""A portal's scripts, run by Node: how answers of several sites become one list."""

from __future__ import annotations

from typing import Any

from browser_rules import run

MERGED = (
    "((all) => ({...all, results: all.results.map(({site, number}) => site + number),"
    " counts: Object.fromEntries(all.counts)}))(m.merged(given))"
)


def answer(site: str, *numbers: int, meant: str | None = None, partly: bool = False) -> dict[str, Any]:
    return {"site": site, "found": {"numbers": list(numbers), "meant": meant, "partly": partly}}


def merged(*answers: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = run("members-data.js", MERGED, list(answers))
    return found


def test_the_best_of_each_site_comes_first() -> None:
    found = merged(answer("a", 5, 1, 9), answer("b", 2), answer("c", 7, 3))
    assert found["results"] == ["a5", "b2", "c7", "a1", "c3", "a9"]
    assert found["counts"] == {"a": 3, "b": 1, "c": 2}
    assert (found["meant"], found["partly"]) == (None, False)


def test_a_site_without_an_answer_takes_nothing_from_the_others() -> None:
    found = merged({"site": "a", "found": None}, answer("b", 2), answer("c"))
    assert found["results"] == ["b2"]
    assert found["counts"] == {"a": 0, "b": 1, "c": 0}


def test_what_one_site_knows_is_no_mistake_elsewhere() -> None:
    found = merged(answer("a", 1, 2, meant="topi"), answer("b", 3), answer("c", 4, partly=True))
    assert found["results"] == ["b3"]
    assert found["counts"] == {"a": 0, "b": 1, "c": 0}


def test_mended_words_come_before_some_of_the_words() -> None:
    found = merged(answer("a", 1, meant="batik"), answer("c", 4, partly=True))
    assert (found["results"], found["meant"], found["partly"]) == (["a1"], "batik", False)
    found = merged(answer("c", 4, partly=True), answer("d"))
    assert (found["results"], found["meant"], found["partly"]) == (["c4"], None, True)


def test_nothing_found_anywhere() -> None:
    assert merged(answer("a"), {"site": "b", "found": None})["results"] == []


def test_an_address_of_a_card_stays_within_its_site() -> None:
    site = {"url": "https://a.org/one/", "browse": "https://a.org/one/id/products/"}
    asked = [
        "kopi/",
        "../../media/x.avif",
        "../../../two/",
        "https://b.org/",
        "javascript:alert(1)",
        "//b.org/",
        "",
        None,
    ]
    found = run(
        "members-view.js", "given.asked.map((text) => m.within(given.site, text))", {"site": site, "asked": asked}
    )
    inside = ["https://a.org/one/id/products/kopi/", "https://a.org/one/media/x.avif"]
    assert found == [*inside, None, None, None, None, None, None]
