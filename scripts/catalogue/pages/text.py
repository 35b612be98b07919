"""Texts of records on a page: which language they really are in, and the few marks of Markdown we allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from catalogue.languages import Language
from catalogue.pages.view_model import view_model
from catalogue.records import L10n

#: Longest first paragraph of a story that is set large; a longer one is read better at text size.
STORY_LEAD_MAX: Final = 280

#: Longest description of a page for search engines.
DESCRIPTION_MAX: Final = 160

_GAP: Final = re.compile(r"\n[ \t]*\n+")
_BULLET: Final = re.compile(r"[-*•]\s+")
_NUMBER: Final = re.compile(r"\d{1,3}[.)]\s+")
_BOLD: Final = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ITALIC: Final = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])")
_MARKS: Final = frozenset("*_")
_NOTHING: Final = Markup("")
#: In a tag: what follows was translated from the language named next (BCP 47, extension T of RFC 6497).
_TRANSLATED: Final = "-t-"

#: Which texts a machine translated and nobody has looked at since: by the identity of the text in its record, the
#: language it was translated into and the one it was translated from.
Drafts = Mapping[int, Mapping[Language, Language]]
_NO_DRAFTS: Final[Drafts] = {}


def draft_tag(language: Language, source: Language) -> str:
    """The tag of a text that a machine translated: `ms-t-id-t0-und`, Malay made from Indonesian by some machine."""
    return f"{language}{_TRANSLATED}{source}-t0-und"


@lru_cache(maxsize=32)
def _lang_attribute(tag: str) -> Markup:
    return Markup(f" lang={tag}")  # noqa: S704 - made of our own codes


class Said(NamedTuple):
    """A text of a record.

    Attributes:
        text: plain text.
        lang: tag of the language it is in where that is not the page's, or where a machine translated it and nobody
            has looked since (see `draft_tag`); else empty.
    """

    text: str
    lang: str = ""

    @property
    def attr(self) -> Markup:
        """The `lang` attribute for the element around it, or nothing."""
        return _lang_attribute(self.lang) if self.lang else _NOTHING


@view_model
class Told:
    """A longer text of a record.

    Attributes:
        lead: its first paragraph as plain text where it is set large, else empty.
        html: the rest as safe HTML.
        lang: as in Said.
    """

    lead: str
    html: Markup
    lang: str = ""

    @property
    def attr(self) -> Markup:
        """The `lang` attribute for the element around it, or nothing."""
        return _lang_attribute(self.lang) if self.lang else _NOTHING


class Speaker:
    """Takes texts out of records for one page and remembers whether all of it was written for its readers.

    Attributes:
        language: the page's.
        borrowed: whether a text so far was not in the page's language.
        drafted: whether a text so far was translated by a machine and not looked at since.
    """

    __slots__ = ("_drafts", "borrowed", "drafted", "language")

    def __init__(self, language: Language, drafts: Drafts = _NO_DRAFTS) -> None:
        self.language = language
        self.borrowed = False
        self.drafted = False
        self._drafts = drafts

    def say(self, text: L10n) -> Said:
        """A text in the page's language, or in the one it falls back to."""
        drafts = self._drafts.get(id(text))
        own: str | None = getattr(text, self.language)
        if own and not drafts:  # nearly always
            return Said(own)
        found, language = text.in_language(self.language)
        if drafts and language in drafts:
            said = Said(found, draft_tag(language, drafts[language]))
        elif language == self.language:
            return Said(found)
        else:
            said = Said(found, language)
        self.hear(said)
        return said

    def hear(self, *others: Said) -> None:
        """Counts texts that another speaker took for this page, as on cards."""
        for said in others:
            if said.lang:
                self.borrowed |= not said.lang.startswith(self.language)
                self.drafted |= _TRANSLATED in said.lang

    def tell(self, text: L10n) -> Told:
        """A description: paragraphs, lists, bold and italic."""
        said = self.say(text)
        return Told("", rich_text(said.text), said.lang)

    def tell_story(self, text: L10n) -> Told:
        """A story, whose first paragraph is set large when it is short."""
        said = self.say(text)
        first, _, rest = said.text.partition("\n\n")
        if len(first) > STORY_LEAD_MAX or "\n" in first or _MARKS & set(first):
            return Told("", rich_text(said.text), said.lang)
        return Told(first, rich_text(rest), said.lang)


class Notice(NamedTuple):
    """What a page says of its texts.

    Attributes:
        borrowed: some are in another language than the page.
        drafted: some were translated by a machine and not looked at since.
        suggest: address for suggesting a better translation, or empty.
    """

    borrowed: bool
    drafted: bool
    suggest: str


@lru_cache(maxsize=4096)
def rich_text(text: str) -> Markup:
    """The subset of Markdown that descriptions may hold, as HTML: paragraphs, lists, bold, italic.

    Everything is escaped before a mark is read, so nothing a record holds can become another element.
    """
    if "\n" not in text and not _MARKS & set(text):
        return Markup(f"<p>{escape(text)}</p>") if text else _NOTHING  # noqa: S704 - escaped
    escaped = str(escape(text.replace("\r\n", "\n").strip()))
    return Markup("\n".join(_blocks(escaped)))  # noqa: S704 - escaped


def _blocks(escaped: str) -> Iterator[str]:
    for paragraph in _GAP.split(escaped):
        kind, lines = "", list[str]()
        for line in filter(None, map(str.strip, paragraph.split("\n"))):
            marker, content = _line(line)
            if kind and kind == (marker or "p"):
                lines.append(content)
            elif kind and not marker:
                lines[-1] += " " + content  # an item of a list that goes on in the next line
            else:
                if lines:
                    yield _block(kind, lines)
                kind, lines = marker or "p", [content]
        if lines:
            yield _block(kind, lines)


def _line(line: str) -> tuple[str, str]:
    """The kind of list a line is an item of, or nothing, and its text."""
    for kind, pattern in (("ul", _BULLET), ("ol", _NUMBER)):
        if found := pattern.match(line):
            return kind, line[found.end() :]
    return "", line


def _block(kind: str, lines: list[str]) -> str:
    if kind == "p":
        return f"<p>{_inline('<br>'.join(lines))}</p>"
    return f"<{kind}>{''.join(f'<li>{_inline(line)}</li>' for line in lines)}</{kind}>"


def _inline(text: str) -> str:
    return _ITALIC.sub(r"<em>\2</em>", _BOLD.sub(r"<strong>\1</strong>", text))


def shorten(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut between words, with an ellipsis where something was left out."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    return flat[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:.–- ") + "…"
