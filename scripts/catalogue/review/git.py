"""The few things asked of git, each as one call of its program."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from pathlib import Path


class GitError(Exception):
    """Git could not do it; says in its own words why."""


def run_git(folder: Path, *words: str, environment: Mapping[str, str] | None = None) -> bytes:
    """What git prints.

    Raises:
        GitError: it failed, or is not installed.
    """
    try:
        done = subprocess.run(  # the program is git, and no word comes from a record
            ["git", "-C", os.fspath(folder), *words],  # noqa: S607
            capture_output=True,
            check=False,
            env={**os.environ, **(environment or {})},
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed") from error
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip() or f"git {words[0]} failed")
    return done.stdout


def base_of(folder: Path, reference: str) -> str:
    """The commit from which the work on top of a branch or commit began.

    Raises:
        GitError: there is no such commit, or no common one.
    """
    if reference.startswith("-"):
        raise GitError(f"no commit: {reference}")
    return run_git(folder, "merge-base", reference, "HEAD").decode().strip()


def changed_since(folder: Path, base: str) -> tuple[str, ...]:
    """Paths below a folder that differ from a commit: changed, deleted and new ones, committed or not, sorted."""
    tracked = run_git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", ".")
    new = run_git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return tuple(sorted({_path(name) for name in (tracked + new).split(b"\0") if name}))


def _path(name: bytes) -> str:
    return name.decode("utf-8", "replace")


def unpack_tree(folder: Path, commit: str, names: Sequence[str], target: Path) -> None:
    """Lays out what some folders and files below a folder held at a commit; those it did not know are left out."""
    known = [name for name in names if run_git(folder, "ls-tree", commit, "--", name)]
    target.mkdir(parents=True, exist_ok=True)
    if not known:
        return
    packed = run_git(folder, "archive", "--format=tar", commit, "--", *known)
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(target, filter="data")
