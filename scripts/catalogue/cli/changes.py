"""What changed since a branch or commit, for the commands that tell only of that."""

from __future__ import annotations

from catalogue.cli.common import refuse
from catalogue.review.changes import Change, read_change
from catalogue.review.git import GitError
from catalogue.settings import Settings


def read_changes(settings: Settings, reference: str) -> Change:
    """What changed since a branch or commit.

    Raises:
        typer.Exit: the content is not kept in git, or there is no such commit.
    """
    try:
        return read_change(settings, reference)
    except GitError as error:
        raise refuse(
            f'Perubahan sejak "{reference}" tidak dapat dibaca: {error}',
            f'The changes since "{reference}" cannot be read: {error}',
        ) from error
