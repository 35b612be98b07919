"""Every code a problem can have, with its words; `docs/dev/problems.md` is generated from here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from catalogue.problem_codes.code import Code, mask_long_numbers
from catalogue.problem_codes.federation import FEDERATION_CODES
from catalogue.problem_codes.files import FILE_CODES
from catalogue.problem_codes.kits import KIT_CODES
from catalogue.problem_codes.language import LANGUAGE_CODES
from catalogue.problem_codes.migrations import MIGRATION_CODES
from catalogue.problem_codes.photos import PHOTO_CODES
from catalogue.problem_codes.prints import PRINT_CODES
from catalogue.problem_codes.publishing import PUBLISHING_CODES
from catalogue.problem_codes.readiness import READINESS_CODES
from catalogue.problem_codes.reference import REFERENCE_CODES
from catalogue.problem_codes.relations import RELATION_CODES
from catalogue.problem_codes.rules import RULE_CODES
from catalogue.problem_codes.sheets import SHEET_CODES
from catalogue.problem_codes.terms import TERM_CODES
from catalogue.problem_codes.translations import TRANSLATION_CODES
from catalogue.problem_codes.values import VALUE_CODES
from catalogue.problems import Bilingual, Location, Problem, Severity

__all__ = ["CODES", "CODE_GROUPS", "CONTENT_CODES", "IMPORT_CODES", "Code", "mask_long_numbers", "problem"]

_MOST_SHOWN: Final = 300

#: The codes by the chapter of the documentation they stand in, in its order.
CODE_GROUPS: Final[tuple[tuple[str, tuple[Code, ...]], ...]] = (
    ("Files and YAML", FILE_CODES),
    ("Fields and values", VALUE_CODES),
    ("Terms of the vocabulary", TERM_CODES),
    ("Rules within a record", RULE_CODES),
    ("Languages of texts", LANGUAGE_CODES),
    ("Screening and evidence", READINESS_CODES),
    ("Rules between records", RELATION_CODES),
    ("Photos", PHOTO_CODES),
    ("What is handed in: kits and issues", KIT_CODES),
    ("What is handed in: spreadsheets", SHEET_CODES),
    ("Translations that come back", TRANSLATION_CODES),
    ("Vocabulary and market rules", REFERENCE_CODES),
    ("Prints", PRINT_CODES),
    ("Records of another release", MIGRATION_CODES),
    ("Publishing", PUBLISHING_CODES),
    ("Portals", FEDERATION_CODES),
)

#: Chapters whose problems are not found by reading the records; each of their codes has its own test.
NOT_IN_RECORDS: Final = frozenset(
    {
        "Portals",
        "Prints",
        "Publishing",
        "Records of another release",
        "Translations that come back",
        "What is handed in: kits and issues",
        "What is handed in: spreadsheets",
    }
)

#: Codes that `catalogue check` can find.
CONTENT_CODES: Final = frozenset(
    code.name for chapter, codes in CODE_GROUPS if chapter not in NOT_IN_RECORDS for code in codes
)

#: Codes that only `catalogue import` reports.
IMPORT_CODES: Final = frozenset(code.name for code in (*KIT_CODES, *SHEET_CODES))

CODES: Final[Mapping[str, Code]] = {code.name: code for _, codes in CODE_GROUPS for code in codes}


def problem(
    code: str,
    location: Location,
    field: str = "",
    /,
    *,
    hint: Bilingual | None = None,
    severity: Severity | None = None,
    **values: Any,
) -> Problem:
    """Makes a problem from its code.

    Numbers of 15 or 16 digits, which could be a person's, are blotted out of every value and of the field.

    Args:
        code: a name in CODES.
        location: where it stands.
        field: dotted path inside the record.
        hint: a hint that fits better than the code's own.
        severity: another severity than the code's own.
        values: what the message's placeholders stand for; Bilingual where the two languages differ.

    Raises:
        KeyError: the code does not exist or a placeholder has no value; a mistake of ours.
    """
    entry = CODES[code]
    in_id = {name: _shown(value, 0) for name, value in values.items()}
    in_en = {name: _shown(value, 1) for name, value in values.items()}
    if hint is None:
        hint = Bilingual(entry.hint.id.format(**in_id), entry.hint.en.format(**in_en))
    else:
        hint = Bilingual(mask_long_numbers(hint.id), mask_long_numbers(hint.en))
    return Problem(
        code=code,
        severity=severity or entry.severity,
        location=location,
        field=mask_long_numbers(field),
        message=Bilingual(entry.message.id.format(**in_id), entry.message.en.format(**in_en)),
        hint=hint,
    )


def _shown(value: object, language: int) -> str:
    """A placeholder's value in a message: on one line, not too long, without personal numbers."""
    text = value[language] if isinstance(value, Bilingual) else str(value)
    text = mask_long_numbers(" ".join(text.split()))
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1]}…"
