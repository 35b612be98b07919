"""Argos Translate: a machine that works without a connection, on models its user has installed.

It lives in an environment of its own and is talked to through a pipe. One of its libraries (spaCy's) is a package
called `catalogue`, as this one is: installed side by side, one of the two would hide the other.
"""

from __future__ import annotations

import json
import shlex
import subprocess
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

from catalogue.languages import Language
from catalogue.problems import Bilingual
from catalogue.translations.engine import EngineError

_MACHINE: Final = Path(__file__).with_name("argos_machine.py")
_PACKAGE: Final = "argostranslate>=1.11,<2"


class Argos:
    """The machine, started when the first text is translated: that takes seconds and hundreds of megabytes.

    As a context manager it is ended behind the last text.
    """

    def __init__(self, environment: Path) -> None:
        """Takes where it is installed.

        Args:
            environment: folder of a virtual environment; perhaps there is none yet.
        """
        self._programs = environment / "bin"

    def __enter__(self) -> Self:
        """Gives itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Ends the machine."""
        if "_process" in self.__dict__:
            self._process.kill()
            self._process.communicate()

    def translate(self, text: str, source: Language, target: Language) -> str:
        """See Engine.

        Raises:
            EngineError: it is not installed, its models for the two languages are not, or it broke down.
        """
        answer = self._ask({"text": text, "source": source, "target": target})
        if "no_model" in answer:
            raise self._no_model(source, target)
        return str(answer["text"])

    @cached_property
    def _process(self) -> subprocess.Popen[str]:
        python = self._programs / "python"
        if not python.is_file():
            raise self._not_installed("argostranslate")
        # Isolated (-I): it must find neither this package nor what stands in the folder of the script.
        return subprocess.Popen(
            [python, "-I", _MACHINE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    @cached_property
    def _is_ready(self) -> bool:
        """Whether the machine has said so; it does before the first question."""
        return bool(self._read()["ready"])

    def _ask(self, question: dict[str, str]) -> dict[str, Any]:
        if self._is_ready and self._process.stdin is not None:
            try:
                self._process.stdin.write(json.dumps(question) + "\n")
                self._process.stdin.flush()
            except BrokenPipeError:  # it has ended; reading says how
                pass
        return self._read()

    def _read(self) -> dict[str, Any]:
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            raise _stopped(f"status {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "missing" in answer:
            raise self._not_installed(answer["missing"])
        if "stopped" in answer:
            raise _stopped(answer["stopped"])
        return answer

    def _not_installed(self, missing: str) -> EngineError:
        folder = shlex.quote(str(self._programs.parent))
        install = f"python3 -m venv {folder} && {folder}/bin/python -m pip install '{_PACKAGE}'"
        return EngineError(
            Bilingual(
                f"Argos Translate belum terpasang ({missing} tidak ada). Pasang di lingkungannya sendiri: {install}",
                f"Argos Translate is not installed ({missing} is not there). Install it on its own: {install}",
            )
        )

    def _no_model(self, source: Language, target: Language) -> EngineError:
        steps = [step for step in ((source, "en"), ("en", target)) if step[0] != step[1]]
        program = shlex.quote(str(self._programs / "argospm"))
        install = " && ".join(
            [f"{program} update", *(f"{program} install translate-{first}_{last}" for first, last in steps)]
        )
        return EngineError(
            Bilingual(
                f"Argos Translate belum mempunyai model dari {source} ke {target}. Pasang dengan: {install}",
                f"Argos Translate has no model from {source} to {target} yet. Install it with: {install}",
            )
        )


def _stopped(reason: str) -> EngineError:
    return EngineError(
        Bilingual(
            f"Argos Translate berhenti: {reason}. Saat sebuah model pertama kali dipakai, sambungan internet mungkin "
            "diperlukan sekali.",
            f"Argos Translate stopped: {reason}. A connection may be needed once, when a model is first used.",
        )
    )
