"""The page of threats names a test for each, and each of those tests exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

REPO = Path(__file__).parents[2]
PAGE = (REPO / "docs/dev/threats.md").read_text(encoding="utf-8")
#: Rows of the tables: who, harm, what stops it, tests.
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and "| Harm |" not in line]


@cache
def names_in(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_a_threat_has_something_against_it_and_tests_that_exist(row: str) -> None:
    who, harm, stopped, tests = (cell.strip() for cell in row.strip("|").split("|"))
    assert all((who, harm, stopped))
    named = re.findall(r"`(tests/[^`]+)`", tests)
    assert named
    for name in named:
        path, _, function = name.partition("::")
        assert function.startswith("test_"), name
        assert function in names_in(REPO / path), name


def test_what_comes_in_by_each_way_has_a_threat() -> None:
    first = " ".join(row.split("|")[1] for row in ROWS)
    assert all(way in first for way in ("pull request", "form", "photo", "feed", "issue", "package", "YAML"))
    assert len(ROWS) > 15
