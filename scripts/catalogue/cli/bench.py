"""`catalogue bench`: how fast a build is, beside Hugo in the same run."""

from __future__ import annotations

import shutil
from typing import Annotated

import typer

from catalogue.bench.compare import compare, render_report
from catalogue.cli.common import ContentOption, err, out, read_settings, refuse


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("bench", epilog="Example: catalogue bench --sizes 480,2000")(bench_command)


def bench_command(
    content: ContentOption = None,
    sizes: Annotated[str, typer.Option("--sizes", metavar="N,N", help="Numbers of products.")] = "480,2000,10000",
    write: Annotated[bool, typer.Option("--write", help="Write docs/dev/benchmarks.md.")] = False,
) -> None:
    """Mengukur kecepatan pembangunan di samping Hugo. / Measures builds beside Hugo."""
    settings = read_settings(content)
    try:
        numbers = sorted(int(size) for size in sizes.split(","))
    except ValueError:
        raise refuse(f'"{sizes}" bukan daftar bilangan.', f'"{sizes}" is not a list of numbers.') from None
    work = settings.cache_dir / "bench"
    shutil.rmtree(work, ignore_errors=True)  # of a run that was broken off
    results = list(compare(settings, numbers, work, lambda text: err.print(text, markup=False)))
    shutil.rmtree(work)
    report = render_report(results, settings.today)
    out.print(report, markup=False)
    if write:
        (settings.repo / "docs/dev/benchmarks.md").write_text(report, encoding="utf-8")
