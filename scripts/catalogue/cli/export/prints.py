"""`catalogue export sheet|catalogue|labels|cards|poster`: PDFs to print and to send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from catalogue.cli.common import ContentOption, refuse
from catalogue.cli.export.common import (
    BaseUrlOption,
    LanguageOption,
    NoSamplesOption,
    OutOption,
    folder_of,
    languages_of,
    open_catalogue,
    pick_collections,
    pick_products,
    show_problems,
    shown_progress,
    write_and_tell,
)
from catalogue.exports.prints import PrintError, Prints, Wanted, collection_job, make_prints, sheets
from catalogue.languages import Language
from catalogue.pages.downloads import CollectionPrint
from catalogue.pages.shared import Shared
from catalogue.progress import Progress

CollectionsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[COLLECTION]...", help="Ids of collections. Default: all shown.", show_default=False),
]
_HELP: dict[CollectionPrint, str] = {
    "catalogue": "Membuat katalog koleksi (A4). / Makes the catalogue of a collection (A4).",
    "labels": "Membuat label rak, 21 per A4. / Makes shelf labels, 21 on A4.",
    "cards": "Membuat kartu meja, 8 per A4. / Makes table cards, 8 on A4.",
    "poster": "Membuat poster koleksi (A3). / Makes the poster of a collection (A3).",
}


def register(export: typer.Typer) -> None:
    """Adds the sub-commands."""
    export.command("sheet", epilog="Example: catalogue export sheet kopi-rempah --lang en,ms")(sheet_command)
    for kind, text in _HELP.items():
        epilog = f"Example: catalogue export {kind} pameran-kuala-lumpur-2027 --lang id"
        export.command(kind, help=text, epilog=epilog)(_collection_command(kind))


def sheet_command(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PRODUCT]...", help="Ids of products. Default: all shown.", show_default=False),
    ] = None,
    content: ContentOption = None,
    target: OutOption = None,
    languages: LanguageOption = "en,id,ms",
    base_url: BaseUrlOption = None,
    no_samples: NoSamplesOption = False,
) -> None:
    """Membuat lembar produk, satu halaman A4. / Makes product sheets, one A4 page each."""
    wanted = languages_of(languages)
    with shown_progress() as progress:
        shared = open_catalogue(content, base_url, no_samples, progress)
        prints = print_or_refuse(shared, sheets(shared, pick_products(shared, ids), wanted), progress)
    _finish(prints, folder_of(target, shared))


def print_or_refuse(shared: Shared, wanted: Sequence[Wanted], progress: Progress) -> Prints:
    """Sets prints.

    Raises:
        typer.Exit: they cannot be set; why is shown.
    """
    try:
        with progress.stage("prints") as step:
            return make_prints(shared, wanted, step)
    except PrintError as error:
        raise refuse(error.indonesian, error.english) from error


def _collection_command(kind: CollectionPrint) -> Callable[..., None]:
    def command(
        ids: CollectionsArgument = None,
        content: ContentOption = None,
        target: OutOption = None,
        languages: LanguageOption = "en,id,ms",
        base_url: BaseUrlOption = None,
        no_samples: NoSamplesOption = False,
    ) -> None:
        chosen = languages_of(languages)
        with shown_progress() as progress:
            shared = open_catalogue(content, base_url, no_samples, progress)
            prints = print_or_refuse(shared, _wanted(shared, kind, ids, chosen), progress)
        _finish(prints, folder_of(target, shared))

    return command


def _wanted(
    shared: Shared, kind: CollectionPrint, ids: Sequence[str] | None, languages: Sequence[Language]
) -> list[Wanted]:
    return [
        Wanted(
            f"{collection.id}/{kind}-{language}.pdf",
            kind,
            language,
            collection_job(shared, collection, kind, language),
        )
        for collection in pick_collections(shared, ids)
        for language in languages
    ]


def _finish(prints: Prints, folder: Path) -> None:
    show_problems(prints.problems)
    write_and_tell(prints.files, folder)
