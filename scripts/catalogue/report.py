"""What a build tells at its end: records, pages, files, bytes against the budgets of free hosts, time by stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

#: Limits of free hosts for one site: 1 GB (GitHub Pages) and 20,000 files (Cloudflare Pages).
BYTES_BUDGET: Final = 1_000_000_000
FILES_BUDGET: Final = 20_000


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
            f"files     {self.files:,} of {FILES_BUDGET:,} ({self.files / FILES_BUDGET:.0%})"
            f"; {self.written:,} written, {self.removed:,} removed",
            f"bytes     {self.bytes / 1e6:,.1f} MB of {BYTES_BUDGET / 1e6:,.0f} MB ({self.bytes / BYTES_BUDGET:.0%})",
            f"seconds   {sum(self.seconds.values()):.1f} ({stages})",
        ]

    def over_budget(self) -> list[str]:
        """A sentence for each budget that the site does not keep, in Indonesian and English."""
        found = []
        if self.files > FILES_BUDGET:
            found.append(
                f"Jumlah berkas {self.files:,} melebihi batas {FILES_BUDGET:,}. / "
                f"{self.files:,} files are more than the {FILES_BUDGET:,} that free hosts take."
            )
        if self.bytes > BYTES_BUDGET:
            found.append(
                f"Ukuran situs {self.bytes:,} byte melebihi batas {BYTES_BUDGET:,}. / "
                f"{self.bytes:,} bytes are more than the {BYTES_BUDGET:,} that free hosts take."
            )
        return found
