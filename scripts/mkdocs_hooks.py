"""The edge between MkDocs and the catalogue: the only file that imports mkdocs.

MkDocs builds two things for us, once per language: the hand-written pages, and `index`, which is the empty shell
that record pages are stamped into. Both are taken out of a temporary folder; the site itself is written by
`catalogue.build`, so that `mkdocs build` keeps the same promises as `catalogue build`.

static-i18n builds the other languages inside its own `on_post_build`, so every event here runs once per language;
the outermost build is found by counting.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from catalogue.chrome import SHELL_VALUES, Chrome, ChromeContext, DocPage
from catalogue.environment import build_date
from catalogue.languages import LANGUAGES, Language
from catalogue.settings import Settings
from catalogue.tree import SiteTrees
from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from rich.console import Console

# Material announces its last maintenance year on every run; this is its own switch for that.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")

_SHELL = "index"
_SHELL_SOURCE = "---\ntitle: shell\ntemplate: shell.html\n---\n"
_THEME_STYLES = "assets/stylesheets/main."


class _Run:
    """State of one build in all its languages."""

    def __init__(self) -> None:
        self.depth = 0
        self.chrome = Chrome()
        self.shared: list[File] = []
        self.context: ChromeContext | None = None
        self.target: Path | None = None
        self.scratch: tempfile.TemporaryDirectory[str] | None = None


_run = _Run()


def collect_chrome(settings: Settings, context: ChromeContext) -> Chrome:
    """Runs MkDocs for the shells and the hand-written pages only; nothing of the site is written.

    Raises:
        BuildError: MkDocs could not build a page.
    """
    collected = Chrome()
    with tempfile.TemporaryDirectory(prefix="catalogue-") as scratch:
        config = load_config(str(settings.repo / "mkdocs.yml"), site_dir=scratch, site_url=settings.base_url)
        config.extra["catalogue"] = {"chrome": collected, "context": context}
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build(config)
        finally:
            config.plugins.on_shutdown()
        for path in sorted(Path(scratch).glob(f"{_THEME_STYLES}*.css")):
            collected.files[path.relative_to(scratch).as_posix()] = path.read_bytes()
    return collected


def serve(settings: Settings, address: str) -> None:
    """Serves the site and builds it again whenever something it is made from changes."""
    mkdocs_serve(str(settings.repo / "mkdocs.yml"), dev_addr=address)


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Sends MkDocs' own output to a temporary folder, and prepares what the templates use."""
    _run.depth += 1
    if _run.depth > 1:
        return config
    config.theme.static_templates = set()  # the 404 page and the sitemap are ours
    _spare_hidden_folders(config.theme)
    collecting = config.extra.get("catalogue")
    if collecting:
        _run.chrome, _run.context = collecting["chrome"], collecting["context"]
        return config
    _run.chrome = Chrome()
    _run.target = Path(config.site_dir)
    _run.scratch = tempfile.TemporaryDirectory(prefix="catalogue-")
    config.site_dir = _run.scratch.name
    _run.context = ChromeContext.read(_settings(config, _run.target))
    return config


class _VisibleFiles(FileSystemLoader):
    """The theme's folders without hidden ones when they are listed."""

    def list_templates(self) -> list[str]:
        """All names, in order; MkDocs drops those in hidden folders itself, after looking at each."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, files in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(top).as_posix() for name in files)
        return sorted(found)


def _spare_hidden_folders(theme: Theme) -> None:
    """Material has fifteen thousand icons in a hidden folder, and MkDocs lists them once per language."""
    plain = theme.get_env  # the only way in before MkDocs lists the files

    def get_env() -> Environment:
        env = plain()
        env.loader = _VisibleFiles(theme.dirs)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the shell as the index page of each language, and notes the files that are for all languages."""
    _run.shared = [file for file in files if _is_beside_pages(file, config) and not _has_language(file)]
    for language in LANGUAGES:
        name = f"{_SHELL}.{language}.md"
        files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Gives every language the files that are for all: static-i18n leaves them to the default one.

    The last event before links are looked at, so also the one in which to take what each language has.
    """
    present = {file.dest_uri for file in files}
    for file in _run.shared:
        if file.dest_uri not in present:
            files.append(File(file.src_uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    beside = [file for file in files if _is_beside_pages(file, config)]
    _run.chrome.beside.update((file.dest_uri, Path(str(file.abs_src_path))) for file in beside)
    return nav


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Gives the shell's source, which is no file."""
    return _SHELL_SOURCE if page.file.src_uri.startswith(f"{_SHELL}.") else None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Lets the theme's templates use our words and styles."""
    env.globals.update(_context().globals_for(_language(config)))
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: object) -> dict[str, Any]:
    """Gives each page its head and its prefixes; the shell gets markers in their place."""
    language = _language(config)
    path = _neutral_path(page, language)
    meta: Mapping[str, Any] = page.meta
    is_shell = path == ""
    values = SHELL_VALUES if is_shell else _context().page_values(path, language, meta)
    context.update(values)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Takes the finished page."""
    language = _language(config)
    path = _neutral_path(page, language)
    if path == "":
        _run.chrome.shells[language] = output
    else:
        _run.chrome.pages.append(DocPage(path, language, _context().finish_page(output, path, language)))
    return output


@event_priority(-200)  # after static-i18n (-100), which builds the other languages in this event
def on_post_build(config: MkDocsConfig) -> None:
    """After the last language: builds the site, where it was MkDocs that was asked to."""
    _run.depth -= 1
    if _run.depth or _run.target is None or _run.scratch is None:
        return
    from catalogue.build import build_or_explain  # noqa: PLC0415 - build imports this module for its own runs

    for path in sorted(Path(config.site_dir).glob(f"{_THEME_STYLES}*.css")):
        _run.chrome.files[path.relative_to(config.site_dir).as_posix()] = path.read_bytes()
    built = build_or_explain(_settings(config, _run.target), chrome=_run.chrome)
    _run.scratch.cleanup()
    config.site_dir = str(_run.target)
    if not built and not _is_serving():
        raise BuildError("the catalogue has errors; the site was left as it was")


def on_build_error(error: Exception) -> None:
    """Forgets a build that failed half way."""
    _run.depth = 0
    if _run.scratch is not None:
        _run.scratch.cleanup()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Watches records and templates too, and says where the preview is."""
    for place in _watched(_settings(config, Path(config.site_dir))):
        server.watch(place)
    Console(stderr=True, soft_wrap=True, highlight=False).print(
        f"Pratinjau: {server.url} (Ctrl+C menghentikannya) / Preview: {server.url} (Ctrl+C stops it)", markup=False
    )
    return server


def on_shutdown() -> None:
    """Removes what a preview kept beside MkDocs' own temporary folder."""
    if _run.target is not None and _is_serving():
        shutil.rmtree(SiteTrees(_run.target).workshop, ignore_errors=True)


def _is_beside_pages(file: File, config: MkDocsConfig) -> bool:
    """Whether a file of `docs/` is published without being a page."""
    inside = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(config.docs_dir)
    included = file.inclusion.value > InclusionLevel.DRAFT.value
    return inside and included and not file.is_documentation_page()


def _has_language(file: File) -> bool:
    """Whether a file is for one language only: `map.id.png`."""
    return any(file.src_uri.removesuffix(Path(file.src_uri).suffix).endswith(f".{each}") for each in LANGUAGES)


def _watched(settings: Settings) -> list[str]:
    places = [settings.content / name for name in ("products", "producers", "collections")]
    places += [*settings.reference_folders, settings.repo / "overrides"]
    return [str(place) for place in places if place.is_dir()]


def _is_serving() -> bool:
    return "serve" in sys.argv


def _settings(config: MkDocsConfig, site_dir: Path) -> Settings:
    repo = Path(config.config_file_path or "mkdocs.yml").parent.absolute()
    content = Path(os.environ.get("CATALOGUE_CONTENT") or repo)
    return Settings(
        repo=repo,
        content=content.absolute(),
        site_dir=site_dir.absolute(),
        base_url=(config.site_url or "/").rstrip("/") + "/",
        cache_dir=Path(os.environ.get("CATALOGUE_CACHE") or repo / ".cache"),
        today=build_date(os.environ, datetime.now(UTC)),
        samples=os.environ.get("CATALOGUE_SAMPLES", "yes") != "no",
        repo_url=(config.repo_url or "").rstrip("/"),
        editor=os.environ.get("CATALOGUE_EDITOR", "yes") != "no",
        offline=not _is_serving(),
    )


def _context() -> ChromeContext:
    if _run.context is None:
        raise BuildError("the catalogue was not prepared: on_config did not run")
    return _run.context


def _language(config: MkDocsConfig) -> Language:
    current = getattr(config.plugins["i18n"], "current_language", None)
    return next(language for language in LANGUAGES if language == current)


def _neutral_path(page: Page, language: Language) -> str:
    url: str = page.url
    return url.removeprefix(f"{language}/").removeprefix("./")
