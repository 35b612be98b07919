"""The samples as translators' work, read once for all tests of translations."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from catalogue.languages import Language
from catalogue.loading import Loaded, load
from catalogue.reference import plain_value
from catalogue.settings import Settings
from catalogue.strict_yaml import read_yaml
from catalogue.translations.worklist import Choice, Task, tasks
from catalogue.vocabulary import Vocabulary

REPO = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)


def load_content(content: Path, cache_dir: Path) -> Loaded:
    settings = Settings(
        repo=REPO,
        content=content,
        site_dir=cache_dir / "site",
        base_url="https://example.org/",
        cache_dir=cache_dir,
        today=TODAY,
    )
    return load(settings, photos=False)


@cache
def samples() -> Loaded:
    with TemporaryDirectory() as folder:
        return load_content(REPO, Path(folder))


@cache
def sample_work(language: Language) -> tuple[Task, ...]:
    return tuple(tasks(samples(), TODAY, Choice(frozenset({language}))))


def vocabulary() -> Vocabulary:
    catalogue = samples().catalogue
    assert catalogue is not None
    return catalogue.vocabulary


def says(text: str) -> dict[str, Any]:
    """What a record's file says, without the ledger."""
    root = read_yaml(text.encode(), "").root
    assert root is not None
    value: dict[str, Any] = plain_value(root)
    return {key: inner for key, inner in value.items() if key != "translations"}
