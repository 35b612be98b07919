"""`catalogue federation`: the members of a portal, what is known of each, and whether each answers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from catalogue.cli.common import CONTENT_ERRORS, ContentOption, out, read_settings, read_words, refuse
from catalogue.federation.asking import ask_all
from catalogue.federation.members import FILE
from catalogue.federation.portal import Heard, Portal, keep, read_portal
from catalogue.problem_report import render_text
from catalogue.problems import has_errors, in_report_order
from catalogue.settings import Settings

_EXAMPLES = "Examples: catalogue federation · catalogue federation check · catalogue federation check --write"


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(invoke_without_command=True, no_args_is_help=False)
    group.callback(epilog=_EXAMPLES)(state_command)
    group.command("check", epilog=_EXAMPLES)(check_command)
    app.add_typer(group, name="federation")


def state_command(context: typer.Context, content: ContentOption = None) -> None:
    """Menampilkan anggota portal dan data terakhirnya. / Shows a portal's members and what was last heard of them."""
    if context.invoked_subcommand is not None:
        return
    _, portal = _open(content)
    table = Table("id", "regency", "products", "producers", "asked", "url", box=None, pad_edge=False)
    for member in portal.members:
        heard = portal.heard.get(member.id)
        known = ("–", "–", "belum / never")
        if heard:
            known = (str(heard.summary.products), str(heard.summary.producers), heard.asked.isoformat())
        table.add_row(member.id, member.regency, *known, member.url)
    out.print(table)


def check_command(
    content: ContentOption = None,
    write: Annotated[
        bool, typer.Option("--write", help="Keep good answers in federation/ for the next build.")
    ] = False,
) -> None:
    """Menanyai setiap anggota; jawaban baik terakhir tetap disimpan. / Asks every member; last good answers stay."""
    settings, portal = _open(content)
    answers = ask_all(portal.members)
    for answer in answers:
        if answer.summary is not None:
            out.print(f"{answer.member.id}: {answer.summary.products} produk / products", markup=False)
            if write:
                keep(settings.content, answer.member, Heard(answer.summary, settings.today))
    problems = in_report_order(found for answer in answers for found in answer.problems)
    if problems:
        out.print(render_text(problems), markup=False)
    counts = Counter(answer.summary is not None for answer in answers)
    out.print(
        f"{counts[True]} dari {len(answers)} anggota menjawab. / {counts[True]} of {len(answers)} members answered.",
        markup=False,
    )
    if problems:
        raise typer.Exit(CONTENT_ERRORS)


def _open(content: Path | None) -> tuple[Settings, Portal]:
    """The portal of a content root; what is wrong with its files is shown.

    Raises:
        typer.Exit: there is none, or its list has errors.
    """
    settings = read_settings(content)
    portal, problems = read_portal(settings.content, list(read_words(settings).regencies))
    if problems:
        out.print(render_text(in_report_order(problems)), markup=False)
    if has_errors(problems):
        raise typer.Exit(CONTENT_ERRORS)
    if portal is None:
        raise refuse(
            f"Ini bukan portal: {FILE} tidak ada. Caranya ada di panduan penayangan (docs/hosting).",
            f"This is no portal: there is no {FILE}. The hosting guide (docs/hosting) says how to make one.",
        )
    return settings, portal
