"""`catalogue new`: a draft record to fill in, or a whole repository of content."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Final

import typer

from catalogue.cli.common import ContentOption, out, read_settings, read_words, refuse, refuse_to_write
from catalogue.cli.new_site import new_site
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX
from catalogue.records.values import id_from
from catalogue.scaffold import scaffold_producer, scaffold_product
from catalogue.settings import Settings

_MOST_LISTED: Final = 30
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Name of the folder: lower case, digits, hyphens.")]


def register(app: typer.Typer) -> None:
    """Adds the command with its kinds."""
    new = typer.Typer(
        help="Membuat draf untuk diisi, atau repositori data. / Makes a draft to fill in, or a repository.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    new.command("product", epilog="Example: catalogue new product kopi-rempah --producer sumber-rempah")(new_product)
    new.command("producer", epilog="Example: catalogue new producer sumber-rempah")(new_producer)
    new.command("site", epilog="Example: catalogue new site katalog-sumenep")(new_site)
    app.add_typer(new, name="new")


def new_product(
    record_id: IdArgument,
    producer: Annotated[
        str | None,
        typer.Option("--producer", metavar="ID", help="Id of the producer; may be left out if there is one."),
    ] = None,
    content: ContentOption = None,
) -> None:
    """Membuat draf produk. / Makes a draft product."""
    settings = read_settings(content)
    folder = _folder_for(record_id, "products", settings)
    producer = producer or _only_producer(record_id, settings)
    if not (settings.content / "producers" / producer / "producer.yml").is_file():
        raise refuse(
            f'Produsen "{producer}" belum ada; buat dahulu dengan: catalogue new producer {producer}.',
            f'There is no producer "{producer}" yet; make one first with: catalogue new producer {producer}.',
        )
    text = scaffold_product(record_id, producer, read_words(settings), settings.today)
    _write(folder / "product.yml", text, settings)


def new_producer(record_id: IdArgument, content: ContentOption = None) -> None:
    """Membuat draf produsen. / Makes a draft producer."""
    settings = read_settings(content)
    folder = _folder_for(record_id, "producers", settings)
    _write(folder / "producer.yml", scaffold_producer(record_id, read_words(settings), settings.today), settings)


def _only_producer(record_id: str, settings: Settings) -> str:
    """The producer where there is a single one.

    Raises:
        typer.Exit: there is none, or there are several to choose from.
    """
    producers = sorted(path.parent.name for path in settings.content.glob("producers/*/producer.yml"))
    if len(producers) == 1:
        return producers[0]
    if not producers:
        raise refuse(
            "Belum ada produsen; buat dahulu dengan: catalogue new producer ID.",
            "There is no producer yet; make one first with: catalogue new producer ID.",
        )
    listed, more = ", ".join(producers[:_MOST_LISTED]), len(producers) - _MOST_LISTED
    command = f"catalogue new product {record_id} --producer ID"
    raise refuse(
        f"Sebutkan produsennya: {command}. Yang ada: {listed}{f', dan {more} lagi' if more > 0 else ''}.",
        f"Name the producer: {command}. There are: {listed}{f', and {more} more' if more > 0 else ''}.",
    )


def _folder_for(record_id: str, kind: str, settings: Settings) -> Path:
    """The folder of a new record.

    Raises:
        typer.Exit: the id is not one, or is taken.
    """
    if len(record_id) > RECORD_ID_MAX or not re.fullmatch(RECORD_ID, record_id):
        raise refuse(
            f'"{record_id}" tidak dapat menjadi id: huruf kecil a-z, angka, dan tanda hubung tunggal, '
            f'paling panjang {RECORD_ID_MAX}; misalnya "{id_from(record_id)}".',
            f'"{record_id}" cannot be an id: lower-case a-z, digits and single hyphens, '
            f'at most {RECORD_ID_MAX}; for example "{id_from(record_id)}".',
        )
    folder = settings.content / kind / record_id
    if folder.exists() or folder.is_symlink():
        raise refuse(f'"{kind}/{record_id}" sudah ada.', f'"{kind}/{record_id}" exists already.')
    return folder


def _write(path: Path, text: str, settings: Settings) -> None:
    shown = path.relative_to(settings.content).as_posix()
    try:
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise refuse_to_write(error, shown) from error
    out.print(f"{shown} dibuat. / {shown} was made.", markup=False)
