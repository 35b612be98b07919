"""The order of loading, and what of it ends up in the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from catalogue.catalogue import SHOWN, Catalogue, PhotoFile
from catalogue.checks.finding import Finding, found
from catalogue.checks.photos import PhotoSeen
from catalogue.checks.relation_index import Known
from catalogue.checks.relations import check_relations
from catalogue.federation.portal import read_portal
from catalogue.halves import Aside
from catalogue.loading.photos import InspectedPhotos, PhotoChoice, check_photos
from catalogue.loading.records import ReadRecord, kept_records, read_records
from catalogue.memory import give_back, without_collection
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem, Severity, has_errors, in_report_order
from catalogue.records import Collection, Producer, Product
from catalogue.records.reader import locate
from catalogue.records_version import line_of_version, version_of, version_problems
from catalogue.reference import VocabularyError, read_vocabulary
from catalogue.settings import Settings
from catalogue.sources import Sources, find_records, read_bytes
from catalogue.strict_yaml import read_yaml
from catalogue.tongues import forget
from catalogue.vocabulary import Vocabulary

#: Problems of one record that are shown; one line counts the rest.
MOST_PROBLEMS: Final = 50

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True)
class Loaded:
    """A content root, read and checked.

    Attributes:
        catalogue: what can be shown; None where the vocabulary cannot be used.
        problems: everything wrong, in report order, at most fifty and a count for each record.
        records: how many records were found, drafts and broken ones included.
        drafts: how many of them say that they are drafts.
        counts: kind of record to how many are in the catalogue: `products`, `producers`, `collections`.
        blocked: whether an error outside drafts stops a build.
        read: every record as it was read, drafts and broken ones included.
        photos_seen: what was seen of photos, by record key and file name; empty where they were not opened.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    records: int
    drafts: int
    counts: Mapping[str, int]
    blocked: bool
    read: tuple[ReadRecord, ...] = field(default=(), repr=False)
    photos_seen: Mapping[str, Mapping[str, PhotoSeen]] = field(default_factory=dict, repr=False)


class ContentError(Exception):
    """The content has errors; nothing was written.

    Attributes:
        problems: all of them, in report order.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def load(
    settings: Settings,
    *,
    photos: bool | PhotoChoice = True,
    rules: bool = True,
    on_progress: OnProgress | None = None,
) -> Loaded:
    """Reads and checks everything under the content root.

    Args:
        settings: folders, date, and whether samples are shown.
        photos: whether photos are opened, or which of them; `Catalogue.photos` has no others.
        rules: whether records are held against the rules, each by itself and beside the others. Without, only what
            cannot be read is a problem: for those who want the texts and publish nothing.
        on_progress: called with done and total, first for records, then for photos.
    """
    with Aside(partial(find_records, settings.content)) as finding:
        try:
            vocabulary = read_vocabulary(*settings.reference_folders)
        except VocabularyError as error:
            place = Location(f"reference/{error.path}", error.line)
            broken = error.problems or (problem("reference-broken", place, reason=error.reason),)
            return Loaded(None, tuple(_shortened(in_report_order(broken))), 0, 0, {}, blocked=True)
        version = version_problems(version_of(vocabulary.site), _line_of_version(settings))
        if has_errors(version):
            return Loaded(None, tuple(version), 0, 0, {}, blocked=True)
        with without_collection():
            progress = on_progress or (lambda done, total: None)
            loaded = _load(settings, vocabulary, finding, photos=photos, rules=rules, on_progress=progress)
            forget()
            give_back()
        return replace(loaded, problems=(*loaded.problems, *version)) if version else loaded


def _line_of_version(settings: Settings) -> int:
    return line_of_version(settings.reference_file("site.yml").read_text(encoding="utf-8"))


def _load(
    settings: Settings,
    vocabulary: Vocabulary,
    finding: Aside[Sources],
    *,
    photos: bool | PhotoChoice,
    rules: bool,
    on_progress: OnProgress,
) -> Loaded:
    cache = kept_records(vocabulary, settings)
    sources = finding.result()
    records = read_records(sources.files, cache, vocabulary, settings, on_progress, rules=rules)
    problems = [*sources.problems, *read_portal(settings.content, list(vocabulary.regencies))[1]]
    problems += (p for record in records for p in record.checked.problems)
    related = list(check_relations(_known(records), vocabulary)) if rules else []
    seen = InspectedPhotos([], {}, {})
    if photos:
        seen = check_photos(records, settings, on_progress, None if photos is True else photos)
        related += seen.findings
    problems += _placed(related, records)
    broken = _broken_paths(problems)
    clean = [r for r in records if not r.checked.draft and r.file.path not in broken]
    everything = _catalogue(clean, vocabulary, settings, seen.usable, samples=True)
    drafts = {record.file.path for record in records if record.checked.draft}
    blocked = bool(broken - drafts)
    if rules and not blocked:  # what a selection matches is only known when nothing is missing
        problems += _placed(_empty_selections(everything), records)
    catalogue = everything if settings.samples else _catalogue(clean, vocabulary, settings, seen.usable, samples=False)
    return Loaded(
        catalogue=catalogue,
        problems=tuple(_shortened(in_report_order(problems))),
        records=len(records),
        drafts=len(drafts),
        counts={
            "products": len(catalogue.products),
            "producers": len(catalogue.producers),
            "collections": len(catalogue.collections),
        },
        blocked=blocked,
        read=tuple(records),
        photos_seen=seen.seen,
    )


def _broken_paths(problems: Sequence[Problem]) -> set[str]:
    return {p.location.path for p in problems if p.severity is Severity.error}


def _known(records: Sequence[ReadRecord]) -> Known:
    """Every record that could be read, under its folder's name."""
    read = [(r.file.id, r.checked.record) for r in records]
    return Known(
        products={key: record for key, record in read if isinstance(record, Product) and record.id == key},
        producers={key: record for key, record in read if isinstance(record, Producer)},
        collections={key: record for key, record in read if isinstance(record, Collection) and record.id == key},
        product_ids=frozenset(r.file.id for r in records if r.file.kind == "product"),
        producer_ids=frozenset(r.file.id for r in records if r.file.kind == "producer"),
    )


def _catalogue(
    records: Sequence[ReadRecord],
    vocabulary: Vocabulary,
    settings: Settings,
    photos: Mapping[str, Mapping[str, PhotoFile]],
    *,
    samples: bool,
) -> Catalogue:
    chosen = [r for r in records if r.checked.record is not None and (samples or not r.checked.record.sample_data)]
    found_records = [record.checked.record for record in chosen]
    producers = {record.id: record for record in found_records if isinstance(record, Producer)}
    products = {
        record.id: record for record in found_records if isinstance(record, Product) and record.producer in producers
    }
    collections = {record.id: record for record in found_records if isinstance(record, Collection)}
    keys = {
        *(f"product/{key}" for key in products),
        *(f"producer/{key}" for key in producers),
        *(f"collection/{key}" for key in collections),
    }
    return Catalogue(
        vocabulary=vocabulary,
        products=products,
        producers=producers,
        collections=collections,
        today=settings.today,
        fingerprints={key: r.fingerprint for r in chosen if (key := r.file.key) in keys},
        photos={key: photos[key] for key in sorted(keys & photos.keys())},
    )


def _empty_selections(catalogue: Catalogue) -> list[tuple[str, Finding]]:
    """Shown collections whose selection matches no product."""
    return [
        (f"collection/{key}", found("collection-matches-nothing", "select"))
        for key, collection in catalogue.collections.items()
        if collection.select is not None and collection.status in SHOWN and not catalogue.collection_products[key]
    ]


def _placed(findings: Sequence[tuple[str, Finding]], records: Sequence[ReadRecord]) -> Iterator[Problem]:
    """Findings at their line; a file is read again for it, since few have any."""
    by_record: dict[str, list[Finding]] = {}
    for key, finding in findings:
        by_record.setdefault(key, []).append(finding)
    files = {record.file.key: record.file for record in records}
    for key, own in by_record.items():
        file = files[key]
        data = read_bytes(file)
        root = read_yaml(data, file.path).root if isinstance(data, bytes) else None
        for finding in own:
            yield finding.at(locate(root, file.path, finding.field) if root else Location(file.path))


def _shortened(problems: Sequence[Problem]) -> Iterator[Problem]:
    """At most fifty problems of each file, then one that counts the rest, where the first of them stands."""
    totals = Counter(p.location.path for p in problems)
    rest: dict[str, list[Problem]] = {}
    shown: Counter[str] = Counter()
    for item in problems:
        path = item.location.path
        if shown[path] < MOST_PROBLEMS:
            shown[path] += 1
            yield item
            continue
        hidden = rest.setdefault(path, [])
        hidden.append(item)
        if shown[path] + len(hidden) == totals[path]:
            worst = Severity.error if any(p.severity is Severity.error for p in hidden) else Severity.warning
            yield problem("more-problems", hidden[0].location, severity=worst, count=len(hidden))
