"""Brings a message file up to date with the words in use: translations, order and head stay as they were."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from catalogue.extraction import Word
from catalogue.languages import Language

#: From here on a word that went is taken for an earlier wording of one that came.
_ALIKE: Final = 0.7


@dataclass(frozen=True, slots=True)
class Update:
    """What became of a message file.

    Attributes:
        text: the new file; the same as before where nothing changed.
        added: words that were not in it, in the order of use.
        dropped: words that are no longer used.
        missing: words without a translation, among them the new ones, in the order of the file.
    """

    text: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    missing: tuple[str, ...]


def updated(file: str, words: Sequence[Word], language: Language) -> Update:
    """A message file with exactly the words in use.

    A new word stands at the end, empty; where it resembles one that went, with that one's translation, marked fuzzy
    for the translator and not used until the mark is gone.

    Args:
        file: the text of the PO file.
        words: as `extraction.used_words` finds them.
        language: the file's language.
    """
    # Changed in place, since the number of plural forms stands in its head.
    catalog = read_po(io.StringIO(file), locale=language)
    known = {_id(message): message for message in catalog if message.id}
    used = {word.text: word for word in words}
    gone = {text: message for text, message in known.items() if not _same_shape(used.get(text), message)}
    for text, message in known.items():
        if text in gone:
            catalog.delete(text)
        else:
            message.auto_comments = list(used[text].notes)
    added = [word for word in words if word.text not in known or word.text in gone]
    for word in added:
        _add(catalog, word, _former(word, gone.values()))
    return Update(
        text=_written(file, catalog),
        added=tuple(word.text for word in added),
        dropped=tuple(gone),
        missing=tuple(_id(message) for message in catalog if message.id and not _is_done(message)),
    )


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else str(message.id[0])


def _plural(message: Message) -> str:
    return "" if isinstance(message.id, str) else str(message.id[1])


def _same_shape(word: Word | None, message: Message) -> bool:
    return word is not None and word.plural == _plural(message)


def _is_done(message: Message) -> bool:
    return not message.fuzzy and all(message.string if isinstance(message.string, tuple) else (message.string,))


def _former(word: Word, gone: Iterable[Message]) -> Message | None:
    """The word that went whose translation is the best start for a new one."""
    alike = {_id(message): message for message in gone if bool(_plural(message)) == bool(word.plural)}
    best = get_close_matches(word.text, alike, n=1, cutoff=_ALIKE)
    return alike[best[0]] if best else None


def _add(catalog: Catalog, word: Word, former: Message | None) -> None:
    text = (word.text, word.plural) if word.plural else word.text
    if former is None:
        catalog.add(text, auto_comments=word.notes)
    else:
        comments = former.user_comments
        catalog.add(text, former.string, flags={"fuzzy"}, auto_comments=word.notes, user_comments=comments)


def _written(file: str, catalog: Catalog) -> str:
    """The head as it stood, byte by byte, and the entries."""
    out = io.BytesIO()
    write_po(out, catalog, width=0, omit_header=True)
    head = file.partition("\n\n")[0].rstrip("\n")
    return f"{head}\n\n{out.getvalue().decode().strip()}\n"
