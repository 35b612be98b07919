"""Built sites for tests, and a server that serves them as a free host does."""

from __future__ import annotations

import fcntl
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from catalogue.build import build
from catalogue.settings import Settings
from markup import quoted
from PIL import Image

REPO = Path(__file__).parents[1]
FIXTURE = REPO / "tests" / "fixtures" / "catalogue"
TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A finished site and what it was built from."""

    settings: Settings

    @property
    def folder(self) -> Path:
        return self.settings.site_dir

    def read(self, path: str) -> str:
        """A page by its site path (`id/products/` for its index), attributes in quotes; any other file as it is."""
        place = self.folder / path
        file = place / "index.html" if place.is_dir() else place
        text = file.read_text(encoding="utf-8")
        return quoted(text) if file.suffix == ".html" else text


def make_settings(folder: Path, content: Path, base_url: str = "https://example.org/repo/") -> Settings:
    """Settings for a build in a scratch folder; the cache stands by the folder's name, so that runs share it."""
    return Settings(REPO, content, folder / "site", base_url, REPO / ".cache" / "tests" / folder.name, TODAY)


def add_photos(content: Path) -> None:
    """Draws the photos that the fixture's records name: plain, each product with its own tint."""
    for number, folder in enumerate(sorted((content / "products").iterdir())):
        if "photos:" not in (folder / "product.yml").read_text(encoding="utf-8"):
            continue
        for shift, name in enumerate(("main.jpg", "detail.jpg")):
            if name in (folder / "product.yml").read_text(encoding="utf-8"):
                Image.new("RGB", (1200, 900), (40 + 30 * number, 90 + 40 * shift, 70)).save(folder / name)


def copy_fixture(target: Path) -> Path:
    """A content root with the fixture's records and photos, free to change."""
    shutil.copytree(FIXTURE, target)
    add_photos(target)
    return target


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build_once(factory: pytest.TempPathFactory, name: str, prepare: Callable[[Path], Settings]) -> BuiltSite:
    """Builds once for all workers of a test run."""
    base = factory.getbasetemp()
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    with _locked(shared.parent / f"{name}.lock"):
        done = shared / "done"
        settings = prepare(shared)
        if not done.exists():
            build(settings)
            done.touch()
    return BuiltSite(settings)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a path, as GitHub Pages serves a repository; with its 404 page."""

    mount = "/"
    #: Rules of the site's own `_headers`, for hosts that read it.
    rules: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    extensions_map = {  # noqa: RUF012 - the base class's own way
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".avif": "image/avif",
        ".wasm": "application/wasm",
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
    }

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.mount):
            return str(Path(self.directory) / "outside the site")
        return super().translate_path("/" + path.removeprefix(self.mount))

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for place, headers in self.rules:
            if path == place or (place.endswith("*") and path.startswith(place[:-1])):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Says nothing: the tests read pages, not logs."""


def _header_rules(folder: Path) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """`_headers` as Cloudflare Pages and Netlify read it: a place, then its headers, each behind two spaces."""
    blocks = (folder / "_headers").read_text(encoding="utf-8").strip().split("\n\n")
    parted = ((place, rest.splitlines()) for place, _, rest in (block.partition("\n") for block in blocks))
    return tuple((place, tuple(_header(line) for line in lines)) for place, lines in parted)


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.strip().partition(": ")
    return name, value


@contextmanager
def served(folder: Path, mount: str = "/", *, own_headers: bool = False) -> Iterator[str]:
    """Serves a folder at a path of a free port; gives the address with a slash at the end.

    Args:
        folder: the site.
        mount: path of its root.
        own_headers: whether the site's `_headers` is obeyed.
    """
    handler = type("Mounted", (_Handler,), {"mount": mount, "rules": _header_rules(folder) if own_headers else ()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, name="server")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{mount}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
