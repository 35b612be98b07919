"""A module imports only from stages before its own; only the edge knows MkDocs (see docs/dev/README.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
PACKAGE = SCRIPTS / "catalogue"

#: Stages in the order of the build. Modules of one stage may import each other.
STAGES: tuple[tuple[str, ...], ...] = (
    (
        "problems",
        "languages",
        "settings",
        "environment",
        "progress",
        "report",
        "exchange",
        "halves",
        "manifest",
        "memory",
        "kept",
        "tables",
        "policy",
        "false_friends",
        "tongues",
    ),
    (
        "problem_codes",
        "problem_report",
        "yaml_reasons",
        "requirements",
        "vocabulary",
        "glossary",
        "messages",
        "extraction",
        "message_files",
    ),
    (
        "reference",
        "records_version",
        "reference_nodes",
        "market_rules",
        "market_conditions",
        "certificate_types",
        "site_settings",
        "strict_yaml",
        "federation",
        "media",
    ),
    ("records",),
    ("sources",),
    ("catalogue", "photo_sources"),
    ("checks",),
    ("readiness",),
    ("loading", "scaffold", "migrations"),
    ("channels", "coaching", "review"),
    ("translations",),
    ("script_words", "assets", "brand", "lean", "template_lean", "template_code", "templates"),
    ("pages",),
    ("head",),
    ("render", "sitemap", "tree", "hosting"),
    ("search", "trade_packs", "downloads", "exports", "social", "editor", "issue_forms", "worker", "tiles"),
    ("page_files", "chrome"),
    ("site_items",),
    ("build",),
    ("offline",),
    ("packaging",),
    ("reports",),
    ("nightly",),
    ("bench",),
    ("cli",),
)
LEVEL = {name: level for level, names in enumerate(STAGES) for name in names}


def stage_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE).with_suffix("")
    return relative.parts[0]


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_earlier_stages(path: Path) -> None:
    own = LEVEL[stage_of(path)]
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "catalogue" and len(parts) > 1 and parts[1] in LEVEL:
            assert LEVEL[parts[1]] <= own, f"{path.name} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_hook_file_imports_mkdocs(path: Path) -> None:
    assert not {name for name in imports_of(path) if name.split(".")[0] == "mkdocs"}


def test_only_build_and_the_edge_call_the_hook_file() -> None:
    callers = {path.relative_to(PACKAGE).as_posix() for path in MODULES if "mkdocs_hooks" in imports_of(path)}
    assert callers <= {"build.py", "cli/serve.py", "bench/compare.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
