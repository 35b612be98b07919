"""The words of the interface: gettext catalogues, read once, looked up by their English text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel.messages.pofile import read_po

from catalogue.languages import LANGUAGES, Language


class MissingMessageError(LookupError):
    """A word of the interface has no translation; a mistake of ours, never of a producer."""


@dataclass(frozen=True)
class Messages:
    """The interface in one language.

    Attributes:
        language: the language.
        texts: English text to translation; English maps to itself and is not in here.
        plurals: English singular to the forms of the language (English: two; Indonesian and Malay: one).
    """

    language: Language
    texts: Mapping[str, str]
    plurals: Mapping[str, tuple[str, ...]]

    @cached_property
    def text(self) -> Callable[[str], str]:
        """Gives the translation of an interface text.

        A look-up in a mapping and nothing around it, because pages ask for fifty words each. It raises
        MissingMessageError where there is no translation; English never does.
        """
        return _Words(self.language, self.texts).__getitem__

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The form for a count, with `%(num)s` and other placeholders filled.

        `num` is the count as digits unless given, already formatted, among the values.

        Raises:
            MissingMessageError: as for text.
        """
        values.setdefault("num", count)
        if self.language == "en":
            return (singular if count == 1 else plural) % values
        try:
            form = self.plurals[singular][0]
        except KeyError:
            raise MissingMessageError(f"{self.language}: {singular!r}") from None
        return form % values


class _Words(dict[str, str]):
    """English text to what a page of one language says; English says the text itself."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        super().__init__(() if language == "en" else texts)
        self._language = language

    def __missing__(self, english: str) -> str:
        if self._language != "en":
            raise MissingMessageError(f"{self._language}: {english!r}")
        self[english] = english
        return english


def message_file(folder: Path, language: Language) -> Path:
    """Where the words of a language stand; English stands in the code itself."""
    return folder / language / "LC_MESSAGES" / "catalogue.po"


def read_messages(folder: Path) -> dict[Language, Messages]:
    """Reads the message file of every language but English."""
    return {language: _read(folder, language) for language in LANGUAGES}


def _read(folder: Path, language: Language) -> Messages:
    if language == "en":
        return Messages(language, {}, {})
    texts: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    with message_file(folder, language).open("rb") as file:
        for message in read_po(file, locale=language):
            if not message.id or message.fuzzy:
                continue
            if isinstance(message.id, str):
                if isinstance(message.string, str) and message.string:
                    texts[message.id] = message.string
            elif message.string and all(message.string):
                plurals[message.id[0]] = tuple(str(form) for form in message.string)
    return Messages(language, texts, plurals)
