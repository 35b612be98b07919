"""HTML as tests like to read it: pages leave out quotes wherever they may, tests look for what people write."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[a-zA-Z](?:\"[^\"]*\"|[^\">])*>")
_BARE = re.compile(r"(\s[a-zA-Z:-]+)=([^\s\"'>]+)|\"[^\"]*\"")


def quoted(html: str) -> str:
    """The same HTML with every attribute's value in double quotes."""
    return _TAG.sub(lambda tag: _BARE.sub(_quoted, tag[0]), html)


def _quoted(found: re.Match[str]) -> str:
    return f'{found[1]}="{found[2]}"' if found[1] else found[0]


def addresses(html: str) -> tuple[str, list[str]]:
    """Where a page's addresses are read from, if not from the page, and the addresses."""
    html = quoted(html)
    base = re.search(r'<base href="([^"]*)">', html)
    found = re.findall(r'<(?!base)[a-z]+(?:\s[^>]*?)?\s(?:href|src|action)="([^"]*)"', html)
    return (base[1] if base else ""), found
