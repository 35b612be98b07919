"""A report on a terminal: figures in a line, tables with as many rows as a screen can take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from catalogue.reports.report import Report
from catalogue.reports.words import INTERNAL, number, written
from catalogue.tables import NUMBERS, Cell, Column, Table

#: Rows of one table that are printed; the files hold all.
MOST_ROWS: Final = 40


def on_terminal(report: Report) -> RenderableType:
    """The whole report, in the order of the dashboard."""
    return Group(*_parts(report))


def _parts(report: Report) -> Iterator[RenderableType]:
    yield Text(report.title, style="bold")
    yield Text(report.lead)
    if report.internal:
        yield Text(INTERNAL, style="bold red")
    yield Text(" · ".join(f"{figure.value} {figure.label}" for figure in report.figures))
    for table in report.tables:
        yield Text(f"\n{table.title}", style="bold")
        yield from _grid(table)
    yield Text("\n" + "\n".join(report.notes), style="dim")


def _grid(table: Table) -> Iterator[RenderableType]:
    if not table.rows:
        yield Text("tidak ada", style="dim")
        return
    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for column in table.columns:
        side: Literal["left", "right"] = "right" if column.kind in NUMBERS else "left"
        grid.add_column(column.label, justify=side, overflow="fold", no_wrap=column.kind in {"code", "date"})
    for row in table.rows[:MOST_ROWS]:
        grid.add_row(*_texts(row, table.columns))
    yield grid
    if len(table.rows) > MOST_ROWS:
        yield Text(f"… dan {number(len(table.rows) - MOST_ROWS)} baris lagi: lihat CSV atau XLSX.", style="dim")
    yield from (Text(note, style="dim") for note in table.notes)


def _texts(row: tuple[Cell, ...], columns: tuple[Column, ...]) -> Iterator[Text]:
    for cell, column in zip(row, columns, strict=True):
        yield Text(cell.isoformat() if isinstance(cell, date) else written(cell, column.kind))
