"""Federations of any size for measurements and tests: member sites of generated records, and the portal over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from catalogue.bench.generate import generate
from catalogue.build import Options, build
from catalogue.federation.asking import ask_all
from catalogue.federation.members import FILE
from catalogue.federation.portal import Heard, keep, read_portal
from catalogue.settings import Settings

#: A member for each, of other products each.
MEMBERS: Final = ("bangkalan", "sampang", "pamekasan", "sumenep")
_DAY: Final = date(2026, 11, 22)
#: The same for all sites, so that the chrome is made once: pages find each other by relative links.
_ADDRESS: Final = "https://example.org/"


@dataclass(frozen=True, slots=True)
class Federation:
    """Where a federation's sites are made.

    Attributes:
        repo: the generator's folder, whose samples give the words.
        work: holds a folder for each site.
        cache_dir: what builds keep.
    """

    repo: Path
    work: Path
    cache_dir: Path

    def build_member(self, member: str, count: int) -> Path:
        """The finished site of a member with `count` products, without photos."""
        settings = self._settings(member)
        if not settings.content.exists():
            generate(self.repo, settings.content, count, MEMBERS.index(member))
        return _built(settings)

    def build_portal(self, addresses: Mapping[str, str]) -> Path:
        """The finished portal over members that are online.

        Args:
            addresses: of the members' home pages, by id.

        Raises:
            RuntimeError: a member does not answer as it should.
        """
        settings = self._settings("portal")
        settings.content.mkdir(parents=True, exist_ok=True)
        text = "members:\n" + "".join(_entry(member, address) for member, address in addresses.items())
        (settings.content / FILE).write_text(text, encoding="utf-8")
        portal, problems = read_portal(settings.content, MEMBERS)
        for answer in ask_all(portal.members if portal else ()):
            problems += answer.problems
            if answer.summary is not None:
                keep(settings.content, answer.member, Heard(answer.summary, _DAY))
        if problems:
            raise RuntimeError("; ".join(found.message.en for found in problems))
        return _built(settings)

    def _settings(self, name: str) -> Settings:
        folder = self.work / name
        return Settings(
            self.repo,
            folder / "content",
            folder / "site",
            _ADDRESS,
            self.cache_dir,
            _DAY,
            editor=False,
            offline=False,
        )


def _built(settings: Settings) -> Path:
    build(settings, options=Options(photos=False))
    return settings.site_dir


def _entry(member: str, address: str) -> str:
    name = member.title()
    names = f"{{id: Kabupaten {name}, en: {name} Regency, ms: Kabupaten {name}}}"
    return f"- id: {member}\n  name: {names}\n  url: {address}\n  regency: {member}\n"
