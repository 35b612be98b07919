"""What a build tells at its end: records, pages, files, bytes, what hosts still take, time by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class BuildReport:
    """Figures of one build.

    Attributes:
        records: kind of record to how many are on the site.
        drafts: records left out because they are drafts.
        warnings: problems that did not stop the build.
        pages: HTML pages of the site.
        files: files of the site.
        bytes: their size.
        hosts: a line for each host: what is used of its limits, and how many products still fit.
        written: files that this build wrote.
        removed: files that left the site.
        seconds: stage to wall time.
    """

    records: Mapping[str, int] = field(default_factory=dict)
    drafts: int = 0
    warnings: int = 0
    pages: int = 0
    files: int = 0
    bytes: int = 0
    hosts: Sequence[str] = ()
    written: int = 0
    removed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def lines(self) -> list[str]:
        """The closing summary, a line each, in plain text."""
        records = ", ".join(f"{count:,} {kind}" for kind, count in self.records.items())
        stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.seconds.items())
        return [
            f"records   {records}; {self.drafts:,} drafts left out; {self.warnings:,} warnings",
            f"pages     {self.pages:,}",
            f"files     {self.files:,}; {self.written:,} written, {self.removed:,} removed",
            f"bytes     {self.bytes / 1e6:,.1f} MB",
            *(f"{'hosts' if number == 0 else '':9} {line}" for number, line in enumerate(self.hosts)),
            f"seconds   {sum(self.seconds.values()):.1f} ({stages})",
        ]
