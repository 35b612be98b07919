"""What the sub-commands of `catalogue export` share: options, opening the records, writing, telling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, TypeVar

import typer

from catalogue.catalogue import SHOWN
from catalogue.cli.common import CONTENT_ERRORS, err, out, read_settings, refuse, refuse_to_write
from catalogue.exports.bundle import Content, write_files, zip_files
from catalogue.exports.opening import open_shared
from catalogue.hosting.doctor import is_example
from catalogue.languages import LANGUAGES, Language
from catalogue.loading import ContentError
from catalogue.pages.shared import Shared
from catalogue.problem_report import render_text
from catalogue.problems import Problem
from catalogue.progress import OnTerminal, Progress, Silent
from catalogue.records import Collection, Product

R = TypeVar("R", Product, Collection)
_MOST_LISTED: Final = 30

OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Folder for the files. Default: exports/ of the catalogue.")
]
LanguageOption = Annotated[
    str, typer.Option("--lang", metavar="LANGS", help="Languages, with commas between: en, id, ms. Default: all three.")
]
BaseUrlOption = Annotated[
    str | None,
    typer.Option("--base-url", metavar="URL", help="Address of the site for QR codes. Default: site_url of mkdocs.yml"),
]
NoSamplesOption = Annotated[bool, typer.Option("--no-samples", help="Leave out records marked sample_data.")]


def shown_progress() -> AbstractContextManager[Progress]:
    """Bars on a terminal, nothing in a log."""
    return OnTerminal(err) if err.is_terminal else nullcontext(Silent())


def open_catalogue(content: Path | None, base_url: str | None, no_samples: bool, progress: Progress) -> Shared:
    """The checked catalogue; its warnings are shown, and that its address is still the example.

    Raises:
        typer.Exit: the content has errors; they are shown.
    """
    settings = read_settings(content, base_url=base_url, samples=not no_samples)
    try:
        shared, problems = open_shared(settings, progress)
    except ContentError as error:
        show_problems(error.problems)
        raise typer.Exit(CONTENT_ERRORS) from error
    show_problems(problems)
    if is_example(settings.base_url):
        err.print(
            f"Kode QR akan memuat {settings.base_url}, alamat contoh yang tidak dapat dibuka. Sebelum mencetak atau "
            "membagikan, isi site_url di mkdocs.yml atau pakai --base-url ALAMAT. / "
            f"QR codes will hold {settings.base_url}, an example that does not open. Before you print or share, "
            "fill in site_url of mkdocs.yml or use --base-url ADDRESS.",
            markup=False,
        )
    return shared


def show_problems(problems: Sequence[Problem]) -> None:
    """Problems on the error stream, for people."""
    if problems:
        err.print(render_text(problems), markup=False)


def languages_of(text: str) -> tuple[Language, ...]:
    """The languages of `--lang`.

    Raises:
        typer.Exit: one of them is not a language of the site.
    """
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in wanted if part not in LANGUAGES]
    if unknown or not wanted:
        known = ", ".join(LANGUAGES)
        raise refuse(f'"{text}" bukan daftar bahasa situs: {known}.', f'"{text}" does not list languages: {known}.')
    return tuple(language for language in LANGUAGES if language in wanted)


def folder_of(target: Path | None, shared: Shared) -> Path:
    """Where the files go."""
    return (target or shared.site.settings.content / "exports").absolute()


def pick_products(shared: Shared, ids: Iterable[str] | None) -> list[Product]:
    """The named products, or all that are shown.

    Raises:
        typer.Exit: one of them is unknown or not shown.
    """
    return _pick(ids, {p.id: p for p in shared.catalogue.shown}, "produk", "product")


def pick_collections(shared: Shared, ids: Iterable[str] | None) -> list[Collection]:
    """The named collections, or all that are shown.

    Raises:
        typer.Exit: one of them is unknown or not shown.
    """
    shown = {key: c for key, c in shared.catalogue.collections.items() if c.status in SHOWN}
    return _pick(ids, shown, "koleksi", "collection")


def write_and_tell(files: Mapping[str, Content], folder: Path) -> None:
    """Writes the files and says how many of them are new.

    Raises:
        typer.Exit: the folder cannot be written.
    """
    try:
        written = write_files(files, folder)
    except OSError as error:
        raise refuse_to_write(error) from error
    kept = len(files) - len(written)
    out.print(
        f"{folder}: {len(written)} berkas ditulis, {kept} tetap. / {len(written)} files written, {kept} unchanged.",
        markup=False,
    )


def zip_and_tell(files: Mapping[str, Content], folder: Path, name: str, shared: Shared) -> None:
    """One ZIP of the files, with one folder of that name in it, and how large it is."""
    archive = folder / f"{name}.zip"
    zip_files({f"{name}/{path}": made for path, made in files.items()}, archive, shared.today)
    out.print(f"{archive}: {archive.stat().st_size / 1e6:,.1f} MB", markup=False)


def _pick(ids: Iterable[str] | None, shown: Mapping[str, R], kind_id: str, kind_en: str) -> list[R]:
    wanted = list(dict.fromkeys(ids or shown))
    refuse_unknown(wanted, shown, kind_id, kind_en)
    return [shown[record_id] for record_id in wanted]


def refuse_unknown(ids: Iterable[str], shown: Iterable[str], kind_id: str, kind_en: str) -> None:
    """Says which of the ids that were asked for is none of those shown, and what may have been meant.

    Raises:
        typer.Exit: one of them is unknown or not shown, or there is nothing at all to export.
    """
    known = sorted(set(shown))
    if not known:
        raise refuse(
            f"Belum ada {kind_id} yang ditampilkan: isi status: published pada datanya; data contoh tidak ikut "
            "bila ada --no-samples.",
            f"No {kind_en} is shown yet: write status: published in its record; samples are left out by --no-samples.",
        )
    for record_id in ids:
        if record_id not in known:
            raise refuse(*_unknown(record_id, known, kind_id, kind_en))


def _unknown(record_id: str, known: Sequence[str], kind_id: str, kind_en: str) -> tuple[str, str]:
    """What to say of an id that is not one of those shown, in both languages."""
    near = get_close_matches(record_id, known, n=1)
    if near:
        advice = f'mungkin "{near[0]}"?', f'did you mean "{near[0]}"?'
    else:
        more = len(known) - _MOST_LISTED
        listed = ", ".join(known[:_MOST_LISTED])
        advice = (
            f"yang ada: {listed}{f', dan {more} lagi' if more > 0 else ''}.",
            f"there are: {listed}{f', and {more} more' if more > 0 else ''}.",
        )
    return (
        f'Tidak ada {kind_id} "{record_id}" yang ditampilkan; {advice[0]}',
        f'No {kind_en} "{record_id}" is shown; {advice[1]}',
    )
