"""What a wheel of the generator carries beside the code, so that a repository needs nothing but records and photos.

Templates, styles, hand-written pages and vocabulary as they are; what esbuild makes of the npm packages already made,
and the few files of npm packages that are copied into a site. So who installs the wheel needs neither npm nor Node.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalogue.assets import PACKED, build_assets, bundle_classic
from catalogue.editor.files import package_files
from catalogue.offline.edition import ENTRY

#: Folders and files of the repository that every build reads.
_CARRIED: Final = (
    *("mkdocs.yml", "docs", "overrides", "reference", "examples"),
    "scripts/mkdocs_hooks.py",
)
#: Pages for developers of the generator.
_LEFT_OUT: Final = "docs/dev"


def pack_generator(repo: Path, target: Path, cache_dir: Path) -> None:
    """Lays out the generator's folder of a wheel.

    Args:
        repo: the repository, with its npm packages installed.
        target: replaced where it exists.
        cache_dir: for the assets.

    Raises:
        AssetsError: the npm packages are missing or stale.
    """
    if target.exists():
        shutil.rmtree(target)
    assets = build_assets(repo, cache_dir)
    for path in carried_files(repo):
        _copy(repo / path, target / path)
    packed = target / PACKED
    finished = next(iter(assets.files.values())).parents[1]
    for file in sorted(finished.rglob("*")):
        if file.is_file():
            _copy(file, packed / "assets" / finished.name / file.relative_to(finished))
    (packed / Path(ENTRY).name).write_bytes(bundle_classic(repo, ENTRY))
    for name in package_files():
        _copy(repo / "node_modules" / name, target / "node_modules" / name)


def carried_files(repo: Path) -> Iterator[Path]:
    """Files of the repository that a wheel carries as they are, relative to it, sorted."""
    for name in _CARRIED:
        place = repo / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            path = file.relative_to(repo)
            if file.is_file() and not path.as_posix().startswith(f"{_LEFT_OUT}/") and "__pycache__" not in path.parts:
                yield path


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
