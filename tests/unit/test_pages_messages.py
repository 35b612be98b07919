"""Every word of the interface is in every message catalogue, and nothing else is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from catalogue.extraction import used_words

REPO = Path(__file__).parents[2]
PLACEHOLDER = re.compile(r"%\(\w+\)s")
Word = str | tuple[str, str]


@cache
def translations(language: str) -> dict[Word, tuple[str, ...]]:
    """Translations by their English text, as the file has them."""
    path = REPO / "overrides" / "locale" / language / "LC_MESSAGES" / "catalogue.po"
    with path.open("rb") as file:
        entries = [message for message in read_po(file, locale=language) if message.id and not message.fuzzy]
    return {m.id: m.string if isinstance(m.string, tuple) else (m.string,) for m in entries}


@pytest.mark.parametrize("language", ["id", "ms"])
def test_no_word_is_missing_or_left_over(language: str) -> None:
    words = {(word.text, word.plural) if word.plural else word.text for word in used_words(REPO)}
    assert len(words) > 700
    assert set(translations(language)) == words


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
