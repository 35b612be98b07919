"""Every page of a built site: complete head, working links, three languages, nothing private."""

from __future__ import annotations

import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest
from built_site import BuiltSite

LANGUAGES = ("en", "id", "ms")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class PageFacts(HTMLParser):
    """What a page says and refers to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.lang = ""
        self.kind = ""
        self.ids: list[str] = []
        self.references: list[str] = []
        self.headings: list[str] = []
        self.metas: dict[str, str] = {}
        self.links: list[dict[str, str]] = []
        self.images: list[dict[str, str]] = []
        self.scripts: list[dict[str, str]] = []
        self.styles: list[str] = []
        self.graphs: list[dict[str, Any]] = []
        self.title = ""
        self.text: list[str] = []
        self._open: list[str] = []
        self._script_type = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append(tag)
        if tag == "html":
            self.lang = given.get("lang", "")
        if tag == "body":
            self.kind = given.get("data-page", "")
        if "id" in given:
            self.ids.append(given["id"])
        if "style" in given:
            self.styles.append(given["style"])
        if tag == "meta":
            self.metas[given.get("name") or given.get("property") or ""] = given.get("content", "")
        if tag == "link":
            self.links.append(given)
        if tag == "img":
            self.images.append(given)
        if tag == "script":
            self.scripts.append(given)
            self._script_type = given.get("type", "")
        self._take_references(tag, given)

    def _take_references(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("a", "link") and "href" in given:
            self.references.append(given["href"])
        if "src" in given:
            self.references.append(given["src"])
        if tag == "form" and "action" in given:
            self.references.append(given["action"])
        for name in ("srcset", "imagesrcset"):
            self.references += [part.split()[0] for part in given.get(name, "").split(",") if part.strip()]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title":
            self.title += data
        elif inside == "h1":
            self.headings.append(data)
        elif inside == "script" and self._script_type == "application/ld+json":
            self.graphs.append(json.loads(data))
        if "script" not in self._open and "style" not in self._open and data.strip():
            self.text.append(data.strip())


@cache
def facts(path: Path) -> PageFacts:
    return PageFacts(path.read_text(encoding="utf-8"))


def pages(site: BuiltSite) -> list[Path]:
    """Every page but the editor's, which is a program for officials and no page of the catalogue."""
    return sorted(path for path in site.folder.rglob("*.html") if path.parent.name != "admin")


def is_short(path: Path, site: BuiltSite) -> bool:
    """Whether a page only leads to another: a short address, or a former one."""
    return path.relative_to(site.folder).parts[0] == "p" or "http-equiv=refresh" in path.read_text(encoding="utf-8")


@pytest.fixture(params=["sample_site", "fixture_site"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def test_every_page_is_complete(site: BuiltSite) -> None:
    for path in pages(site):
        page = facts(path)
        name = path.relative_to(site.folder).as_posix()
        assert page.lang in LANGUAGES, name
        assert page.kind, name
        assert page.title.strip(), name
        assert 10 <= len(page.metas["description"]) <= 160, (name, page.metas["description"])
        assert path.read_text(encoding="utf-8").count("<h1") == 1, name
        assert len(page.ids) == len(set(page.ids)), name
        if not is_short(path, site):
            assert page.metas["og:title"], name
            assert page.metas["og:image"].startswith(site.settings.base_url), name


def test_the_language_of_a_page_is_that_of_its_address(site: BuiltSite) -> None:
    for path in pages(site):
        first = path.relative_to(site.folder).parts[0]
        if is_short(path, site):
            continue  # for all languages; its text has the language of the name
        assert facts(path).lang == (first if first in ("id", "ms") else "en")


def test_alternates_are_absolute_reciprocal_and_lead_to_pages(site: BuiltSite) -> None:
    base = site.settings.base_url
    by_address: dict[str, dict[str, str]] = {}
    for path in pages(site):
        alternates = {
            link["hreflang"]: link["href"]
            for link in facts(path).links
            if link.get("rel") == "alternate" and "hreflang" in link
        }
        canonical = [link["href"] for link in facts(path).links if link.get("rel") == "canonical"]
        name = path.relative_to(site.folder).as_posix()
        if name == "404.html" or path.parent.name == "offline" or is_short(path, site):
            continue
        assert len(canonical) == 1, name
        assert canonical[0] == base + name.removesuffix("index.html"), name
        assert set(alternates) == {*LANGUAGES, "x-default"}, name
        by_address[canonical[0]] = alternates
    for address, alternates in by_address.items():
        assert address in alternates.values()
        for other in alternates.values():
            assert by_address[other] == alternates, (address, other)


def test_no_page_refers_to_another_host_but_to_contacts(site: BuiltSite) -> None:
    """Whatever a browser loads by itself comes from the site."""
    for page in pages(site):
        loaded = [link["href"] for link in facts(page).links if link.get("rel") in ("stylesheet", "preload", "icon")]
        loaded += [script["src"] for script in facts(page).scripts if "src" in script]
        loaded += [image["src"] for image in facts(page).images]
        for reference in loaded:
            assert not urlsplit(reference).netloc, (page, reference)


def test_no_inline_style_and_no_inline_script(site: BuiltSite) -> None:
    for page in pages(site):
        assert facts(page).styles == [], page
        for script in facts(page).scripts:
            assert "src" in script or script.get("type") in ("application/ld+json", "application/json"), page


def test_pictures_have_their_size_and_an_alternative_text(site: BuiltSite) -> None:
    for page in pages(site):
        for image in facts(page).images:
            assert "alt" in image, (page, image)
            if "width" not in image and facts(page).kind == "product":
                assert image["src"].endswith("-c480.avif"), (page, image)  # among its likes: square by the style sheet
                continue
            assert int(image["width"]) > 0 and int(image["height"]) > 0, (page, image)


def test_the_first_picture_of_a_product_is_eager_and_the_rest_lazy(site: BuiltSite) -> None:
    for page in pages(site):
        if facts(page).kind == "product" and facts(page).images:
            first, *rest = facts(page).images
            assert first.get("fetchpriority") == "high" and "loading" not in first, page
            assert all(image.get("loading") == "lazy" for image in rest), page


def test_every_page_exists_in_every_language(site: BuiltSite) -> None:
    names = {path.relative_to(site.folder).as_posix() for path in pages(site)}
    english = {name for name in names if name.split("/")[0] not in ("id", "ms", "p")} - {"404.html"}
    for language in ("id", "ms"):
        assert {name.removeprefix(f"{language}/") for name in names if name.startswith(f"{language}/")} == english


def test_markers_and_placeholders_never_reach_a_page(site: BuiltSite) -> None:
    for page in pages(site):
        html = re.sub(r'<script type="?application/json.*?</script>', "", page.read_text(encoding="utf-8"), flags=re.S)
        assert not re.search(r"@@\w|<!--@|%\(\w+\)s|\{\{|\{%", html), page


def test_the_sitemap_lists_exactly_what_may_be_listed(site: BuiltSite) -> None:
    namespace = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {loc.text for loc in Xml.parse(site.folder / "sitemap.xml").iter(f"{namespace}loc")}
    expected = {
        site.settings.base_url + path.relative_to(site.folder).as_posix().removesuffix("index.html")
        for path in pages(site)
        if facts(path).metas.get("robots") != "noindex" and path.name != "404.html" and not is_short(path, site)
    }
    assert listed == expected


def test_structured_data_names_its_type_and_absolute_addresses(site: BuiltSite) -> None:
    seen = set()
    for page in pages(site):
        for graph in facts(page).graphs:
            assert graph["@context"] == "https://schema.org", page
            for entry in graph["@graph"]:
                seen.add(entry["@type"])
                for key in ("url", "image", "@id"):
                    if isinstance(entry.get(key), str):
                        assert str(entry[key]).startswith(site.settings.base_url), (page, key)
    assert {"Product", "BreadcrumbList"} <= seen
