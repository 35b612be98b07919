"""What a build is told from outside: folders, address, date. The only values that differ between two builds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a stage may need to know about the build it is part of.

    Attributes:
        repo: the generator's own folder (mkdocs.yml, docs, overrides, reference).
        content: the content root (products, producers, collections, perhaps reference).
        site_dir: where the finished site goes.
        base_url: absolute address of the site's root, with a slash at the end.
        cache_dir: where what can be made again is kept.
        today: the date of the build; everything dated is judged by it.
        samples: whether records marked `sample_data` are part of the site.
        host: id of the host whose limits the site must keep (`hosting/hosts.py`); empty for none.
        repo_url: address of the repository on its host (`repo_url` in mkdocs.yml), or empty.
        editor: whether `/admin/` is part of the site.
        offline: whether a service worker keeps pages on visitors' devices; never while a preview is served.
    """

    repo: Path
    content: Path
    site_dir: Path
    base_url: str
    cache_dir: Path
    today: date
    samples: bool = True
    host: str = ""
    repo_url: str = ""
    editor: bool = True
    offline: bool = True

    @property
    def base_path(self) -> str:
        """Path part of the address, with slashes at both ends: `/` or `/repo/`."""
        return urlsplit(self.base_url).path or "/"

    @property
    def reference(self) -> Path:
        """The vocabulary: the content root's own, else the repository's."""
        own = self.content / "reference"
        return own if own.is_dir() else self.repo / "reference"
