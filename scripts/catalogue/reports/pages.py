"""Reports as HTML: a dashboard that may be shown around, and a page for each report with its lists.

A page carries its looks along and asks no other host for anything: it is sent by mail and opened from a disk.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from catalogue.assets import FONT_FILE, typeface
from catalogue.languages import format_date
from catalogue.reports import drawing
from catalogue.reports.report import Bars, Report
from catalogue.reports.words import number, written
from catalogue.tables import NUMBERS

#: Rows of a table that the dashboard shows.
DASHBOARD_ROWS: Final = 12
#: Rows of a table that a page shows; longer lists are for a spreadsheet.
PAGE_ROWS: Final = 500
DASHBOARD: Final = "index.html"


class ReportPages:
    """Makes the pages; the typeface is cut once."""

    def __init__(self, repo: Path, today: date) -> None:
        """Reads the templates and the styles.

        Args:
            repo: the generator's folder.
            today: the date that stands on every page.
        """
        self._environment = Environment(
            loader=FileSystemLoader(repo / "overrides" / "reports"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        style = _styles(repo)
        self._environment.globals.update(
            # The page is one file, so its style is inside; its policy allows just this one, by its hash.
            style=Markup(f"<style>{style}</style>"),  # noqa: S704 - our own files
            style_hash=b64encode(sha256(style.encode()).digest()).decode(),
            today=format_date(today, "id"),
            draw_bars=drawing.draw_bars,
            draw_columns=drawing.draw_columns,
            in_words=drawing.in_words,
            drawing=drawing,
            number=number,
            written=written,
            is_number=NUMBERS.__contains__,
            is_bars=lambda chart: isinstance(chart, Bars),
        )

    def dashboard(self, reports: Sequence[Report], files: Mapping[str, Sequence[str]]) -> bytes:
        """Every report in short: figures, charts, a table; of internal reports no table, so that nobody is named.

        Args:
            reports: in their order.
            files: name of a report to the files written beside the dashboard, for links.
        """
        return self._render("dashboard.html", reports=reports, files=files, most_rows=DASHBOARD_ROWS)

    def page(self, report: Report, files: Sequence[str], dashboard: str | None) -> bytes:
        """One report with its lists.

        Args:
            report: the report.
            files: the files written beside the page, for links.
            dashboard: file name of the dashboard, where there is one.
        """
        return self._render("report.html", report=report, files=files, dashboard=dashboard, most_rows=PAGE_ROWS)

    def _render(self, template: str, **values: object) -> bytes:
        return self._environment.get_template(template).render(**values).encode()


def _styles(repo: Path) -> str:
    """The site's tokens with the typeface inside, then the reports' own rules."""
    tokens = (repo / "overrides" / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    font = f"data:font/woff2;base64,{b64encode(typeface()).decode()}"
    own = (repo / "overrides" / "reports" / "report.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", tokens.replace(f"fonts/{FONT_FILE}", font) + own, flags=re.DOTALL)
