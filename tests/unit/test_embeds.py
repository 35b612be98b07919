"""Cards for other sites: lines that hold only text, whatever a record is called; who may frame them."""

from __future__ import annotations

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from browser_rules import run
from catalogue.hosting.files import render_headers
from catalogue.policy import frame_ancestors
from catalogue.reference import VocabularyError, read_vocabulary
from pages_content import BASE_URL, REPO, collection_record, make_site, producer_record, product_record, render_all

HOSTILE = "Kopi \"><script>alert(1)</script> & 'teh'"
CARD: dict[str, Any] = {
    "kind": "product",
    "id": "kopi",
    "name": HOSTILE,
    "frame": f"{BASE_URL}id/embed/card/",
    "page": f"{BASE_URL}id/products/kopi/",
    "picture": f"{BASE_URL}media/kopi.avif",
    "place": "Kopi, Pamekasan",
    "site": "Katalog Ekspor Madura",
    "sample": "Data contoh",
}


class Parts(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_frame_is_one_element_with_the_address_of_the_card() -> None:
    parts = Parts(run("embed-snippet.js", "m.frameSnippet(given)", CARD))
    ((tag, attributes),) = parts.tags
    assert tag == "iframe"
    assert attributes["src"] == f"{BASE_URL}id/embed/card/?product=kopi"
    assert attributes["title"] == f"{HOSTILE} – Katalog Ekspor Madura"
    assert "allow-top-navigation" not in str(attributes["sandbox"])


def test_the_card_without_a_script_is_a_link_and_text() -> None:
    parts = Parts(run("embed-snippet.js", "m.cardSnippet(given)", CARD))
    assert {tag for tag, _ in parts.tags} == {"a", "img", "span", "b"}
    assert parts.tags[0][1]["href"] == CARD["page"]
    for text in (HOSTILE, "Kopi, Pamekasan", "Katalog Ekspor Madura", "Data contoh"):
        assert text in parts.text
    assert not [name for _, attributes in parts.tags for name in attributes if name.startswith("on")]


def test_a_card_without_a_picture_has_none() -> None:
    assert "<img" not in run("embed-snippet.js", "m.cardSnippet(given)", CARD | {"picture": ""})


def test_pages_offer_listed_collections_with_products_only() -> None:
    title = {"en": HOSTILE, "id": HOSTILE}
    collections = (
        collection_record("pameran", title=title),
        collection_record("kosong", products=[]),
        collection_record("lama", status="archived"),
    )
    pages = render_all(make_site((product_record(),), (producer_record(),), collections))
    for language in ("en", "id", "ms"):
        for path in ("embed/", "embed/card/"):
            html = pages[path, language]  # type: ignore[index]
            assert "pameran" in html
            assert "kosong" not in html
            assert '"lama"' not in html
            assert "<script>alert" not in html


def test_frames_are_for_everyone_until_hosts_are_named() -> None:
    assert frame_ancestors([]) == "frame-ancestors *"
    assert frame_ancestors(["https://b.go.id", "https://a.go.id"]) == (
        "frame-ancestors 'self' https://a.go.id https://b.go.id"
    )


def test_headers_let_only_the_card_be_framed() -> None:
    pages = ["index.html", "embed/index.html", "embed/card/index.html", "id/embed/card/index.html"]
    blocks = render_headers("/repo/", pages, (), frame_ancestors(["https://a.go.id"])).split("\n\n")
    rules = {block.splitlines()[0]: block for block in blocks}
    assert "'self' https://a.go.id" in rules["/repo/embed/card/*"]
    assert "'self' https://a.go.id" in rules["/repo/id/embed/card/*"]
    assert rules["/repo/embed/"].strip().endswith("Content-Security-Policy: frame-ancestors 'self'")
    assert "/repo/embed/*" not in rules


@pytest.mark.parametrize("hosts", ["https://a.go.id", ["a.go.id"], ["https://a.go.id/path"], ["javascript:x"], [1]])
def test_hosts_that_are_no_origins_are_refused(hosts: object, tmp_path: Path) -> None:
    reference = tmp_path / "reference"
    shutil.copytree(REPO / "reference", reference)
    with (reference / "site.yml").open("a", encoding="utf-8") as file:
        file.write(f"embed_hosts: {json.dumps(hosts)}\n")
    with pytest.raises(VocabularyError, match="embed_hosts"):
        read_vocabulary(reference)
