"""The page that stands for one that cannot be had without a network, at that page's own address."""

from __future__ import annotations

from catalogue.languages import Language
from catalogue.pages.base import Head, Page
from catalogue.pages.shared import Shared


def offline_page(shared: Shared, language: Language) -> Page:
    """The page in one language; its links start at the host's root, because it is shown at any depth."""
    text = shared.terms[language].text
    title = text("No connection")
    head = Head(
        title=title,
        description=text("This page has not been read on this device before, so it needs a connection."),
        noindex=True,
        has_address=False,
    )
    return Page("offline/", language, "missing", "", "offline.html", head, None)
