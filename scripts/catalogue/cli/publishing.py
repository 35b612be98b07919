"""`catalogue doctor` and `catalogue addresses`: ready to be published, and what was published."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from catalogue.cli.common import CONTENT_ERRORS, ContentOption, err, out, read_settings
from catalogue.hosting.addresses import LEDGER, read_ledger, render_ledger
from catalogue.hosting.doctor import examine
from catalogue.hosting.hosts import HOSTS, excess, measure_usage, usage_line
from catalogue.loading import load
from catalogue.problem_codes import problem
from catalogue.problem_report import render_text
from catalogue.problems import Location, Problem, Severity
from catalogue.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("doctor", epilog="Example: catalogue doctor --base-url https://name.github.io/catalogue/")(
        doctor_command
    )
    app.command("addresses", epilog="Example: catalogue addresses --write")(addresses_command)


def doctor_command(
    content: ContentOption = None,
    base_url: Annotated[
        str | None, typer.Option("--base-url", metavar="URL", help="Address of the site. Default: mkdocs.yml")
    ] = None,
    host: Annotated[
        str | None, typer.Option("--host", metavar="HOST", help="The host it goes to. Default: reference/site.yml")
    ] = None,
) -> None:
    """Memeriksa apakah situs siap diterbitkan. / Says what is missing before the site is put online."""
    settings = read_settings(content, base_url=base_url, host=host)
    loaded = load(settings)
    problems = [each for each in loaded.problems if each.severity is Severity.error]
    if loaded.catalogue is not None:
        problems += examine(settings, loaded.catalogue.vocabulary.site, loaded.catalogue)
    problems += _limits(settings, loaded.counts.get("products", 0))
    _tell(problems)
    counts = Counter(each.severity for each in problems)
    if counts[Severity.error]:
        out.print(
            f"Belum siap. Harus dibenahi: {counts[Severity.error]} / Not ready. To mend: {counts[Severity.error]}",
            markup=False,
        )
        raise typer.Exit(CONTENT_ERRORS)
    out.print("Siap diterbitkan. / Ready to be published.", markup=False)


def _limits(settings: Settings, products: int) -> list[Problem]:
    """Tells how much of the hosts' limits the site that was built last uses; what is over those of its own host."""
    from catalogue.hosting.doctor import built_sizes  # noqa: PLC0415 - only this command needs it

    sizes = built_sizes(settings.site_dir)
    if not sizes:
        out.print(
            "Batas host: belum ada situs; jalankan catalogue build. / "
            "Limits of hosts: there is no site yet; run catalogue build.",
            markup=False,
        )
        return []
    usage = measure_usage(sizes, products)
    own = HOSTS.get(settings.host)
    for each in [own] if own else HOSTS.values():
        out.print(usage_line(each, usage), markup=False)
    place = Location("reference/site.yml")
    return [problem("site-over-budget", place, message=message) for message in (excess(own, usage) if own else ())]


def addresses_command(
    content: ContentOption = None,
    write: Annotated[bool, typer.Option("--write", help="Add the new addresses to addresses.txt.")] = False,
) -> None:
    """Mencatat alamat yang sudah diterbitkan. / Keeps the list of published addresses."""
    from catalogue.build import promised_addresses  # noqa: PLC0415 - takes long, and `doctor` does without

    settings = read_settings(content)
    place = settings.content / LEDGER
    known: frozenset[str] = frozenset()
    if place.is_file():
        known, problems = read_ledger(place.read_text(encoding="utf-8"))
        if problems:
            _tell(problems)
            raise typer.Exit(CONTENT_ERRORS)
    promised = promised_addresses(settings)
    if promised is None:
        err.print("Perbaiki dulu kesalahan pada data. / Mend the errors in the records first.", markup=False)
        raise typer.Exit(CONTENT_ERRORS)
    new = sorted(promised - known)
    for path in new:
        out.print(f"+ /{path}", markup=False)
    if write:
        place.write_text(render_ledger(known | promised), encoding="utf-8")
    done = "ditambahkan / added" if write else "baru / new"
    out.print(f"{len(known)} + {len(new)} {done}", markup=False)


def _tell(problems: list[Problem]) -> None:
    if problems:
        out.print(render_text(problems), markup=False)
