"""What a text must not hold: HTML anywhere, and in long texts any Markdown beyond the four allowed kinds."""

from __future__ import annotations

import re
from typing import Final

# A tag with its ">", the start of a comment or declaration, or the start of a known dangerous tag without its end.
_HTML: Final = re.compile(
    r"""</?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>]*)?/?>
      | </[A-Za-z] | <!-- | <!\[ | <!doctype | <\?
      | <(?:script|style|iframe|img|svg|object|embed|form|input|link|meta|a|div|span|p|b|i|br)(?=[\s/])
      | &(?:[A-Za-z][A-Za-z0-9]{1,31}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SHOWN: Final = 30

# Everything of CommonMark and its common extensions but paragraphs, lists, bold and italic.
_MARKDOWN: Final = (
    re.compile(r"!?\[[^\]\n]*\]\s?[(\[][^)\]\n]*[)\]]"),  # links and pictures
    re.compile(r"^ {0,3}\[[^\]\n]+\]:\s*\S+", re.MULTILINE),  # link definitions
    re.compile(r"<(?:https?|mailto):[^>\s]*>?"),  # automatic links
    re.compile(r"^ {0,3}#{1,6}(?=[ \t]|$)", re.MULTILINE),  # headings
    re.compile(r"(?<=\S\n) {0,3}(?:=+|--+)[ \t]*$", re.MULTILINE),  # underlined headings
    re.compile(r"`+"),  # code
    re.compile(r"^ {0,3}~~~", re.MULTILINE),
    re.compile(r"~~\S"),  # struck out
    re.compile(r"^ {0,3}>", re.MULTILINE),  # quotes
    re.compile(r"^ {0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE),  # rules
    re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE),  # tables
)

# One look for any sign that the patterns need; most texts have none.
_MARKDOWN_SIGN: Final = re.compile(r"[\[<#=`~>|]|--|\*\*\*|__|[-*_][ \t]+[-*_]")


def html_in(text: str) -> str:
    """The first piece of HTML in a text, shortened; empty where there is none."""
    match = _HTML.search(text)
    return match[0][:_SHOWN] if match else ""


def markdown_in(text: str) -> str:
    """The first piece of Markdown that is not allowed, shortened; empty where there is none."""
    if _MARKDOWN_SIGN.search(text) is None:
        return ""
    for pattern in _MARKDOWN:
        if match := pattern.search(text):
            return match[0].strip()[:_SHOWN]
    return ""
