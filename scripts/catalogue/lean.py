"""HTML without what a browser reads the same without: line breaks, quotes, end tags. Pure; run once a template.

What is left out is what the HTML standard lets an author leave out (13.1.2.3 unquoted attribute values, 13.1.2.4
optional tags) and line breaks beside a block, which no layout shows. A test parses pages with and without it and finds
the same tree.

Templates are treated as one text in which signs stand for what is not known yet; see `templates.py`.
"""

from __future__ import annotations

import re
from typing import Final

#: Stands for a value that needs no quotes wherever it stands: a path, an id, a whole number.
PLAIN: Final = "\ue000"
#: Stands for an attribute with a space before it, or nothing.
ATTRIBUTE: Final = "\ue003"
#: Stands for any other value.
VALUE: Final = "\ue001"
#: Stands for a place where a template decides or repeats: what comes next is not known.
FORK: Final = "\ue002"
SIGNS: Final = re.compile(f"[{PLAIN}{ATTRIBUTE}{VALUE}{FORK}]")

_TOKEN: Final = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|pre|textarea)\b[^>]*>.*?</(?P=raw)>"
    r"|<!?/?[a-zA-Z](?:\"[^\"]*\"|[^\">])*>",
    re.DOTALL,
)
_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_START_TAG: Final = re.compile(r"<(?:\"[^\"]*\"|[^\">])*")
#: An attribute in double quotes and what follows it: another one may follow a value without quotes after a space only.
_QUOTED: Final = re.compile(r'="([^"]*)"(?=[\ue002\ue003]*(?:[\s@]|$))')
_BARE: Final = re.compile(r"[^\s\"'=<>`\ue001-\ue003]+")
_BREAK: Final = re.compile(r"\s*\n\s*")

_BLOCKS: Final = (
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li link main meta nav ol optgroup option p picture "
    "script section source style summary table tbody td template tfoot th thead title tr ul"
)
#: Tags that may go wherever they stand in our pages: the next tag, or the end of the parent, says the same.
_NEEDLESS: Final = frozenset(
    ("<head>", "</body>", "</dd>", "</dt>", "</head>", "</html>", "</li>", "</option>", "</td>", "</th>", "</tr>")
)
#: What ends a paragraph by itself.
_ENDS_PARAGRAPH: Final = (
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr li main nav ol p section table td th tr ul"
)
_BLOCK_NAMES: Final = frozenset(_BLOCKS.split())
_ENDING_NAMES: Final = frozenset(_ENDS_PARAGRAPH.split())


def lean(html: str) -> str:
    """HTML, or a template's with signs in the places of its values, without what may be left out.

    Signs stay, all of them and in their order.
    """
    pieces = _pieces(html)
    return "".join([_lean_piece(piece, after) for piece, after in zip(pieces, [*pieces[1:], ""], strict=False)])


def _pieces(html: str) -> list[str]:
    """Tags, with their content where that is no HTML, and the texts between them, without needless ones."""
    pieces: list[str] = []
    end = 0
    for token in _TOKEN.finditer(html):
        pieces += [html[end : token.start()], token[0]]
        end = token.end()
    pieces.append(html[end:])
    pieces = [_between(piece, pieces, place) for place, piece in enumerate(pieces)]
    return [piece for piece in pieces if piece and piece not in _NEEDLESS]


def _between(piece: str, pieces: list[str], place: int) -> str:
    """A text without the line breaks that touch a block; tags, which stand at odd places, as they are."""
    if place % 2 or "\n" not in piece:
        return piece
    if place == 0 or _is_block(pieces[place - 1]):
        piece = re.sub(r"\A\s*\n\s*", "", piece)
    if place + 1 == len(pieces) or _is_block(pieces[place + 1]):
        piece = re.sub(r"\s*\n\s*\Z", "", piece)
    return _BREAK.sub("\n", piece)


def _lean_piece(piece: str, after: str) -> str:
    if not piece.startswith("<") or piece.startswith("<!"):
        return piece
    if piece.startswith("</"):
        return "" if piece == "</p>" and _tag_name(after) in _ENDING_NAMES else piece
    found = _START_TAG.match(piece)
    start = found[0] if found else piece
    bare = _QUOTED.sub(lambda attribute: _attribute(attribute[1]), _BREAK.sub(" ", start))
    return bare.rstrip() + piece[len(start) :]


def _attribute(value: str) -> str:
    if value == "":
        return ""
    return f"={value}" if _BARE.fullmatch(value) else f'="{value}"'


def _is_block(piece: str) -> bool:
    return piece.startswith("<!") or _tag_name(piece) in _BLOCK_NAMES


def _tag_name(piece: str) -> str:
    found = _NAME.match(piece)
    return found[1].lower() if found else ""
