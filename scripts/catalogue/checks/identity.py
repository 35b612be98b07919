"""Rules every record has: its id, its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from catalogue.checks.finding import Finding, Scope, found
from catalogue.languages import LANGUAGES
from catalogue.problems import Bilingual
from catalogue.records import Collection, Producer, Product
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX

#: A record made in the morning in Madura may be checked while it is still the day before elsewhere.
_TIME_ZONES = timedelta(days=1)


def check_id(record: Product | Producer | Collection, scope: Scope) -> Iterator[Finding]:
    """The id is the folder's name."""
    if record.id == scope.folder:
        return
    hint = None
    if not re.fullmatch(RECORD_ID, scope.folder) or len(scope.folder) > RECORD_ID_MAX:
        hint = Bilingual(f"ganti nama folder menjadi {record.id}", f"rename the folder to {record.id}")
    yield found("id-folder", "id", hint=hint, value=record.id, folder=scope.folder)


def check_aliases(record: Product | Collection, _scope: Scope) -> Iterator[Finding]:
    """An alias is a former id, not the present one."""
    for index, alias in enumerate(record.aliases):
        if alias == record.id:
            yield found("alias-own-id", f"aliases[{index}]")


def check_updated(record: Product | Producer | Collection, scope: Scope) -> Iterator[Finding]:
    """Nothing was updated in the future."""
    yield from not_in_future(record.updated, "updated", scope.today)


def check_translations(record: Product | Producer | Collection, _scope: Scope) -> Iterator[Finding]:
    """The ledger of translations knows the site's languages only."""
    for language in record.translations or {}:
        if language not in LANGUAGES:
            yield found("unknown-language", f"translations.{language}", value=language)


def not_in_future(day: date | None, field: str, today: date) -> Iterator[Finding]:
    """A date of something that has happened."""
    if day is not None and day > today + _TIME_ZONES:
        yield found("date-in-future", field, value=day.isoformat())
