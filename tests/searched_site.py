"""The smallest site that holds search and browse, and what its pages show: two pages, the scripts, the index."""

from __future__ import annotations

import shutil
from pathlib import Path

from catalogue.languages import LANGUAGES, Language
from catalogue.pages.base import language_path
from catalogue.pages.browse import browse_page
from catalogue.pages.shared import Shared
from catalogue.render import relative_prefix
from catalogue.search import build_index
from catalogue.templates import CatalogueEnvironment
from playwright.sync_api import Page, expect
from search_samples import REPO, goods, messages, site

STYLE = ".facets { display: block; position: static } .card { min-height: 120px } [hidden] { display: none }"
CARD = "#results > [data-product]"
HEADER = """<form class="find" role="search" action="{base}products/" data-root="{root}" data-base="{base}">
<input type="search" name="q" aria-label="Find"></form>"""


def page_html(language: Language, root: str, base: str, main: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>Test</title>'
        f'<link rel="icon" href="data:,"><style>{STYLE}</style></head>'
        f"<body>{HEADER.format(root=root, base=base)}<main>{main}</main>"
        f'<script type="module" src="{root}js/search.js"></script></body></html>'
    )


def write_site(folder: Path) -> None:
    """The browse page as its template makes it, an empty home page, scripts unbundled, the index."""
    context = site(goods(), folder)
    for path, file in build_index(context, folder / "cache").items():
        target = folder / "site" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    shutil.copytree(REPO / "overrides" / "assets" / "js", folder / "site" / "js")
    shared = Shared(context)
    for language in LANGUAGES:
        templates = CatalogueEnvironment(
            REPO / "overrides" / "catalogue", messages()[language], lambda name: f"js/{name}"
        )
        for path, main in (("", ""), ("products/jahe/", "<h1>Ginger</h1>"), ("products/", None)):
            place = language_path(path, language)
            root, base = relative_prefix(path, language)
            if main is None:
                page = browse_page(shared, language)
                main = templates.get_template(page.template).render(view=page.view, root=root, base=base)  # noqa: PLW2901
            target = folder / "site" / place / "index.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page_html(language, root, base, main), encoding="utf-8")


def ready(page: Page, total: int | None = None) -> None:
    results = page.locator("#results")
    if total is not None:
        expect(results).to_have_attribute("data-total", str(total))
    expect(results).to_have_attribute("data-state", "ready")


def shown(page: Page) -> list[str]:
    return [card.get_attribute("data-product") or "" for card in page.locator(CARD).all()]


def count(page: Page, name: str, value: str) -> str:
    return page.locator(f'label:has(input[name="{name}"][value="{value}"]) small').inner_text()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f'input[name="{name}"][value="{value}"]').click()
