"""`catalogue doctor` and `catalogue addresses`: ready to be published, and what was published."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from catalogue.cli.common import CONTENT_ERRORS, ContentOption, err, out, read_settings
from catalogue.hosting.addresses import LEDGER, read_ledger, render_ledger
from catalogue.hosting.doctor import examine
from catalogue.loading import load
from catalogue.problem_report import render_text
from catalogue.problems import Problem, Severity


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("doctor", epilog="Example: catalogue doctor --base-url https://name.github.io/catalogue/")(
        doctor_command
    )
    app.command("addresses", epilog="Example: catalogue addresses --write")(addresses_command)


def doctor_command(
    content: ContentOption = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Address of the site. Default: mkdocs.yml")
    ] = None,
) -> None:
    """Memeriksa apakah situs siap diterbitkan. / Says what is missing before the site is put online."""
    settings = read_settings(content, base_url=base_url)
    loaded = load(settings)
    problems = [each for each in loaded.problems if each.severity is Severity.error]
    if loaded.catalogue is not None:
        problems += examine(settings, loaded.catalogue.vocabulary.site, loaded.catalogue)
    _tell(problems)
    counts = Counter(each.severity for each in problems)
    if counts[Severity.error]:
        out.print(
            f"Belum siap: {counts[Severity.error]} hal harus dibenahi. / "
            f"Not ready: {counts[Severity.error]} things to mend.",
            markup=False,
        )
        raise typer.Exit(CONTENT_ERRORS)
    out.print("Siap diterbitkan. / Ready to be published.", markup=False)


def addresses_command(
    content: ContentOption = None,
    write: Annotated[bool, typer.Option("--write", help="Add the new addresses to addresses.txt.")] = False,
) -> None:
    """Mencatat alamat yang sudah diterbitkan. / Keeps the list of published addresses."""
    from catalogue.build import promised_addresses  # noqa: PLC0415 - takes long, and `doctor` does without

    settings = read_settings(content)
    place = settings.content / LEDGER
    known: frozenset[str] = frozenset()
    if place.is_file():
        known, problems = read_ledger(place.read_text(encoding="utf-8"))
        if problems:
            _tell(problems)
            raise typer.Exit(CONTENT_ERRORS)
    promised = promised_addresses(settings)
    if promised is None:
        err.print("Perbaiki dulu kesalahan pada catatan. / Mend the errors in the records first.", markup=False)
        raise typer.Exit(CONTENT_ERRORS)
    new = sorted(promised - known)
    for path in new:
        out.print(f"+ /{path}", markup=False)
    if write:
        place.write_text(render_ledger(known | promised), encoding="utf-8")
    done = "ditambahkan / added" if write else "baru / new"
    out.print(f"{len(known)} + {len(new)} {done}", markup=False)


def _tell(problems: list[Problem]) -> None:
    if problems:
        out.print(render_text(problems), markup=False)
