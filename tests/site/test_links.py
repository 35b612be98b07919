"""Whatever leads inside leads somewhere, in every kind of file; see tests/site_links.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_site import BuiltSite
from site_links import broken_links, count_links


@pytest.mark.parametrize("name", ["sample_site", "fixture_site"])
def test_nothing_inside_is_broken_in_any_kind_of_file(name: str, request: pytest.FixtureRequest) -> None:
    site: BuiltSite = request.getfixturevalue(name)
    base_url = site.settings.base_url
    assert broken_links(site.folder, base_url) == []
    counts = count_links(site.folder, base_url)
    assert {".html", ".css", ".json", ".xml", ".csv", ".webmanifest", ".js", ".txt"} <= counts.keys(), counts


def test_the_checker_finds_what_is_broken(tmp_path: Path) -> None:
    files = {
        "index.html": '<a href="#no"></a><img src="a.png" srcset="b.avif 1w, c.avif 2w"><a href="/outside/">x</a>',
        "assets/a.css": '@font-face { src: url("no.woff2") } .a { background: url(data:image/png;base64,AA) }',
        "site.webmanifest": '{"id": "./", "start_url": "./", "scope": "./", "icons": [{"src": "no.png"}]}',
        "sitemap.xml": "<loc>https://a.example/x/gone/</loc>",
        "feeds/new.xml": '<link href="https://a.example/x/p/gone/"/>',
        "offline/search.en.json": '{"files": [["gone.js", 1]], "pictures": [["gone.avif"]]}',
        "sw.js": 'const BUILD = {"shell": ["offline/"], "files": []};\n',
        "_redirects": "/x/old/ /x/nowhere/ 301\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = broken_links(tmp_path, "https://a.example/x/")
    assert {name for name, _ in found} == set(files)
    assert len([name for name, _ in found if name == "index.html"]) == 5
