"""`catalogue preview`: the pages a change touches, in a folder to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalogue.cli.changes import read_changes
from catalogue.cli.common import ContentOption, out, read_settings, refuse
from catalogue.loading import load
from catalogue.review.preview import write_preview


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("preview", epilog="Example: catalogue preview --changed-since main --out preview")(preview_command)


def preview_command(
    target: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the pages go.")],
    changed_since: Annotated[
        str, typer.Option("--changed-since", metavar="REF", help="The branch or commit the work began from.")
    ] = "main",
    content: ContentOption = None,
    site_dir: Annotated[
        Path | None, typer.Option("--site-dir", metavar="DIR", help="The finished site. Default: site/")
    ] = None,
) -> None:
    """Menyalin halaman yang tersentuh perubahan. / Copies the pages that a change touches."""
    settings = read_settings(content, site_dir)
    if not (settings.site_dir / "assets").is_dir():
        raise refuse(
            f'"{settings.site_dir}" belum berisi situs; jalankan dahulu: catalogue build.',
            f'"{settings.site_dir}" holds no site yet; run first: catalogue build.',
        )
    change = read_changes(settings, changed_since)
    catalogue = load(settings).catalogue
    if catalogue is None:
        raise refuse(
            "Berkas acuan tidak dapat dipakai; jalankan catalogue check.",
            "A reference file cannot be used; run catalogue check.",
        )
    pages = write_preview(settings, change, catalogue, target)
    out.print(f"{len(pages)} halaman disalin ke {target}. / {len(pages)} pages were copied to {target}.", markup=False)
