"""`catalogue messages`: the words of the interface, from where they are used into the files of translators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final

import typer

from catalogue.cli.common import CONTENT_ERRORS, find_repo, out
from catalogue.extraction import used_words
from catalogue.languages import LANGUAGES, Language
from catalogue.message_files import Update, updated
from catalogue.messages import message_file

_MOST_SHOWN: Final = 40


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("messages", epilog="Example: catalogue messages --check")(messages_command)


def messages_command(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail unless every word is there and translated.")
    ] = False,
) -> None:
    """Mengumpulkan kata-kata antarmuka untuk diterjemahkan. / Collects the interface's words for translation."""
    repo = find_repo()
    words = used_words(repo)
    settled = True
    for language in (language for language in LANGUAGES if language != "en"):
        path = message_file(repo / "overrides" / "locale", language)
        before = path.read_text(encoding="utf-8")
        update = updated(before, words, language)
        if update.text != before and not check:
            path.write_text(update.text, encoding="utf-8", newline="\n")
        settled &= update.text == before and not update.missing
        _show(path.relative_to(repo).as_posix(), language, len(words), update)
    if check and not settled:
        raise typer.Exit(CONTENT_ERRORS)


def _show(path: str, language: Language, count: int, update: Update) -> None:
    done = count - len(update.missing)
    out.print(f"{path}: {done} dari {count} kata / {done} of {count} words [{language}]", markup=False)
    _list("baru / new", update.added)
    _list("tidak dipakai lagi / no longer used", update.dropped)
    _list("belum diterjemahkan / not translated yet", update.missing)


def _list(title: str, texts: Sequence[str]) -> None:
    if texts:
        out.print(f"  {title}: {len(texts)}", markup=False)
    for text in texts[:_MOST_SHOWN]:
        out.print(f"    {text}", markup=False)
    if len(texts) > _MOST_SHOWN:
        out.print(f"    … {len(texts) - _MOST_SHOWN} lagi / more", markup=False)
