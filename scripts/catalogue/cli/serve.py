"""`catalogue serve`: a preview that follows every change."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from catalogue.cli.common import ContentOption, read_settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve", epilog="Example: catalogue serve --address 127.0.0.1:8000")(serve_command)


def serve_command(
    content: ContentOption = None,
    address: Annotated[str, typer.Option("--address", metavar="HOST:PORT", help="Where to listen.")] = "127.0.0.1:8000",
) -> None:
    """Menayangkan pratinjau yang mengikuti setiap perubahan. / Serves a preview that follows every change."""
    from mkdocs_hooks import serve  # noqa: PLC0415 - MkDocs takes long to import and only this command needs it

    settings = read_settings(content)
    os.environ["CATALOGUE_CONTENT"] = str(settings.content)
    os.environ["CATALOGUE_CACHE"] = str(settings.cache_dir)
    serve(settings, address)
