"""Pages of a built site, made to open from a folder: links name their page, one plain script does the work. Pure."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

#: Site path of the one script.
SCRIPT: Final = "assets/offline.js"
_PAGE: Final = "index.html"
_REFERENCE: Final = re.compile(r"""(<(?:a|form|link)\b[^>]*?\s(?:href|action)=)(?:"([^"]*)"|([^"\s>]+))""")
_MODULE: Final = re.compile(r'<script type="?module"? src="?[^">]*?/([a-z]+)\.[0-9A-Z]+\.js"?></script>\n?')
_FETCHED: Final = re.compile(r'<link rel="?(?:manifest|preload|modulepreload)\b[^>]*>\n?')
_POLICY: Final = re.compile(r'<meta http-equiv="?Content-Security-Policy\b[^>]*>\n?')
#: Where a page's addresses are read from, if not from itself; see `_BASED` in render.py.
_BASE: Final = re.compile(r"<base href=([./]+)>")
_MAP_USE: Final = re.compile(r"""<use((?: class=[^\s>]+)?) href="?[^"#>]*#([a-z]+)"?/>""")
_MAP: Final = re.compile(r'(<svg class="?map\b[^>]*>)')
_SHAPE: Final = re.compile(r'<(path|g) id="([a-z]+)"')
_DEFAULT_ROOT: Final = "./"


def convert_page(html: str, path: str, paths: Collection[str], address: Callable[[str], str], shapes: str) -> str:
    """A page that works from a folder.

    Args:
        html: the page as it is served.
        path: its site path, with `index.html`.
        paths: site paths of the edition.
        address: absolute address of a site path that the edition leaves out.
        shapes: the shapes of the map, see `map_shapes`.
    """
    html = _FETCHED.sub("", _POLICY.sub("", html))
    base = _BASE.search(html)
    seen = posixpath.normpath(posixpath.join(posixpath.dirname(path), base[1], _PAGE)) if base else path
    root = "../" * seen.count("/") or _DEFAULT_ROOT
    html = convert_fragment(html, seen, paths, address)
    if _MAP.search(html):
        html = _MAP.sub(lambda found: f"{found[1]}<defs>{shapes}</defs>", html)
        html = _MAP_USE.sub(r'<use\1 href="#map-\2"/>', html)
    return _with_script(html, root)


def convert_fragment(html: str, path: str, paths: Collection[str], address: Callable[[str], str]) -> str:
    """A piece of a page, whose links are seen from the page at `path`."""
    return _REFERENCE.sub(lambda found: f'{found[1]}"{_named(found[2] or found[3] or "", path, paths, address)}"', html)


def map_shapes(svg: str) -> str:
    """The shapes of the map's file for the inside of a page: another file's shapes may not be used from a folder."""
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    return _SHAPE.sub(r'<\1 id="map-\2"', inner.strip())


def _named(reference: str, path: str, paths: Collection[str], address: Callable[[str], str]) -> str:
    """A reference with the name of the page it leads to; one that leads out of the edition becomes absolute."""
    parts = urlsplit(reference)
    if parts.scheme or parts.netloc or not parts.path:
        return reference
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    target = "" if target == "." else target
    folder = parts.path.endswith(("/", "..")) or parts.path == "."
    file = posixpath.join(target, _PAGE) if folder else target
    if file in paths:
        named = parts.path.rstrip("/") + "/" + _PAGE if folder else parts.path
        return urlunsplit(("", "", named, parts.query, parts.fragment))
    absolute = urlsplit(address(f"{target}/" if folder and target else target))
    return urlunsplit((*absolute[:3], parts.query, parts.fragment))


def _with_script(html: str, root: str) -> str:
    """The one script in the place of the first module, told which modules the page had."""
    names = _MODULE.findall(html)
    if not names:
        return html
    plain = f'<script defer src="{root}{SCRIPT}" data-root="{root}" data-entries="{" ".join(names)}"></script>\n'
    html = _MODULE.sub("\0", html)
    return html.replace("\0", plain, 1).replace("\0", "")
