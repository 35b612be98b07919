"""A guide or a problem that names a word of the interface names it as the interface does, in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from catalogue.languages import Language
from catalogue.messages import Messages, read_messages
from catalogue.problem_codes import CODES

REPO = Path(__file__).parents[2]
MESSAGES = read_messages(REPO / "overrides" / "locale")
QUOTED = re.compile(r'"([^"\n]+)"')
#: Named without quotes, because sentences go on about it; everything else a guide names stands in quotes.
UNQUOTED = ("Inquiry list",)


def said(text: str, words: Messages) -> dict[str, str]:
    """Words of the interface that an English text names, each with its translation; all in lower case."""
    known = {english.casefold(): translated.casefold() for english, translated in words.texts.items()}
    named = [quoted.casefold().strip(".") for quoted in QUOTED.findall(text)]
    named += [word.casefold() for word in UNQUOTED if word.casefold() in text.casefold()]
    return {word: known[word] for word in named if word in known}


@pytest.mark.parametrize("language", ["id", "ms"])
def test_a_guide_calls_words_of_the_interface_as_the_page_does(language: Language) -> None:
    named = 0
    for english in sorted((REPO / "docs").glob("*.en.md")):
        translated = english.with_name(english.name.replace(".en.md", f".{language}.md"))
        lines = zip(english.read_text("utf-8").split("\n"), translated.read_text("utf-8").split("\n"), strict=True)
        for number, (line, here) in enumerate(lines, start=1):
            for word, expected in said(line, MESSAGES[language]).items():
                named += 1
                assert expected in here.casefold(), f"{translated.name}:{number}: {word!r} is {expected!r}"
    assert named > 10


def test_a_problem_calls_words_of_the_interface_as_the_page_does() -> None:
    named = 0
    for code in CODES.values():
        for text in (code.message, code.hint):
            for word, expected in said(text.en, MESSAGES["id"]).items():
                if f'"{word}"' in text.id:
                    continue  # the name of a field, which no language changes
                named += 1
                assert expected in text.id.casefold(), f"{code.name}: {word!r} is {expected!r}"
    assert named
