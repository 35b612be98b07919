"""`catalogue migrate`: brings records to the form that this release of the generator reads."""

from __future__ import annotations

from typing import Annotated

import typer

from catalogue.cli.common import CONTENT_ERRORS, ContentOption, err, out, read_settings, refuse_to_write
from catalogue.migrations import MIGRATIONS, migrate
from catalogue.problem_report import render_text
from catalogue.records_version import RECORDS_VERSION


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("migrate", epilog="Example: catalogue migrate --write")(migrate_command)


def migrate_command(
    content: ContentOption = None,
    write: Annotated[bool, typer.Option("--write", help="Write the files; without it they are only shown.")] = False,
) -> None:
    """Menyesuaikan data dengan rilis ini. / Brings records to the form that this release reads."""
    settings = read_settings(content)
    result = migrate(settings.content, MIGRATIONS, RECORDS_VERSION)
    if result.problems:
        err.print(render_text(result.problems), markup=False)
        raise typer.Exit(CONTENT_ERRORS)
    for migration in result.done:
        out.print(f"{migration.version}. {migration.about.id} / {migration.about.en}", markup=False)
    for change in result.changes:
        out.print(change.diff(), markup=False)
    if not result.changes:
        out.print(
            f"Tidak ada yang perlu diubah: data sudah berbentuk {RECORDS_VERSION}. / "
            f"Nothing to do: the records have form {RECORDS_VERSION}.",
            markup=False,
        )
        return
    count = len(result.changes)
    if not write:
        out.print(
            f"{count} berkas akan berubah; tulis dengan --write. / {count} files would change; write with --write.",
            markup=False,
        )
        return
    try:
        for change in result.changes:
            change.write()
    except OSError as error:
        raise refuse_to_write(error) from error
    out.print(f"{count} berkas ditulis. / {count} files written.", markup=False)
