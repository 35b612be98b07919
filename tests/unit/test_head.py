"""A page's head: absolute addresses, reciprocal alternates, nothing that could leave its script element."""

from __future__ import annotations

import json
import re

import html5lib
from catalogue.head import HeadContext, render_head, render_languages
from catalogue.languages import LANGUAGES
from catalogue.pages.base import Head

NAMES = {"en": "Madura Export Catalogue", "id": "Katalog Ekspor Madura", "ms": "Katalog Eksport Madura"}
SITE = HeadContext("https://example.org/repo/", NAMES, ("card.jpg", 1200, 630))
HEAD = Head(title='Kopi "Rempah" & <Jahe>', description="Satu & dua")


def parse(html: str) -> html5lib.treebuilders.base.Node:
    return html5lib.parse(f"<!doctype html><html><head>{html}</head></html>", namespaceHTMLElements=False)


def test_alternates_are_the_same_in_every_language_and_name_the_page_itself() -> None:
    found = []
    for language in LANGUAGES:
        tree = parse(render_head(SITE, HEAD, "products/kopi/", language))
        links = {link.get("hreflang"): link.get("href") for link in tree.iter("link") if link.get("hreflang")}
        canonical = next(link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
        assert links[language] == canonical
        found.append(links)
    assert found[0] == found[1] == found[2]
    assert found[0]["x-default"] == found[0]["en"] == "https://example.org/repo/products/kopi/"
    assert found[0]["ms"] == "https://example.org/repo/ms/products/kopi/"


def test_texts_are_escaped() -> None:
    tree = parse(render_head(SITE, HEAD, "", "en"))
    assert tree.find("head/title").text == 'Kopi "Rempah" & <Jahe> – Madura Export Catalogue'
    metas = {meta.get("property") or meta.get("name"): meta.get("content") for meta in tree.iter("meta")}
    assert metas["description"] == "Satu & dua"
    assert metas["og:title"] == 'Kopi "Rempah" & <Jahe>'
    assert metas["og:image"] == "https://example.org/repo/card.jpg"


def test_structured_data_cannot_close_its_script() -> None:
    head = Head("t", "d", structured=({"name": "</script><script>alert(1)</script>", "k": "a & b"},))
    html = render_head(SITE, head, "", "en")
    script = re.search(r"<script type=application/ld\+json>(.*)</script>", html)
    assert script is not None
    assert "<" not in script[1]
    assert json.loads(script[1])["@graph"][0]["name"] == "</script><script>alert(1)</script>"


def test_a_page_kept_out_of_search_says_so() -> None:
    assert "<meta name=robots content=noindex>" in render_head(SITE, Head("t", "d", noindex=True), "", "en")
    assert "robots" not in render_head(SITE, HEAD, "", "en")


def test_the_site_s_own_page_has_its_name_once() -> None:
    tree = parse(render_head(SITE, Head(NAMES["id"], "d"), "", "id"))
    assert tree.find("head/title").text == "Katalog Ekspor Madura"


def test_the_language_switch_keeps_the_page() -> None:
    tree = html5lib.parse(render_languages("products/kopi/", "id", "../../../"), namespaceHTMLElements=False)
    links = list(tree.iter("a"))
    assert [link.get("href") for link in links] == [
        "../../../products/kopi/",
        "./",
        "../../../ms/products/kopi/",
    ]
    assert [link.get("aria-current") for link in links] == [None, "true", None]
    assert [link.get("lang") for link in links] == list(LANGUAGES)
