"""The text of the one issue that the nightly check keeps up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from catalogue.languages import format_date
from catalogue.nightly.links import CheckedLink
from catalogue.nightly.upkeep import Section

#: Begins the text: the script that keeps the issue reads the number from it.
MARKER: Final = "<!-- catalogue-nightly findings={} -->"
#: Lines of one section; GitHub takes 65,536 characters.
MOST_LINES: Final = 60


def render_issue(
    upkeep: Sequence[Section], links: Sequence[CheckedLink] | None, today: date, audit: Section | None = None
) -> str:
    """The whole text, in Markdown.

    Args:
        upkeep: what needs a hand in the records.
        links: the answers of the sources, or None where nobody asked them.
        today: the day of the check.
        audit: holes in packages, or None where nobody looked.
    """
    dead = Section("Sumber yang mati / Dead links", tuple(_link_lines(links or (), "dead")))
    sections = (*((audit,) if audit else ()), *upkeep, dead)
    findings = sum(len(section.lines) for section in sections)
    unclear = tuple(_link_lines(links or (), "unclear"))
    parts = [
        MARKER.format(findings),
        f"Keadaan pada {format_date(today, 'id')}: {findings} hal perlu ditangani. "
        "Teks ini ditulis ulang setiap malam; jangan disunting.",
        *(part for section in sections if section.lines for part in _section(section)),
    ]
    if unclear:
        parts += _section(Section("Sumber yang tidak menjawab dengan jelas / Links without a clear answer", unclear))
        parts.append("Situs dapat menolak pemeriksaan otomatis: buka sendiri sebelum mengganti sumbernya.")
    if links is None:
        parts.append("Tautan sumber tidak diperiksa kali ini.")
    if audit is None:
        parts.append("Paket tidak diperiksa terhadap celah keamanan kali ini.")
    return "\n\n".join(parts) + "\n"


def _link_lines(links: Iterable[CheckedLink], state: str) -> Iterator[str]:
    for checked in links:
        if checked.state == state:
            yield f"`{checked.link.place}` · <{checked.link.url}> · {checked.reason}"


def _section(section: Section) -> list[str]:
    lines = [f"- {line}" for line in section.lines[:MOST_LINES]]
    if len(section.lines) > MOST_LINES:
        lines.append(f"- … dan {len(section.lines) - MOST_LINES} lagi")
    return [f"### {section.title} ({len(section.lines)})", "\n".join(lines)]
