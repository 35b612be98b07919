"""A real Chromium for the tests of this folder; without one they fail, they do not skip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from built_site import BuiltSite, served
from playwright.sync_api import Browser, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `make test` found or installed."""
    program = os.environ.get("CATALOGUE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def sample_url(sample_site: BuiltSite) -> Iterator[str]:
    """The samples at the root of a host."""
    with served(sample_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def fixture_url(fixture_site: BuiltSite) -> Iterator[str]:
    """The fixture under a sub-path."""
    with served(fixture_site.folder, "/repo/") as address:
        yield address
