"""A page whose complaints fail the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page


@contextmanager
def watched_page(browser: Browser, **options: Any) -> Iterator[Page]:
    """A fresh page; at its end nothing may have been written to its console as an error, nor thrown.

    Args:
        browser: where it opens, in a context of its own.
        options: of the context: `viewport`, `locale` and the like.
    """
    context = browser.new_context(**options)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert complaints == []
