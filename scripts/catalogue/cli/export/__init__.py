"""`catalogue export`: files for fairs, printers and other people's systems, one sub-command a kind."""

from __future__ import annotations

from typing import Final, Protocol

import typer

from catalogue.cli.export import offline, pack, prints, qr, social


class Part(Protocol):
    """A module that adds sub-commands."""

    def register(self, export: typer.Typer) -> None:
        """Adds them."""
        ...


#: Modules with sub-commands, in the order of the help.
PARTS: Final[tuple[Part, ...]] = (prints, social, qr, pack, offline)


def register(app: typer.Typer) -> None:
    """Adds the command with its kinds."""
    export = typer.Typer(
        help="Membuat berkas untuk pameran, cetak, dan sistem lain. / Makes files for fairs, print and other systems.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for part in PARTS:
        part.register(export)
    app.add_typer(export, name="export")
