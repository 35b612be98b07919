"""Finds every word of the interface where it is used: templates, scripts and page builders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from babel.messages.extract import extract
from jinja2.ext import babel_extract

#: What a script calls for a word in all languages at once; see `script_words`.
EVERY_LANGUAGE: Final = "inEveryLanguage"
#: A comment that begins like this travels to the translator.
_NOTE: Final = "Translators:"
#: Packages and modules that say something to buyers. Elsewhere `text` is another function.
SPEAKING: Final = (
    "head.py",
    "search/words.py",
    *(f"{folder}/**/*.py" for folder in ("pages", "readiness", "downloads", "exports", "social")),
)
#: Which argument of a function is the text, and which the plural, in Babel's terms.
_PYTHON: Final = {"text": None, "plural": (1, 2)}
_TEMPLATE: Final = {"_": None, "ngettext": (1, 2)}
_SCRIPT: Final = {EVERY_LANGUAGE: None}
#: Without "silent" a template that Babel cannot read would count as one without words.
_TEMPLATE_OPTIONS: Final = {"silent": "false", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols"}

_Method = str | Callable[..., Any]
_Functions = Mapping[str, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the interface in English.

    Attributes:
        text: the text; of one with a plural the singular.
        plural: the plural, empty where the text has none.
        notes: what its translator has to know.
    """

    text: str
    plural: str = ""
    notes: tuple[str, ...] = ()


def used_words(repo: Path) -> tuple[Word, ...]:
    """Every word of the interface once, in the order of first use: templates, then Python, then scripts.

    Args:
        repo: the generator's folder.
    """
    found: dict[str, Word] = {}
    for word in _all_words(repo):
        known = found.get(word.text, word)
        notes = tuple(dict.fromkeys((*known.notes, *word.notes)))
        found[word.text] = replace(known, plural=known.plural or word.plural, notes=notes)
    return tuple(found.values())


def _all_words(repo: Path) -> Iterator[Word]:
    overrides, scripts = repo / "overrides", repo / "scripts" / "catalogue"
    yield from _words(sorted(overrides.rglob("*.html")), babel_extract, _TEMPLATE, _TEMPLATE_OPTIONS)
    modules = [path for pattern in SPEAKING for path in sorted(scripts.glob(pattern))]
    yield from _words(modules, "python", _PYTHON)
    yield from _words(sorted((overrides / "assets" / "js").rglob("*.js")), "javascript", _SCRIPT)


def _words(
    paths: Iterable[Path], method: _Method, functions: _Functions, options: Mapping[str, str] | None = None
) -> Iterator[Word]:
    for path in paths:
        with path.open("rb") as file:
            found = extract(method, file, functions, (_NOTE,), options, strip_comment_tags=True)
            for _, text, comments, _ in found:
                note = " ".join(comments).strip()
                singular, plural = (text, "") if isinstance(text, str) else text[:2]
                yield Word(singular, plural, (note,) if note else ())
