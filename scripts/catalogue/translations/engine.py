"""What a translating machine has to be able to do, whichever it is."""

from __future__ import annotations

from typing import Protocol

from catalogue.languages import Language
from catalogue.problems import Bilingual


class EngineError(Exception):
    """A machine cannot be used here; says why and what to do.

    Attributes:
        message: in Indonesian and English.
    """

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


class Engine(Protocol):
    """A machine that translates between the site's languages."""

    def translate(self, text: str, source: Language, target: Language) -> str:
        """One paragraph of plain text in the other language.

        Words such as `XQ1X` stand for what must not be translated; a machine should leave them as they are, and who
        asks looks whether it did.

        Raises:
            EngineError: the machine does not know the two languages.
        """
        ...
