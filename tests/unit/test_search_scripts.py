"""The browser's rules, run by Node: filters count exactly, addresses round-trip."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

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
    assert run("search-table.js", "m.inOrder([3, 2, 1, 0], [1, 5, 1, 65535], [3, 2, 1, 0])") == [2, 0, 1, 3]


def test_addresses_round_trip_and_forget_what_they_do_not_know() -> None:
    given = [
        "?q=kopi+%26+teh&category=batik&category=snack&sample=1&sort=price&page=3",
        "?page=-2&sort=best&colour=red&q=%20%20&category=",
        "?page=1e99&page=2",
        "?page=2.5",
        "?sort=relevance&page=1&view=grid&exact=1",
        "?q=krpuk&exact=1&price=2&moq=measured&lead_time=15&view=table",
        "?exact=2&view=list&price_max=3",
    ]
    assert run("search-state.js", "given.map((text) => m.writeState(m.readState(text)))", given) == [
        "?q=kopi+%26+teh&category=batik&category=snack&sample=1&sort=price&page=3",
        "",
        "",
        "",
        "",
        "?q=krpuk&exact=1&price=2&moq=measured&lead_time=15&view=table",
        "",
    ]


def test_a_change_starts_at_the_first_page() -> None:
    expression = "m.writeState(m.changed(m.readState('?q=a&page=4'), {sort: 'moq'}))"
    assert run("search-state.js", expression) == "?q=a&sort=moq"
