"""Measures the pages of a buyer's path with Lighthouse as a phone on a slow network sees them.

Serves the finished site compressed, as hosts do, and fails when a score is below the project's promise. Lighthouse
reckons a slow network from what it saw on a fast one, so the same page swings from run to run: each is measured three
times, and the run in the middle by performance counts.
Run by `make lighthouse` after `make build`; the full reports stand in reports/lighthouse/.
"""

import argparse
import gzip
import http.server
import json
import mimetypes
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parent.parent
PROMISED = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
#: Pages that a link or a QR code opens first: what they may weigh on the wire, and when their largest picture stands.
FIRST_VIEWS = ("home", "product", "heaviest")
FIRST_VIEW_BYTES = 150_000
FIRST_VIEW_PAINT_S = 1.8
LAYOUT_SHIFT = 0.02
QUERY = "batik"
RUNS = 3
COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")


class CompressedHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a static site with gzip and long-lived assets, like a free host does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answers with the file, `index.html` for a folder, or the site's own page for what is missing."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path = path / "index.html"
        found = path.is_file()
        if not found:
            path = Path(str(self.directory)) / "404.html"
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        body = path.read_bytes()
        self.send_response(200 if found else 404)
        if kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000" if "/assets/" in self.path else "max-age=600")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the terminal for the scores."""


class PatientServer(http.server.ThreadingHTTPServer):
    """A browser that is closed drops its connections; that is no failure of a run."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tells of failures of our own only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves the folder on a free local port; yields the address, ending with a slash."""

    def handler(*args: Any) -> CompressedHandler:
        return CompressedHandler(*args, directory=str(site))

    server = PatientServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def pages_to_measure(site: Path) -> dict[str, str]:
    """The pages of a buyer's path by name to path: with results, with a filled list, the first product and producer.

    The product whose cover weighs most stands for all others: its first view is the slowest.
    """
    products = _ids(site, "products")
    producers = _ids(site, "producers")
    if not products or not producers:
        sys.exit(f"{site}: no product page; run `make build` first / jalankan `make build` dahulu")
    return {
        "home": "",
        "browse": "products/",
        "results": f"products/?q={QUERY}",
        "product": f"products/{products[0]}/",
        "heaviest": f"products/{max(products, key=lambda product: _cover_bytes(site, product))}/",
        "producer": f"producers/{producers[0]}/",
        "inquiry": f"inquiry/#list={products[0]}:200,{products[-1]}:50",
    }


def _cover_bytes(site: Path, product: str) -> int:
    """Bytes of the smallest file of a product's first picture: what a phone fetches. 0 where there is no picture."""
    page = (site / "products" / product / "index.html").read_text(encoding="utf-8")
    smallest = re.search(r'srcset="([^ "]+)', page)  # from the site's root, as all addresses of a record page
    return (site / smallest[1]).stat().st_size if smallest else 0


def _ids(site: Path, folder: str) -> list[str]:
    return sorted(path.parent.name for path in site.glob(f"{folder}/*/index.html"))


def measure(address: str, report: Path) -> dict[str, Any]:
    """Runs Lighthouse on one page; returns its report."""
    command = [
        os.fspath(REPO / "node_modules/.bin/lighthouse"),
        address,
        "--quiet",
        "--output=json",
        "--output=html",
        f"--output-path={report}",
        # Sample pages are noindex on purpose.
        "--skip-audits=is-crawlable",
        "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
    ]
    subprocess.run(command, check=True)
    result: dict[str, Any] = json.loads(report.with_name(f"{report.name}.report.json").read_bytes())
    return result


def measure_often(address: str, reports: Path, name: str) -> dict[str, Any]:
    """The run in the middle by performance; the reports of all are kept."""
    runs = [measure(address, reports / f"{name}-{number + 1}") for number in range(RUNS)]
    return sorted(runs, key=lambda run: float(run["categories"]["performance"]["score"] or 0))[RUNS // 2]


def shortfalls(name: str, result: dict[str, Any]) -> tuple[str, list[str]]:
    """One line of figures for a report, and what in it is below the promise."""
    scores = {each: round(100 * (result["categories"][each]["score"] or 0)) for each in PROMISED}
    weight = int(result["audits"]["total-byte-weight"]["numericValue"])
    shift = result["audits"]["cumulative-layout-shift"]["numericValue"]
    paint = result["audits"]["largest-contentful-paint"]["numericValue"] / 1000
    line = "  ".join(f"{each} {score}" for each, score in scores.items())
    line += f"  {weight / 1000:.0f} KB  LCP {paint:.2f} s  CLS {shift:.3f}"
    below = [f"{each} {score} < {PROMISED[each]}" for each, score in scores.items() if score < PROMISED[each]]
    if name in FIRST_VIEWS:
        line += f"  first view {weight} of {FIRST_VIEW_BYTES} bytes, {paint:.2f} of {FIRST_VIEW_PAINT_S} s"
    if name in FIRST_VIEWS and weight > FIRST_VIEW_BYTES:
        below.append(f"first view {weight} > {FIRST_VIEW_BYTES} bytes")
    if name in FIRST_VIEWS and paint > FIRST_VIEW_PAINT_S:
        below.append(f"largest picture after {paint:.2f} > {FIRST_VIEW_PAINT_S} s")
    if shift >= LAYOUT_SHIFT:
        below.append(f"layout shift {shift:.3f} >= {LAYOUT_SHIFT}")
    return line, below


def main() -> int:
    """Measures the pages; the exit code is 1 when one is below the promise."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--site-dir", type=Path, default=REPO / "site")
    parser.add_argument("--reports", type=Path, default=REPO / "reports" / "lighthouse")
    parser.add_argument("--only", nargs="+", help="names of pages: home product (all when not given)")
    arguments = parser.parse_args()
    arguments.reports.mkdir(parents=True, exist_ok=True)
    failed = False
    with serving(arguments.site_dir) as base:
        pages = pages_to_measure(arguments.site_dir)
        unknown = sorted(set(arguments.only or ()) - set(pages))
        if unknown:
            parser.error(f"{', '.join(unknown)}: {', '.join(pages)}")
        for name in arguments.only or pages:
            path = pages[name]
            line, below = shortfalls(name, measure_often(base + path, arguments.reports, name))
            sys.stdout.write(f"{name:8} {line}\n")
            for reason in below:
                sys.stdout.write(f"{'':8} below the promise: {reason}\n")
            failed = failed or bool(below)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
