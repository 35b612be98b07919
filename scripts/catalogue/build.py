"""The order of a build; the only module that knows every stage.

check → pictures → prints → chrome → pages → publish, with search. The check comes first and writes nothing of the
site: with an error outside drafts it stays as it was. Where there is a second core, the chrome is made and templates
are compiled beside the check, search and downloads beside the pages; a stage's time is what the others wait for it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rich.console import Console

from catalogue.catalogue import Catalogue
from catalogue.chrome import Chrome, ChromeContext, cached_chrome
from catalogue.downloads import download_files
from catalogue.exports.prints import make_prints, site_prints
from catalogue.federation.portal import read_portal
from catalogue.halves import Aside
from catalogue.hosting.addresses import LEDGER, is_promised, lost_addresses, read_ledger
from catalogue.hosting.hosts import HOSTS, Host, Usage, excess, measure_usage, usage_line
from catalogue.kept.code_version import generator_version
from catalogue.kept.turns import our_turn
from catalogue.loading import ContentError, load
from catalogue.loading.remembered import Remembered
from catalogue.media import MediaCache, Picture, encode_all, encoder_version
from catalogue.memory import hold_for_good, leave, without_collection
from catalogue.messages import read_messages
from catalogue.page_files import refuse_taken
from catalogue.pages import plan_pages
from catalogue.pages.base import PageJob, SiteContext
from catalogue.pages.shared import Shared
from catalogue.photo_sources import photo_sources
from catalogue.problem_codes import problem
from catalogue.problem_report import render_text
from catalogue.problems import BilingualError, Location, Problem, Severity, in_report_order, reason_of
from catalogue.progress import OnTerminal, Progress, Silent
from catalogue.report import BuildReport
from catalogue.search import build_index
from catalogue.settings import Settings
from catalogue.site_items import (
    compile_templates,
    constants,
    editor_of,
    finished,
    make_renderer,
    other_items,
    page_items,
    worker_items,
)
from catalogue.social.files import share_cards
from catalogue.trade_packs import trade_files
from catalogue.tree import Item, NotASiteError, Published, Reader, SiteTrees


@dataclass(slots=True)
class Options:
    """What of a site is made.

    Attributes:
        photos: whether pictures are encoded and shown.
        search: whether the search index is made.
        prints: whether the collections' prints are made; never without photos.
        collection: id of the one collection whose products the site shows, or empty for the whole catalogue.
        addresses: whether every address of the ledger must stay; not for a copy that is handed out.
    """

    photos: bool = True
    search: bool = True
    prints: bool = True
    collection: str = ""
    addresses: bool = True


@dataclass(slots=True)
class _Clock:
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Times a stage; one inside another counts for itself only."""
        start, told = time.perf_counter(), sum(self.seconds.values())
        yield
        inside = sum(self.seconds.values()) - told
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start - inside


@without_collection()
def build(
    settings: Settings,
    *,
    chrome: Chrome | None = None,
    options: Options | None = None,
    progress: Progress | None = None,
    kept: list[object] | None = None,
) -> tuple[BuildReport, Sequence[Problem]]:
    """Builds the site, or leaves it as it was.

    Args:
        settings: folders, address and date.
        chrome: what MkDocs made, where MkDocs is the one that called.
        options: stages to leave out.
        progress: told about stages and counts.
        kept: takes what the build held in memory, for a caller that is about to leave (`memory.leave`).

    Returns:
        The figures, and the warnings.

    Raises:
        ContentError: the content has errors outside drafts, an address would be lost, or the site is too large.
        AssetsError: styles and scripts cannot be made.
        PrintError: a print cannot be set.
        PageFileError: a file in `docs/` cannot be published.
    """
    options = options or Options()
    progress = progress or Silent()
    clock = _Clock()
    trees = SiteTrees(settings.site_dir, f"{generator_version()} {encoder_version()}")
    with (
        our_turn(settings.cache_dir, partial(_waiting, clock, progress)),
        Aside(trees.prepare) as preparing,
        Aside(partial(_dressing, settings, chrome)) as dressing,
        Aside(partial(compile_templates, settings)) as compiling,
    ):
        with clock.stage("check"), progress.stage("check") as step:
            loaded = load(settings, photos=options.photos, on_progress=step)
        if loaded.blocked or loaded.catalogue is None:
            raise ContentError(loaded.problems)
        catalogue = loaded.catalogue.only(options.collection) if options.collection else loaded.catalogue
        with clock.stage("pictures"), progress.stage("pictures") as step:
            cache = MediaCache(settings.cache_dir / "media")
            sources = list(photo_sources(catalogue)) if options.photos else []
            pictures = encode_all(sources, cache, on_progress=step)
        remembered = Remembered(settings, loaded.catalogue, generator_version())
        promises = _read_promises(settings) if options.addresses else Promises()
        shared = Shared(_site(settings, catalogue, pictures, remembered, promises))
        with Aside(partial(_made_files, shared, options)) as making:
            with clock.stage("prints"), progress.stage("prints") as step:
                prints = make_prints(shared, site_prints(shared) if options.photos and options.prints else (), step)
            with clock.stage("chrome"), progress.stage("chrome"):
                context, chrome, editor = dressing.result()
                compiling.finish()
            with clock.stage("pages"), progress.stage("pages"):
                jobs = list(plan_pages(shared))
                _keep_addresses(promises, catalogue, jobs, chrome)
                items = page_items(jobs, make_renderer(context, chrome), catalogue, settings)
                items |= other_items(context, chrome, editor, jobs, shared, cache)
                refuse_taken(chrome.files, items)
                items |= constants(chrome.files)

            def later(read: Reader) -> dict[str, Item]:
                """Search may take as long as the pages, so it is waited for when they are written."""
                with clock.stage("search"):
                    files = {**making.result(), **prints.files}
                more = finished(files)
                more |= worker_items(context, shared, read, items | more)
                refuse_taken(chrome.files, more)
                items.update(more)
                return more

            trees.trust(preparing.result())
            with clock.stage("publish"), progress.stage("publish") as step:
                host = HOSTS.get(settings.host)
                published = trees.publish(items, step, partial(_accept, host, remembered, shared), later)
    if kept is not None:
        kept += (loaded, shared, jobs, items, published, remembered)
        hold_for_good()
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


@contextmanager
def _waiting(clock: _Clock, progress: Progress) -> Iterator[None]:
    """Another build has the cache."""
    with clock.stage("waiting"), progress.stage("waiting"):
        yield


def _site(
    settings: Settings,
    catalogue: Catalogue,
    pictures: Mapping[str, Picture],
    remembered: Remembered | None = None,
    promises: Promises | None = None,
) -> SiteContext:
    portal, _ = read_portal(settings.content, list(catalogue.vocabulary.regencies))
    messages = read_messages(settings.repo / "overrides" / "locale")
    promised = promises.addresses if promises else frozenset[str]()
    return SiteContext(catalogue, pictures, settings, messages, portal, remembered, promised)


def _dressing(settings: Settings, chrome: Chrome | None) -> tuple[ChromeContext, Chrome, dict[str, bytes]]:
    """What needs no record: `_chrome`, and the editor's files."""
    context, chrome = _chrome(settings, chrome)
    return context, chrome, editor_of(context)


def _chrome(settings: Settings, chrome: Chrome | None) -> tuple[ChromeContext, Chrome]:
    """The chrome that was handed in, or the one of the cache, or a new one; and what it was made of."""
    context = ChromeContext.read(settings)
    if chrome is None:
        chrome = cached_chrome(settings.cache_dir, context.fingerprint(), lambda: _collect_chrome(settings, context))
    return context, chrome.with_page_files(settings.repo / "docs")


def _made_files(shared: Shared, options: Options) -> dict[str, Path]:
    """Files beside the pages that are kept between builds: search, facts for scripts, public data, social pictures."""
    cache_dir = shared.site.settings.cache_dir
    # Files of a part would push those of the whole out of their cache.
    kept = cache_dir / "editions" / options.collection / "made" if options.collection else cache_dir
    return {
        **(build_index(shared.site, kept) if options.search else {}),
        **trade_files(shared, kept),
        **download_files(shared, kept),
        **(share_cards(shared, kept) if options.photos else {}),
    }


def _usage(published: Published, catalogue: Catalogue) -> Usage:
    return measure_usage(published.sizes, len(catalogue.products))


def _accept(host: Host | None, remembered: Remembered, shared: Shared, done: Published) -> None:
    """The last things that can fail, before the new site is served."""
    _keep_within(host, done, shared.catalogue)
    remembered.keep(shared.readiness.found_cases(), shared.found_cards())


def _keep_within(host: Host | None, published: Published, catalogue: Catalogue) -> None:
    """Refuses a site that its host would not take."""
    found = excess(host, _usage(published, catalogue)) if host else []
    if found:
        place = Location("reference/site.yml")
        raise ContentError([problem("site-over-budget", place, message=message) for message in found])


@dataclass(frozen=True, slots=True)
class Promises:
    """The ledger of published addresses, and its text for line numbers."""

    addresses: frozenset[str] = frozenset()
    text: str = ""


def _read_promises(settings: Settings) -> Promises:
    """The ledger of a content root; empty where there is none yet."""
    ledger = settings.content / LEDGER
    if not ledger.is_file():
        return Promises()
    text = ledger.read_text(encoding="utf-8")
    addresses, problems = read_ledger(text)
    if problems:
        raise ContentError(problems)
    return Promises(addresses, text)


def _keep_addresses(promises: Promises, catalogue: Catalogue, jobs: Sequence[PageJob], chrome: Chrome) -> None:
    """Refuses a site that has no page for an address that was published once.

    A producer who withdrew consent has no page any more: that was promised to people, and outranks what was printed.
    """
    present = {job.path for job in jobs} | {page.path for page in chrome.pages}
    withdrawn = {
        place
        for key, producer in catalogue.producers.items()
        if not producer.may_be_shown
        for place in (f"producers/{key}/", f"p/{key}/")
    }
    problems = lost_addresses(promises.addresses - withdrawn, present, promises.text)
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
    catalogue, (_, chrome) = loaded.catalogue, _chrome(settings, None)
    site = _site(settings, catalogue, {})
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
    made_up |= {
        f"categories/{key}/"
        for key, products in catalogue.by_category.items()
        if all(product.sample_data for product in products)
    }
    paths = {job.path for job in plan_pages(Shared(site))} | {page.path for page in chrome.pages}
    return frozenset(path for path in paths if is_promised(path)) - made_up


def _collect_chrome(settings: Settings, context: ChromeContext) -> Chrome:
    from mkdocs_hooks import collect_chrome  # noqa: PLC0415 - a third of a second that most builds need not spend

    return collect_chrome(settings, context).with_page_files(settings.repo / "docs")


def build_or_explain(settings: Settings, *, chrome: Chrome | None = None, last: bool = False) -> bool:
    """Builds the site and tells a person how it went.

    Args:
        settings: folders, address and date.
        chrome: what MkDocs made, where MkDocs is the one that called.
        last: whether the process has nothing else to do; it ends here when all is well.

    Returns:
        False where the content has errors; they are printed, and the site is as it was.
    """
    console = Console(stderr=True, soft_wrap=True, highlight=False)
    kept: list[object] | None = [] if last else None
    shown: AbstractContextManager[Progress] = OnTerminal(console) if console.is_terminal else nullcontext(Silent())
    try:
        with shown as progress:
            report, problems = build(settings, chrome=chrome, progress=progress, kept=kept)
    except ContentError as error:
        console.print(render_text(error.problems), markup=False)
        console.print(
            "Situs tidak diubah: perbaiki kesalahan di atas. / The site was left as it was: mend the errors above.",
            markup=False,
        )
        return False
    except BilingualError as error:
        console.print(str(error), markup=False)
        return False
    except NotASiteError as error:
        console.print(
            f'"{error}" berisi berkas yang bukan buatan katalog ini, jadi tidak diubah: pilih folder lain. / '
            f'"{error}" holds files that this catalogue did not make, so it was left alone: choose another folder.',
            markup=False,
        )
        return False
    except ChildProcessError as error:
        console.print(
            "Pembuatan situs terhenti di tengah jalan, mungkin karena memori habis: tutup program lain lalu ulangi. "
            f"Situs tidak diubah. / The build was ended half way, perhaps because memory ran out ({error}): close "
            "other programs and run it again. The site was left as it was.",
            markup=False,
        )
        return False
    except OSError as error:
        # A disk that is full is told of without a name, as the file had been opened before.
        place, reason = error.filename or f"{settings.cache_dir}, {settings.site_dir}", reason_of(error)
        console.print(
            f"Tidak dapat menulis atau membaca {place}: {reason.id}. Situs tidak diubah. / "
            f"Cannot write or read {place}: {reason.en}. The site was left as it was.",
            markup=False,
        )
        return False
    if problems:
        console.print(render_text(problems), markup=False)
    for line in report.lines():
        console.print(line, markup=False)
    if last:
        leave()
    return True
