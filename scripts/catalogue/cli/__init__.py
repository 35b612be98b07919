"""The command line: `catalogue check|build|serve|new|import|template|schema|preview|bench|doctor|addresses`."""

from __future__ import annotations

import typer

from catalogue.cli import bench, build, check, importing, new, preview, publishing, schema, serve, template

app = typer.Typer(
    name="catalogue",
    help="Katalog ekspor: dari berkas YAML dan foto menjadi situs. / Export catalogue: from YAML and photos to a site.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
for command in (check, build, serve, new, importing, template, schema, preview, bench, publishing):
    command.register(app)


def main() -> None:
    """Entry point of the console script."""
    app()
