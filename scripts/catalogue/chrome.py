"""What MkDocs makes for the catalogue: the empty chrome of each language, and the hand-written pages."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from catalogue.assets import Assets, build_assets
from catalogue.brand import SITE_CARD
from catalogue.federation.portal import Portal, read_portal
from catalogue.head import HeadContext, render_head, render_languages
from catalogue.kept.code_version import generator_version
from catalogue.kept.files import read_sealed, seal, write_whole
from catalogue.languages import LANGUAGES, Language
from catalogue.messages import Messages, read_messages
from catalogue.page_files import page_files
from catalogue.pages.base import Head
from catalogue.policy import content_policy
from catalogue.reference import read_vocabulary
from catalogue.render import fill_places, relative_prefix
from catalogue.settings import Settings
from catalogue.templates import escaped_words
from catalogue.vocabulary import Vocabulary

#: Which entry of the main menu a hand-written page belongs to.
_NAVIGATION = {"how-to-order/": "order"}


@dataclass(frozen=True, slots=True)
class DocPage:
    """A hand-written page, finished.

    Attributes:
        path: language-neutral address, as in `how-to-order/`.
        language: its language.
        html: the whole page.
    """

    path: str
    language: Language
    html: str


@dataclass(slots=True)
class Chrome:
    """Everything one run of MkDocs gave.

    Attributes:
        shells: by language, the page that record pages are stamped into.
        pages: the hand-written pages.
        files: site path to content of what the theme and `docs/` have beside pages.
        beside: site path to file of what `docs/` has beside pages, until `with_page_files` has read it.
    """

    shells: dict[Language, str] = field(default_factory=dict)
    pages: list[DocPage] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    beside: dict[str, Path] = field(default_factory=dict)

    def with_page_files(self, docs: Path) -> Self:
        """Reads the files that `docs/` has beside pages.

        Raises:
            PageFileError: one cannot be published.
        """
        self.files |= page_files(self.beside, docs)
        self.beside = {}
        return self


@dataclass(frozen=True)
class ChromeContext:
    """What the theme's templates may use, and what hand-written pages need to be finished.

    Attributes:
        settings: folders, address and date.
        vocabulary: for the site's own texts.
        messages: the interface's words by language.
        assets: styles, scripts, fonts.
        head: what every head needs.
        portal: the federation that the site is the portal of, or None.
    """

    settings: Settings
    vocabulary: Vocabulary
    messages: Mapping[Language, Messages]
    assets: Assets
    head: HeadContext
    portal: Portal | None

    @classmethod
    def read(cls, settings: Settings) -> ChromeContext:
        """Reads and builds everything from the folders of the settings.

        Raises:
            VocabularyError: `reference/` cannot be used.
            AssetsError: styles and scripts cannot be built.
        """
        vocabulary = read_vocabulary(*settings.reference_folders)
        names: dict[Language, str] = {language: vocabulary.site["title"][language] for language in LANGUAGES}
        return cls(
            settings,
            vocabulary,
            read_messages(settings.repo / "overrides" / "locale"),
            build_assets(settings.repo, settings.cache_dir),
            HeadContext(settings.base_url, names, SITE_CARD),
            read_portal(settings.content, list(vocabulary.regencies))[0],
        )

    @property
    def origins(self) -> tuple[str, ...]:
        """Other sites that pages may ask: the members of a portal, and none for any other site."""
        return self.portal.origins if self.portal else ()

    @property
    def keeps(self) -> bool:
        """Whether pages start the service worker: not in a preview, nor where `reference/site.yml` says no."""
        return self.settings.offline and self.vocabulary.site.get("offline", True)

    def globals_for(self, language: Language) -> dict[str, Any]:
        """Names the theme's templates see in a language."""
        return {
            "lang": language,
            "site": self.vocabulary.site,
            "asset": self.assets.url,
            "policy": content_policy(self.origins),
            "portal": self.portal is not None,
            "worker": self.keeps,
            **escaped_words(self.messages[language]),
        }

    def page_values(self, path: str, language: Language, meta: Mapping[str, Any]) -> dict[str, str]:
        """Head and prefixes of a hand-written page.

        Args:
            path: language-neutral address.
            language: its language.
            meta: its front matter; `title` and `description` are needed.

        Raises:
            KeyError: the front matter lacks one of them.
        """
        root, base = relative_prefix(path, language)
        head = Head(title=str(meta["title"]), description=str(meta["description"]))
        return {"root": root, "base": base, "page_head": render_head(self.head, head, path, language)}

    def finish_page(self, html: str, path: str, language: Language) -> str:
        """Fills the places that hand-written pages share with the shell: menu, languages, notice."""
        root, base = relative_prefix(path, language)
        filled = fill_places(html, root, base, "doc", _NAVIGATION.get(path, ""))
        filled = filled.replace("@@here@@", "").replace("<!--@note-->", "")
        return filled.replace("<!--@langs-->", render_languages(path, language, root))

    def fingerprint(self) -> str:
        """Hash of everything the chrome is made from."""
        repo = self.settings.repo
        told = (generator_version(), self.settings.base_url, self.assets.fingerprint, self.keeps, self.origins)
        digest = hashlib.sha256(repr(told).encode())
        for place in (
            repo / "mkdocs.yml",
            repo / "docs",
            repo / "overrides",
            repo / "scripts" / "mkdocs_hooks.py",
            *self.settings.reference_folders,
        ):
            files = sorted(place.rglob("*")) if place.is_dir() else [place]
            for path in files:
                if path.is_file() and (path.suffix in _TEXT_SUFFIXES or place.name == "docs"):
                    digest.update(f"\0{path.relative_to(place.parent)}\0".encode() + path.read_bytes())
        return digest.hexdigest()


_TEXT_SUFFIXES = frozenset({".yml", ".md", ".html", ".po", ".py", ".css", ".js", ".svg"})

#: Values of the shell: markers in the place of what differs from page to page.
SHELL_VALUES: Mapping[str, str] = {"root": "@@root@@", "base": "@@base@@", "page_head": "<!--@head-->"}


def cached_chrome(cache_dir: Path, fingerprint: str, make: Callable[[], Chrome]) -> Chrome:
    """The chrome from the cache, or made and kept there. A cache that cannot be read is made again."""
    folder = cache_dir / "chrome"
    place = folder / f"{fingerprint}.pickle"
    if (kept := read_sealed(place)) is not None:
        chrome: Chrome = pickle.loads(kept)  # noqa: S301 - our own file, whole by its hash
        return chrome
    chrome = make()
    for old in folder.glob("*.pickle"):
        old.unlink(missing_ok=True)  # another command may be at it too
    write_whole(place, seal(pickle.dumps(chrome, protocol=5)))
    return chrome
