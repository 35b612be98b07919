"""How problems are told: lines for people, JSON for programs, annotations for a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from catalogue.problems import Problem, Severity


def render_text(problems: Iterable[Problem]) -> str:
    """Problems as lines, each with its hint below it; without a line break at the end."""
    return "\n".join(line for problem in problems for line in problem_lines(problem))


def problem_lines(problem: Problem) -> list[str]:
    """One problem: `path:line:column: error[code] field: … / …`, and its hint, indented."""
    place = f"{_on_one_line(problem.location.path)}:{problem.location.line}:{problem.location.column}"
    field = f" {_on_one_line(problem.field)}:" if problem.field else ""
    message = f"{problem.message.id} / {problem.message.en}"
    lines = [f"{place}: {problem.severity}[{problem.code}]{field} {message}"]
    if problem.hint is not None:
        lines.append(f"    hint: {problem.hint.id} / {problem.hint.en}")
    return lines


def _on_one_line(name: str) -> str:
    """A name with line breaks and other controls spelled out, so that a line of the report stays one."""
    if name.isprintable():
        return name
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)


def render_json(problems: Iterable[Problem]) -> str:
    """Problems as a JSON list."""
    return json.dumps([as_mapping(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_mapping(problem: Problem) -> dict[str, Any]:
    """One problem as JSON shows it."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "path": problem.location.path,
        "line": problem.location.line,
        "column": problem.location.column,
        "field": problem.field,
        "message": problem.message._asdict(),
        "hint": problem.hint._asdict() if problem.hint is not None else None,
    }


def render_github(problems: Iterable[Problem], path_of: Callable[[str], str] = str) -> str:
    """Problems as workflow commands of GitHub Actions.

    Args:
        problems: what to show.
        path_of: turns a path of the content root into one of the repository.
    """
    return "\n".join(_annotation(problem, path_of) for problem in problems)


def _annotation(problem: Problem, path_of: Callable[[str], str]) -> str:
    place = problem.location
    properties = {
        "file": path_of(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{problem.code} {problem.field}".strip(),
    }
    shown = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    text = f"{problem.message.id} / {problem.message.en}"
    if problem.hint is not None:
        text += f"\nhint: {problem.hint.id} / {problem.hint.en}"
    return f"::{problem.severity} {shown}::{_escape(text)}"


def _escape(text: str) -> str:
    # https://docs.github.com/actions/reference/workflow-commands-for-github-actions; actions/toolkit command.ts
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def closing_line(problems: Sequence[Problem], records: int, drafts: int) -> str:
    """How much was checked and found, in both languages."""
    errors = sum(problem.severity is Severity.error for problem in problems)
    warnings = len(problems) - errors
    english = (
        f"{_count(records, 'record')} checked ({_count(drafts, 'draft')}): "
        f"{_count(errors, 'error')}, {_count(warnings, 'warning')}."
    )
    return f"{records} data diperiksa ({drafts} draf): {errors} kesalahan, {warnings} peringatan. / {english}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
