"""What is known of each translated text: who wrote it, and whether it still belongs to what it translates.

The ledger is the record's `translations`: by language and field who translated it and a hash of the text it was
translated from. It says nothing that could become wrong by itself: whether a translation is outdated is seen by
comparing, so retyping the old text makes it current again.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple

from catalogue.languages import LANGUAGES, Language
from catalogue.records import Collection, Producer, Product
from catalogue.records.parts import FieldTranslation, L10n
from catalogue.records.texts import LocalisedText, localised_texts

State = Literal["human", "reviewed", "machine", "outdated", "missing"]
#: In the order of tables: what is good first.
STATES: Final[tuple[State, ...]] = ("human", "reviewed", "machine", "outdated", "missing")
#: What a translator has to look at.
TO_DO: Final = frozenset({"machine", "outdated", "missing"})

#: Twelve digits: enough for one text, too few to be taken for a person's number.
_HASH_BYTES: Final = 6

Ledger = Mapping[str, Mapping[str, FieldTranslation]]
Record = Product | Producer | Collection


class TextState(NamedTuple):
    """One text of a record in one language.

    Attributes:
        field: which text.
        language: the language translated into.
        source_language: the language translated from.
        source: the text translated from.
        target: the translation, None where there is none.
        state: how it stands.
        drafted: whether a machine wrote it and nobody has looked since.
        noted: whether the ledger knows from which text it was translated; without, no change can be seen.
    """

    field: LocalisedText
    language: Language
    source_language: Language
    source: str
    target: str | None
    state: State
    drafted: bool
    noted: bool


def source_hash(text: str) -> str:
    """Twelve hex digits of a text, the same however its lines are broken in the file."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(plain.encode(), digest_size=_HASH_BYTES).hexdigest()


def states(record: Record) -> tuple[TextState, ...]:
    """How every text of a record stands in every language but its own, in the order of the fields."""
    ledger: Ledger = record.translations or {}
    return tuple(state for field in localised_texts(record) for state in _states_of(field, ledger))


def drafts(record: Record) -> Iterator[tuple[L10n, Language, Language]]:
    """Texts of a record that a machine translated and nobody has looked at since: into which language, from which."""
    ledger: Ledger = record.translations or {}
    machine = {
        language: {key for key, entry in entries.items() if entry.status == "machine"}
        for language in LANGUAGES
        if (entries := ledger.get(language))
    }
    if not any(machine.values()):
        return
    for field in localised_texts(record):
        written_in = source_language(field.text, field.key, ledger)
        for language, keys in machine.items():
            if field.key in keys and written_in is not None and getattr(field.text, language):
                yield field.text, language, written_in


def source_language(text: L10n, key: str, ledger: Ledger) -> Language | None:
    """The language a text was written in: Indonesian where it is there and not itself noted as a translation."""
    if text.id and not (text.en and key in ledger.get("id", {})):
        return "id"
    return "en" if text.en else None


def _states_of(field: LocalisedText, ledger: Ledger) -> Iterator[TextState]:
    written_in = source_language(field.text, field.key, ledger)
    if written_in is None:
        return
    source: str = getattr(field.text, written_in)
    for language in LANGUAGES:
        if language != written_in:
            entry = ledger.get(language, {}).get(field.key)
            target: str | None = getattr(field.text, language)
            if target is None or entry is None:  # most of a catalogue
                yield TextState(
                    field, language, written_in, source, target, "human" if target else "missing", False, False
                )
                continue
            yield TextState(
                field=field,
                language=language,
                source_language=written_in,
                source=source,
                target=target,
                state=_state(target, entry, source),
                drafted=entry.status == "machine",
                noted=entry.source_hash is not None,
            )


def _state(target: str, entry: FieldTranslation, source: str) -> State:
    if not target:
        return "missing"
    if entry.source_hash is not None and entry.source_hash != source_hash(source):
        return "outdated"
    return entry.status
