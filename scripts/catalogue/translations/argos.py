"""Argos Translate: a machine that works without a connection, on models its user has installed."""

from __future__ import annotations

import importlib
import os
from functools import cached_property
from typing import Any, Final

from catalogue.languages import Language
from catalogue.problems import Bilingual
from catalogue.translations.engine import EngineError

#: Records are not sent anywhere: of the providers that Argos Translate knows, only its own models are used.
_PROVIDER: Final = ("ARGOS_MODEL_PROVIDER", "OPENNMT")
_INSTALL: Final = ".venv/bin/python -m pip install 'argostranslate>=1.11,<2'"
#: What its libraries raise for damaged models, too little memory, and a file that cannot be fetched.
_FAILURES: Final = (OSError, RuntimeError, ValueError)


class Argos:
    """The machine, loaded when the first text is translated: that takes seconds and hundreds of megabytes."""

    def translate(self, text: str, source: Language, target: Language) -> str:
        """See Engine.

        Raises:
            EngineError: it is not installed, its models for the two languages are not, or it broke down.
        """
        # The machine finds its own way by English where no model leads straight from one language to the other.
        start, end = self._languages.get(source), self._languages.get(target)
        way = start.get_translation(end) if start is not None and end is not None else None
        if way is None:
            raise _no_model(source, target)
        try:
            return str(way.translate(text))
        except _FAILURES as error:
            raise _stopped(error) from error

    @cached_property
    def _languages(self) -> dict[str, Any]:
        os.environ[_PROVIDER[0]] = _PROVIDER[1]
        try:
            module = importlib.import_module("argostranslate.translate")
        except ImportError as error:
            raise _not_installed(error) from error
        try:
            return {language.code: language for language in module.get_installed_languages()}
        except _FAILURES as error:
            raise _stopped(error) from error


def _not_installed(error: ImportError) -> EngineError:
    missing = error.name or "argostranslate"
    return EngineError(
        Bilingual(
            f"Argos Translate belum terpasang ({missing} tidak ada). Pasang dengan: {_INSTALL}",
            f"Argos Translate is not installed ({missing} is not there). Install it with: {_INSTALL}",
        )
    )


def _no_model(source: Language, target: Language) -> EngineError:
    steps = [step for step in ((source, "en"), ("en", target)) if step[0] != step[1]]
    install = " && ".join(
        [".venv/bin/argospm update", *(f".venv/bin/argospm install translate-{first}_{last}" for first, last in steps)]
    )
    return EngineError(
        Bilingual(
            f"Argos Translate belum mempunyai model dari {source} ke {target}. Pasang dengan: {install}",
            f"Argos Translate has no model from {source} to {target} yet. Install it with: {install}",
        )
    )


def _stopped(error: Exception) -> EngineError:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return EngineError(
        Bilingual(
            f"Argos Translate berhenti: {reason}. Saat sebuah model pertama kali dipakai, sambungan internet mungkin "
            "diperlukan sekali.",
            f"Argos Translate stopped: {reason}. A connection may be needed once, when a model is first used.",
        )
    )
