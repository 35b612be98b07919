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
        return self.reference_folders[0]

    @property
    def reference_folders(self) -> tuple[Path, ...]:
        """Where a file of the vocabulary is looked for, first the content root's own folder, where it has one.

        A content root keeps the files that it changes, at least `site.yml`; the others come with the generator, so
        that a new release brings its new rules and words.
        """
        both = (self.content / "reference", self.repo / "reference")
        return tuple(dict.fromkeys(folder for folder in both if folder.is_dir()))

    def reference_file(self, name: str) -> Path:
        """A file of the vocabulary: the content root's own, else the repository's."""
        folders = self.reference_folders
        return next((folder / name for folder in folders if (folder / name).is_file()), folders[-1] / name)

    @property
    def home(self) -> Path:
        """Where the person's own `mkdocs.yml` and the hosts' files stand: the content root's, else the repository's."""
        return self.content if (self.content / "mkdocs.yml").is_file() else self.repo
