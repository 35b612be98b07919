"""`catalogue export pack`: everything for a fair as one folder and one ZIP."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from catalogue.cli.common import ContentOption
from catalogue.cli.export.common import (
    BaseUrlOption,
    LanguageOption,
    NoSamplesOption,
    OutOption,
    folder_of,
    languages_of,
    open_catalogue,
    pick_collections,
    show_problems,
    shown_progress,
    write_and_tell,
    zip_and_tell,
)
from catalogue.cli.export.prints import print_or_refuse
from catalogue.cli.export.take_along import edition_part, posts_part
from catalogue.exports.pack import PackPart, pack_files, prints_part, qr_part
from catalogue.exports.prints import pack_prints

#: What a pack holds; each part makes its own files.
PARTS: Final[tuple[PackPart, ...]] = (prints_part, posts_part, edition_part, qr_part)


def register(export: typer.Typer) -> None:
    """Adds the sub-command."""
    export.command("pack", epilog="Example: catalogue export pack pameran-kuala-lumpur-2027")(pack_command)


def pack_command(
    collection: Annotated[str, typer.Argument(metavar="COLLECTION", help="Id of the collection.")],
    content: ContentOption = None,
    target: OutOption = None,
    languages: LanguageOption = "en,id,ms",
    base_url: BaseUrlOption = None,
    no_samples: NoSamplesOption = False,
) -> None:
    """Membuat paket pameran: satu folder dan satu ZIP. / Makes the trade-show pack: one folder and one ZIP."""
    wanted = languages_of(languages)
    with shown_progress() as progress:
        shared = open_catalogue(content, base_url, no_samples, progress)
        (chosen,) = pick_collections(shared, [collection])
        prints = print_or_refuse(shared, pack_prints(shared, chosen, wanted), progress)
        with progress.stage("pack"):
            files = pack_files(shared, chosen, wanted, PARTS)
    show_problems(prints.problems)
    folder = folder_of(target, shared)
    write_and_tell(files, folder / chosen.id)
    zip_and_tell(files, folder, chosen.id, shared)
