"""The command line: every module of this package adds its command, or commands, to one program."""

from __future__ import annotations

import sys
from typing import Final

import typer

from catalogue.cli.on_demand import on_demand
from catalogue.cli.usage import STOPPED, describe

#: Name of each command to its module, in the order of `catalogue --help`.
COMMANDS: Final = {
    "check": "check",
    "build": "build",
    "serve": "serve",
    "new": "new",
    "import": "importing",
    "template": "template",
    "export": "export",
    "translate": "translate",
    "messages": "messages",
    "report": "report",
    "nightly": "nightly",
    "preview": "preview",
    "schema": "schema",
    "media": "media",
    "bench": "bench",
    "doctor": "publishing",
    "addresses": "publishing",
    "migrate": "migrate",
    "federation": "federation",
}
app = typer.Typer(
    name="catalogue",
    cls=on_demand(__name__, COMMANDS),
    help="Katalog ekspor: dari berkas YAML dan foto menjadi situs. / Export catalogue: from YAML and photos to a site.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback()
def catalogue() -> None:
    """Lets Typer make a group although it knows none of the commands yet."""


def main() -> None:
    """Entry point of the console script."""
    try:
        code = app(prog_name="catalogue", standalone_mode=False)
    except typer.TyperException as error:
        typer.echo(describe(error), err=True)
        code = error.exit_code
    except typer.Abort:
        typer.echo("Dihentikan. / Stopped.", err=True)
        code = STOPPED
    sys.exit(code)
