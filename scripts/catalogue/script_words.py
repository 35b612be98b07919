"""Words that a script of the site brings along: they are built into it.

Words of one kind of page come with it, in its language. Others would stand in every page, or cannot come with one: the
offer to read it in the visitor's language, or a page that stands still while the site goes on. In the script such a
word stands as
`inEveryLanguage("English text")`; before bundling it becomes an object with one text a language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from catalogue.extraction import EVERY_LANGUAGE
from catalogue.languages import LANGUAGES, Language
from catalogue.messages import Messages

_CALL: Final = re.compile(rf'\b{EVERY_LANGUAGE}\(("(?:[^"\\\n]|\\.)*")\)')


def has_words(script: str) -> bool:
    """Whether a script shows words in a language of its own choice."""
    return _CALL.search(script) is not None


def with_words(script: str, messages: Mapping[Language, Messages]) -> str:
    """A script with its words in every language.

    Raises:
        MissingMessageError: a word has no translation.
    """

    def texts(call: re.Match[str]) -> str:
        english = json.loads(call[1])
        return json.dumps({language: messages[language].text(english) for language in LANGUAGES}, ensure_ascii=False)

    return _CALL.sub(texts, script)
