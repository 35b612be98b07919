"""A real Chromium for the tests of this folder; without one they fail, they do not skip."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from built_site import BuiltSite, served
from playwright.sync_api import Browser, Page, sync_playwright
from searched_site import write_site
from submit_form import scene
from watched_page import watched_page

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
        with pytest.MonkeyPatch.context() as patched:
            # Tests count and refuse requests; a worker that answers them would hide some. Its own tests ask for it.
            patched.setattr(opened, "new_context", _without_worker(opened.new_context))
            patched.setattr(opened, "new_page", _without_worker(opened.new_page))
            yield opened
        opened.close()


def _without_worker(make: Callable[..., Any]) -> Callable[..., Any]:
    """Makes contexts and pages that know no service worker, unless it is allowed by name."""

    def made(**options: Any) -> Any:
        found = make(**options)
        if options.get("service_workers") != "allow":
            found.add_init_script("delete Navigator.prototype.serviceWorker")
        return found

    return made


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


@pytest.fixture(scope="session")
def search_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two pages with search below a path, as on a host that serves several."""
    folder = tmp_path_factory.mktemp("search")
    write_site(folder)
    with served(folder / "site", "/repo/") as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; anything it complains about fails the test."""
    with watched_page(browser, viewport={"width": 1280, "height": 800}) as opened:
        yield opened


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo that is quickly made ready, for tests of other things."""
    path = tmp_path_factory.mktemp("small") / "kecil.jpg"
    scene((800, 600)).save(path)
    return path
