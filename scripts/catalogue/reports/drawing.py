"""Charts as SVG: numbers that a template draws, with the words a reader of the screen hears instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalogue.reports.report import Bar, Bars, Columns, Tone
from catalogue.reports.words import number, written

#: A bar's length in units of its own drawing, which is stretched to the place it has.
BAR_UNITS: Final = 1000
#: The drawing of a chart of columns: it is shown at about its own size on a phone.
WIDTH, HEIGHT = 340, 190
_TOP, _FLOOR = 26, 148
_WIDEST_COLUMN: Final = 46


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """A part of a bar, in units of BAR_UNITS."""

    tone: Tone
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar with its name and its numbers in words."""

    label: str
    parts: tuple[DrawnPart, ...]
    numbers: str


@dataclass(frozen=True, slots=True)
class DrawnColumn:
    """A column with the number above it and the quarter, and perhaps the year, below it."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    value: str
    label: str
    year: str


def draw_bars(chart: Bars) -> Iterator[DrawnBar]:
    """The bars of a chart on one scale: the longest takes the whole length."""
    longest = max((sum(bar.parts) for bar in chart.bars), default=0)
    for bar in chart.bars:
        yield DrawnBar(bar.label, tuple(_parts(bar, chart, longest)), _numbers(bar, chart))


def _parts(bar: Bar, chart: Bars, longest: Decimal | int) -> Iterator[DrawnPart]:
    reached: Decimal | int = 0
    for value, (_, tone) in zip(bar.parts, chart.legend, strict=True):
        start = round(reached * BAR_UNITS / longest) if longest else 0
        reached += value
        if value:
            yield DrawnPart(tone, start, round(reached * BAR_UNITS / longest) - start)


def _numbers(bar: Bar, chart: Bars) -> str:
    if len(chart.legend) == 1:
        return number(bar.parts[0])
    words = (f"{number(value)} {word}" for value, (word, _) in zip(bar.parts, chart.legend, strict=True) if value)
    return " · ".join(words) or "0"


def draw_columns(chart: Columns) -> Iterator[DrawnColumn]:
    """The columns of a chart from a floor of nought; a percentage is measured against the whole."""
    highest = 1 if chart.kind == "percent" else max((value for value in chart.values if value), default=1)
    room = WIDTH / max(len(chart.labels), 1)
    width = min(room * 0.7, _WIDEST_COLUMN)
    last_year = ""
    for place, (label, value) in enumerate(zip(chart.labels, chart.values, strict=True)):
        year, quarter = label.split("-")
        height = float((_FLOOR - _TOP) * (value or 0) / highest)
        middle = room * (place + 0.5)
        yield DrawnColumn(
            x=round(middle - width / 2, 1),
            y=round(_FLOOR - height, 1),
            width=round(width, 1),
            height=round(height, 1),
            middle=round(middle, 1),
            value="–" if value is None else written(value, chart.kind),
            label=quarter,
            year=year if year != last_year else "",
        )
        last_year = year


def in_words(chart: Columns) -> str:
    """What a chart of columns shows, as a sentence."""
    pairs = (
        f"{label}: {'tidak diketahui' if value is None else written(value, chart.kind)}"
        for label, value in zip(chart.labels, chart.values, strict=True)
    )
    return f"{chart.title}. {'; '.join(pairs)}."
