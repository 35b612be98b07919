"""`catalogue check`: everything wrong with the records, at once, or everything a change did to them."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from catalogue.cli.changes import read_changes
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
from catalogue.coaching import letters
from catalogue.loading import Loaded, load
from catalogue.problem_report import as_mapping, closing_line, problem_lines, render_github, render_json
from catalogue.problems import Problem, Severity, has_errors
from catalogue.review.changes import Change, problems_of
from catalogue.review.report import render_markdown, report_of, write_report
from catalogue.vocabulary import Vocabulary


class Format(StrEnum):
    """Forms of the report."""

    text = "text"
    json = "json"
    github = "github"


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("check", epilog="Example: catalogue check products/kopi-rempah --format text")(check_command)


def check_command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATHS]...", help="Files or folders of records. Default: all.", show_default=False),
    ] = None,
    content: ContentOption = None,
    form: Annotated[Format, typer.Option("--format", help="text, json or github (annotations).")] = Format.text,
    coach: Annotated[
        bool, typer.Option("--coach", help="Instead, a letter per product in Indonesian: at most five next steps.")
    ] = False,
    changed_since: Annotated[
        str | None,
        typer.Option("--changed-since", metavar="REF", help="Only what changed since a commit, and its effects."),
    ] = None,
    summary: Annotated[
        list[Path] | None,
        typer.Option("--summary", metavar="FILE", help="Also write a summary in Markdown, or as data (.json)."),
    ] = None,
) -> None:
    """Memeriksa semua data dan foto. / Checks all records and photos."""
    if coach and (form is not Format.text or changed_since is not None or summary):
        raise refuse(
            "--coach hanya menulis surat: pakai tanpa --format, --changed-since, dan --summary.",
            "--coach writes letters only: use it without --format, --changed-since and --summary.",
        )
    settings = read_settings(content)
    prefixes = [_within(path, settings.content) for path in paths or ()]
    change = read_changes(settings, changed_since) if changed_since is not None else None
    loaded = load(settings)
    if coach:
        _show_letters(loaded, prefixes, read_words(settings))
        return
    found = loaded.problems if change is None else problems_of(change, loaded, settings)
    problems = [p for p in found if not prefixes or any(_is_under(p.location.path, at) for at in prefixes)]
    _show(problems, loaded, form, settings.content)
    for file in summary or ():
        _summarise(file, problems, change)
    if has_errors(problems):
        raise typer.Exit(CONTENT_ERRORS)


def _summarise(file: Path, problems: list[Problem], change: Change | None) -> None:
    report = report_of(change.records if change else (), [as_mapping(problem) for problem in problems])
    text = write_report(report) if file.suffix == ".json" else render_markdown(report)
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise refuse_to_write(error, file) from error


def _within(path: Path, content: Path) -> str:
    """A path relative to the content root, whether it was given from there or from the working folder."""
    for candidate in (path.absolute(), content / path):
        if candidate.exists() and candidate.resolve().is_relative_to(content.resolve()):
            return candidate.resolve().relative_to(content.resolve()).as_posix()
    raise refuse(f'"{path}" tidak ada di dalam "{content}".', f'There is no "{path}" inside "{content}".')


def _is_under(path: str, prefix: str) -> bool:
    """Whether a file is another or lies in a folder; problems of a photo stand in the record's file."""
    return prefix in {".", path} or path.startswith(f"{prefix}/")


def _show_letters(loaded: Loaded, prefixes: list[str], vocabulary: Vocabulary) -> None:
    """A letter per product, each under its file's name, so that an official copies what is below."""
    chosen = [
        letter
        for letter in letters(loaded, vocabulary)
        if not prefixes or any(_is_under(letter.path, at) for at in prefixes)
    ]
    for letter in chosen:
        out.print(Text(f"----- {letter.path}", style="dim"))
        out.out(letter.text, highlight=False)
        out.print()
    err.out(f"{len(chosen)} surat. / {len(chosen)} letters.", highlight=False)


def _show(problems: list[Problem], loaded: Loaded, form: Format, content: Path) -> None:
    closing = closing_line(problems, loaded.records, loaded.drafts)
    if form is Format.json:
        out.out(render_json(problems), highlight=False)
        err.out(closing, highlight=False)
    elif form is Format.github:
        if problems:
            out.out(render_github(problems, lambda path: _from_here(content / path)), highlight=False)
        err.out(closing, highlight=False)
    else:
        for problem in problems:
            _show_lines(problem)
        out.out(closing, highlight=False)


def _from_here(path: Path) -> str:
    """A path as the working folder sees it, where it lies inside."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _show_lines(problem: Problem) -> None:
    """One problem; the severity in colour where the output is a terminal."""
    first, *rest = problem_lines(problem)
    line = Text(first)
    style = "bold red" if problem.severity is Severity.error else "bold yellow"
    line.highlight_words([f" {problem.severity}["], style)
    out.print(line)
    for other in rest:
        out.print(Text(other, style="dim"))
