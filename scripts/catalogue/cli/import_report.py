"""What an import tells a person: what each column was taken for, a table of entries, and each doubt at its place."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from catalogue.channels.judging import State
from catalogue.channels.run import Import, Outcome
from catalogue.channels.sheets.grid import column_letter
from catalogue.problem_report import as_mapping, problem_lines
from catalogue.problems import Problem, Severity

_STATES: Final[Mapping[State, str]] = {"new": "baru", "changed": "berubah", "same": "sama", "refused": "DITOLAK"}
_STATES_EN: Final[Mapping[State, str]] = {"new": "new", "changed": "changed", "same": "unchanged", "refused": "refused"}
#: Lines of problems of one entry, and of all, that are shown; the JSON form has every one.
_MOST_OF_ENTRY: Final = 12
_MOST_LINES: Final = 400
_WIDEST: Final = 34
_MISSING: Final = frozenset({"missing-field", "price-incomplete"})


def as_json(result: Import) -> str:
    """The whole result as JSON."""
    return json.dumps(
        {
            "entries": [_entry(entry) for entry in result.entries],
            "problems": [as_mapping(problem) for problem in result.problems],
            "notes": list(result.notes),
            "exit_code": result.exit_code,
        },
        ensure_ascii=False,
        indent=2,
    )


def _entry(entry: Outcome) -> dict[str, Any]:
    return {
        "source": entry.source,
        "product": entry.product_id,
        "producer": entry.producer_id,
        "name": entry.name,
        "state": entry.state,
        "written": list(entry.paths) if entry.written else [],
        "paths": list(entry.paths),
        "difference": list(entry.difference),
        "problems": [as_mapping(problem) for problem in entry.problems],
    }


def report_lines(result: Import, *, written: bool) -> Iterator[str]:
    """The result as lines for people.

    Args:
        result: what became of the files.
        written: whether writing was asked for.
    """
    yield from result.notes
    if result.entries:
        yield ""
        yield from _table(result.entries)
        yield ""
    shown = 0
    for block in (_file_problems(result.problems), *(_about(entry) for entry in result.entries)):
        for line in block:
            shown += 1
            if shown <= _MOST_LINES:
                yield line
    if shown > _MOST_LINES:
        more = shown - _MOST_LINES
        yield f"… dan {more} baris lagi; semuanya ada di --format json / and {more} more lines; --format json has all"
    yield _closing(result, written=written)


def _table(entries: Sequence[Outcome]) -> Iterator[str]:
    rows = [("keadaan / state", "produk / product", "produsen / producer", "asal / source")]
    rows += [
        (_STATES[e.state], e.product_id or e.name or "?", e.producer_id or "?", e.source) for e in entries[:_MOST_LINES]
    ]
    widths = [min(_WIDEST, max(len(row[at]) for row in rows)) for at in range(3)]
    for row in rows:
        cells = [_fit(_plain(text), width) for text, width in zip(row[:3], widths, strict=True)]
        yield "  ".join((*cells, _plain(row[3]))).rstrip()
    if len(entries) > _MOST_LINES:
        yield f"… {len(entries) - _MOST_LINES} lagi / more"


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _file_problems(problems: Sequence[Problem]) -> Iterator[str]:
    for each in problems:
        yield from _lines(each)


def _about(entry: Outcome) -> Iterator[str]:
    """An entry's differences and problems; what is only missing yet stands on one line."""
    yield from (f"{entry.source}: {line}" for line in entry.difference)
    told = [each for each in entry.problems if each.code not in _MISSING or each.severity is Severity.error]
    for each in told[:_MOST_OF_ENTRY]:
        yield from _lines(each)
    if len(told) > _MOST_OF_ENTRY:
        yield f"{entry.source}: … {len(told) - _MOST_OF_ENTRY} lagi / more"
    missing = dict.fromkeys(re.sub(r"\[\d+\]", "", p.field) for p in entry.problems if p.code in _MISSING)
    if missing and entry.state != "refused":
        names = ", ".join(name.partition(".")[2] for name in missing)
        yield f"{entry.source}: masih kurang untuk terbit / still needed to publish: {names}"


def _lines(each: Problem) -> list[str]:
    """One problem; in a sheet with its cell, as spreadsheets name it."""
    first, *rest = problem_lines(each)
    place = each.location
    if place.path.endswith("]") or place.path.lower().endswith((".csv", ".tsv")):
        cell = f"{column_letter(place.column)}{place.line}"
        where = f" (sel/cell {cell})" if place.column > 1 else f" (baris/row {place.line})" if place.line > 1 else ""
        head = f"{place.path}:{place.line}:{place.column}:"
        first = first.replace(head, f"{head}{where}", 1) if where else first
    return [first, *rest]


def _closing(result: Import, *, written: bool) -> str:
    counts = Counter(entry.state for entry in result.entries)
    own = ", ".join(f"{counts[state]} {word.lower()}" for state, word in _STATES.items())
    english = ", ".join(f"{counts[state]} {word}" for state, word in _STATES_EN.items())
    paths = sum(len(entry.paths) for entry in result.entries if entry.written)
    if written:
        done = f"{paths} berkas ditulis sebagai draf."
        done_en = f"{paths} files were written as drafts."
    else:
        done = "Belum ada yang ditulis; tambahkan --write."
        done_en = "Nothing was written; add --write."
    total = len(result.entries)
    entries = "entry" if total == 1 else "entries"
    return f"{total} entri: {own}. {done} / {total} {entries}: {english}. {done_en}"
