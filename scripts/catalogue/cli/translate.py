"""`catalogue translate`: what is to translate, files for translators, and back into the records."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer

from catalogue.channels.writing import write_folders
from catalogue.cli.common import (
    CONTENT_ERRORS,
    ContentOption,
    err,
    out,
    read_settings,
    read_words,
    refuse,
    refuse_to_write,
)
from catalogue.cli.translated_pages import mark_pages, pages_of, plain_table, say_written, show_pages
from catalogue.languages import Language
from catalogue.loading import Loaded, load
from catalogue.memory import without_collection
from catalogue.problem_report import render_text
from catalogue.problems import Problem, has_errors, in_report_order, reason_of
from catalogue.settings import Settings
from catalogue.translations.applying import prepare
from catalogue.translations.argos import Argos
from catalogue.translations.drafting import Drafter, without_faults
from catalogue.translations.engine import EngineError
from catalogue.translations.entries import RefusedFileError, context_of
from catalogue.translations.files import ENDINGS, MOST_TEXTS, parse, render
from catalogue.translations.ledger import STATES
from catalogue.translations.summary import Status, Tallies, as_data, summarise
from catalogue.translations.taking import Judged, Taken, confirmed, judge, unnoted
from catalogue.translations.worklist import Choice, parcel_of, tasks

_MOST_SHOWN: Final = 40
#: Names the environment of Argos Translate where it is not `.argos/` beside the records.
_ARGOS: Final = "CATALOGUE_ARGOS"


class Into(StrEnum):
    """Languages translated into."""

    en = "en"
    id = "id"
    ms = "ms"


class Format(StrEnum):
    """Forms of the status."""

    table = "table"
    json = "json"


class Side(StrEnum):
    """Which side wins a conflict."""

    file = "file"
    record = "record"


LanguageOption = Annotated[Into | None, typer.Option("--language", help="en, id or ms. Default: all.")]
ProducerOption = Annotated[str | None, typer.Option("--producer", metavar="ID", help="Only of this producer.")]
CategoryOption = Annotated[str | None, typer.Option("--category", metavar="ID", help="Only products of a category.")]
WriteOption = Annotated[bool, typer.Option("--write", help="Write the records; without it, only say what would be.")]

_TRANSLATE: Final = typer.Typer(
    help="Terjemahan: apa yang perlu dikerjakan, ekspor, dan impor. / Translations: what is to do, export and import.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.add_typer(_TRANSLATE, name="translate")


@_TRANSLATE.command("status", epilog="Example: catalogue translate status --language ms --category coffee")
@without_collection()
def status_command(
    content: ContentOption = None,
    language: LanguageOption = None,
    producer: ProducerOption = None,
    category: CategoryOption = None,
    form: Annotated[Format, typer.Option("--format", help="table or json.")] = Format.table,
) -> None:
    """Menunjukkan apa yang perlu diterjemahkan. / Shows what is to translate."""
    settings = read_settings(content)
    loaded = _load(settings)
    status = summarise(tasks(loaded, settings.today, _choice(loaded, language, producer, category)))
    whole = not (producer or category) and settings.content == settings.repo
    pages = pages_of(settings, language.value if language else None) if whole else []
    if form is Format.json:
        out.out(json.dumps(as_data(status, pages), ensure_ascii=False, indent=2), highlight=False)
        return
    _show_status(status)
    show_pages(pages)


@_TRANSLATE.command("export", epilog="Example: catalogue translate export --language ms --po ms.po --to-do")
@without_collection()
def export_command(
    language: Annotated[Into, typer.Option("--language", help="Language to translate into: en, id or ms.")],
    po: Annotated[Path | None, typer.Option("--po", metavar="FILE", help="For Poedit and Weblate.")] = None,
    xliff: Annotated[Path | None, typer.Option("--xliff", metavar="FILE", help="XLIFF 2.0.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="For people without tools.")] = None,
    content: ContentOption = None,
    producer: ProducerOption = None,
    category: CategoryOption = None,
    to_do: Annotated[bool, typer.Option("--to-do", help="Only what is missing, outdated or machine-made.")] = False,
) -> None:
    """Menulis berkas untuk penerjemah. / Writes files for translators."""
    wanted = [(path, ending) for path, ending in ((po, ".po"), (xliff, ".xlf"), (xlsx, ".xlsx")) if path is not None]
    if not wanted:
        raise refuse("Sebutkan berkas dengan --po, --xliff, atau --xlsx.", "Name a file with --po, --xliff or --xlsx.")
    settings = read_settings(content)
    loaded = _load(settings)
    work = tasks(loaded, settings.today, _choice(loaded, language, producer, category, to_do=to_do))
    parcel = parcel_of(work, language.value, read_words(settings))
    if xlsx is not None and len(parcel.entries) > MOST_TEXTS:
        raise refuse(
            f"Ada {len(parcel.entries)} teks; satu lembar kerja memuat {MOST_TEXTS}: pilih --category atau --to-do.",
            f"There are {len(parcel.entries)} texts; a sheet holds {MOST_TEXTS}: choose --category or --to-do.",
        )
    for path, ending in wanted:
        try:
            path.write_bytes(render(parcel, ending, settings.today))
        except OSError as error:
            raise refuse_to_write(error, path) from error
        out.print(f"{path}: {len(parcel.entries)} teks. / {len(parcel.entries)} texts.", markup=False)


@_TRANSLATE.command("import", epilog="Example: catalogue translate import ms.po --write")
def import_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .po, .xlf or .xlsx that was exported here.")],
    content: ContentOption = None,
    language: Annotated[
        Into | None, typer.Option("--language", help="Refuse a file in another language than this.")
    ] = None,
    keep: Annotated[
        Side | None, typer.Option("--keep", help="Where both changed: the text of the file or of the record.")
    ] = None,
    partial: Annotated[bool, typer.Option("--partial", help="The file holds only part of what was exported.")] = False,
    write: WriteOption = False,
) -> None:
    """Membaca kembali berkas penerjemah. / Reads a translator's file back."""
    settings = read_settings(content)
    loaded = _load(settings)
    try:
        judged = _judge(file, loaded, settings, language, keep, partial=partial)
    except RefusedFileError as error:
        _stop([error.problem])
    _finish(judged.taken, judged.problems, settings, file.name, write=write)
    out.print(f"{judged.unchanged} teks tidak berubah. / {judged.unchanged} texts unchanged.", markup=False)


@_TRANSLATE.command("mark", epilog="Example: catalogue translate mark products/kopi-rempah --language ms --write")
def mark_command(
    records: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[RECORD|PAGE]...",
            help="Folders of records, or pages as docs/about.ms.md, whose translations were read and found right.",
        ),
    ] = None,
    content: ContentOption = None,
    language: LanguageOption = None,
    write: WriteOption = False,
) -> None:
    """Mencatat asal terjemahan, atau bahwa terjemahan sudah ditinjau. / Notes sources, or that texts were reviewed.

    Without records and pages: notes the source of every translation that has none yet. With them: notes that a person
    has read their translations and found them right.
    """
    settings = read_settings(content)
    pages = [path for path in records or () if path.suffix == ".md"]
    records = [path for path in records or () if path not in pages]
    if pages or (not records and settings.content == settings.repo):
        mark_pages(pages, settings, language.value if language else None, write=write)
    if pages and not records:
        return
    loaded = _load(settings)
    work = tasks(loaded, settings.today, _choice(loaded, language))
    if records:
        folders = {_folder(path, settings) for path in records}
        taken = confirmed(task for task in work if task.file.path.rpartition("/")[0] in folders)
    else:
        taken = unnoted(work)
    _finish(taken, (), settings, "", write=write)


@_TRANSLATE.command("draft", epilog="Example: catalogue translate draft --to ms --product kopi-rempah --write")
def draft_command(
    to: Annotated[Into, typer.Option("--to", help="Language to translate into: en, id or ms.")],
    content: ContentOption = None,
    products: Annotated[
        list[str] | None, typer.Option("--product", metavar="ID", help="Only this product; may be repeated.")
    ] = None,
    producer: ProducerOption = None,
    category: CategoryOption = None,
    write: WriteOption = False,
) -> None:
    """Membuat draf terjemahan yang belum ada dengan mesin. / Drafts what is missing with a machine (Argos Translate).

    Needs Argos Translate and its models in an environment of their own, .argos/ or what CATALOGUE_ARGOS names; they
    work without a connection, and the command says how to install them. A draft is noted as a machine's, shown as
    one to readers, and stays so until a person has read it (`catalogue translate mark`).
    """
    settings = read_settings(content)
    loaded = _load(settings)
    work = tasks(loaded, settings.today, _choice(loaded, to, producer, category, to_do=True))
    if products:
        keys = _product_keys(products, loaded)
        work = [task for task in work if task.file.key in keys]
    vocabulary = read_words(settings)
    producers = loaded.catalogue.producers if loaded.catalogue else {}
    try:
        with Argos(Path(os.environ.get(_ARGOS) or settings.home / ".argos")) as engine:
            made = Drafter(engine, vocabulary, producers).draft(work)
    except EngineError as error:
        raise refuse(error.message.id, error.message.en) from error
    drafts = without_faults(made, vocabulary, settings.today)
    for each in drafts.refused:
        name = f"{context_of(each.task.file.key, each.task.state)} [{to.value}]"
        reason = f"draf tidak dibuat: {each.reason.id}. / not drafted: {each.reason.en}."
        err.print(f"{name}: {reason}", markup=False)
    _finish(drafts.taken, (), settings, "", write=write)


def _product_keys(ids: Sequence[str], loaded: Loaded) -> frozenset[str]:
    """Keys of products by their ids.

    Raises:
        typer.Exit: there is no such product.
    """
    keys = {f"product/{product}" for product in ids}
    for unknown in sorted(keys - {read.file.key for read in loaded.read}):
        product = unknown.partition("/")[2]
        raise refuse(f'Produk "{product}" tidak ada.', f'There is no product "{product}".')
    return frozenset(keys)


def _load(settings: Settings) -> Loaded:
    loaded = load(settings, photos=False, rules=False)
    if loaded.catalogue is None:
        _stop(loaded.problems)
    return loaded


def _choice(
    loaded: Loaded,
    language: Into | None,
    producer: str | None = None,
    category: str | None = None,
    *,
    to_do: bool = False,
) -> Choice:
    """What a person asked for.

    Raises:
        typer.Exit: there is no such producer or category.
    """
    if producer is not None and f"producer/{producer}" not in {read.file.key for read in loaded.read}:
        raise refuse(f'Produsen "{producer}" tidak ada.', f'There is no producer "{producer}".')
    if category is not None and loaded.catalogue and category not in loaded.catalogue.vocabulary.categories:
        raise refuse(f'Kategori "{category}" tidak ada.', f'There is no category "{category}".')
    languages: frozenset[Language] = frozenset({language.value}) if language else frozenset()
    return Choice(languages, producer, category, to_do)


def _judge(
    file: Path, loaded: Loaded, settings: Settings, language: Into | None, keep: Side | None, *, partial: bool
) -> Judged:
    ending = file.suffix.casefold()
    if ending not in ENDINGS:
        raise refuse(
            f'"{file}" bukan berkas terjemahan: {", ".join(ENDINGS)}.',
            f'"{file}" is no translation file: {", ".join(ENDINGS)}.',
        )
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = reason_of(error)
        raise refuse(f'"{file}" tidak dapat dibaca: {reason.id}.', f'"{file}" cannot be read: {reason.en}.') from error
    parcel = parse(data, file.name, ending, language.value if language else None)
    work = tasks(loaded, settings.today, Choice(frozenset({parcel.language})))
    return judge(parcel, work, file.name, keep=keep.value if keep else None, partial=partial)


def _folder(path: Path, settings: Settings) -> str:
    """The folder of a record, relative to the content root."""
    for candidate in (path.absolute(), settings.content / path):
        place = candidate if candidate.is_dir() else candidate.parent
        if candidate.exists() and place.resolve().is_relative_to(settings.content.resolve()):
            return place.resolve().relative_to(settings.content.resolve()).as_posix()
    raise refuse(f'"{path}" tidak ada di dalam katalog.', f'There is no "{path}" in the catalogue.')


def _finish(taken: Sequence[Taken], problems: Sequence[Problem], settings: Settings, name: str, *, write: bool) -> None:
    """Shows what changes and writes it, if all of it is valid."""
    prepared = prepare(taken, read_words(settings), settings.today, name)
    found = in_report_order([*problems, *prepared.problems])
    if has_errors(found):
        _stop(found)
    if found:
        err.print(render_text(found), markup=False)
    for each in taken[:_MOST_SHOWN]:
        out.print(_change(each), markup=False)
    if len(taken) > _MOST_SHOWN:
        out.print(f"… {len(taken) - _MOST_SHOWN} lagi / more", markup=False)
    if write:
        try:
            write_folders(settings.content, prepared.folders)
        except OSError as error:
            reason = reason_of(error)
            raise refuse(
                f"Data tidak dapat ditulis: {reason.id}. Semuanya tetap seperti semula.",
                f"The records cannot be written: {reason.en}. All is as it was.",
            ) from error
    count, files = len(taken), len(prepared.folders)
    say_written(f"{count} teks, {files} berkas", f"{count} texts, {files} files", write=write)


def _change(each: Taken) -> str:
    name = f"{context_of(each.task.file.key, each.state)} [{each.state.language}]"
    if each.text is None:
        return f"{name}: {each.status}"
    return f"{name}: {' '.join((each.state.target or '-').split())} → {' '.join(each.text.split())}"


def _stop(problems: Sequence[Problem]) -> NoReturn:
    """Says what is wrong; nothing was written."""
    err.print(render_text(problems), markup=False)
    raise typer.Exit(CONTENT_ERRORS)


def _show_status(status: Status) -> None:
    _show_tallies("Bahasa / Language", status.languages, grouped=False)
    _show_tallies("Kategori / Category", status.categories)
    _show_tallies("Produsen / Producer", {key: tally for key, tally in status.producers.items() if tally.words})
    if status.next:
        table = plain_table("Berikutnya / Next", "", "Keadaan / State", "Kata / Words")
        for task in status.next:
            state = task.state
            table.add_row(context_of(task.file.key, state), state.language, state.state, str(task.words))
        out.print(table)


def _show_tallies(title: str, tallies: Tallies, *, grouped: bool = True) -> None:
    if not tallies:
        return
    table = plain_table(*([title, ""] if grouped else [title]), *STATES, "Kata / Words")
    for (language, group), tally in tallies.items():
        first = [group, language] if grouped else [language]
        table.add_row(*first, *(str(tally.states[state]) for state in STATES), str(tally.words))
    out.print(table)
    out.print()
