"""What is still missing before the first publication: the one file to edit, the address, the host's own files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from catalogue.catalogue import Catalogue
from catalogue.hosting.addresses import LEDGER, read_ledger
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem
from catalogue.settings import Settings

#: Hosts that nobody owns (RFC 2606): an address of one of these is still the example.
_EXAMPLE_HOSTS: Final = re.compile(r"(?:.+\.)?(?:example(?:\.(?:org|com|net))?|invalid|test|localhost)")
#: Where a host reads the publishing folder, and how it stands there.
_FOLDERS: Final[Mapping[str, re.Pattern[str]]] = {
    "netlify.toml": re.compile(r'^\s*publish\s*=\s*"([^"]*)"', re.MULTILINE),
    "wrangler.toml": re.compile(r'^\s*pages_build_output_dir\s*=\s*"([^"]*)"', re.MULTILINE),
}


def examine(settings: Settings, site: Mapping[str, Any], catalogue: Catalogue) -> Iterator[Problem]:
    """Every reason not to publish yet, and what would be better.

    Args:
        settings: folders and address.
        site: `reference/site.yml`.
        catalogue: the checked records.
    """
    yield from _own_settings(settings, site)
    samples = sum(
        record.sample_data
        for records in (catalogue.products, catalogue.producers, catalogue.collections)
        for record in records.values()
    )
    if samples:
        yield problem("site-shows-samples", Location("products"), count=samples)
    yield from _ledger(settings.content)
    yield from _host_files(settings)


def is_example(address: str) -> bool:
    """Whether a site's address is one that nobody owns, and so will never open."""
    return _EXAMPLE_HOSTS.fullmatch(urlsplit(address).hostname or "") is not None


def built_sizes(site_dir: Path) -> dict[str, int]:
    """Every file of the site that was built last, with its bytes; empty where there is none yet."""
    if not (site_dir / "sitemap.xml").is_file():
        return {}
    return {
        path.relative_to(site_dir).as_posix(): path.stat().st_size
        for path in sorted(site_dir.rglob("*"))
        if path.is_file()
    }


def _own_settings(settings: Settings, site: Mapping[str, Any]) -> Iterator[Problem]:
    place = Location("mkdocs.yml", _line_of(settings.home / "mkdocs.yml", "site_url:"))
    if is_example(settings.base_url):
        yield problem("site-address-unset", place, "site_url", value=settings.base_url)
    elif settings.base_url.startswith("http:"):
        secure = settings.base_url.replace("http:", "https:", 1)
        yield problem("site-address-insecure", place, "site_url", value=secure)
    if site.get("sample_contact"):
        line = _line_of(settings.reference_file("site.yml"), "sample_contact:")
        yield problem("site-contact-sample", Location("reference/site.yml", line), "sample_contact")


def _ledger(content: Path) -> Iterator[Problem]:
    path = content / LEDGER
    if not path.is_file():
        yield problem("site-without-ledger", Location(LEDGER))
        return
    yield from read_ledger(path.read_text(encoding="utf-8"))[1]


def _host_files(settings: Settings) -> Iterator[Problem]:
    """Files for hosts that say something else than the site does."""
    cname = settings.home / "CNAME"
    if cname.is_file():
        named = cname.read_text(encoding="utf-8").strip()
        if named != urlsplit(settings.base_url).hostname:
            yield problem(
                "host-files-disagree", Location("CNAME"), file="CNAME", value=named, address=settings.base_url
            )
    for name, pattern in _FOLDERS.items():
        file = settings.home / name
        found = pattern.search(file.read_text(encoding="utf-8")) if file.is_file() else None
        if found and found[1] != settings.site_dir.name:
            line = file.read_text(encoding="utf-8").count("\n", 0, found.start(1)) + 1
            yield problem(
                "host-folder-disagrees", Location(name, line), file=name, value=found[1], folder=settings.site_dir.name
            )


def _line_of(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(start)), 1)
