"""The pages of reports in a real browser: they fit phones and desks, read well, print, and ask nobody for anything."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from built_site import REPO, make_settings
from catalogue.loading import load
from catalogue.reports import ReportName, make_reports
from catalogue.reports.files import Form, render_files
from playwright.sync_api import Browser
from test_walk import axe_violations

PAGES = ("index", "readiness", "facilitation", "impact")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report over the samples."""
    settings = make_settings(tmp_path_factory.mktemp("reports"), REPO)
    catalogue = load(settings).catalogue
    assert catalogue is not None
    folder = settings.site_dir.parent / "reports"
    folder.mkdir()
    made = list(make_reports(list(ReportName), catalogue, REPO))
    for name, data in render_files(made, (Form.html, Form.xlsx), settings, whole=True):
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_page_fits_and_is_accessible(browser: Browser, reports: Path, name: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((reports / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not [url for url in asked if not url.startswith(("file:", "data:"))]
    assert page.evaluate("document.fonts.check('16px \"Plus Jakarta Sans\"')")
    assert axe_violations(page) == []
    context.close()


@pytest.mark.browser
def test_its_own_rules_let_its_own_looks_pass(browser: Browser, reports: Path) -> None:
    """With the page's policy in force the style is applied and nothing is refused."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((reports / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.figures dd')).fontWeight") == "600"
    assert said == []
    context.close()


@pytest.mark.browser
def test_the_dashboard_prints(browser: Browser, reports: Path, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((reports / "index.html").as_uri())
    page.pdf(path=tmp_path / "a.pdf", prefer_css_page_size=True, print_background=True)
    context.close()
    texts = [sheet.extract_text() for sheet in pypdf.PdfReader(tmp_path / "a.pdf").pages]
    assert all(text.strip() for text in texts)
    whole = " ".join(" ".join(texts).split())
    for title in ("Inventaris", "Kesiapan ekspor", "Fasilitasi", "Dampak"):
        assert title in whole
    assert "Semua tabel" not in whole
