"""Known holes in the packages of the locks, as pip-audit found them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from catalogue.nightly.upkeep import Section

TITLE: Final = "Paket dengan celah keamanan / Packages with known holes"
#: What may stand in a public issue as it comes from a database of strangers: names, versions and ids, nothing else.
_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+!-]{0,79}")


class AuditError(ValueError):
    """The file is not a report of pip-audit."""


def read_audit(text: str) -> Section:
    """One line for each hole: package, version, id, and the versions that mend it.

    Args:
        text: what `pip-audit --format json` wrote; the reports of several locks may follow each other, a line each.

    Raises:
        AuditError: it is something else.
    """
    try:
        reports = [json.loads(line) for line in text.splitlines() if line.strip()]
        lines = {line for report in reports for package in report["dependencies"] for line in _holes(package)}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AuditError(str(error)) from error
    if not reports:
        raise AuditError("empty")
    return Section(TITLE, tuple(sorted(lines)))


def _holes(package: dict[str, Any]) -> Iterator[str]:
    """Lines of one package; one that could not be looked up has none."""
    for hole in package.get("vulns", ()):
        mended = _plain(hole["fix_versions"])
        remedy = f"diperbaiki di / mended in {', '.join(mended)}" if mended else "belum ada perbaikan / not mended yet"
        name, version, known = _plain((package["name"], package["version"], hole["id"]))
        yield f"`{name} {version}` · {known} · {remedy}"


def _plain(texts: Sequence[str]) -> list[str]:
    return [text if _PLAIN.fullmatch(text) else "?" for text in texts]
