"""The sitemap names every language of every page, and splits before it grows too large."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

from catalogue.sitemap import PAGES_PER_FILE, SitemapPage, render_robots, render_sitemaps

NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
BASE = "https://example.org/repo/"


def test_every_language_of_a_page_names_all_of_them_and_the_default() -> None:
    files = render_sitemaps([SitemapPage("products/kopi/", "2026-11-10", ("media/a.jpg",))], BASE)
    urls = Xml.fromstring(files["sitemap.xml"]).findall("s:url", NS)
    addresses = [f"{BASE}products/kopi/", f"{BASE}id/products/kopi/", f"{BASE}ms/products/kopi/"]
    assert [url.findtext("s:loc", namespaces=NS) for url in urls] == addresses
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NS)}
        assert links == dict(zip(("en", "id", "ms", "x-default"), [*addresses, addresses[0]], strict=True))
        assert url.findtext("s:lastmod", namespaces=NS) == "2026-11-10"
        assert url.findtext("i:image/i:loc", namespaces=NS) == f"{BASE}media/a.jpg"


def test_a_large_site_gets_an_index_of_parts() -> None:
    pages = [SitemapPage(f"products/p{number}/") for number in range(PAGES_PER_FILE + 1)]
    files = render_sitemaps(pages, BASE)
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    index = Xml.fromstring(files["sitemap.xml"])
    assert [loc.text for loc in index.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        f"{BASE}sitemap-1.xml",
        f"{BASE}sitemap-2.xml",
    ]
    counted = sum(len(Xml.fromstring(files[f"sitemap-{n}.xml"]).findall("s:url", NS)) for n in (1, 2))
    assert counted == 3 * len(pages)


def test_robots_allows_all_and_names_the_sitemap() -> None:
    lines = render_robots(BASE).decode().splitlines()
    assert "Allow: /" in lines
    assert f"Sitemap: {BASE}sitemap.xml" in lines
