"""PO, for Poedit and Weblate: one file a language, context = record and field, fuzzy = to check."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser, normalize, write_po

from catalogue.languages import Language
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location
from catalogue.translations.entries import Entry, Parcel, RefusedFileError, read_mark
from catalogue.translations.headers import language_of, refuse_head

_ENTRIES: Final = re.compile(r'^"X-Catalogue-Entries: ([0-9]{1,7})\\n"\r?$', re.MULTILINE)
_LANGUAGE: Final = re.compile(r'^"Language: ([A-Za-z_-]{0,40})\\n"\r?$', re.MULTILINE)
_BEFORE: Final = b'"Content-Type: '


def write(parcel: Parcel, today: date) -> bytes:
    """The texts as a PO file; the day is the only date in it."""
    out = io.BytesIO()
    write_po(out, _head(parcel.language, today), width=0)
    # Babel writes none but the usual headers.
    count = f'"X-Catalogue-Entries: {parcel.count}\\n"\n'.encode()
    head = out.getvalue().replace(_BEFORE, count + _BEFORE, 1)
    return head + "".join(map(_written, parcel.entries)).encode()


def _head(language: Language, today: date) -> Catalog:
    day = datetime.combine(today, time(), UTC)
    return Catalog(
        locale=language,
        project="Katalog",
        version="1",
        copyright_holder="",
        msgid_bugs_address="-",
        last_translator="-",
        language_team="-",
        creation_date=day,
        revision_date=day,
        fuzzy=False,
        header_comment="# Simpan kepala ini apa adanya. / Leave this head as it is.",
    )


def _written(entry: Entry) -> str:
    """One entry; Babel would break every comment into lines and take percent signs for formats."""
    comments = "".join(f"#. {' '.join(note.split())}\n" for note in (*entry.notes, str(entry.mark)))
    flags = "#, fuzzy\n" if entry.to_check else ""
    return (
        f"{comments}{flags}msgctxt {normalize(entry.context, width=0)}\n"
        f"msgid {normalize(entry.source, width=0)}\nmsgstr {normalize(entry.target, width=0)}\n\n"
    )


def read(data: bytes, place: Location) -> Parcel:
    """The texts of a PO file.

    Raises:
        RefusedFileError: it is damaged, or not one of ours.
    """
    text = _text(data, place)
    head = text.partition("msgctxt")[0]
    language, entries = _LANGUAGE.search(head), _ENTRIES.search(head)
    if language is None or entries is None:
        raise refuse_head(place, "Language" if language is None else "X-Catalogue-Entries")
    into = language_of(language[1], Location(place.path, head[: language.start()].count("\n") + 1))
    try:
        catalog = _Entries()
        PoFileParser(catalog, abort_invalid=True).parse(io.StringIO(text))
    except (PoFileError, ValueError, LookupError, AttributeError) as error:
        # What Babel raises for lines out of place, and for headers and indices that are none.
        where = Location(place.path, (getattr(error, "lineno", None) or 0) + 1)
        reason = Bilingual("barisnya bukan baris PO", "the line is none of a PO file")
        raise RefusedFileError(
            problem("translation-file-unreadable", where, reason_id=reason.id, reason=reason.en)
        ) from error
    return Parcel(into, tuple(map(_entry, catalog.met)), int(entries[1]))


class _Entries(Catalog):
    """Every entry of a file; Babel would keep the first of two with the same context and text, and drop the other."""

    def __init__(self) -> None:
        super().__init__()
        self.met: list[Message] = []

    def __setitem__(self, id: Any, message: Message) -> None:
        if id:
            self.met.append(message)
        super().__setitem__(id, message)


def _text(data: bytes, place: Location) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        where = Location(place.path, data[: error.start].count(b"\n") + 1)
        raise RefusedFileError(
            problem("translation-file-unreadable", where, reason_id="bukan UTF-8", reason="it is not UTF-8")
        ) from error


def _entry(message: Message) -> Entry:
    comments = "\n".join(message.auto_comments)
    return Entry(
        context=message.context or "",
        source=_first(message.id),
        target=_first(message.string).strip(),
        to_check=message.fuzzy,
        mark=read_mark(comments),
        line=message.lineno or 1,
    )


def _first(text: object) -> str:
    """A text; of plural forms, which our files do not have, the first."""
    return str(text[0] if isinstance(text, (list, tuple)) and text else text or "")
