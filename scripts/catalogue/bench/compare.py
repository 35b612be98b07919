"""The whole comparison, size by size, and the page that tells it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from catalogue.bench.generate import change_one, generate
from catalogue.bench.hugo import average_page_bytes, find_hugo, write_filler, write_site
from catalogue.bench.measure import Measured, measure_build, measure_command
from catalogue.chrome import ChromeContext, cached_chrome
from catalogue.languages import Language
from catalogue.loading import load
from catalogue.messages import read_messages
from catalogue.pages.base import SiteContext
from catalogue.pages.shared import Shared
from catalogue.search import PAGEFIND
from catalogue.settings import Settings

_COMMAND = "from catalogue.cli import main; main()"


@dataclass(slots=True)
class SizeResult:
    """Figures of one size of catalogue; each run is a fresh process.

    Attributes:
        products: number of products.
        runs: name of the run to what was measured.
        pages: name of the run to the pages of its site.
    """

    products: int
    runs: dict[str, Measured] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def ratio(self, ours: str, theirs: str) -> float:
        """Wall time of one run over another's."""
        return self.runs[ours].seconds / self.runs[theirs].seconds


def compare(settings: Settings, sizes: Sequence[int], work: Path, say: Callable[[str], None]) -> Iterator[SizeResult]:
    """Measures each size, smallest first.

    Args:
        settings: the generator and the samples.
        sizes: numbers of products.
        work: scratch folder; missing or empty.
        say: told what is being measured.

    Raises:
        FileNotFoundError: Hugo is not installed (bench extra).
    """
    hugo = find_hugo()
    if hugo is None:
        raise FileNotFoundError("hugo: run `make bench`, which installs it")
    from mkdocs_hooks import collect_chrome  # noqa: PLC0415 - build.py's own way to MkDocs

    context = ChromeContext.read(settings)
    chrome = cached_chrome(settings.cache_dir, context.fingerprint(), lambda: collect_chrome(settings, context))
    for size in sorted(sizes):
        result = SizeResult(size)
        # A folder of its own for each size, and nothing deleted before the end: right after a large deletion ext4
        # looks long for inodes it may use again, and whoever is measured next pays for that.
        place = work / str(size)
        content = place / "content"
        say(f"{size:,} products: generating")
        generate(settings.content, content, size)
        shutil.copytree(settings.reference, content / "reference")
        _measure_ours(result, content, place, settings, say)
        _measure_translations(result, content, place, say)
        _measure_hugo(result, content, place, hugo, chrome.shells, settings, say)
        _measure_search(result, content, place, settings, say)
        yield result


def _measure_ours(
    result: SizeResult, content: Path, work: Path, settings: Settings, say: Callable[[str], None]
) -> None:
    ours = work / "ours"
    for name in ("cold", "unchanged", "one changed"):
        if name == "one changed":
            change_one(content)
        say(f"{result.products:,} products: {name}")
        result.runs[name] = measure_build(content, ours, search=False, repo=settings.repo)
        result.pages[name] = result.runs[name].pages


def _measure_translations(result: SizeResult, content: Path, work: Path, say: Callable[[str], None]) -> None:
    """What a translator waits for, from nothing: these commands keep no cache of their own."""
    commands = {"status": [], "export": ["--language", "ms", "--po", str(work / "ms.po")]}
    for name, options in commands.items():
        say(f"{result.products:,} products: translate {name}")
        command = [sys.executable, "-c", _COMMAND, "translate", name, *options, "--content", str(content)]
        result.runs[f"translate {name}"] = measure_command(command)


def _measure_hugo(
    result: SizeResult,
    content: Path,
    work: Path,
    hugo: str,
    chrome: Mapping[Language, str],
    settings: Settings,
    say: Callable[[str], None],
) -> None:
    say(f"{result.products:,} products: writing the pages for Hugo")
    site = work / "hugo"
    own = replace(settings, content=content)
    catalogue = load(own, photos=False).catalogue
    if catalogue is None:
        raise ValueError(f"{content} cannot be read")
    write_site(
        Shared(SiteContext(catalogue, {}, own, read_messages(settings.repo / "overrides" / "locale"))), site, chrome, 0
    )
    first = [hugo, "--quiet", "--noBuildLock", "--source", str(site), "--destination", str(work / "hugo-first")]
    measure_command(first)
    wanted = average_page_bytes(work / "ours" / "site")
    write_filler(site, max(0, round(wanted - average_page_bytes(work / "hugo-first"))))
    say(f"{result.products:,} products: Hugo")
    command = [hugo, "--quiet", "--noBuildLock", "--source", str(site)]
    result.runs["hugo"] = measure_command(command)
    result.pages["hugo"] = sum(1 for _ in (site / "public").rglob("*.html"))
    page = next((site / "content/products").glob("*.en.md"))
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    result.runs["hugo, one changed"] = measure_command(command)


def _measure_search(
    result: SizeResult, content: Path, work: Path, settings: Settings, say: Callable[[str], None]
) -> None:
    say(f"{result.products:,} products: search index")
    with_search = measure_build(content, work / "ours", search=True, repo=settings.repo)
    seconds = with_search.stages["search"]
    result.runs["index"] = Measured(seconds, with_search.peak_mb)
    say(f"{result.products:,} products: search index over whole pages")
    pages = work / "whole"
    shutil.copytree(work / "ours" / "site", pages, ignore=shutil.ignore_patterns("pagefind", "search"))
    result.runs["index, whole pages"] = measure_command([str(PAGEFIND), "--site", str(pages), "--quiet"])


def render_report(results: Sequence[SizeResult], today: date) -> str:
    """`docs/dev/benchmarks.md`: figures and ratios of one run, as Markdown."""
    rows = "\n".join(_row(result, name, run) for result in results for name, run in result.runs.items())
    ratios = "\n".join(
        f"| {result.products:,} | {result.ratio('cold', 'hugo'):.2f} | "
        f"{result.ratio('one changed', 'hugo, one changed'):.2f} | "
        f"{result.ratio('index', 'index, whole pages'):.2f} | "
        f"{result.runs['index'].peak_mb / result.runs['index, whole pages'].peak_mb:.2f} |"
        for result in results
    )
    growth = ""
    if len(results) > 1:
        first, last = results[-2], results[-1]
        growth = (
            f"\nFrom {first.products:,} to {last.products:,} products, {last.products / first.products:.1f} times as"
            f" many, a cold build takes {last.runs['cold'].seconds / first.runs['cold'].seconds:.1f} times as long.\n"
        )
    stages = "\n".join(
        f"| {result.products:,} | "
        + " | ".join(f"{result.runs['cold'].stages.get(name, 0.0):.2f}" for name in _STAGES)
        + " |"
        for result in results
    )
    return _PAGE.format(
        day=today.isoformat(),
        system=f"{platform.system()} {platform.machine()}, Python {sys.version.split()[0]}",
        ratios=ratios,
        rows=rows,
        growth=growth,
        stage_names=" | ".join(_STAGES),
        stage_rule="|".join("---:" for _ in _STAGES),
        stages=stages,
    )


_STAGES = ("check", "chrome", "pages", "publish")


def _row(result: SizeResult, name: str, run: Measured) -> str:
    pages = f"{result.pages[name]:,}" if name in result.pages else ""
    return f"| {result.products:,} | {name} | {run.seconds:.2f} | {run.peak_mb:,.0f} | {pages} |"


_PAGE = """# Benchmarks

Written by `make bench` on {day} ({system}); every figure comes from the same run, every build from a fresh process.
Catalogues are made from the samples' words with a fixed seed, in three languages, without photos. Hugo builds pages of
the same content and, on average, the same number of bytes. Single seconds depend on the machine; the ratios are what
is promised.

## Ratios

| products | cold / Hugo | one changed / Hugo, one changed | index / index over whole pages | memory of the two |
|---:|---:|---:|---:|---:|
{ratios}
{growth}
## Figures

| products | run | seconds | peak MB | pages |
|---:|---|---:|---:|---:|
{rows}

## Stages of a cold build, in seconds

| products | {stage_names} |
|---:|{stage_rule}|
{stages}
"""
