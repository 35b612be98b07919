"""`catalogue report`: figures and lists for officials, on the terminal or as files outside the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from catalogue.cli.common import (
    CONTENT_ERRORS,
    ContentOption,
    err,
    holds_sources,
    out,
    read_settings,
    refuse,
    refuse_to_write,
)
from catalogue.loading import load
from catalogue.problem_report import render_text
from catalogue.problems import Severity
from catalogue.reports import Report, ReportName, make_reports
from catalogue.reports.files import Form, render_files
from catalogue.reports.terminal import on_terminal
from catalogue.settings import Settings

_EXAMPLES = (
    "Examples: catalogue report · catalogue report certificates · catalogue report facilitation --format xlsx · "
    "catalogue report readiness --format html --out ~/laporan"
)


class Format(StrEnum):
    """Forms of a report."""

    table = "table"
    csv = "csv"
    xlsx = "xlsx"
    html = "html"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("report", epilog=_EXAMPLES)(report_command)


def report_command(
    name: Annotated[
        ReportName | None,
        typer.Argument(metavar="[NAME]", help=f"{', '.join(ReportName)}. Default: all.", show_default=False),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="table, csv, xlsx or html. Default: table for one report, all files for all reports."
        ),
    ] = None,
    target: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Folder for the files. Default: reports/.")
    ] = None,
    content: ContentOption = None,
    no_samples: Annotated[bool, typer.Option("--no-samples", help="Leave fictitious records out.")] = False,
) -> None:
    """Membuat laporan untuk petugas, di luar situs. / Makes reports for officials, outside the site."""
    shown = form is Format.table or (form is None and name is not None)
    if shown and target is not None:
        raise refuse(
            "Tabel ditampilkan di terminal, bukan di folder: untuk berkas tambahkan --format xlsx, csv, atau html.",
            "A table is shown in the terminal, not in a folder: for files add --format xlsx, csv or html.",
        )
    settings = replace(read_settings(content), samples=not no_samples)
    folder = (target or settings.home / "reports").absolute()
    _refuse_places(folder, settings)
    reports = _reports([name] if name else list(ReportName), settings)
    if shown:
        for report in reports:
            out.print(on_terminal(report))
        return
    forms = (Form(form.value),) if form else tuple(Form)
    files = render_files(reports, forms, settings, whole=name is None)
    for path in _write(files, folder):
        out.print(f"{path} ditulis. / {path} was written.", markup=False)


def _refuse_places(folder: Path, settings: Settings) -> None:
    """Reports hold contacts: never inside a site, and never among the files that make one."""
    inside_site = folder.resolve().is_relative_to(settings.site_dir.resolve())
    if inside_site or holds_sources(folder.resolve(), settings.repo, settings.content):
        raise refuse(
            f'"{folder}" bagian dari situs atau katalog; laporan dapat memuat kontak, jadi pilih folder lain.',
            f'"{folder}" is part of the site or the catalogue; reports may hold contacts, so choose another folder.',
        )


def _reports(names: Sequence[ReportName], settings: Settings) -> list[Report]:
    """The reports over everything that has no error; what has one is said."""
    loaded = load(settings, photos=ReportName.photos in names)
    if loaded.catalogue is None:
        err.print(render_text(loaded.problems), markup=False)
        raise typer.Exit(CONTENT_ERRORS)
    broken = len({p.location.path for p in loaded.problems if p.severity is Severity.error})
    if broken:
        err.print(
            f"{broken} entri tidak dihitung karena ada kesalahan: jalankan catalogue check. / "
            f"{broken} records have errors and were not counted: run catalogue check.",
            markup=False,
        )
    return list(make_reports(names, loaded.catalogue, settings.content))


def _write(files: Iterator[tuple[str, bytes]], folder: Path) -> Iterator[Path]:
    """Writes each file in one step, so that a spreadsheet never opens half of one."""
    for name, data in files:
        path = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            half = path.with_name(f".{name}.part")
            half.write_bytes(data)
            half.replace(path)
        except OSError as error:
            raise refuse_to_write(error, path) from None
        yield path
