"""Progress of a build: bars on a terminal, nothing in a log."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

Step = Callable[[int, int], None]


class Progress(Protocol):
    """Somebody who is told how far a build is."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        """Opens a stage; the step it gives is called with done and total."""
        ...


class Silent:
    """Tells nobody."""

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        """A stage that is not shown."""
        del name
        yield lambda done, total: None


class OnTerminal:
    """A bar per stage."""

    def __init__(self, console: Console) -> None:
        """Shows the bars.

        Args:
            console: a terminal.
        """
        self._bars = Bars(
            TextColumn("{task.description:<9}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=console,
        )

    def __enter__(self) -> OnTerminal:
        """Starts drawing."""
        self._bars.start()
        return self

    def __exit__(self, *reason: object) -> None:
        """Stops drawing; the bars stay as they are."""
        self._bars.stop()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stops drawing while a question is asked."""
        self._bars.stop()
        yield
        self._bars.start()

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        """A stage with its bar, full when the stage is over."""
        task = self._bars.add_task(name, total=None)

        def step(done: int, total: int) -> None:
            self._bars.update(task, completed=done, total=total)

        yield step
        total = self._bars.tasks[task].total or 1
        self._bars.update(task, completed=total, total=total)
