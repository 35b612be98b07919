"""The browser's rules, run by Node: words fold as in documents, filters count exactly, addresses round-trip."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from catalogue.search.documents import fold_word

LIB = Path(__file__).parents[2] / "overrides" / "assets" / "js" / "lib"


def run(module: str, expression: str, given: object = None) -> Any:
    """The value of an expression over a module `m` and a value `given`."""
    script = (
        f"import * as m from {json.dumps((LIB / module).as_uri())};"
        f"const given = {json.dumps(given)};"
        f"console.log(JSON.stringify({expression}));"
    )
    node = shutil.which("node")
    assert node, "Node comes with the build (see Makefile)"
    done = subprocess.run(
        [node, "--input-type=module"], input=script, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return json.loads(done.stdout)


def test_words_fold_as_in_documents() -> None:
    words = ["Crackers", "boxes", "berries", "glass", "emas", "keris", "Café", "bus", "gas", "dishes", "090121", "jahe"]
    words += ["ties", "axes", "halus", "SPICES", "naïve", "sarees", "kertas", "batches", "s", "es"]
    assert run("search-words.js", "given.map(m.foldWord)", words) == [fold_word(word) for word in words]


def test_queries() -> None:
    queries = [
        "Batik for the Home",
        '"ready to fry"',
        "0901.21",
        "yang",
        "",
        "  <script>alert(1)</script> ",
        "x" * 10_000,
    ]
    stop = "new Set(['for','the','to','yang'])"
    assert run("search-words.js", f"given.map((q) => m.engineQuery(q, {stop}))", queries) == [
        "batik home",
        '"ready to fry"',
        "0901.21",
        "yang",
        "",
        "script alert 1 script",
        "x" * 200,
    ]


COLUMNS = """[
  {name: "category", kind: "one", values: ["batik", "snack"], rows: 4, bytes: Uint8Array.of(0, 0, 1, 255)},
  {name: "market", kind: "many", rows: 4, bytes: Uint8Array.of(1, 130, 128, 0, 0, 1, 0, 0),
   values: ["MY", "SG", "c", "d", "e", "f", "g", "JP", "EU"]},
]"""


def filtered(**chosen: list[str]) -> dict[str, Any]:
    expression = (
        "(({numbers, counts}) => ({numbers, ...Object.fromEntries([...counts].map(([name, c]) => "
        "[name, Object.fromEntries([...c].filter(([, n]) => n))]))}))"
        f"(m.applyFilters({COLUMNS}, [3, 2, 1, 0], new Map(Object.entries(given).map(([k, v]) => [k, new Set(v)]))))"
    )
    found: dict[str, Any] = run("search-table.js", expression, chosen)
    return found


def test_without_filters_everything_counts() -> None:
    assert filtered() == {
        "numbers": [3, 2, 1, 0],
        "category": {"batik": 2, "snack": 1},
        "market": {"MY": 1, "SG": 1, "JP": 2, "EU": 1},
    }


def test_a_filter_does_not_change_its_own_counts() -> None:
    found = filtered(category=["batik"])
    assert found == {
        "numbers": [1, 0],
        "category": {"batik": 2, "snack": 1},
        "market": {"MY": 1, "SG": 1, "JP": 1, "EU": 1},
    }


def test_values_are_alternatives_and_filters_hold_together() -> None:
    assert filtered(market=["MY", "JP"])["numbers"] == [2, 1, 0]
    found = filtered(market=["MY", "EU"], category=["snack"])
    assert found == {"numbers": [], "category": {"batik": 2}, "market": {"JP": 1}}


def test_equal_ranks_keep_their_order() -> None:
    assert run("search-table.js", "m.inOrder([3, 2, 1, 0], [1, 5, 1, 65535])") == [2, 0, 1, 3]


def test_addresses_round_trip_and_forget_what_they_do_not_know() -> None:
    given = [
        "?q=kopi+%26+teh&category=batik&category=snack&sample=1&sort=price&page=3",
        "?page=-2&sort=best&colour=red&q=%20%20&category=",
        "?page=1e99&page=2",
        "?page=2.5",
        "?sort=relevance&page=1",
    ]
    assert run("search-state.js", "given.map((text) => m.writeState(m.readState(text)))", given) == [
        "?q=kopi+%26+teh&category=batik&category=snack&sample=1&sort=price&page=3",
        "",
        "",
        "",
        "",
    ]


def test_a_change_starts_at_the_first_page() -> None:
    expression = "m.writeState(m.changed(m.readState('?q=a&page=4'), {sort: 'moq'}))"
    assert run("search-state.js", expression) == "?q=a&sort=moq"
