"""Every file the site needs beside what is kept between builds, as an item: its key and how it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from catalogue.brand import brand_files
from catalogue.catalogue import Catalogue
from catalogue.chrome import Chrome, ChromeContext
from catalogue.editor.fields import LANGUAGE as EDITOR_LANGUAGE
from catalogue.editor.files import editor_files
from catalogue.hosting.files import host_files
from catalogue.languages import LANGUAGES
from catalogue.media import MediaCache, picture_files
from catalogue.messages import read_messages
from catalogue.pages.base import PageJob, language_path
from catalogue.pages.maps import map_files
from catalogue.pages.plan import moved_addresses
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.policy import frame_ancestors
from catalogue.render import Renderer
from catalogue.settings import Settings
from catalogue.sitemap import SitemapPage, render_robots, render_sitemaps
from catalogue.templates import CatalogueEnvironment
from catalogue.tiles import tile_items
from catalogue.tree import Item, Reader
from catalogue.worker import farewell, worker_files


def make_renderer(context: ChromeContext, chrome: Chrome) -> Renderer:
    """What stamps pages into the shells of the chrome."""
    return Renderer(
        context.settings.repo / "overrides" / "catalogue",
        chrome.shells,
        context.messages,
        context.head,
        context.assets.url,
        context.assets.fingerprint,
        context.settings.cache_dir / "templates",
    )


def compile_templates(settings: Settings) -> None:
    """Puts the templates of every language into the cache, from which the processes that write pages take them."""
    folder = settings.repo / "overrides"
    for messages in read_messages(folder / "locale").values():
        # Nothing is rendered, so nothing asks where a style or script is.
        CatalogueEnvironment(folder / "catalogue", messages, str, settings.cache_dir / "templates").compile_all()


def page_items(
    jobs: Sequence[PageJob], renderer: Renderer, catalogue: Catalogue, settings: Settings
) -> dict[str, Item]:
    """The pages of records, each with a key of everything it depends on."""
    common = hashlib.blake2b(digest_size=16)
    for text in (
        renderer.fingerprint,
        catalogue.vocabulary.fingerprint,
        catalogue.today.isoformat(),
        settings.base_url,
        settings.repo_url,
    ):
        common.update(text.encode() + b"\0")

    def key(job: PageJob) -> bytes:
        digest = common.copy()
        digest.update(f"{job.path}\0{job.language}\0{job.inputs.digest}".encode())
        return digest.digest()

    return {file_of(job): Item(partial(key, job), _maker(job, renderer)) for job in jobs}


def _maker(job: PageJob, renderer: Renderer) -> Callable[[], bytes]:
    return lambda: renderer.render(job.make()).encode()


def file_of(job: PageJob) -> str:
    """The site path of a page's file."""
    if job.path == "404.html":
        return job.path
    return language_path(job.path, job.language) + "index.html"


def other_items(
    context: ChromeContext,
    chrome: Chrome,
    editor: Mapping[str, bytes],
    jobs: Sequence[PageJob],
    shared: Shared,
    cache: MediaCache,
) -> dict[str, Item]:
    """Hand-written pages, sitemaps, files for hosts, editor, brand, maps, tiles, styles, scripts and pictures.

    Args:
        context: folders and words.
        chrome: what MkDocs made.
        editor: what `editor_of` gave.
        jobs: all pages made of records.
        shared: look-ups of the build.
        cache: of media.
    """
    listed = [
        SitemapPage(job.path, job.lastmod, job.images) for job in jobs if job.listed and job.language == LANGUAGES[0]
    ]
    listed += [SitemapPage(page.path) for page in chrome.pages if page.language == LANGUAGES[0]]
    base_url = context.settings.base_url
    docs = {f"{language_path(page.path, page.language)}index.html": page.html.encode() for page in chrome.pages}
    contents = {
        **docs,
        **render_sitemaps(listed, base_url),
        "robots.txt": render_robots(base_url),
        **editor,
        **host_files(
            base_url,
            context.settings.base_path,
            [*map(file_of, jobs), *docs],
            moved_addresses(shared.catalogue),
            context.vocabulary.site["contact"].get("email", ""),
            context.settings.today,
            context.origins,
            framers=frame_ancestors(context.vocabulary.site.get("embed_hosts") or ()),
        ),
    }
    items = constants(contents)
    drawn = hashlib.blake2b(context.vocabulary.fingerprint.encode(), digest_size=16).digest()
    for files in (brand_files(context.vocabulary), map_files(context.vocabulary)):
        items |= {path: Item(drawn, make) for path, make in files.items()}
    items |= tile_items(shared, cache)
    made = {**context.assets.files, **picture_files(shared.site.pictures.values(), cache)}
    return items | finished(made)


def worker_items(
    context: ChromeContext,
    shared: Shared,
    read: Reader,
    items: Mapping[str, Item],
) -> dict[str, Item]:
    """The service worker and the lists of what it keeps.

    Args:
        context: folders, scripts, and whether pages start a worker.
        shared: look-ups of the build.
        read: gives the content of a page.
        items: every other file of the site.
    """
    repo = context.settings.repo
    files = {path: item.make for path, item in items.items() if isinstance(item.make, Path)}
    kept = worker_files(repo, context.assets, shared, read, files) if context.keeps else farewell(repo)
    return constants(kept)


def editor_of(context: ChromeContext) -> dict[str, bytes]:
    """Site path to content of the editor's files; none where the site has no editor."""
    if not context.settings.editor:
        return {}
    terms = Terms(EDITOR_LANGUAGE, context.messages[EDITOR_LANGUAGE], context.vocabulary)
    return editor_files(context.settings, terms, context.assets)


def finished(files: Mapping[str, Path]) -> dict[str, Item]:
    """Files that another stage made: they lie under another name, or in another folder, when their content changes."""

    def item(path: str, file: Path) -> Item:
        key = hashlib.blake2b(f"{path}\0{file.parent.name}/{file.name}".encode(), digest_size=16)
        return Item(key.digest(), file)

    return {path: item(path, file) for path, file in files.items()}


def constants(contents: Mapping[str, bytes]) -> dict[str, Item]:
    """Files whose content is known already."""

    def item(content: bytes) -> Item:
        return Item(hashlib.blake2b(content, digest_size=16).digest(), lambda: content)

    return {path: item(content) for path, content in contents.items()}
