"""Every reference of a built site that leads inside: pages, styles, manifest, worker, lists, feeds and data."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

#: Attributes that hold one address, and those that hold a list of candidates.
SINGLE = {"href", "src", "action", "poster", "data-styles", "cite", "formaction"}
CANDIDATES = {"srcset", "imagesrcset"}
#: Files whose absolute addresses within the site are looked for as text.
TEXTS = {".json", ".xml", ".csv", ".txt", ".atom", ".webmanifest", ".md"}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)['\"]?\s*\)")


class References(HTMLParser):
    """Addresses and ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.base = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "base":
            self.base = given["href"]
            return
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        self.found += [given[name] for name in SINGLE & given.keys()]
        for name in CANDIDATES & given.keys():
            self.found += [part.split()[0] for part in given[name].split(",") if part.strip()]
        if tag == "meta" and (given.get("property") in ("og:image", "og:url") or given.get("http-equiv") == "refresh"):
            self.found.append(given.get("content", "").rpartition("url=")[2])


def broken_links(folder: Path, base_url: str) -> list[tuple[str, str]]:
    """File and reference of everything that leads to no file of the site, sorted."""
    site = _Site(folder, base_url)
    return sorted({(name, found) for name, found in _all(site) if not site.has(name, found)})


def count_links(folder: Path, base_url: str) -> dict[str, int]:
    """How many references there are by the kind of file they stand in, so that a test sees that all kinds were read."""
    counts: dict[str, int] = {}
    site = _Site(folder, base_url)
    for name, found in _all(site):
        if site.path_of(name, found) is not None:
            kind = Path(name).suffix or Path(name).name
            counts[kind] = counts.get(kind, 0) + 1
    return counts


class _Site:
    def __init__(self, folder: Path, base_url: str) -> None:
        self.folder, self.base_url = folder, base_url
        self.base_path = urlsplit(base_url).path
        self._read: dict[Path, References] = {}

    def references(self, page: Path) -> References:
        """What a page refers to, read once."""
        found = self._read.get(page)
        if found is None:
            found = self._read[page] = References(page.read_text(encoding="utf-8"))
        return found

    def path_of(self, name: str, reference: str) -> tuple[str, str] | None:
        """Site path and fragment of a reference in a file; None where it leads elsewhere."""
        parts = urlsplit(reference)
        if reference.startswith(self.base_url):
            return unquote(parts.path.removeprefix(self.base_path)), parts.fragment
        if parts.scheme or parts.netloc:
            return None
        if parts.path.startswith("/"):
            inside = parts.path.startswith(self.base_path)
            return unquote(parts.path.removeprefix(self.base_path)) if inside else "../outside", parts.fragment
        base = self.references(self.folder / name).base if name.endswith(".html") else ""
        if not parts.path and not base:
            return name, parts.fragment
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), base, unquote(parts.path)))
        folder = parts.path.endswith(("/", "..")) or parts.path == "."
        return ("" if path == "." else path + "/" * folder), parts.fragment

    def has(self, name: str, reference: str) -> bool:
        found = self.path_of(name, reference)
        if found is None:
            return True
        path, fragment = found
        place = self.folder / path
        file = place / "index.html" if path == "" or path.endswith("/") else place
        if path.startswith("..") or not file.is_file():
            return False
        return not fragment or file.suffix != ".html" or "=" in fragment or fragment in self.references(file).ids


def _all(site: _Site) -> Iterator[tuple[str, str]]:
    for file in sorted(site.folder.rglob("*")):
        name = file.relative_to(site.folder).as_posix()
        if file.is_dir():
            continue
        if file.suffix == ".html":
            yield from ((name, found) for found in site.references(file).found)
        elif file.suffix == ".css":
            text = file.read_text(encoding="utf-8")
            yield from ((name, found) for found in CSS_URL.findall(text) if not found.startswith(("data:", "#", "%23")))
        elif file.suffix in TEXTS:
            text = file.read_text(encoding="utf-8").replace("\\/", "/")
            stops = r"[^\s\"'<>\\,{}|)\]]*"
            yield from ((name, found) for found in re.findall(re.escape(site.base_url) + stops, text))
        if file.suffix == ".webmanifest":
            yield from ((name, found) for found in _in_manifest(json.loads(file.read_bytes())))
        elif name.startswith("offline/") and file.suffix == ".json":
            listed = json.loads(file.read_bytes())
            kept = [path for path, _ in listed["files"]] + [path for paths in listed["pictures"] for path in paths]
            yield from ((name, site.base_url + path) for path in kept)
        elif name == "sw.js":
            told = re.match(r"const BUILD = (\{.*\});\n", file.read_text(encoding="utf-8"))
            build = json.loads(told[1]) if told else {"shell": [], "files": []}
            yield from ((name, site.base_url + path) for path in (*build["shell"], *build["files"]))
        elif name == "_redirects":
            lines = (line.split() for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
            yield from ((name, words[1]) for words in lines if len(words) > 1)


def _in_manifest(manifest: dict[str, Any]) -> Iterator[str]:
    yield from (manifest[key] for key in ("start_url", "scope", "id"))
    for kind in ("icons", "screenshots", "shortcuts"):
        yield from (entry.get("src") or entry["url"] for entry in manifest.get(kind, ()))
