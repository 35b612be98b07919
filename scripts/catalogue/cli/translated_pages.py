"""What `catalogue translate` says and notes of the pages of `docs/`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.table import Column, Table

from catalogue.cli.common import out, refuse
from catalogue.languages import Language
from catalogue.settings import Settings
from catalogue.translations.pages import (
    LEDGER,
    PAGE_STATUSES,
    PageState,
    confirm,
    page_states,
    read_ledger,
    read_pages,
    render_ledger,
)


def pages_of(settings: Settings, language: Language | None) -> list[PageState]:
    """How the pages stand, in one language or all; they belong to the repository's own content."""
    docs = settings.repo / "docs"
    found = page_states(read_pages(docs), read_ledger(docs))
    return [state for state in found if language is None or state.language == language]


def mark_pages(paths: Sequence[Path], settings: Settings, language: Language | None, *, write: bool) -> None:
    """Notes that these pages say what the English ones say; without any, the source of pages that have none yet."""
    docs = settings.repo / "docs"
    states = pages_of(settings, language)
    if paths:
        wanted = {_page(path, docs) for path in paths}
        chosen = [state for state in states if state.path in wanted and state.status != "missing"]
        unknown = sorted(wanted - {state.path for state in chosen})
        if unknown:
            raise refuse(
                f'"{unknown[0]}" bukan halaman terjemahan di docs/; tulis misalnya docs/about.ms.md.',
                f'"{unknown[0]}" is no translated page of docs/; write for example docs/about.ms.md.',
            )
    else:
        chosen = [state for state in states if not state.noted and state.status != "missing"]
    for state in chosen:
        out.print(f"docs/{state.path}: {state.status}", markup=False)
    if write and chosen:
        noted = confirm(chosen, read_ledger(docs))
        (docs / LEDGER).write_text(render_ledger(noted), encoding="utf-8", newline="\n")
    say_written(f"{len(chosen)} halaman", f"{len(chosen)} pages", write=write)


def _page(path: Path, docs: Path) -> str:
    """A page's file relative to `docs/`."""
    for candidate in (path.absolute(), docs.parent / path, docs / path):
        if candidate.is_file() and candidate.resolve().is_relative_to(docs.resolve()):
            return candidate.resolve().relative_to(docs.resolve()).as_posix()
    return path.as_posix()


def show_pages(pages: Sequence[PageState]) -> None:
    """How many pages stand how, and each that needs a hand."""
    if not pages:
        return
    table = plain_table("Halaman / Pages", *PAGE_STATUSES, "Kata / Words")
    for language in sorted({state.language for state in pages}):
        own = [state for state in pages if state.language == language]
        counts = (str(sum(state.status == status for state in own)) for status in PAGE_STATUSES)
        table.add_row(language, *counts, str(sum(state.words for state in own)))
    out.print(table)
    for state in pages:
        if state.words:
            out.print(f"docs/{state.path}: {state.status}, {state.words} kata / words", markup=False)


def plain_table(first: str, *others: str) -> Table:
    """A table whose first column is never cut off: what stands there is copied into the next command."""
    return Table(Column(first, no_wrap=True, overflow="fold"), *others, box=None, pad_edge=False)


def say_written(indonesian: str, english: str, *, write: bool) -> None:
    """Says how much was written, or would be."""
    done = ("ditulis", "written") if write else ("akan ditulis; tambahkan --write", "to be written; add --write")
    out.print(f"{indonesian} {done[0]}. / {english} {done[1]}.", markup=False)
