"""`catalogue export`: files for fairs, printers and other people's systems, one sub-command a kind."""

from __future__ import annotations

from typing import Final

import typer

from catalogue.cli.on_demand import on_demand

#: Name of each sub-command to its module, in the order of the help.
KINDS: Final = {
    "sheet": "prints",
    "catalogue": "prints",
    "labels": "prints",
    "cards": "prints",
    "poster": "prints",
    "social": "social",
    "qr": "qr",
    "pack": "pack",
    "offline": "offline",
}


def register(app: typer.Typer) -> None:
    """Adds the command with its kinds."""
    export = typer.Typer(
        cls=on_demand(__name__, KINDS),
        help="Membuat berkas untuk pameran, cetak, dan sistem lain. / Makes files for fairs, print and other systems.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    app.add_typer(export, name="export")
