"""The outcome of a check as data that crosses from a job that may only read to one that may write, and as Markdown.

Whoever writes the data may be anyone: it is read strictly, cut to size, and escaped where it is shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

#: Rows of a table; a comment on GitHub holds 65,536 characters.
MOST_ROWS: Final = 60
_MOST_TEXT: Final = 400
_MOST_BYTES: Final = 2_000_000
_SEVERITIES: Final = frozenset({"error", "warning"})
#: What would make a link, a mention, a heading, a picture, a cell or HTML of a text.
_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@:])")
_MARKS: Final = {"error": "❌", "warning": "⚠️"}


class ReportError(ValueError):
    """The data are not a report."""


@dataclass(frozen=True, slots=True)
class Row:
    """One problem, as a table shows it.

    Attributes:
        severity: `error` or `warning`.
        code: name of the problem.
        place: path and line.
        field: dotted path inside the record, perhaps empty.
        indonesian: what is wrong and what to do.
        english: the same.
    """

    severity: str
    code: str
    place: str
    field: str
    indonesian: str
    english: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of a change found.

    Attributes:
        records: folders of the records that changed, as in `products/kopi-rempah`.
        rows: problems in them and those they cause elsewhere, in report order.
    """

    records: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(row.severity == "error" for row in self.rows)


def report_of(records: Sequence[str], problems: Sequence[Mapping[str, Any]]) -> Report:
    """A report from problems as `catalogue check --format json` writes them."""
    return Report(tuple(sorted(records)), tuple(_row(problem) for problem in problems))


def _row(problem: Mapping[str, Any]) -> Row:
    hint = problem["hint"] or {"id": "", "en": ""}
    texts = {lang: " ".join(filter(None, (problem["message"][lang], hint[lang]))) for lang in ("id", "en")}
    place = f"{problem['path']}:{problem['line']}"
    return Row(problem["severity"], problem["code"], place, problem["field"], texts["id"], texts["en"])


def write_report(report: Report) -> str:
    """The report as JSON."""
    rows = [{name: getattr(row, name) for name in Row.__slots__} for row in report.rows]
    return json.dumps({"records": report.records, "rows": rows}, ensure_ascii=False, indent=1) + "\n"


def read_report(data: bytes) -> Report:
    """A report from JSON of unknown origin.

    Raises:
        ReportError: it is too big or has another form.
    """
    if len(data) > _MOST_BYTES:
        raise ReportError("too big")
    try:
        value = json.loads(data)
        records = tuple(_text(record) for record in value["records"])
        rows = tuple(_read_row(row) for row in value["rows"])
    except (ValueError, KeyError, TypeError) as error:
        raise ReportError(f"not a report: {type(error).__name__}") from error
    return Report(records, rows)


def _read_row(value: Mapping[str, Any]) -> Row:
    row = Row(**{name: _text(value[name]) for name in Row.__slots__})
    if row.severity not in _SEVERITIES:
        raise ReportError("unknown severity")
    return row


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ReportError("a text is missing")
    return value


def render_markdown(report: Report) -> str:
    """The summary of a check in Indonesian and English, for a comment or a job's page."""
    lines = ["### Pemeriksaan katalog / Catalogue check", "", _verdict(report), ""]
    if report.records:
        listed = ", ".join(plain(record) for record in report.records[:MOST_ROWS])
        lines += [f"Data yang berubah / changed records: {listed}{_more(len(report.records))}", ""]
    if report.rows:
        lines += ["| | Tempat / place | Masalah | Problem |", "|---|---|---|---|"]
        lines += [_line(row) for row in report.rows[:MOST_ROWS]]
        lines += ["", _more(len(report.rows)).strip()] if len(report.rows) > MOST_ROWS else [""]
        lines.append("Arti setiap kode / what each code means: `docs/dev/problems.md`")
    return "\n".join(lines).rstrip() + "\n"


def _verdict(report: Report) -> str:
    warnings = len(report.rows) - report.errors
    if report.errors:
        return (
            f"**{report.errors} kesalahan dan {warnings} peringatan.** Kesalahan harus diperbaiki sebelum terbit.  \n"
            f"**Errors: {report.errors}, warnings: {warnings}.** Errors must be mended before publication."
        )
    if warnings:
        return (
            f"**Tidak ada kesalahan; {warnings} peringatan.** Peringatan tidak menghalangi, tetapi baca dahulu.  \n"
            f"**No errors; warnings: {warnings}.** Warnings stop nothing, but are worth reading."
        )
    return "**Tidak ada masalah.** Petugas masih membacanya.  \n**No problems.** An official still reads it."


def _more(count: int) -> str:
    rest = count - MOST_ROWS
    return f" … dan {rest} lagi / and {rest} more" if rest > 0 else ""


def _line(row: Row) -> str:
    place = plain(row.place) + (f"<br>{plain(row.field)}" if row.field else "")
    return f"| {_MARKS[row.severity]} {plain(row.code)} | {place} | {plain(row.indonesian)} | {plain(row.english)} |"


def plain(text: str) -> str:
    """A text that Markdown shows as it is, on one line, cut to a sentence or two."""
    shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    cut = shown if len(shown) <= _MOST_TEXT else shown[: _MOST_TEXT - 1] + "…"
    return _SPECIAL.sub(_escaped, cut)


def _escaped(match: re.Match[str]) -> str:
    # A backslash does not keep GitHub from reading a mention or a bare address; a character reference does.
    sign = match[0]
    return f"&#{ord(sign)};" if sign in "@:<>&$#|" else f"\\{sign}"
