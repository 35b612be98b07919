"""Pages for a folder: links name their page or lead to the web, one plain script, nothing a folder refuses."""

from __future__ import annotations

import pytest
from catalogue.offline.pages import convert_fragment, convert_page, map_shapes

PATHS = {
    "index.html",
    "id/index.html",
    "id/products/index.html",
    "id/products/kopi/index.html",
    "products/index.html",
    "downloads/collections/pameran/products.csv",
    "assets/catalogue.ABCDEFGH.css",
}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">\n<path id="sampang" d="M0 0"/><g id="frames"></g></svg>'
)


def converted(html: str, path: str = "id/products/kopi/index.html") -> str:
    return convert_page(html, path, PATHS, lambda target: f"https://example.org/repo/{target}", map_shapes(SVG))


@pytest.mark.parametrize(
    ("reference", "wanted"),
    [
        ("../", "../index.html"),
        ("../../", "../../index.html"),
        ("../../../", "../../../index.html"),
        ("../?q=kopi&amp;page=2#results", "../index.html?q=kopi&amp;page=2#results"),
        ("../../../downloads/collections/pameran/products.csv", "../../../downloads/collections/pameran/products.csv"),
        ("../../../p/kopi/", "https://example.org/repo/p/kopi/"),
        ("../../../id/embed/?product=kopi", "https://example.org/repo/id/embed/?product=kopi"),
        ("../../../feeds/new-id.xml", "https://example.org/repo/feeds/new-id.xml"),
        ("#main", "#main"),
        ("https://wa.me/62812?text=a/", "https://wa.me/62812?text=a/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../../../assets/catalogue.ABCDEFGH.css", "../../../assets/catalogue.ABCDEFGH.css"),
    ],
)
def test_a_link_names_its_page_or_leads_to_the_web(reference: str, wanted: str) -> None:
    assert converted(f'<a class="x" href="{reference}">y</a>') == f'<a class="x" href="{wanted}">y</a>'


def test_a_link_from_the_first_page() -> None:
    html = '<a href="./">a</a><form action="./products/"></form><link href="./id/" rel="alternate">'
    assert converted(html, "index.html") == (
        '<a href="./index.html">a</a><form action="./products/index.html"></form>'
        '<link href="./id/index.html" rel="alternate">'
    )


def test_modules_become_one_plain_script() -> None:
    html = (
        '<script type="module" src="../../../assets/site.AAAA1111.js"></script>\n<main></main>\n'
        '<script type="module" src="../../../assets/product.BBBB2222.js"></script>\n'
    )
    assert converted(html) == (
        '<script defer src="../../../assets/offline.js" data-root="../../../" data-entries="site product"></script>\n'
        "<main></main>\n"
    )


def test_what_a_browser_refuses_to_fetch_from_a_folder_is_gone() -> None:
    html = (
        '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">\n'
        '<link rel="manifest" href="../../../site.webmanifest">\n'
        '<link rel="preload" href="../../../assets/x.woff2" as="font" type="font/woff2" crossorigin>\n<p>x</p>'
    )
    assert converted(html) == "<p>x</p>"


def test_the_map_brings_its_shapes_along() -> None:
    uses = '<use class="here" href="../map/madura.svg#sampang"/><use href="../map/madura.svg#frames"/>'
    html = f'<svg class="map four" viewBox="0 0 1 1">{uses}</svg>'
    assert converted(html) == (
        '<svg class="map four" viewBox="0 0 1 1"><defs><path id="map-sampang" d="M0 0"/><g id="map-frames"></g></defs>'
        '<use class="here" href="#map-sampang"/><use href="#map-frames"/></svg>'
    )


def test_a_card_in_a_pack_is_seen_from_the_browse_page() -> None:
    card = '<li><a href="../../id/products/kopi/"><img src="../../media/x.avif"></a></li>'
    assert convert_fragment(card, "id/products/index.html", PATHS, str) == (
        '<li><a href="../../id/products/kopi/index.html"><img src="../../media/x.avif"></a></li>'
    )
