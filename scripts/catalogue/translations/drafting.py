"""Drafts of what is missing, by a machine: names, numbers and the glossary kept, nothing of a person touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from catalogue.languages import Language
from catalogue.problems import Bilingual
from catalogue.records import Producer, Product
from catalogue.records.parts import L10n
from catalogue.translations.applying import prepare
from catalogue.translations.engine import Engine
from catalogue.translations.glossary import Glossary
from catalogue.translations.ledger import Record, TextState, source_hash
from catalogue.translations.masking import LostMaskError, Span, fixed_spans, mask, name_spans
from catalogue.translations.taking import Taken
from catalogue.translations.worklist import Task
from catalogue.vocabulary import Vocabulary

#: A line of a text: what makes it an item of a list, and what it says.
_LINE: Final = re.compile(r"(?P<mark>\s*(?:[-*•]\s+|\d{1,3}[.)]\s+)?)(?P<words>.*)")
_LETTER: Final = re.compile(r"[^\W\d_]")
#: Marks of bold and italic; a machine that loses one would leave the other alone.
_MARKS: Final = re.compile(r"\*\*|[*_]")
#: Fields that are a name themselves: in them the record's own name is no word to keep.
_NAMES: Final = frozenset({"name", "title"})
#: Headings of the glossary whose words mean something else as often as not: "buah" is a piece, and fruit.
_AMBIGUOUS: Final = frozenset({"units"})


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that the machine did not bring over whole.

    Attributes:
        task: the text.
        reason: what was lost.
    """

    task: Task
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Drafts:
    """What a machine made.

    Attributes:
        taken: texts to write, each noted as a machine's.
        refused: texts that are left as they are.
    """

    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]


class Drafter:
    """Translates what is missing with a machine."""

    def __init__(self, engine: Engine, vocabulary: Vocabulary, producers: Mapping[str, Producer]) -> None:
        """Takes what it needs to keep words as they should be.

        Args:
            engine: the machine.
            vocabulary: the terms and places.
            producers: by id, for their names.
        """
        self._engine = engine
        self._glossary = Glossary(vocabulary)
        self._places = _place_names(vocabulary)
        self._producers = producers

    def draft(self, work: Iterable[Task]) -> Drafts:
        """Drafts of every text that is missing; where there is a text, whoever wrote it, it stays.

        Raises:
            EngineError: the machine cannot be used.
        """
        taken: list[Taken] = []
        refused: list[Refused] = []
        for task in work:
            if task.state.state != "missing":
                continue
            try:
                text = self._translated(task)
            except LostMaskError as error:
                refused.append(Refused(task, _lost(error.word)))
            else:
                taken.append(Taken(task, text, "machine", source_hash(task.state.source)))
        return Drafts(tuple(taken), tuple(refused))

    def _translated(self, task: Task) -> str:
        state = task.state
        names = [*self._names(task.record, state), *self._places]
        return "\n".join(self._line(line, state, names) for line in state.source.strip().split("\n"))

    def _line(self, line: str, state: TextState, names: list[tuple[str, str]]) -> str:
        match = _LINE.fullmatch(line)
        words = match["words"].strip() if match else ""
        if match is None or not _LETTER.search(words):
            return line.rstrip()
        source, target = state.source_language, state.language
        masked = mask(words, self._spans(words, source, target, names))
        given = self._engine.translate(masked.text, source, target)
        made = masked.restored(" ".join(given.split()))
        if not made or _MARKS.findall(made) != _MARKS.findall(words):
            raise LostMaskError(" ".join(_MARKS.findall(words)) or words)
        return match["mark"] + (made[0].upper() + made[1:] if words[0].isupper() else made)

    def _spans(self, text: str, source: Language, target: Language, names: list[tuple[str, str]]) -> Iterator[Span]:
        """What is kept, what matters more first."""
        yield from fixed_spans(text, source, target)
        yield from name_spans(text, names)
        for start, end, concept in self._glossary.find(text, source):
            if concept.group not in _AMBIGUOUS:
                yield Span(start, end, _cased(concept.term[target], text[start:end], concept.term[source]))

    def _names(self, record: Record, state: TextState) -> Iterator[tuple[str, str]]:
        """Names in the language of the text with what they are called in the other one."""
        if state.field.path not in _NAMES:
            title = getattr(record, "name", None) or getattr(record, "title", None)
            if isinstance(title, L10n) and (name := getattr(title, state.source_language)):
                yield name, getattr(title, state.language) or name
        if isinstance(record, Product):
            local = record.local_names.all_words() if record.local_names else ()
            motif = record.textile.motif.name if record.textile and record.textile.motif else None
            producer = self._producers.get(record.producer or "")
            own = (*local, motif, *_business_names(producer))
        else:
            own = _business_names(record if isinstance(record, Producer) else None)
        yield from ((name, name) for name in own if name)


def _cased(word: str, like: str, label: str) -> str:
    """A word of the glossary with the first letter of the one it stands for; labels of categories are titles."""
    if like[0].isupper():
        return word[0].upper() + word[1:]
    is_title = label[0].isupper() and word[1:2].islower()
    return word[0].lower() + word[1:] if is_title else word


def without_faults(drafts: Drafts, vocabulary: Vocabulary, today: date) -> Drafts:
    """Drafts that pass the checks of their records; the others join those refused, each with what is wrong.

    Args:
        drafts: what a machine made.
        vocabulary: the terms.
        today: the day of the checks.
    """
    taken: list[Taken] = []
    refused = list(drafts.refused)
    for each in drafts.taken:
        found = [fault for fault in prepare([each], vocabulary, today, "").problems if fault.severity == "error"]
        if found:
            refused.append(Refused(each.task, found[0].message))
        else:
            taken.append(each)
    return Drafts(tuple(taken), tuple(refused))


def _business_names(producer: Producer | None) -> tuple[str | None, ...]:
    return (producer.name, producer.brand) if producer else ()


def _place_names(vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    names = [regency.short for regency in vocabulary.regencies.values()]
    names += [district.name for district in vocabulary.districts.values()]
    return tuple((name, name) for name in dict.fromkeys([*names, "Madura"]))


def _lost(word: str) -> Bilingual:
    return Bilingual(
        f'mesin kehilangan "{word}", yang harus tetap ada', f'the machine lost "{word}", which has to stay'
    )
