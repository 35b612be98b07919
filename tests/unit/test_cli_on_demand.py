"""A command imports what it runs, no more; and every command is found under its name."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
import typer
from catalogue.cli import COMMANDS, app, export
from typer.main import get_command, get_group
from typer.testing import CliRunner

#: What takes longest to import.
HEAVY = ("catalogue.build", "mkdocs", "numpy", "openpyxl", "PIL.AvifImagePlugin", "typst")


def imported_by(*words: str) -> set[str]:
    """Which of the heavy modules a command line has imported at its end."""
    code = (
        "import sys\nfrom catalogue.cli import app\napp(sys.argv[1:], standalone_mode=False)\n"
        f"print('imported', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("imported")[2].split())


@pytest.mark.parametrize(
    ("words", "heavy"),
    [
        (("translate", "status", "--help"), {"PIL.AvifImagePlugin"}),
        (("messages", "--help"), set()),
        (("template", "--help"), {"numpy", "openpyxl"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_only_what_it_runs(words: tuple[str, ...], heavy: set[str]) -> None:
    assert imported_by(*words) <= heavy


@pytest.mark.parametrize(("table", "package"), [(COMMANDS, "catalogue.cli"), (export.KINDS, "catalogue.cli.export")])
def test_every_module_adds_the_commands_listed_for_it(table: dict[str, str], package: str) -> None:
    added = dict[str, str]()
    for module in dict.fromkeys(table.values()):
        part = typer.Typer()
        import_module(f"{package}.{module}").register(part)
        added |= dict.fromkeys(get_group(part).commands, module)
    assert added == table
    program = get_command(app)
    shown = program if package == "catalogue.cli" else program.commands["export"]
    assert list(shown.commands) == list(table)


def test_help_names_all_and_a_slip_finds_its_command() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output.partition("Commands:")[2]
    assert [line.split()[0] for line in shown.splitlines() if line[:3].strip()] == list(COMMANDS)
    assert "Did you mean 'translate'?" in CliRunner().invoke(app, ["translat"]).stderr
