"""What a phone fetches before anyone scrolls: bytes of home and product pages, and when the service worker starts."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built_site import BuiltSite
from catalogue.media.plan import PHONE_BYTES
from playwright.sync_api import Browser

#: As Lighthouse's phone: a Moto G Power.
PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
MAX_BYTES = 150_000
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".webmanifest", ".txt"}


def wire_bytes(folder: Path, path: str) -> int:
    """Bytes of a file as hosts send it: text compressed, pictures and the typeface as they are; headers reckoned in."""
    place = folder / unquote(urlsplit(path).path).lstrip("/")
    file = place / "index.html" if place.is_dir() else place
    data = file.read_bytes()
    return 250 + len(gzip.compress(data, 6) if file.suffix in COMPRESSED else data)


def heaviest_products(folder: Path) -> list[str]:
    """Products by the weight of their covers' renditions, heaviest first; their addresses are read from the root."""
    found = []
    for page in sorted(folder.glob("products/*/index.html")):
        names = [
            part.split()[0] for part in page.read_text("utf-8").split('srcset="', 1)[1].split('"', 1)[0].split(",")
        ]
        found.append((-(folder / names[0]).stat().st_size, f"products/{page.parent.name}/"))
    return [path for _, path in sorted(found)]


@pytest.mark.browser
def test_the_first_view_of_home_and_products_is_light(
    browser: Browser, sample_url: str, sample_site: BuiltSite
) -> None:
    paths = ["", "id/", *heaviest_products(sample_site.folder)[:2]]
    for path in paths:
        asked: set[str] = set()
        context = browser.new_context(**PHONE)
        page = context.new_page()
        page.on("request", lambda request, asked=asked: asked.add(request.url) if "data:" not in request.url else None)
        page.goto(sample_url + path, wait_until="networkidle")
        # Asked for by phones that may install the site, not by this browser.
        asked |= {f"{sample_url}{name}" for name in ("site.webmanifest", "icon-192.png")}
        weighed = {url: wire_bytes(sample_site.folder, url) for url in sorted(asked)}
        context.close()
        assert any(url.endswith(".avif") for url in asked)
        assert sum(weighed.values()) <= MAX_BYTES, (path, weighed)


def test_no_phone_waits_for_a_heavy_cover(sample_site: BuiltSite) -> None:
    """Of all samples, patterned cloth included: 10 KB are 0.1 s on the network that Lighthouse assumes."""
    pictures = sorted((sample_site.folder / "media").glob("*-w800.avif"))
    assert len(pictures) > 40
    assert [path.name for path in pictures if path.stat().st_size > PHONE_BYTES] == []


@pytest.mark.browser
def test_the_service_worker_waits_until_the_page_has_loaded(browser: Browser, sample_url: str) -> None:
    context = browser.new_context(**PHONE, service_workers="allow")
    page = context.new_page()
    page.goto(sample_url)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    times = page.evaluate("""() => ({
      loaded: performance.getEntriesByType("navigation")[0].loadEventStart,
      starts: performance.getEntriesByType("resource").filter(({ name }) => /keeping|sw[.]js/.test(name))
        .map(({ startTime }) => startTime),
    })""")
    context.close()
    assert times["starts"]
    assert min(times["starts"]) >= times["loaded"] > 0
