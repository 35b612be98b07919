"""Everything about one file: reads it, applies the rules within a record, places what they find."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import yaml

from catalogue.checks import certificates, identity, language, people, price, screening, trade
from catalogue.checks.finding import Finding, Scope
from catalogue.checks.photos import check_cover, check_listed_photos
from catalogue.checks.privacy import private_numbers
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem, Severity
from catalogue.records import Collection, Producer, Product
from catalogue.records.reader import field_at, locate, read_record
from catalogue.records.suggestions import Suggestions
from catalogue.sources import Kind, RecordFile
from catalogue.strict_yaml import Document, all_nodes, location_at, read_yaml
from catalogue.vocabulary import Vocabulary

Record = Product | Producer | Collection
Rule = Callable[[Any, Scope], Iterable[Finding]]

MODELS: Final[dict[Kind, type[Product] | type[Producer] | type[Collection]]] = {
    "product": Product,
    "producer": Producer,
    "collection": Collection,
}
RULES: Final[dict[Kind, tuple[Rule, ...]]] = {
    "product": (
        identity.check_id,
        identity.check_aliases,
        identity.check_updated,
        identity.check_translations,
        language.check_language,
        screening.check_readiness,
        trade.check_gtins,
        trade.check_hs_national,
        trade.check_lead_time,
        trade.check_capacity,
        trade.check_carton,
        trade.check_dimensions,
        trade.check_sample,
        trade.check_fibres,
        trade.check_ingredients,
        price.check_price,
        certificates.check_certificates,
        check_listed_photos,
    ),
    "producer": (
        identity.check_id,
        identity.check_updated,
        identity.check_translations,
        language.check_language,
        screening.check_readiness,
        certificates.check_nib,
        people.check_consent,
        people.check_contact,
        people.check_workers,
        people.check_years,
        people.check_district,
        check_listed_photos,
    ),
    "collection": (
        identity.check_id,
        identity.check_aliases,
        identity.check_updated,
        identity.check_translations,
        language.check_language,
        people.check_collection_dates,
        people.check_collection_choice,
        check_cover,
    ),
}
_DRAFT_LINE: Final = re.compile(r"^status:[ \t]*(['\"]?)draft\1[ \t\r]*(?:#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One record after the rules that need nothing but itself.

    Attributes:
        record: the record, without what could not be read; None where not even its id could be.
        problems: everything wrong within it.
        draft: whether it says that it is a draft, even if the rest cannot be read.
    """

    record: Record | None
    problems: tuple[Problem, ...]
    draft: bool


def check_file(
    file: RecordFile,
    data: bytes,
    vocabulary: Vocabulary,
    suggestions: Suggestions,
    today: date,
    *,
    rules: bool = True,
) -> CheckedFile:
    """Reads and checks one record by itself.

    Args:
        file: where it is.
        data: its bytes.
        vocabulary: the terms.
        suggestions: for what is misspelt.
        today: the day of dated rules.
        rules: whether what was read is held against the rules; without, only what cannot be read is a problem.
    """
    document = read_yaml(data, file.path)
    problems = [*document.problems, *(_private(document, file) if rules else ())]
    if document.root is None:
        return _unread(document, problems)
    record, found = read_record(MODELS[file.kind], document.root, file.path, vocabulary, suggestions)
    problems += found
    if record is None:
        return _unread(document, problems)
    if rules:
        problems += _against_rules(record, found, document.root, file, vocabulary, today)
    return CheckedFile(record, tuple(problems), record.status == "draft")


def _unread(document: Document, problems: Iterable[Problem]) -> CheckedFile:
    return CheckedFile(None, tuple(problems), _DRAFT_LINE.search(document.text) is not None)


def _against_rules(
    record: Record,
    found: Iterable[Problem],
    root: yaml.MappingNode,
    file: RecordFile,
    vocabulary: Vocabulary,
    today: date,
) -> Iterator[Problem]:
    unread = frozenset(p.field for p in found if p.severity is Severity.error and p.field)
    scope = Scope(vocabulary, today, file.id, unread)
    for rule in RULES[file.kind]:
        for finding in rule(record, scope):
            if scope.is_unread(finding.field):
                continue  # what is wrong there is said already
            yield finding.at(locate(root, file.path, finding.field))


def _private(document: Document, file: RecordFile) -> list[Problem]:
    """Personal numbers in the file, comments included, and in the names of the folder and the files in it."""
    written = list(private_numbers(document.text))
    found = [
        problem(code, location_at(document.text, offset, file.path), _field_at(document, offset))
        for code, offset in [*written, *_escaped(document, [offset for _, offset in written])]
    ]
    for name in (file.id, *file.beside):
        if name not in document.text:
            found += [problem(code, Location(file.path)) for code, _ in private_numbers(name)]
    return found


def _field_at(document: Document, offset: int) -> str:
    return field_at(document.root, offset) if document.root is not None else ""


def _escaped(document: Document, written: list[int]) -> Iterable[tuple[str, int]]:
    """Personal numbers that only show once the escapes of double quotes are resolved, where their text begins."""
    if document.root is None or "\\" not in document.text:
        return
    for node in all_nodes(document.root):
        if isinstance(node, yaml.ScalarNode) and node.style == '"':
            start, end = node.start_mark.index, node.end_mark.index
            if not any(start <= offset < end for offset in written):
                yield from ((code, start) for code, _ in private_numbers(node.value))
