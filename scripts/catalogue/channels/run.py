"""An import from the files to the written drafts: read, judge, compare with each other, write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from catalogue.channels.difference import compare
from catalogue.channels.entry import Draft
from catalogue.channels.files import read_file
from catalogue.channels.holdings import Holdings
from catalogue.channels.judging import Judged, State, id_of, judge, place_of
from catalogue.channels.likenesses import name_of, same_product_name
from catalogue.channels.options import Options
from catalogue.channels.writing import Folder, write_folders
from catalogue.checks.relation_index import Known
from catalogue.checks.relations import check_relations
from catalogue.media.likeness import Likeness
from catalogue.problem_codes import problem
from catalogue.problems import Location, Problem, Severity, has_errors, reason_of
from catalogue.progress import Progress
from catalogue.records import Producer, Product
from catalogue.settings import Settings
from catalogue.vocabulary import Vocabulary

__all__ = ["Import", "Options", "Outcome", "import_files"]

#: Exit codes: every entry could be taken; at least one was refused.
TAKEN, REFUSED = 0, 1
#: More products of one producer in one import than this are only compared word by word.
_FEW: Final = 100


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry.

    Attributes:
        source: what a person calls it.
        product_id: id of the product, perhaps empty.
        producer_id: id of its producer, perhaps empty.
        name: the product's name.
        state: `new`, `changed`, `same` or `refused`.
        problems: everything wrong or doubtful.
        difference: what would change in records that exist.
        paths: files that would be written, or were; relative to the content root.
        written: whether they were.
    """

    source: str
    product_id: str
    producer_id: str
    name: str
    state: State
    problems: tuple[Problem, ...]
    difference: tuple[str, ...]
    paths: tuple[str, ...]
    written: bool


@dataclass(frozen=True, slots=True)
class Import:
    """What became of all files.

    Attributes:
        entries: one outcome for each contribution, in the order of the files.
        problems: what belongs to a file and not to one of its entries.
        notes: what was understood of a file, for people: the columns of a sheet.
    """

    entries: tuple[Outcome, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 where every entry could be taken, else 1."""
        refused = any(entry.state == "refused" for entry in self.entries)
        return REFUSED if refused or has_errors(self.problems) else TAKEN


def import_files(
    files: Sequence[Path], settings: Settings, vocabulary: Vocabulary, options: Options, progress: Progress
) -> Import:
    """Takes in files.

    Args:
        files: kits, issues, spreadsheets.
        settings: the content root and the day.
        vocabulary: the terms.
        options: whether to write, to update, and whom to ask.
        progress: is told how far it is.
    """
    problems: list[Problem] = []
    notes: list[str] = []
    drafts: list[Draft] = []
    holdings = Holdings(settings, vocabulary)
    with progress.stage("baca") as step:
        for done, file in enumerate(files):
            read = read_file(file, holdings, options)
            drafts += read.drafts
            problems += read.problems
            notes += read.notes
            step(done + 1, len(files))
    judged = _judge_all(drafts, holdings, options, progress)
    outcomes = _write_all(judged, settings.content, progress) if options.write else [_outcome(j, False) for j in judged]
    return Import(tuple(outcomes), tuple(problems), tuple(notes))


def _judge_all(drafts: Sequence[Draft], holdings: Holdings, options: Options, progress: Progress) -> list[Judged]:
    judged: list[Judged] = []
    first: dict[str, str] = {}
    with progress.stage("periksa") as step:
        for done, draft in enumerate(drafts):
            each = judge(draft, holdings, update=options.update)
            own_id = id_of(draft)
            if own_id in first:
                value, other = f"products/{own_id}", first[own_id]
                each = each.with_problems([problem("entry-twice", draft.place, value=value, other=other)])
            elif own_id and each.state != "refused":
                first[own_id] = draft.source
            judged.append(each)
            step(done + 1, len(drafts))
    return _related(_alike(_of_one_mind(judged)), holdings)


def _of_one_mind(judged: Sequence[Judged]) -> list[Judged]:
    """Points out where an entry says something else of its producer than the first one, which alone is written."""
    first: dict[str, tuple[Judged, str]] = {}
    found = []
    for each in judged:
        own = next((folder for folder in each.folders if folder.path.startswith("producers/")), None)
        more = []
        if own is not None and each.state != "refused":
            other, text = first.setdefault(own.path, (each, own.text))
            same = other.draft.producer == each.draft.producer
            changes = [] if same else compare(text, each.draft.producer)
            if changes:
                fields = [".".join(change.path) for change in changes]
                field = f"producer.{fields[0]}"
                value, source = own.path, other.draft.source
                place, listed = place_of(each.draft, field), ", ".join(fields)
                more.append(problem("producer-differs", place, field, value=value, other=source, fields=listed))
        found.append(each.with_problems(more))
    return found


def _alike(judged: Sequence[Judged]) -> list[Judged]:
    """Points out products and photos of one import that are nearly the same."""
    names: dict[str, list[tuple[str, str]]] = {}
    seen: dict[str, list[tuple[str, Likeness]]] = {}
    found = []
    for each in judged:
        own_id, producer = id_of(each.draft), str(each.draft.product.get("producer"))
        if each.state == "refused" or not own_id:
            found.append(each)
            continue
        name = name_of(each.draft.product.get("name"))
        others = names.setdefault(producer, [])
        near = next((o for o, known in others if same_product_name(name, known, fuzzy=len(others) < _FEW)), None)
        more = []
        if near is not None:
            place = place_of(each.draft, "product.name")
            more.append(problem("product-alike", place, "product.name", value=name, other=f"products/{near}"))
        others.append((own_id, name))
        more += list(_alike_photos(each, seen.setdefault(producer, [])))
        found.append(each.with_problems(more))
    return found


def _alike_photos(each: Judged, seen: list[tuple[str, Likeness]]) -> Iterable[Problem]:
    place = place_of(each.draft, "product.photos")
    own = [(f"products/{id_of(each.draft)}/{kept.name}", kept.photo.likeness) for kept in each.kept]
    for path, likeness in own:
        other = next((before for before, known in seen if known.is_near(likeness)), None)
        if other is not None:
            yield problem("photo-alike", place, "product.photos", value=path, other=other)
    seen += own


def _related(judged: Sequence[Judged], holdings: Holdings) -> list[Judged]:
    """Applies the rules between records, again and again until no further entry is refused."""
    current = list(judged)
    while True:
        known = _with(holdings.known, current)
        by_key: dict[str, list[tuple[str, Problem]]] = {}
        for key, finding in check_relations(known, holdings.vocabulary):
            by_key.setdefault(key, []).append((finding.field, finding.at(Location(""))))
        again = [_with_relations(each, by_key) for each in current]
        if [each.state for each in again] == [each.state for each in current]:
            return again
        current = [old if new.state != "refused" else new for old, new in zip(current, again, strict=True)]


def _with_relations(each: Judged, by_key: dict[str, list[tuple[str, Problem]]]) -> Judged:
    if each.state in {"refused", "same"}:
        return each
    found = [
        replace(item, location=place_of(each.draft, f"{kind}.{field}"), field=f"{kind}.{field}")
        for kind in ("producer", "product")
        for field, item in by_key.get(f"{kind}/{each.draft.product.get('id' if kind == 'product' else 'producer')}", ())
        if kind == "product" or each.producer is not None
    ]
    return each.with_problems(found)


def _with(known: Known, judged: Sequence[Judged]) -> Known:
    """The catalogue as it would be with the entries that are not refused; the others come first."""
    kept = [each for each in judged if each.state != "refused"]
    products: dict[str, Product] = dict(known.products)
    producers: dict[str, Producer] = dict(known.producers)
    for each in kept:
        if each.product is not None:
            products[each.product.id] = each.product
        if each.producer is not None:
            producers.setdefault(each.producer.id, each.producer)
    return replace(
        known,
        products=products,
        producers=producers,
        product_ids=known.product_ids | products.keys(),
        producer_ids=known.producer_ids | producers.keys(),
    )


def _write_all(judged: Sequence[Judged], content: Path, progress: Progress) -> list[Outcome]:
    outcomes = []
    done_folders: set[str] = set()
    with progress.stage("tulis") as step:
        for done, each in enumerate(judged):
            outcomes.append(_write(each, content, done_folders))
            step(done + 1, len(judged))
    return outcomes


def _write(each: Judged, content: Path, done_folders: set[str]) -> Outcome:
    if each.state not in {"new", "changed"}:
        return _outcome(each, False)
    # A producer may come with several products; it is written with the first.
    folders = tuple(folder for folder in each.folders if folder.path not in done_folders)
    try:
        write_folders(content, folders)
    except OSError as error:
        reason = reason_of(error)
        value = f"products/{id_of(each.draft)}"
        found = problem("entry-unwritten", each.draft.place, value=value, reason=reason.en, reason_id=reason.id)
        return _outcome(each.with_problems([found]), False)
    done_folders.update(folder.path for folder in folders)
    return _outcome(replace(each, folders=folders), True)


def _outcome(each: Judged, written: bool) -> Outcome:
    record = each.draft.product
    producer = record.get("producer")
    return Outcome(
        source=each.draft.source,
        product_id=id_of(each.draft),
        producer_id=producer if isinstance(producer, str) else "",
        name=name_of(record.get("name")),
        state=each.state,
        problems=tuple(_sorted(each.problems)),
        difference=each.difference,
        paths=_paths(each.folders) if each.state in {"new", "changed"} else (),
        written=written,
    )


def _sorted(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first, then in the order of the place; each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.severity is not Severity.error, *p.sort_key))


def _paths(folders: Iterable[Folder]) -> tuple[str, ...]:
    return tuple(path for folder in folders for path in folder.paths)
