"""Pages of `docs/` in three languages: which translation still belongs to its source page, and which is missing.

The source of a page is its English text. From which text a translation was made stands in one file for all pages, as a
hash: whether it is outdated is reckoned, as for records, and the old text typed again makes it current again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from catalogue.languages import LANGUAGES, Language
from catalogue.translations.ledger import source_hash

#: In `docs/`, but outside the site.
LEDGER: Final = "dev/page-translations.txt"
SOURCE: Final[Language] = "en"
PageStatus = Literal["current", "outdated", "missing"]
PAGE_STATUSES: Final[tuple[PageStatus, ...]] = ("current", "outdated", "missing")

_TITLE: Final = (
    "# The English text each page of docs/ was translated from. Kept by `catalogue translate mark`; hashes, no texts."
)
_LINE: Final = re.compile(r"(\S+\.(?:id|ms)\.md) ([0-9a-f]{12})")
_PAGE: Final = re.compile(r"(.+)\.(en|id|ms)\.md")
#: Made from the field table in all languages at once (`catalogue schema`).
_MADE: Final = frozenset({"field-guide"})
_HEAD: Final = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_CODE: Final = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PageState:
    """One page in one language.

    Attributes:
        path: its file, relative to `docs/`: `about.id.md`.
        language: the language translated into.
        status: how it stands.
        words: how many words there are to translate or to look at; 0 where nothing is to do.
        source: hash of the page's English text.
        noted: whether the ledger knows from which text it was translated; without, no change can be seen.
    """

    path: str
    language: Language
    status: PageStatus
    words: int
    source: str
    noted: bool


def read_pages(docs: Path) -> dict[str, str]:
    """The text of every page, by its file relative to `docs/`."""
    found = (path for path in docs.rglob("*.md") if _PAGE.fullmatch(path.name))
    return {path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8") for path in sorted(found)}


def read_ledger(docs: Path) -> dict[str, str]:
    """Page to hash of the text it was translated from; empty where nothing was noted yet."""
    path = docs / LEDGER
    if not path.is_file():
        return {}
    matches = (_LINE.fullmatch(line.strip()) for line in path.read_text(encoding="utf-8").splitlines())
    return {match[1]: match[2] for match in matches if match}


def render_ledger(noted: Mapping[str, str]) -> str:
    """The ledger's text."""
    return "\n".join((_TITLE, *(f"{path} {noted[path]}" for path in sorted(noted)), ""))


def page_states(texts: Mapping[str, str], noted: Mapping[str, str]) -> tuple[PageState, ...]:
    """How every page stands in every language but English, by page and language.

    Args:
        texts: every page, by its file.
        noted: the ledger.
    """
    names = sorted({match[1] for match in map(_PAGE.fullmatch, texts) if match} - _MADE)
    return tuple(
        _state(f"{name}.{language}.md", language, texts, noted, texts[f"{name}.{SOURCE}.md"])
        for name in names
        if f"{name}.{SOURCE}.md" in texts
        for language in LANGUAGES
        if language != SOURCE
    )


def confirm(states: Iterable[PageState], noted: Mapping[str, str]) -> dict[str, str]:
    """The ledger once a person has found these pages to say what the English ones say."""
    return dict(noted) | {state.path: state.source for state in states if state.status != "missing"}


def _state(path: str, language: Language, texts: Mapping[str, str], noted: Mapping[str, str], source: str) -> PageState:
    status: PageStatus = "current"
    if path not in texts:
        status = "missing"
    elif noted.get(path, source_hash(source)) != source_hash(source):
        status = "outdated"
    words = 0 if status == "current" else _words(source)
    return PageState(path, language, status, words, source_hash(source), path in noted)


def _words(text: str) -> int:
    """Words a translator has to do: title and description of the head, and the text without blocks of code."""
    head = _HEAD.match(text)
    values = " ".join(line.partition(":")[2] for line in head[1].splitlines()) if head else ""
    body = _CODE.sub("", text[head.end() :] if head else text)
    return sum(any(sign.isalpha() for sign in word) for word in f"{values} {body}".split())
