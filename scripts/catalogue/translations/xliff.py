"""XLIFF 2.0, for translation programs: a unit a text, its context as name, what is to check as state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from catalogue.languages import Language
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location
from catalogue.translations.entries import Entry, Parcel, RefusedFileError, read_mark
from catalogue.translations.headers import language_of, refuse_head

_NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"
_COUNT: Final = re.compile(r"entries=([0-9]{1,7})")
#: What a translation to check is called: XLIFF's own first state, and why.
_TO_CHECK: Final = "initial"
_OWN: Final = "catalogue"


def write(parcel: Parcel, _today: date) -> bytes:
    """The texts as an XLIFF file, in which no date stands."""
    return "\n".join(_lines(parcel)).encode()


def _lines(parcel: Parcel) -> Iterator[str]:
    source: Language = "en" if parcel.language == "id" else "id"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<xliff xmlns="{_NAMESPACE}" version="2.0" srcLang="{source}" trgLang="{parcel.language}">'
    yield ' <file id="catalogue">'
    yield f'  <notes><note category="{_OWN}">entries={parcel.count}</note></notes>'
    for number, entry in enumerate(parcel.entries, start=1):
        yield f'  <unit id="u{number}" name={quoteattr(entry.context)}>'
        notes = "".join(f"<note>{escape(note)}</note>" for note in entry.notes)
        yield f'   <notes>{notes}<note category="{_OWN}">{entry.mark}</note></notes>'
        yield f"   <segment{_state(entry)}>"
        yield f'    <source xml:space="preserve">{escape(entry.source)}</source>'
        if entry.target:
            yield f'    <target xml:space="preserve">{escape(entry.target)}</target>'
        yield "   </segment>"
        yield "  </unit>"
    yield " </file>"
    yield "</xliff>\n"


def _state(entry: Entry) -> str:
    if not entry.target:
        return f' state="{_TO_CHECK}"'
    if entry.to_check:
        reason = entry.mark.state if entry.mark else "outdated"
        return f' state="{_TO_CHECK}" subState="{_OWN}:{reason}"'
    return ' state="translated"'


def read(data: bytes, place: Location) -> Parcel:
    """The texts of an XLIFF file.

    Raises:
        RefusedFileError: it is damaged, or not one of ours.
    """
    reading = _Reading(place)
    try:
        reading.parse(data)
    except expat.ExpatError as error:
        where = Location(place.path, error.lineno)
        reason = Bilingual("bukan XML yang utuh", "it is no whole XML")
        raise RefusedFileError(
            problem("translation-file-unreadable", where, reason_id=reason.id, reason=reason.en)
        ) from error
    if reading.language is None:
        raise refuse_head(place, "trgLang")
    if reading.count is None:
        raise refuse_head(place, f'note category="{_OWN}"')
    return Parcel(language_of(reading.language, place), tuple(reading.entries), reading.count)


class _Reading:
    """One file being read, from start to end, without ever resolving an entity of its own."""

    def __init__(self, place: Location) -> None:
        self.place = place
        self.language: str | None = None
        self.count: int | None = None
        self.entries: list[Entry] = []
        self._unit: dict[str, str] | None = None
        self._line = 1
        self._into: list[str] | None = None
        self._notes: list[str] = []
        self._texts: dict[str, str] = {}
        self._state = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype

    def parse(self, data: bytes) -> None:
        self._parser.Parse(data, True)

    def _refuse_doctype(self, *_: object) -> None:
        where = Location(self.place.path, self._parser.CurrentLineNumber)
        reason = Bilingual("DOCTYPE tidak diterima", "a DOCTYPE is not accepted")
        raise RefusedFileError(problem("translation-file-unreadable", where, reason_id=reason.id, reason=reason.en))

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        name = tag.removeprefix(f"{_NAMESPACE} ")
        if name == "xliff":
            self.language = given.get("trgLang")
        elif name == "unit":
            self._unit, self._line = dict(given), self._parser.CurrentLineNumber
            self._texts, self._notes, self._state = {}, [], ""
        elif name == "segment":
            self._state = given.get("state", _TO_CHECK)
        elif name in {"source", "target", "note"}:
            self._into = []

    def _text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _end(self, tag: str) -> None:
        name = tag.removeprefix(f"{_NAMESPACE} ")
        if name in {"source", "target", "note"} and self._into is not None:
            text, self._into = "".join(self._into), None
            if name == "note":
                self._note(text)
            else:  # a program may have cut a text into sentences
                self._texts[name] = self._texts.get(name, "") + text
        elif name == "unit" and self._unit is not None:
            self.entries.append(self._entry(self._unit))
            self._unit = None

    def _note(self, text: str) -> None:
        if self._unit is not None:
            self._notes.append(text)
        elif match := _COUNT.search(text):
            self.count = int(match[1])

    def _entry(self, unit: Mapping[str, str]) -> Entry:
        target = self._texts.get("target", "").strip()
        return Entry(
            context=unit.get("name", ""),
            source=self._texts.get("source", ""),
            target=target,
            to_check=bool(target) and self._state == _TO_CHECK,
            mark=read_mark("\n".join(self._notes)),
            line=self._line,
        ).settled()
