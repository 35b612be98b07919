"""`catalogue serve`: a preview that follows every change."""

from __future__ import annotations

import os
import re
import socket
from typing import Annotated

import typer

from catalogue.cli.common import ContentOption, read_settings, refuse


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("serve", epilog="Example: catalogue serve --address 127.0.0.1:8000")(serve_command)


def serve_command(
    content: ContentOption = None,
    address: Annotated[str, typer.Option("--address", metavar="HOST:PORT", help="Where to listen.")] = "127.0.0.1:8000",
) -> None:
    """Menayangkan pratinjau yang mengikuti setiap perubahan. / Serves a preview that follows every change."""
    settings = read_settings(content)
    _see_whether_free(address)
    from mkdocs_hooks import serve  # noqa: PLC0415 - MkDocs takes long to import and only this command needs it

    os.environ["CATALOGUE_CONTENT"] = str(settings.content)
    os.environ["CATALOGUE_CACHE"] = str(settings.cache_dir)
    serve(settings, address)


def _see_whether_free(address: str) -> None:
    """Tries the address before the first build, so that a second preview says so at once.

    Raises:
        typer.Exit: it is no address, or it cannot be listened at.
    """
    host, _, port = address.rpartition(":")
    if not re.fullmatch(r"[A-Za-z0-9.-]+", host) or not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        raise refuse(
            f'"{address}" bukan alamat pratinjau: tulis HOST:PORT, misalnya 127.0.0.1:8000.',
            f'"{address}" is no address of a preview: write HOST:PORT, for example 127.0.0.1:8000.',
        )
    with socket.socket() as trial:
        # As the server itself does it: a port that was just let go of is free.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, int(port)))
        except OSError as error:
            other = f"{host}:{int(port) + 1 if int(port) < 65535 else 8000}"
            raise refuse(
                f"Pratinjau tidak dapat dibuka di {address}, mungkin karena pratinjau lain masih berjalan: hentikan "
                f"yang itu dengan Ctrl+C, atau pakai alamat lain: catalogue serve --address {other}.",
                f"No preview can be opened at {address}, perhaps because another one is still running: stop that one "
                f"with Ctrl+C, or use another address: catalogue serve --address {other}.",
            ) from error
