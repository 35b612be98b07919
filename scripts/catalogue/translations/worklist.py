"""What is to translate, most useful first: which texts, of which records, in which language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from catalogue.catalogue import SHOWN
from catalogue.halves import in_two
from catalogue.languages import Language
from catalogue.loading import Loaded
from catalogue.memory import without_collection
from catalogue.records import Collection, Producer, Product
from catalogue.records.texts import field_of
from catalogue.sources import RecordFile
from catalogue.translations.entries import Entry, Parcel, entry_of
from catalogue.translations.glossary import Glossary
from catalogue.translations.ledger import TO_DO, Record, TextState, states
from catalogue.vocabulary import Vocabulary

#: What a buyer reads before anything else: on cards, in results, beside pictures.
_SEEN_FIRST: Final = frozenset({"name", "title", "summary", "alt", "cover_alt"})
#: A fair this near has readers soon.
_NEAR: Final = timedelta(days=90)


class Task(NamedTuple):
    """One text in one language, with the record it stands in.

    Attributes:
        file: the record's place.
        record: the record.
        state: how the text stands.
        priority: higher is sooner; 0 where nothing is to do.
    """

    file: RecordFile
    record: Record
    state: TextState
    priority: int

    @property
    def words(self) -> int:
        """How many words there are to translate or to look at."""
        return len(self.state.source.split()) if self.state.state in TO_DO else 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Which texts are wanted; None or empty is all.

    Attributes:
        languages: translated into.
        producer: only this producer and what it makes.
        category: only products of this category.
        to_do: only what a translator has to look at.
    """

    languages: frozenset[Language] = frozenset()
    producer: str | None = None
    category: str | None = None
    to_do: bool = False

    def has(self, record: Record) -> bool:
        """Whether texts of a record are wanted."""
        if self.category is not None and getattr(record, "category", None) != self.category:
            return False
        if self.producer is None:
            return True
        owner = record.producer if isinstance(record, Product) else record.id if isinstance(record, Producer) else None
        return owner == self.producer


def tasks(loaded: Loaded, today: date, choice: Choice | None = None) -> list[Task]:
    """Every wanted text in every wanted language, in the order of the records.

    Texts of a producer without consent are left out as on the site, and archived records, which only say so.
    """
    wanted = choice or Choice()
    near = _near_products(loaded, today)
    with without_collection():
        return list(_tasks(loaded, today, wanted, near))


def _tasks(loaded: Loaded, today: date, wanted: Choice, near: frozenset[str]) -> Iterator[Task]:
    for read in loaded.read:
        record = read.checked.record
        if record is None or not wanted.has(record) or not _is_for_readers(record):
            continue
        weight = _weight(record, today, near)
        for state in states(record):
            if wanted.languages and state.language not in wanted.languages:
                continue
            if wanted.to_do and state.state not in TO_DO:
                continue
            yield Task(read.file, record, state, _priority(state, weight))


def next_tasks(work: Iterable[Task], most: int) -> list[Task]:
    """The texts to begin with."""
    waiting = (task for task in work if task.priority)
    return sorted(
        waiting, key=lambda task: (-task.priority, task.file.path, task.state.field.path, task.state.language)
    )[:most]


def parcel_of(work: Sequence[Task], language: Language, vocabulary: Vocabulary) -> Parcel:
    """The texts as they are exported, in the order of the records."""
    glossary = Glossary(vocabulary)

    def entry(task: Task) -> Entry:
        return entry_of(task.file.key, task.state, _notes(task, glossary))

    with without_collection():
        own = [task for task in work if task.state.language == language]
        entries = tuple(in_two(entry, own))
    return Parcel(language, entries, len(entries))


def _notes(task: Task, glossary: Glossary) -> Iterator[str]:
    field = field_of(task.file.kind, task.state.field.path)
    limit = f", ≤ {field.text.max_length}" if field.text.max_length else ""
    yield f"{field.label('id')} / {field.label('en')}{limit}"
    for note in glossary.notes(task.state.source, task.state.source_language, task.state.language):
        yield f"Glosarium / Glossary: {note}"


def _is_for_readers(record: Record) -> bool:
    return record.status != "archived" and (not isinstance(record, Producer) or record.may_be_shown)


def _near_products(loaded: Loaded, today: date) -> frozenset[str]:
    """Products of collections that are open or open soon."""
    catalogue = loaded.catalogue
    if catalogue is None:
        return frozenset()
    return frozenset(
        product.id
        for key, collection in catalogue.collections.items()
        if collection.status in SHOWN and _is_near(collection, today)
        for product in catalogue.collection_products[key]
    )


def _is_near(collection: Collection, today: date) -> bool:
    first, last = collection.starts or collection.ends, collection.ends or collection.starts
    return first is not None and last is not None and first - _NEAR <= today <= last


def _weight(record: Record, today: date, near: frozenset[str]) -> int:
    soon = _is_near(record, today) if isinstance(record, Collection) else record.id in near
    return 1 + (4 if record.status in SHOWN else 0) + (2 if soon else 0)


def _priority(state: TextState, weight: int) -> int:
    if state.state not in TO_DO:
        return 0
    return 2 * weight + (4 if state.field.path.rpartition(".")[2] in _SEEN_FIRST else 0) + (state.state == "missing")
