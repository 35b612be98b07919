"""`catalogue export offline`: the whole site as a folder that opens without a server or the internet."""

from __future__ import annotations

from typing import Final

import typer

from catalogue.cli.common import CONTENT_ERRORS, ContentOption, refuse
from catalogue.cli.export.common import (
    BaseUrlOption,
    NoSamplesOption,
    OutOption,
    folder_of,
    open_catalogue,
    show_problems,
    shown_progress,
    write_and_tell,
    zip_and_tell,
)
from catalogue.loading import ContentError
from catalogue.offline import site_edition_files
from catalogue.problems import BilingualError

#: Name of the folder and of the ZIP.
NAME: Final = "offline"


def register(export: typer.Typer) -> None:
    """Adds the sub-command."""
    export.command(NAME, epilog="Example: catalogue export offline --no-samples")(offline_command)


def offline_command(
    content: ContentOption = None,
    target: OutOption = None,
    base_url: BaseUrlOption = None,
    no_samples: NoSamplesOption = False,
) -> None:
    """Membuat edisi luring seluruh situs: folder dan ZIP. / Makes the offline edition of the site: folder and ZIP."""
    with shown_progress() as progress:
        shared = open_catalogue(content, base_url, no_samples, progress)
        try:
            with progress.stage("edition"):
                files = site_edition_files(shared.site.settings, shared.catalogue)
        except ContentError as error:
            show_problems(error.problems)
            raise typer.Exit(CONTENT_ERRORS) from error
        except BilingualError as error:
            raise refuse(error.indonesian, error.english) from error
    folder = folder_of(target, shared)
    write_and_tell(files, folder / NAME)
    zip_and_tell(files, folder, NAME, shared)
