"""Answers to questions, as written in an issue or a row, on their way to values; what is doubtful is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from catalogue.channels.questions import asked
from catalogue.languages import Language
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem
from catalogue.records.fields import Field
from catalogue.records.suggestions import Suggestions
from catalogue.vocabulary import Vocabulary

#: What people write where they have nothing to say.
_NOTHING: Final = frozenset(
    {"", "-", "--", "–", "—", ".", "0", "n/a", "na", "nihil", "kosong", "tidak ada", "tdk ada", "belum ada", "belum"}
    | {"tidak", "none", "tiada", "_no response_", "?", "x"}
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written for one question.

    Attributes:
        text: as written; of a number cell its shortest form.
        place: where.
        number: the value of a number cell, which has lost how it was written; else None.
        day: the value of a date cell, else None.
    """

    text: str
    place: Location
    number: Decimal | None = None
    day: date | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether it says that there is nothing to say."""
        return self.day is None and " ".join(self.text.split()).casefold() in _NOTHING


@dataclass(frozen=True, slots=True)
class Words:
    """What reading answers needs to know.

    Attributes:
        vocabulary: the terms.
        suggestions: finds terms by their words.
        language: the language of texts that say nothing of theirs.
        today: the day of the import.
        consent_by: where a consent was given.
    """

    vocabulary: Vocabulary
    suggestions: Suggestions
    language: Language
    today: date
    consent_by: str


@dataclass
class Collected:
    """Values of the two records as they are found, and what is doubtful about them."""

    words: Words
    product: dict[str, Any] = field(default_factory=dict)
    producer: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Location] = field(default_factory=dict)

    def put(self, path: str, value: Any, place: Location) -> None:
        """Sets a value by its path, as in `product.capacity.unit`."""
        kind, *steps = path.split(".")
        node = self.product if kind == "product" else self.producer
        for step in steps[:-1]:
            node = node.setdefault(step, {})
        node[steps[-1]] = value
        self.places.setdefault(path, place)

    def unread(self, answer: Answer, path: str, kind: Bilingual, example: str) -> None:
        """Notes that an answer cannot be read for certain; its field stays empty."""
        self.note(
            "value-unread", answer, path, value=_quoted(answer.text), kind=kind.en, kind_id=kind.id, example=example,
            example_id=example,
        )  # fmt: skip

    def said(self, answer: Answer, path: str, meaning: Bilingual) -> None:
        """Notes how an answer was read, where another reading is thinkable."""
        self.note("value-said", answer, path, value=_quoted(answer.text), meaning=meaning.en, meaning_id=meaning.id)

    def unknown(self, answer: Answer, path: str, word: str) -> None:
        """Notes that a word is no term of a field's vocabulary; the field stays empty."""
        question = asked()[path]
        hint = self.words.suggestions.term(word, question.term) if question.term else None
        label = question.words.label
        self.problems.append(
            problem(
                "term-unread", answer.place, path, hint=hint, value=_quoted(word), kind=label["en"], kind_id=label["id"]
            )
        )

    def note(self, code: str, answer: Answer, path: str, **values: Any) -> None:
        """Notes something about an answer."""
        self.problems.append(problem(code, answer.place, path, **values))


def _quoted(text: str) -> str:
    """An answer as it is shown in a message: on one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def label_of_field(question: Field) -> Bilingual:
    """What a field is called in the languages of messages."""
    return Bilingual(question.words.label["id"], question.words.label["en"])


Answers = Mapping[str, Answer]
