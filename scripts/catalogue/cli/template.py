"""`catalogue template`: an empty spreadsheet for officials to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalogue.channels.sheets.template import render_template
from catalogue.cli.common import ContentOption, out, read_settings, read_words, refuse, refuse_to_write


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("template", epilog="Example: catalogue template --xlsx daftar-produk.xlsx")(template_command)


def template_command(
    xlsx: Annotated[Path, typer.Option("--xlsx", metavar="FILE", help="Where to write the spreadsheet.")],
    content: ContentOption = None,
) -> None:
    """Membuat templat lembar kerja. / Makes a spreadsheet to fill in."""
    settings = read_settings(content)
    if xlsx.suffix.lower() != ".xlsx":
        raise refuse(f'"{xlsx}" harus berakhiran .xlsx.', f'"{xlsx}" must end in .xlsx.')
    data = render_template(read_words(settings), settings.today)
    try:
        with xlsx.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise refuse(
            f'"{xlsx}" sudah ada; tidak ditimpa.', f'"{xlsx}" exists already; it was not overwritten.'
        ) from None
    except OSError as error:
        raise refuse_to_write(error, xlsx) from error
    out.print(f"{xlsx} dibuat; isi lalu: catalogue import {xlsx} / was made; fill it in, then import it", markup=False)
