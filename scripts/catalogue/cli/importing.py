"""`catalogue import`: kits, issues and spreadsheets become drafts; a dry run unless told to write."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from catalogue.channels.options import Confirm, Options
from catalogue.channels.run import REFUSED, Import, import_files
from catalogue.cli.common import ContentOption, err, out, read_settings, read_words, refuse
from catalogue.cli.import_report import as_json, report_lines
from catalogue.progress import OnTerminal, Silent


class Format(StrEnum):
    """Forms of the report."""

    text = "text"
    json = "json"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    epilog = "Example: catalogue import kopi-rempah.katalog.txt daftar-ikm.xlsx --write"
    app.command("import", epilog=epilog)(import_command)


def import_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Kits (.katalog.txt, .zip), issues (.md, .json), sheets.")
    ],
    content: ContentOption = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the drafts; without it, only say what would be.")
    ] = False,
    update: Annotated[
        bool, typer.Option("--update", help="Also change records that exist, showing what differs.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Ask nothing: leave out columns whose header is not known exactly.")
    ] = False,
    attachments: Annotated[
        Path | None,
        typer.Option("--attachments", metavar="DIR", help="Folder with an issue's attachments or a sheet's photos."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="text or json.")] = Format.text,
) -> None:
    """Mengubah kiriman menjadi draf. / Turns what was handed in into drafts."""
    settings = read_settings(content)
    if attachments is not None and not attachments.is_dir():
        raise refuse(f'Folder "{attachments}" tidak ada.', f'The folder "{attachments}" does not exist.')
    can_ask = sys.stdin.isatty() and form is Format.text
    options = Options(write, update, yes, attachments, _ask if can_ask else None)
    vocabulary = read_words(settings)
    if err.is_terminal:
        with OnTerminal(err) as bars:
            own = replace(options, confirm=_between(bars) if can_ask else None)
            result = import_files(files, settings, vocabulary, own, bars)
    else:
        result = import_files(files, settings, vocabulary, options, Silent())
    _show(result, form, written=write)
    if result.exit_code == REFUSED:
        raise typer.Exit(REFUSED)


def _ask(header: str, meaning: str) -> bool:
    question = f'Kolom "{header}" berarti "{meaning}"? / Does the column "{header}" mean "{meaning}"?'
    return typer.confirm(question, default=False, err=True)


def _between(bars: OnTerminal) -> Confirm:
    """Asks while the bars stand still."""

    def ask(header: str, meaning: str) -> bool:
        with bars.paused():
            return _ask(header, meaning)

    return ask


def _show(result: Import, form: Format, *, written: bool) -> None:
    if form is Format.json:
        out.out(as_json(result), highlight=False)
        return
    for line in report_lines(result, written=written):
        out.print(line, markup=False)
