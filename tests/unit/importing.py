"""Runs `catalogue import` as a person does, on a copy of the good fixture."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer
from bad_content import GOOD, TODAY
from catalogue.cli import check, importing, template
from typer.testing import CliRunner

EPOCH = str((TODAY.toordinal() - 719163) * 86400)

app = typer.Typer()
for command in (check, importing, template):
    command.register(app)


@dataclass(frozen=True)
class Desk:
    """An official's desk: a content root and a folder of what came in."""

    content: Path
    inbox: Path

    def run(self, *words: object) -> tuple[int, str]:
        """Exit code and everything that was said."""
        arguments = [*map(str, words), "--content", str(self.content)]
        result = CliRunner().invoke(app, arguments, env={"SOURCE_DATE_EPOCH": EPOCH}, catch_exceptions=False)
        return result.exit_code, result.output

    def take(self, *files: Path, **options: Any) -> dict[str, Any]:
        """The result of an import, as JSON; options as `write=True`, `attachments=path`."""
        words: list[object] = ["import", *files, "--format", "json"]
        for name, value in options.items():
            words += [f"--{name}"] if value is True else [f"--{name}", value]
        code, said = self.run(*words)
        result: dict[str, Any] = json.loads(said)
        assert result["exit_code"] == code
        return result

    def files(self) -> dict[str, bytes]:
        """Everything under the content root."""
        paths = sorted(path for path in self.content.rglob("*") if path.is_file())
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in paths}

    def problems(self) -> list[str]:
        """Codes of errors that the check finds."""
        _, said = self.run("check", "--format", "json")
        start, end = said.index("["), said.rindex("]") + 1
        return [each["code"] for each in json.loads(said[start:end]) if each["severity"] == "error"]


def make_desk(folder: Path) -> Desk:
    """A desk with the good fixture as its catalogue."""
    shutil.copytree(GOOD, folder / "content")
    (folder / "inbox").mkdir()
    return Desk(folder / "content", folder / "inbox")


def codes(result: dict[str, Any], severity: str = "") -> list[str]:
    """Codes of all problems of a result, each once, in the order of the alphabet."""
    entries = [problem for entry in result["entries"] for problem in entry["problems"]]
    return sorted({p["code"] for p in [*result["problems"], *entries] if severity in {"", p["severity"]}})
