"""The build's date comes from outside."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from catalogue.environment import build_date

NOW = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)


def test_the_epoch_wins() -> None:
    assert build_date({"SOURCE_DATE_EPOCH": "86400"}, NOW) == date(1970, 1, 2)


def test_without_it_the_present_day() -> None:
    assert build_date({}, NOW) == date(2026, 11, 21)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="soon"):
        build_date({"SOURCE_DATE_EPOCH": "soon"}, NOW)
