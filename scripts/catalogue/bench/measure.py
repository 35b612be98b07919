"""Builds measured from outside: a fresh process each, wall time and largest memory as the system counts them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_RUN = """
import json, sys
from pathlib import Path
from catalogue.bench.measure import run_build
run_build(*(json.loads(argument) for argument in sys.argv[1:]))
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One run.

    Attributes:
        seconds: wall time of the whole process.
        peak_mb: largest resident memory of the process or of one of its children, in MB (wait4's ru_maxrss).
        stages: wall time by stage, where the process told.
        pages: pages of the site, where the process told.
    """

    seconds: float
    peak_mb: float
    stages: dict[str, float] = field(default_factory=dict)
    pages: int = 0


def measure_build(content: Path, work: Path, *, search: bool, repo: Path) -> Measured:
    """Builds a content root in a fresh process, without photos.

    Args:
        content: the content root.
        work: where site and cache stand; kept between runs, so that the second one finds them.
        search: whether the search index is made.
        repo: the generator's folder.
    """
    figures = work / "figures.json"
    arguments = [str(content), str(work), search, str(repo), str(figures)]
    command = [sys.executable, "-c", _RUN, *(json.dumps(argument) for argument in arguments)]
    measured = measure_command(command)
    told = json.loads(figures.read_text())
    return Measured(measured.seconds, measured.peak_mb, told["seconds"], told["pages"])


def measure_command(command: Sequence[str]) -> Measured:
    """Runs a command and waits for it, when all that earlier ones have written is on the disk.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    os.sync()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, list(command))
    return Measured(seconds, usage.ru_maxrss / 1024)


def run_build(content: str, work: str, search: bool, repo: str, figures: str) -> None:
    """What the measured process does: one build, its figures as JSON."""
    from datetime import date  # noqa: PLC0415 - imports belong to what is measured

    from catalogue.memory import import_for_good, leave  # noqa: PLC0415

    import_for_good("catalogue.build")  # as `catalogue` imports its commands
    from catalogue.build import Options, build  # noqa: PLC0415
    from catalogue.settings import Settings  # noqa: PLC0415

    root = Path(work)
    settings = Settings(
        Path(repo), Path(content), root / "site", "https://example.org/", root / "cache", date(2026, 11, 21)
    )
    kept: list[object] = []
    report, _ = build(settings, options=Options(photos=False, search=search), kept=kept)
    Path(figures).write_text(json.dumps({"seconds": report.seconds, "pages": report.pages}))
    leave()  # as `catalogue build` does
