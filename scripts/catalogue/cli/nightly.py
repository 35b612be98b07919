"""`catalogue nightly`: what the scheduled check says every night, also to be run by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalogue.cli.common import CONTENT_ERRORS, ContentOption, err, out, read_settings, refuse, refuse_to_write
from catalogue.loading import load
from catalogue.nightly import AuditError, Section, check_links, find_links, find_upkeep, read_audit, render_issue
from catalogue.problem_report import render_text

_EXAMPLES = "Examples: catalogue nightly · catalogue nightly --no-links · catalogue nightly --out nightly.md"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("nightly", epilog=_EXAMPLES)(nightly_command)


def nightly_command(
    target: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the text to a file instead of the terminal.")
    ] = None,
    links: Annotated[
        bool, typer.Option("--links/--no-links", help="Ask whether the sources in reference/ still answer.")
    ] = True,
    audit: Annotated[
        Path | None, typer.Option("--audit", metavar="FILE", help="Holes in packages, as pip-audit wrote them (JSON).")
    ] = None,
    content: ContentOption = None,
) -> None:
    """Memeriksa apa yang berakhir, usang, atau mati. / Finds what expires, grows old or is gone."""
    settings = read_settings(content)
    loaded = load(settings, photos=False)
    if loaded.catalogue is None:
        err.print(render_text(loaded.problems), markup=False)
        raise typer.Exit(CONTENT_ERRORS)
    answers = check_links(find_links(settings.reference)) if links else None
    text = render_issue(find_upkeep(loaded.catalogue), answers, settings.today, _read_audit(audit))
    if target is None:
        out.out(text, highlight=False, end="")
        return
    try:
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise refuse_to_write(error, target) from None


def _read_audit(file: Path | None) -> Section | None:
    """The holes in a report of pip-audit.

    Raises:
        typer.Exit: the file is not one.
    """
    if file is None:
        return None
    try:
        return read_audit(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, AuditError) as error:
        raise refuse(
            f'"{file}" bukan laporan pip-audit (--format json).',
            f'"{file}" is not a report of pip-audit (--format json).',
        ) from error
