"""The order of a build; the only module that knows every stage.

check → chrome → pictures → search → prints → pages → publish. The check comes first and writes nothing: with an error
outside drafts the old site stays as it was.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console

from catalogue.assets import AssetsError
from catalogue.brand import BRAND_RECIPE, brand_files
from catalogue.catalogue import Catalogue
from catalogue.chrome import Chrome, ChromeContext, cached_chrome
from catalogue.downloads import download_items
from catalogue.editor.fields import LANGUAGE as EDITOR_LANGUAGE
from catalogue.editor.files import editor_files
from catalogue.exports.prints import PrintError, make_prints, site_prints
from catalogue.halves import Background
from catalogue.hosting.addresses import LEDGER, is_promised, lost_addresses, read_ledger
from catalogue.hosting.files import host_files
from catalogue.hosting.hosts import HOSTS, Host, Usage, excess, measure_usage, usage_line
from catalogue.languages import LANGUAGES
from catalogue.loading import ContentError, load
from catalogue.loading.cache import code_version
from catalogue.media import MediaCache, encode_all, encoder_version, picture_files
from catalogue.memory import without_collection
from catalogue.pages import plan_pages
from catalogue.pages.base import PageJob, SiteContext, language_path
from catalogue.pages.maps import map_files, map_key
from catalogue.pages.plan import moved_addresses
from catalogue.pages.shared import Shared
from catalogue.pages.terms import Terms
from catalogue.photo_sources import photo_sources
from catalogue.policy import frame_ancestors
from catalogue.problem_codes import problem
from catalogue.problem_report import render_text
from catalogue.problems import Location, Problem, Severity, in_report_order
from catalogue.progress import OnTerminal, Progress, Silent
from catalogue.render import Renderer
from catalogue.report import BuildReport
from catalogue.search import SearchError, build_index
from catalogue.settings import Settings
from catalogue.sitemap import SitemapPage, render_robots, render_sitemaps
from catalogue.social.files import share_cards
from catalogue.tiles import tile_items
from catalogue.trade_packs import trade_files
from catalogue.tree import Item, NotASiteError, Published, SiteTrees
from catalogue.worker import OFFLINE_PAGE, farewell, worker_files


@dataclass(slots=True)
class Options:
    """What of a site is made.

    Attributes:
        photos: whether pictures are encoded and shown.
        search: whether the search index is made.
        prints: whether the collections' prints are made; never without photos.
        collection: id of the one collection whose products the site shows, or empty for the whole catalogue.
    """

    photos: bool = True
    search: bool = True
    prints: bool = True
    collection: str = ""


@dataclass(slots=True)
class _Clock:
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@without_collection()
def build(
    settings: Settings,
    *,
    chrome: Chrome | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
) -> tuple[BuildReport, Sequence[Problem]]:
    """Builds the site, or leaves it as it was.

    Args:
        settings: folders, address and date.
        chrome: what MkDocs made, where MkDocs is the one that called.
        options: stages to leave out.
        progress: told about stages and counts.

    Returns:
        The figures, and the warnings.

    Raises:
        ContentError: the content has errors outside drafts, an address would be lost, or the site is too large.
        AssetsError: styles and scripts cannot be made.
        PrintError: a print cannot be set.
    """
    options = options or Options()
    progress = progress or Silent()
    clock = _Clock()
    trees = SiteTrees(settings.site_dir, f"{code_version(Path(__file__).parent, ['.'])} {encoder_version()}")
    preparing = Background(trees.prepare)
    try:
        with clock.stage("check"), progress.stage("check") as step:
            loaded = load(settings, photos=options.photos, on_progress=step)
        if loaded.blocked or loaded.catalogue is None:
            raise ContentError(loaded.problems)
        catalogue = loaded.catalogue.only(options.collection) if options.collection else loaded.catalogue
        # Indexes of a part would push those of the whole out of their cache.
        made_dir = (
            settings.cache_dir / "editions" / options.collection / "made" if options.collection else settings.cache_dir
        )
        with clock.stage("chrome"), progress.stage("chrome"):
            context = ChromeContext.read(settings)
            chrome = chrome or cached_chrome(
                settings.cache_dir, context.fingerprint(), lambda: _collect_chrome(settings, context)
            )
        with clock.stage("pictures"), progress.stage("pictures") as step:
            cache = MediaCache(settings.cache_dir / "media")
            sources = list(photo_sources(catalogue)) if options.photos else []
            pictures = encode_all(sources, cache, on_progress=step)
        site = SiteContext(catalogue, pictures, settings, context.messages, context.portal)
        with clock.stage("search"), progress.stage("search"):
            index = build_index(site, made_dir) if options.search else {}
            index |= trade_files(site, made_dir)
            index |= share_cards(site, made_dir) if options.photos else {}
        with clock.stage("prints"), progress.stage("prints") as step:
            shared = Shared(site)
            prints = make_prints(shared, site_prints(shared) if options.photos and options.prints else (), step)
            index |= prints.files
        with clock.stage("pages"), progress.stage("pages"):
            renderer = _renderer(context, chrome)
            jobs = list(plan_pages(site))
            _keep_addresses(settings, jobs, chrome)
            # The files of public data first: they need most memory, and pages fill it with what they reckon once.
            items = _other_items(context, chrome, jobs, shared, cache, index)
            items |= _page_items(jobs, renderer, catalogue, settings)
            items |= _worker_items(context, shared, jobs, items)
    finally:
        preparing.join()
    with clock.stage("publish"), progress.stage("publish") as step:
        host = HOSTS.get(settings.host)
        published = trees.publish(items, step, lambda done: _keep_within(host, _usage(done, catalogue)))
    usage = _usage(published, catalogue)
    problems = in_report_order((*loaded.problems, *prints.problems))
    report = BuildReport(
        records=loaded.counts,
        drafts=loaded.drafts,
        warnings=sum(problem.severity is Severity.warning for problem in problems),
        pages=sum(path.endswith(".html") for path in items),
        files=usage.files,
        bytes=usage.bytes,
        hosts=[usage_line(each, usage) for each in ([host] if host else HOSTS.values())],
        written=len(published.written),
        removed=len(published.removed),
        seconds=clock.seconds,
    )
    return report, problems


def _usage(published: Published, catalogue: Catalogue) -> Usage:
    return measure_usage(published.sizes, len(catalogue.products))


def _keep_within(host: Host | None, usage: Usage) -> None:
    """Refuses a site that its host would not take."""
    found = excess(host, usage) if host else []
    if found:
        place = Location("reference/site.yml")
        raise ContentError([problem("site-over-budget", place, message=message) for message in found])


def _keep_addresses(settings: Settings, jobs: Sequence[PageJob], chrome: Chrome) -> None:
    """Refuses a site that has no page for an address that was published once."""
    ledger = settings.content / LEDGER
    if not ledger.is_file():
        return
    text = ledger.read_text(encoding="utf-8")
    addresses, problems = read_ledger(text)
    present = {job.path for job in jobs} | {page.path for page in chrome.pages}
    problems += lost_addresses(addresses, present, text)
    if problems:
        raise ContentError(problems)


def promised_addresses(settings: Settings) -> frozenset[str] | None:
    """Addresses a build would publish that people may keep: no fictitious record, no second page of a list.

    Returns:
        Language-neutral paths; None where the content has errors.
    """
    loaded = load(settings, photos=False)
    if loaded.blocked or loaded.catalogue is None:
        return None
    catalogue, context = loaded.catalogue, ChromeContext.read(settings)
    chrome = cached_chrome(settings.cache_dir, context.fingerprint(), lambda: _collect_chrome(settings, context))
    site = SiteContext(catalogue, {}, settings, context.messages, context.portal)
    made_up = {
        place
        for kind, records in (
            ("products", catalogue.products),
            ("producers", catalogue.producers),
            ("collections", catalogue.collections),
        )
        for key, record in records.items()
        if record.sample_data
        for place in (f"{kind}/{key}/", f"p/{key}/")
    }
    paths = {job.path for job in plan_pages(site)} | {page.path for page in chrome.pages}
    return frozenset(path for path in paths if is_promised(path)) - made_up


def _collect_chrome(settings: Settings, context: ChromeContext) -> Chrome:
    from mkdocs_hooks import collect_chrome  # noqa: PLC0415 - a third of a second that most builds need not spend

    return collect_chrome(settings, context)


def _renderer(context: ChromeContext, chrome: Chrome) -> Renderer:
    return Renderer(
        context.settings.repo / "overrides" / "catalogue",
        chrome.shells,
        context.messages,
        context.head,
        context.assets.url,
        context.assets.fingerprint,
        context.settings.cache_dir / "templates",
    )


def _page_items(
    jobs: Sequence[PageJob], renderer: Renderer, catalogue: Catalogue, settings: Settings
) -> dict[str, Item]:
    common = hashlib.blake2b(digest_size=16)
    for text in (
        renderer.fingerprint,
        catalogue.vocabulary.fingerprint,
        catalogue.today.isoformat(),
        settings.base_url,
        settings.repo_url,
    ):
        common.update(text.encode() + b"\0")
    return {_file_of(job): _page_item(job, renderer, common) for job in jobs}


def _page_item(job: PageJob, renderer: Renderer, common: hashlib.blake2b) -> Item:
    key = common.copy()
    key.update("\0".join((job.path, job.language, *job.inputs)).encode())
    return Item(key.digest(), lambda: renderer.render(job.make()).encode())


def _file_of(job: PageJob) -> str:
    if job.path == "404.html":
        return job.path
    return language_path(job.path, job.language) + "index.html"


def _other_items(
    context: ChromeContext,
    chrome: Chrome,
    jobs: Sequence[PageJob],
    shared: Shared,
    cache: MediaCache,
    index: dict[str, Path],
) -> dict[str, Item]:
    listed = [
        SitemapPage(job.path, job.lastmod, job.images) for job in jobs if job.listed and job.language == LANGUAGES[0]
    ]
    listed += [SitemapPage(page.path) for page in chrome.pages if page.language == LANGUAGES[0]]
    base_url = context.settings.base_url
    docs = {f"{language_path(page.path, page.language)}index.html": page.html.encode() for page in chrome.pages}
    contents = {
        **chrome.files,
        **docs,
        **render_sitemaps(listed, base_url),
        "robots.txt": render_robots(base_url),
        **(_editor(context) if context.settings.editor else {}),
        **host_files(
            base_url,
            context.settings.base_path,
            [*map(_file_of, jobs), *docs],
            moved_addresses(shared.catalogue),
            context.vocabulary.site["contact"].get("email", ""),
            context.settings.today,
            context.origins,
            framers=frame_ancestors(context.vocabulary.site.get("embed_hosts") or ()),
        ),
    }
    items = {path: _constant(content) for path, content in contents.items()}
    drawn = hashlib.blake2b(f"{BRAND_RECIPE}\0{context.vocabulary.fingerprint}".encode(), digest_size=16).digest()
    items |= {path: Item(drawn, make) for path, make in brand_files(context.vocabulary).items()}
    items |= {path: Item(map_key(context.vocabulary), make) for path, make in map_files(context.vocabulary).items()}
    items |= tile_items(shared, cache)
    items |= download_items(shared)
    made = {**context.assets.files, **picture_files(shared.site.pictures.values(), cache), **index}
    return items | {path: _finished(path, file) for path, file in made.items()}


def _worker_items(
    context: ChromeContext, shared: Shared, jobs: Sequence[PageJob], items: Mapping[str, Item]
) -> dict[str, Item]:
    """The worker keeps the offline pages by their content, so they are made here and not while publishing."""
    made = {path: item.make for path, item in items.items()}
    paths = [_file_of(job) for job in jobs if job.path == OFFLINE_PAGE]
    pages = {path: make() for path in paths if callable(make := made[path])}
    files = {path: make for path, make in made.items() if isinstance(make, Path)}
    repo = context.settings.repo
    kept = worker_files(repo, context.assets, shared, jobs, pages, files) if context.keeps else farewell(repo)
    return {path: _constant(content) for path, content in {**pages, **kept}.items()}


def _editor(context: ChromeContext) -> dict[str, bytes]:
    terms = Terms(EDITOR_LANGUAGE, context.messages[EDITOR_LANGUAGE], context.vocabulary)
    return editor_files(context.settings, terms, context.assets)


def _finished(path: str, file: Path) -> Item:
    """A file that another stage made: it lies under another name, or in another folder, when its content changes."""
    key = hashlib.blake2b(f"{path}\0{file.parent.name}/{file.name}".encode(), digest_size=16)
    return Item(key.digest(), file)


def _constant(content: bytes) -> Item:
    return Item(hashlib.blake2b(content, digest_size=16).digest(), lambda: content)


def build_or_explain(settings: Settings, *, chrome: Chrome | None = None) -> bool:
    """Builds the site and tells a person how it went.

    Returns:
        False where the content has errors; they are printed, and the site is as it was.
    """
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    shown: AbstractContextManager[Progress] = OnTerminal(console) if console.is_terminal else nullcontext(Silent())
    try:
        with shown as progress:
            report, problems = build(settings, chrome=chrome, progress=progress)
    except ContentError as error:
        console.print(render_text(error.problems), markup=False)
        console.print(
            "Situs tidak diubah: perbaiki kesalahan di atas. / The site was left as it was: mend the errors above.",
            markup=False,
        )
        return False
    except (AssetsError, SearchError, PrintError) as error:
        console.print(str(error), markup=False)
        return False
    except NotASiteError as error:
        console.print(
            f'"{error}" berisi berkas yang bukan buatan katalog ini, jadi tidak diubah: pilih folder lain. / '
            f'"{error}" holds files that this catalogue did not make, so it was left alone: choose another folder.',
            markup=False,
        )
        return False
    except OSError as error:
        console.print(
            f"Tidak dapat menulis atau membaca {error.filename}: {error.strerror}. Situs tidak diubah. / "
            f"Cannot write or read {error.filename}: {error.strerror}. The site was left as it was.",
            markup=False,
        )
        return False
    if problems:
        console.print(render_text(problems), markup=False)
    for line in report.lines():
        console.print(line, markup=False)
    return True
