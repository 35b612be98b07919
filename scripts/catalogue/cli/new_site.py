"""`catalogue new site`: a repository of nothing but content, which uses the generator as a package."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated, Final

import typer

from catalogue.cli.common import find_repo, is_site_address, out, refuse, refuse_to_write
from catalogue.cli.schema import content_files
from catalogue.reference import read_vocabulary

#: What a new repository begins with, below the generator's folder.
TEMPLATE: Final = "examples/content-repo"
_ADDRESS: Final = "https://katalog-madura.example/"


def new_site(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make; it must not exist, or be empty.")],
    address: Annotated[
        str, typer.Option("--base-url", metavar="URL", help="Address of the site. Default: an example to change.")
    ] = _ADDRESS,
) -> None:
    """Membuat repositori data yang baru. / Makes a repository of content."""
    if folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise refuse(f'"{folder}" sudah ada dan tidak kosong.', f'"{folder}" exists already and is not empty.')
    address = address.rstrip("/") + "/"
    if not is_site_address(address):
        raise refuse(
            f'"{address}" bukan alamat situs: tulis lengkap, misalnya https://contoh.id/katalog/.',
            f'"{address}" is not a site\'s address: write it in full, as in https://example.org/catalogue/.',
        )
    try:
        _write(folder, address)
    except OSError as error:
        raise refuse_to_write(error) from error
    out.print(f"{folder} dibuat; baca README.md di dalamnya. / {folder} was made; read README.md in it.", markup=False)


def _write(folder: Path, address: str) -> None:
    repo = find_repo()
    shutil.copytree(repo / TEMPLATE, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    settings = folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace(_ADDRESS, address)
    settings.write_text(text, encoding="utf-8", newline="\n")
    for path, content in content_files(read_vocabulary(repo / "reference")):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
