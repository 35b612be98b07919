"""Every word of the interface is in every message catalogue, and nothing else is."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from catalogue.head import SAMPLE_NOTICE
from jinja2.ext import babel_extract

REPO = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)s")
#: Without "silent" a template that Babel cannot read would count as one without words.
OPTIONS = {"silent": "false", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols"}
#: Packages that say something to buyers.
SPEAKING = ("pages", "readiness", "downloads", "exports", "social")
#: Words of head.py that stand inside an f-string or a constant, where Babel's reader does not look.
HIDDEN = {"Sample data", SAMPLE_NOTICE}

Word = str | tuple[str, str]


@cache
def used_words() -> frozenset[Word]:
    """Words in templates and page builders; a text with a plural is a pair."""
    found: set[Word] = set(HIDDEN)
    scripts = REPO / "scripts" / "catalogue"
    for path in (
        *chain(*(sorted(scripts.glob(f"{folder}/**/*.py")) for folder in SPEAKING)),
        scripts / "search" / "words.py",
    ):
        with path.open("rb") as file:
            words = extract("python", file, keywords={"text": None, "plural": (1, 2)})
            found.update(word if isinstance(word, str) else tuple(word) for _, word, _, _ in words)
    for path in (REPO / "overrides").rglob("*.html"):
        with path.open("rb") as file:
            for _, function, word, _ in babel_extract(file, ("_", "ngettext"), (), OPTIONS):
                found.add(tuple(word[:2]) if function == "ngettext" else word if isinstance(word, str) else word[0])
    return frozenset(found)


@cache
def translations(language: str) -> dict[Word, tuple[str, ...]]:
    """Translations by their English text, as the file has them."""
    path = REPO / "overrides" / "locale" / language / "LC_MESSAGES" / "catalogue.po"
    with path.open("rb") as file:
        entries = [message for message in read_po(file, locale=language) if message.id]
    return {m.id: m.string if isinstance(m.string, tuple) else (m.string,) for m in entries}


@pytest.mark.parametrize("language", ["id", "ms"])
def test_no_word_is_missing_or_left_over(language: str) -> None:
    assert len(used_words()) > 150
    assert set(translations(language)) == used_words()


@pytest.mark.parametrize("language", ["id", "ms"])
def test_every_translation_has_text_and_the_same_placeholders(language: str) -> None:
    for word, strings in translations(language).items():
        wanted = sorted(PLACEHOLDER.findall(word if isinstance(word, str) else word[1]))
        assert all(strings), word
        assert [sorted(PLACEHOLDER.findall(text)) for text in strings] == [wanted] * len(strings), word


@pytest.mark.parametrize(
    ("language", "foreign"),
    [
        ("ms", "ekspor produsen sertifikat kapasitas kualitas unduh surel situs perajin karena coba inggris kemasan"),
        ("id", "eksport pengeluar sijil kapasiti kualiti e-mel perabot kerana inggeris pembungkusan"),
    ],
)
def test_malay_and_indonesian_are_not_mixed(language: str, foreign: str) -> None:
    allowed = {"Finish"}  # "kemasan" is Malay for the finish of a surface
    for word, strings in translations(language).items():
        spoken = set(re.findall(r"[\w-]+", " ".join(strings).casefold()))
        assert word in allowed or not spoken & set(foreign.split()), word
