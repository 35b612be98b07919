"""A report for officials: figures, charts and tables over one state of the catalogue. Its words are Indonesian."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from catalogue.tables import Table


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that stands for itself, written out, with what it counts."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart: a part for each entry of the chart's legend."""

    label: str
    parts: tuple[Decimal | int, ...]


#: What the colour of a part stands for; the words beside it say the same.
Tone = Literal["main", "good", "underway", "open", "lapsed", "unknown"]


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows to compare, as bars on one scale; the numbers stand beside them.

    Attributes:
        title: what is compared, with its unit.
        legend: what the parts of a bar are, each with its tone; one entry where bars are whole.
        bars: the rows, in the order they are shown.
    """

    title: str
    legend: tuple[tuple[str, Tone], ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """One value over time.

    Attributes:
        title: what it is.
        labels: the spans of time, oldest first.
        values: a value each; None where nothing is known.
        kind: how a value is written.
    """

    title: str
    labels: tuple[str, ...]
    values: tuple[Decimal | int | None, ...]
    kind: Literal["integer", "percent"] = "integer"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says.

    Attributes:
        name: the word of the command; also begins the names of its files.
        title: what a person reads above it.
        lead: what the report answers, in one or two sentences.
        figures: the numbers to see first.
        charts: pictures of what the tables say.
        tables: the matter itself.
        notes: what a reader must know to understand the figures.
        internal: whether it holds contacts of producers, so that it stays in the office.
    """

    name: str
    title: str
    lead: str
    figures: tuple[Figure, ...] = ()
    charts: tuple[Bars | Columns, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    internal: bool = False
