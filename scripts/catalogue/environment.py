"""What the build takes from outside the content: the date. The only place that reads a clock's value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def build_date(environment: Mapping[str, str], now: datetime) -> date:
    """The date everything dated is judged by.

    Args:
        environment: variables of the process; `SOURCE_DATE_EPOCH` (seconds, see reproducible-builds.org) wins.
        now: the present moment.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a whole number.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), tz=UTC).date() if epoch else now.date()
