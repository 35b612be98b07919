"""Argos Translate itself, run by the Python of its own environment: a line of JSON in, a line out (see `argos`)."""

from __future__ import annotations

import importlib
import json
import os
import sys
from typing import Any

#: Records are not sent anywhere: of the providers that Argos Translate knows, only its own models are used.
_PROVIDER = ("ARGOS_MODEL_PROVIDER", "OPENNMT")
_LONGEST_REASON = 200


def main() -> None:
    """Says `ready`, or what is missing; then answers each line until there are no more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what its libraries print is no answer

    def say(**answer: Any) -> None:
        print(json.dumps(answer), file=answers, flush=True)

    os.environ[_PROVIDER[0]] = _PROVIDER[1]
    try:
        module = importlib.import_module("argostranslate.translate")
        languages = {language.code: language for language in module.get_installed_languages()}
    except ImportError as error:
        say(missing=error.name or "argostranslate")
        return
    except Exception as error:  # whatever a damaged model makes its libraries raise
        say(stopped=_reason(error))
        return
    say(ready=True)
    for line in sys.stdin:
        say(**_answer(json.loads(line), languages))


def _answer(asked: dict[str, str], languages: dict[str, Any]) -> dict[str, Any]:
    # The machine finds its own way by English where no model leads straight from one language to the other.
    start, end = languages.get(asked["source"]), languages.get(asked["target"])
    way = start.get_translation(end) if start is not None and end is not None else None
    if way is None:
        return {"no_model": True}
    try:
        return {"text": str(way.translate(asked["text"]))}
    except Exception as error:  # as above; some models are only opened now
        return {"stopped": _reason(error)}


def _reason(error: Exception) -> str:
    said = " ".join(str(error).split())[:_LONGEST_REASON]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


if __name__ == "__main__":
    main()
