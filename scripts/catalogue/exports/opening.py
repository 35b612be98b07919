"""The checked catalogue for a command that makes files of it, without building the site."""

from __future__ import annotations

from collections.abc import Sequence

from catalogue.loading import ContentError, load
from catalogue.messages import read_messages
from catalogue.pages.base import SiteContext
from catalogue.pages.shared import Shared
from catalogue.problems import Problem
from catalogue.progress import Progress, Silent
from catalogue.settings import Settings


def open_shared(settings: Settings, progress: Progress | None = None) -> tuple[Shared, Sequence[Problem]]:
    """Reads and checks the records; the pictures of the site are not encoded, photos are found by their files.

    Args:
        settings: folders, address and date.
        progress: told how far checking is.

    Returns:
        What exports look things up in, and the warnings.

    Raises:
        ContentError: the content has errors outside drafts.
    """
    with (progress or Silent()).stage("check") as step:
        loaded = load(settings, on_progress=step)
    if loaded.blocked or loaded.catalogue is None:
        raise ContentError(loaded.problems)
    messages = read_messages(settings.repo / "overrides" / "locale")
    return Shared(SiteContext(loaded.catalogue, {}, settings, messages)), loaded.problems
