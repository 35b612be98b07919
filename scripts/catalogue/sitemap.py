"""`sitemap.xml` with alternates and pictures, and `robots.txt`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from catalogue.languages import LANGUAGES
from catalogue.pages.base import language_path

#: Pages in one file. The protocol allows 50,000 addresses and 50 MB (sitemaps.org); a page is three addresses of
#: about 1 KB each.
PAGES_PER_FILE: Final = 5000

_OPEN: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">\n'
)


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """A page that search engines may list.

    Attributes:
        path: language-neutral address.
        lastmod: ISO date, or empty.
        images: site paths of its pictures.
    """

    path: str
    lastmod: str = ""
    images: tuple[str, ...] = ()


def render_sitemaps(pages: Sequence[SitemapPage], base_url: str) -> dict[str, bytes]:
    """Site path to content: one `sitemap.xml`, or an index of that name and numbered parts.

    Args:
        pages: in the order they shall stand.
        base_url: absolute address of the site's root, with a slash at the end.
    """
    parts = [pages[start : start + PAGES_PER_FILE] for start in range(0, len(pages), PAGES_PER_FILE)]
    if len(parts) <= 1:
        return {"sitemap.xml": _urlset(pages, base_url)}
    files = {f"sitemap-{number}.xml": _urlset(part, base_url) for number, part in enumerate(parts, 1)}
    index = "".join(f"<sitemap><loc>{escape(base_url + name)}</loc></sitemap>\n" for name in files)
    opening = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    return {**files, "sitemap.xml": f"{opening}{index}</sitemapindex>\n".encode()}


def render_robots(base_url: str) -> bytes:
    """`robots.txt`: everything may be read, and where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n".encode()


def _urlset(pages: Sequence[SitemapPage], base_url: str) -> bytes:
    return (_OPEN + "".join(_entries(page, base_url) for page in pages) + "</urlset>\n").encode()


def _entries(page: SitemapPage, base_url: str) -> str:
    addresses = {language: escape(base_url + language_path(page.path, language)) for language in LANGUAGES}
    alternates = "".join(
        f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'
        for language, address in (*addresses.items(), ("x-default", addresses[LANGUAGES[0]]))
    )
    lastmod = f"<lastmod>{page.lastmod}</lastmod>" if page.lastmod else ""
    images = "".join(
        f"<image:image><image:loc>{escape(base_url + path)}</image:loc></image:image>" for path in page.images
    )
    return "".join(f"<url><loc>{address}</loc>{lastmod}{alternates}{images}</url>\n" for address in addresses.values())
