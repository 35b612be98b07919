"""`catalogue media`: encodes photos without building, whole or in parts, and says which are still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from catalogue.catalogue import Catalogue
from catalogue.cli.common import CONTENT_ERRORS, ContentOption, err, out, read_settings, refuse
from catalogue.cli.export.common import shown_progress
from catalogue.loading import load
from catalogue.media import MediaCache, PhotoSource, Shard, by_shard, encode_all, missing_photos, read_shard
from catalogue.photo_sources import photo_sources
from catalogue.problem_report import render_text
from catalogue.progress import Progress
from catalogue.settings import Settings

_EXAMPLES = "Examples: catalogue media · catalogue media --shard 3/8 --cache parts/3 · catalogue media --verify 8"
#: Photos that are named for each missing shard; the count says how many more there are.
_NAMED = 3


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("media", epilog=_EXAMPLES)(media_command)


def media_command(
    content: ContentOption = None,
    shard: Annotated[
        str, typer.Option("--shard", metavar="N/M", help="Encode only the N-th of M equal parts.", show_default=False)
    ] = "",
    cache: Annotated[
        Path | None,
        typer.Option("--cache", metavar="DIR", help="Where encoded photos are kept. Default: .cache/media"),
    ] = None,
    verify: Annotated[
        int | None,
        typer.Option(
            "--verify",
            metavar="M",
            min=1,
            max=999,
            help="Encode nothing; name which of M parts are missing.",
            show_default=False,
        ),
    ] = None,
    no_samples: Annotated[bool, typer.Option("--no-samples", help="Leave out records marked sample_data.")] = False,
) -> None:
    """Mengodekan foto tanpa membangun situs, bila perlu sebagian. / Encodes photos, all or one part of them."""
    part = _read_part(shard, verify)
    settings = read_settings(content, samples=not no_samples)
    kept = MediaCache(cache.absolute() if cache else settings.cache_dir / "media")
    with shown_progress() as progress:
        photos = list(photo_sources(_checked(settings, part, progress)))
        if verify:
            _verify(settings, by_shard(missing_photos(photos, kept), verify))
            return
        with progress.stage("pictures") as step:
            done = encode_all(photos, kept, on_progress=step)
    of = f" ({part})" if part else ""
    out.print(f"{len(done)} foto siap{of}. / {len(done)} photos are ready{of}.", markup=False)


def _read_part(shard: str, verify: int | None) -> Shard | None:
    if not shard:
        return None
    if verify:
        raise refuse("Pakai --shard atau --verify, jangan keduanya.", "Use --shard or --verify, not both.")
    try:
        return read_shard(shard)
    except ValueError:
        raise refuse(
            f'"{shard}" bukan bagian: tulis misalnya 3/8, yaitu bagian ketiga dari delapan.',
            f'"{shard}" is no part: write for example 3/8, the third of eight parts.',
        ) from None


def _checked(settings: Settings, part: Shard | None, progress: Progress) -> Catalogue:
    """The catalogue with its photos looked at, or those of a part: other machines look at theirs.

    Raises:
        typer.Exit: the content has errors outside drafts; a build would refuse it too.
    """
    with progress.stage("check") as step:
        loaded = load(settings, photos=part.holds if part else True, on_progress=step)
    if loaded.blocked or loaded.catalogue is None:
        err.print(render_text(loaded.problems), markup=False)
        raise typer.Exit(CONTENT_ERRORS)
    return loaded.catalogue


def _verify(settings: Settings, missing: Mapping[Shard, Sequence[PhotoSource]]) -> None:
    """Says that nothing is missing, or what.

    Raises:
        typer.Exit: something is.
    """
    if not missing:
        out.print("Semua foto siap. / All photos are ready.", markup=False)
        return
    for part, photos in missing.items():
        names = ", ".join(photo.path.relative_to(settings.content).as_posix() for photo in photos[:_NAMED])
        more = " …" if len(photos) > _NAMED else ""
        out.print(
            f"Bagian {part}: {len(photos)} foto belum ada. / Part {part}: {len(photos)} photos are missing.\n"
            f"    {names}{more}\n    hint: catalogue media --shard {part}",
            markup=False,
        )
    raise typer.Exit(CONTENT_ERRORS)
