"""Reports as files: a workbook and a page each, a CSV for each table, and the dashboard over all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from catalogue.reports.pages import DASHBOARD, ReportPages
from catalogue.reports.report import Report
from catalogue.reports.words import INTERNAL
from catalogue.settings import Settings
from catalogue.tables import Table, render_csv

_NOTES_SHEET = "Catatan"


class Form(StrEnum):
    """Kinds of file, in the order they are offered."""

    xlsx = "xlsx"
    csv = "csv"
    html = "html"


def render_files(
    reports: Sequence[Report], forms: Sequence[Form], settings: Settings, *, whole: bool
) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every file.

    Args:
        reports: what to write.
        forms: which kinds of file.
        settings: for the date, and the templates' folder.
        whole: whether these are all reports, so that a dashboard belongs to them.
    """
    for report in reports:
        if Form.xlsx in forms and report.tables:
            yield f"{report.name}.xlsx", _workbook(report, settings)
        if Form.csv in forms:
            yield from ((_csv_name(report, table), render_csv(table)) for table in report.tables)
    if Form.html not in forms:
        return
    pages = ReportPages(settings.repo, settings.today)
    beside = {report.name: tuple(_names(report, forms)) for report in reports}
    for report in reports:
        others = tuple(name for name in beside[report.name] if not name.endswith(".html"))
        yield _page_name(report), pages.page(report, others, DASHBOARD if whole else None)
    if whole:
        yield DASHBOARD, pages.dashboard(reports, beside)


def _names(report: Report, forms: Sequence[Form]) -> Iterator[str]:
    """What stands beside the dashboard of one report: a page, a workbook; CSV files are for programs."""
    if Form.html in forms:
        yield _page_name(report)
    if Form.xlsx in forms and report.tables:
        yield f"{report.name}.xlsx"


def _page_name(report: Report) -> str:
    return f"{report.name}.html"


def _csv_name(report: Report, table: Table) -> str:
    """The report and the table, for people and scripts: `inventory-bab-hs.csv`."""
    return f"{report.name}-{re.sub('[^a-z0-9]+', '-', table.name.lower()).strip('-')}.csv"


def _workbook(report: Report, settings: Settings) -> bytes:
    from catalogue.tables.workbook import render_xlsx  # noqa: PLC0415 - openpyxl: a third of a second

    notes = ((INTERNAL,) if report.internal else ()) + report.notes
    return render_xlsx(report.tables, title=report.title, made_on=settings.today, notes_name=_NOTES_SHEET, notes=notes)
