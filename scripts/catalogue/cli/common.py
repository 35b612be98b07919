"""What the commands share: where things are, and how a person is told."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer
import yaml
from rich.console import Console

from catalogue.environment import build_date
from catalogue.federation.members import FILE as FEDERATION
from catalogue.hosting.hosts import HOSTS
from catalogue.problems import reason_of
from catalogue.reference import VocabularyError, read_vocabulary
from catalogue.settings import Settings
from catalogue.sources import FOLDERS
from catalogue.vocabulary import Vocabulary

#: Folder inside the installed package with everything that the repository has beside `scripts/catalogue/`.
GENERATOR = "generator"

#: Exit codes: nothing above a warning; errors in the content; wrong usage.
OK, CONTENT_ERRORS, WRONG_USAGE = 0, 1, 2

out = Console(soft_wrap=True, highlight=False)
err = Console(stderr=True, soft_wrap=True, highlight=False)

ContentOption = Annotated[
    Path | None,
    typer.Option(
        "--content",
        metavar="DIR",
        help="Folder with products/, producers/, collections/ (and perhaps reference/).",
    ),
]


def refuse(indonesian: str, english: str) -> typer.Exit:
    """Says what is wrong with the usage, and gives the exit that goes with it."""
    err.print(f"{indonesian} / {english}", markup=False)
    return typer.Exit(WRONG_USAGE)


def refuse_to_write(error: OSError, path: str | Path | None = None) -> typer.Exit:
    """Says that a file cannot be written and why, and gives the exit that goes with it.

    Args:
        error: what the system said.
        path: the file as the person knows it; without, as the system named it.
    """
    place = f'"{error.filename if path is None else path}"'
    reason = reason_of(error)
    return refuse(f"{place} tidak dapat ditulis: {reason.id}.", f"{place} cannot be written: {reason.en}.")


def find_repo() -> Path:
    """The generator's folder, with mkdocs.yml, docs, overrides and reference.

    It lies inside the package where that was installed from a wheel; else it is the repository the package stands in.
    """
    package = Path(__file__).resolve().parents[1]
    installed = package / GENERATOR
    return installed if installed.is_dir() else package.parents[1]


def find_home() -> Path:
    """Where a command works unless it is told: in the catalogue it was called in, else in the generator's own.

    Where the generator is installed and has none, it is the folder that the command was called in.
    """
    repo, here = find_repo(), Path.cwd()
    return here if repo.name == GENERATOR or _is_catalogue(here) else repo


def _is_catalogue(folder: Path) -> bool:
    return (folder / "mkdocs.yml").is_file() and _has_content(folder)


def _has_content(folder: Path) -> bool:
    """Whether there is something to work on: records, or the members of a portal."""
    return any((folder / name).is_dir() for _, name in FOLDERS) or (folder / FEDERATION).is_file()


def read_settings(
    content: Path | None = None,
    site_dir: Path | None = None,
    base_url: str | None = None,
    *,
    samples: bool = True,
    editor: bool = True,
    host: str | None = None,
) -> Settings:
    """Settings from the options of a command, the rest from mkdocs.yml.

    Raises:
        typer.Exit: a folder does not exist, or the address is not one.
    """
    repo = find_repo()
    root = (content or find_home()).absolute()
    home = root if content is None or repo.name == GENERATOR else repo
    if not root.is_dir():
        raise refuse(f'Folder "{root}" tidak ada.', f'The folder "{root}" does not exist.')
    if not _has_content(root):
        raise refuse(
            f'"{root}" tidak berisi products/, producers/, collections/, atau federation.yml: pindah ke folder '
            "katalog, buat folder producers/ di situ, atau buat katalog baru dengan catalogue new site FOLDER.",
            f'"{root}" holds no products/, producers/, collections/ or federation.yml: go to the catalogue\'s folder, '
            "make a folder producers/ there, or a new catalogue with catalogue new site FOLDER.",
        )
    config = _mkdocs_config(repo) | _mkdocs_config(root)
    address = str(base_url or config.get("site_url") or "").rstrip("/") + "/"
    if not is_site_address(address):
        raise refuse(
            f'"{address}" bukan alamat situs: tulis lengkap (site_url di mkdocs.yml), misalnya https://contoh.id/katalog/.',
            f'"{address}" is not a site\'s address: write it in full (site_url in mkdocs.yml), as in https://example.org/catalogue/.',
        )
    try:
        today = build_date(os.environ, datetime.now(UTC))
    except ValueError:
        raise refuse(
            "SOURCE_DATE_EPOCH harus berupa bilangan detik.", "SOURCE_DATE_EPOCH must be a number of seconds."
        ) from None
    site = (site_dir or home / "site").absolute()
    if holds_sources(site.resolve(), repo, root):
        raise refuse(
            f'"{site}" bagian dari katalog ini sendiri; pilih folder lain.',
            f'"{site}" is part of the catalogue itself; choose another folder.',
        )
    settings = Settings(repo, root, site, address, home / ".cache", today, samples)
    repo_url = str(config.get("repo_url") or "").rstrip("/")
    return replace(
        settings,
        repo_url=repo_url,
        editor=editor,
        host=_known_host(host if host is not None else _own_host(settings.reference_file("site.yml"))),
    )


def _known_host(host: str) -> str:
    if host and host not in HOSTS:
        choices = ", ".join(HOSTS)
        raise refuse(f'"{host}" bukan host yang dikenal: {choices}.', f'"{host}" is not a known host: {choices}.')
    return host


def _own_host(file: Path) -> str:
    """The host that `reference/site.yml` names; a broken file is the check's to explain."""
    try:
        site = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return ""
    return str(site.get("host") or "") if isinstance(site, dict) else ""


def is_site_address(address: str) -> bool:
    """Whether an address can stand before every page's path: http(s), a host in ASCII, no query, no fragment."""
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~!$&'()*+,;=:@%-]*)*", address):
        return False
    try:
        return urlsplit(address).port != 0
    except ValueError:  # a port above 65535
        return False


def holds_sources(site: Path, repo: Path, root: Path) -> bool:
    """Whether a folder to write to would hold, or stand in, what the catalogue is made from."""
    if repo.resolve().is_relative_to(site) or root.resolve().is_relative_to(site):
        return True
    sources = [repo / name for name in ("docs", "overrides", "scripts", "tests", "schemas", ".git", ".cache")]
    sources += [place / name for place in (repo, root) for name in (*(name for _, name in FOLDERS), "reference")]
    return any(site.is_relative_to(place.resolve()) for place in sources)


def _mkdocs_config(folder: Path) -> dict[str, Any]:
    """The site's own settings; nothing where a content root leaves them to the generator.

    Raises:
        typer.Exit: the file is not YAML, or no mapping.
    """
    file = folder / "mkdocs.yml"
    if not file.is_file():
        return {}
    try:
        config = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        config = None
    if not isinstance(config, dict):
        raise refuse(
            f'"{file}" tidak dapat dibaca: tulis misalnya site_url: https://nama.github.io/katalog/',
            f'"{file}" cannot be read: write for example site_url: https://name.github.io/catalogue/',
        )
    return config


def read_words(settings: Settings) -> Vocabulary:
    """The vocabulary of a content root.

    Raises:
        typer.Exit: a reference file cannot be used.
    """
    try:
        return read_vocabulary(*settings.reference_folders)
    except VocabularyError as error:
        raise refuse(
            f"Berkas acuan tidak dapat dipakai: {error}.", f"A reference file cannot be used: {error}."
        ) from error
