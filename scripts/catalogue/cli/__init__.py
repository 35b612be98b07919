"""The command line: every module of this package adds its command, or commands, to one program."""

from __future__ import annotations

import typer

from catalogue.cli import (
    bench,
    build,
    check,
    export,
    federation,
    importing,
    media,
    messages,
    migrate,
    new,
    nightly,
    preview,
    publishing,
    report,
    schema,
    serve,
    template,
    translate,
)

app = typer.Typer(
    name="catalogue",
    help="Katalog ekspor: dari berkas YAML dan foto menjadi situs. / Export catalogue: from YAML and photos to a site.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
#: In the order of `catalogue --help`.
COMMANDS = (
    check,
    build,
    serve,
    new,
    importing,
    template,
    export,
    translate,
    messages,
    report,
    nightly,
    preview,
    schema,
    media,
    bench,
    publishing,
    migrate,
    federation,
)
for command in COMMANDS:
    command.register(app)


def main() -> None:
    """Entry point of the console script."""
    app()
