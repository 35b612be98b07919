"""How far the translations are: counts by language, producer and category, and what to do next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Final

from catalogue.records import Product
from catalogue.translations.entries import context_of
from catalogue.translations.ledger import STATES, Record, State, TextState
from catalogue.translations.pages import PageState
from catalogue.translations.worklist import Task, next_tasks

_MOST_NEXT: Final = 20


@dataclass
class Tally:
    """The texts of one group in one language.

    Attributes:
        states: how many texts stand how.
        words: how many words a translator has to translate or look at.
        unnoted: translations whose source is not noted, so that a change of it cannot be seen.
    """

    states: Counter[State] = field(default_factory=Counter)
    words: int = 0
    unnoted: int = 0

    def add(self, state: TextState, words: int) -> None:
        """Counts one text with its words to do."""
        self.states[state.state] += 1
        self.words += words
        self.unnoted += state.target is not None and not state.noted

    def join(self, other: Tally) -> None:
        """Adds what another counted."""
        self.states.update(other.states)
        self.words += other.words
        self.unnoted += other.unnoted


#: Language and group (empty for all) to its tally.
Tallies = Mapping[tuple[str, str], Tally]


@dataclass(frozen=True, slots=True)
class Status:
    """The whole picture.

    Attributes:
        languages: by language.
        producers: by language and producer.
        categories: by language and category; records that are no product stand under `-`.
        next: the texts to begin with.
    """

    languages: Tallies
    producers: Tallies
    categories: Tallies
    next: tuple[Task, ...]


def summarise(work: Iterable[Task]) -> Status:
    """Counts everything once."""
    known = list(work)
    counted: defaultdict[tuple[str, str, str], Tally] = defaultdict(Tally)
    for _, own in groupby(known, key=lambda task: task.file.path):
        first = next(own)
        producer, category = _producer(first.record, first.file.kind), getattr(first.record, "category", None) or "-"
        for task in chain((first,), own):
            counted[task.state.language, producer, category].add(task.state, task.words)
    languages: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    producers: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    categories: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    for (language, producer, category), tally in counted.items():
        languages[language, ""].join(tally)
        producers[language, producer].join(tally)
        categories[language, category].join(tally)
    return Status(
        languages=_sorted(languages),
        producers=_sorted(producers),
        categories=_sorted(categories),
        next=tuple(next_tasks(known, _MOST_NEXT)),
    )


def as_data(status: Status, pages: Iterable[PageState] = ()) -> dict[str, object]:
    """The picture as JSON shows it, with the pages of `docs/`."""
    return {
        "languages": {language: _as_data(tally) for (language, _), tally in status.languages.items()},
        "producers": _grouped(status.producers),
        "categories": _grouped(status.categories),
        "next": [
            {
                "text": context_of(task.file.key, task.state),
                "language": task.state.language,
                "state": task.state.state,
                "priority": task.priority,
                "words": task.words,
            }
            for task in status.next
        ],
        "pages": [
            {"page": state.path, "language": state.language, "state": state.status, "words": state.words}
            for state in pages
        ],
    }


def _grouped(tallies: Tallies) -> list[dict[str, object]]:
    return [{"id": group, "language": language, **_as_data(tally)} for (language, group), tally in tallies.items()]


def _as_data(tally: Tally) -> dict[str, object]:
    counts: dict[str, object] = {state: tally.states[state] for state in STATES}
    return counts | {"words_to_do": tally.words, "source_not_noted": tally.unnoted}


def _producer(record: Record, kind: str) -> str:
    if isinstance(record, Product):
        return record.producer or "-"
    return record.id if kind == "producer" else "-"


def _sorted(tallies: Tallies) -> Tallies:
    return {key: tallies[key] for key in sorted(tallies)}
