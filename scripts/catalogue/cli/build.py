"""`catalogue build`: records and photos become the site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from catalogue.build import build_or_explain
from catalogue.cli.common import CONTENT_ERRORS, ContentOption, read_settings


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("build", epilog="Example: catalogue build --site-dir public --base-url https://example.org/catalogue/")(
        build_command
    )


def build_command(
    content: ContentOption = None,
    site_dir: Annotated[
        Path | None, typer.Option("--site-dir", metavar="DIR", help="Where the site goes. Default: site/")
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option("--base-url", metavar="URL", help="Address of the site. Default: site_url of mkdocs.yml"),
    ] = None,
    host: Annotated[
        str | None,
        typer.Option("--host", metavar="ID", help="Keep this host's limits. Default: host in reference/site.yml"),
    ] = None,
    no_samples: Annotated[bool, typer.Option("--no-samples", help="Leave out records marked sample_data.")] = False,
    no_editor: Annotated[bool, typer.Option("--no-editor", help="Leave out the editor at /admin/ (2.6 MB).")] = False,
) -> None:
    """Membangun situs dari data dan foto. / Builds the site from records and photos."""
    settings = read_settings(content, site_dir, base_url, samples=not no_samples, editor=not no_editor, host=host)
    build_or_explain(settings, last=True)
    raise typer.Exit(CONTENT_ERRORS)
