"""From a kit of the form page (`katalog-kit`, version 1) to a draft."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final, NoReturn

from catalogue.channels.archive import RECORD_NAMES, RefusedArchiveError, read_archive
from catalogue.channels.entry import Draft, PlainNumber, RawPhoto
from catalogue.problem_codes import problem
from catalogue.problems import Bilingual, Location, Problem
from catalogue.records.fields import RecordName, fields_of

FORMAT: Final = "katalog-kit"
VERSION: Final = 1
#: Where a consent was given that came with a kit or an issue.
FORM: Final = "Formulir katalog"
#: Office fields that a kit must carry all the same, or that are set here.
_SET_HERE: Final = frozenset({"id", "status", "consent", "updated", "sample_data"})
_DEEPEST: Final = 30
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _RefusedJsonError(ValueError):
    """JSON that no kit needs, with the reason in both languages."""

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


def read_kit(data: bytes, source: str, today: date) -> Draft:
    """Reads a kit's archive.

    Args:
        data: the ZIP.
        source: what the file is called.
        today: date of the import, in case the kit does not say when it was made.
    """
    place = Location(source)
    try:
        contents = read_archive(data, place)
        return _read(contents, source, place, today)
    except RefusedArchiveError as refused:
        return Draft(source, "kit", place, problems=(refused.problem,))


def _read(contents: Mapping[str, bytes], source: str, place: Location, today: date) -> Draft:
    kit = _json(contents, "kit.json", place)
    if kit.get("format") != FORMAT or str(kit.get("version")) != str(VERSION):
        _refuse("kit-format", place, format=kit.get("format", ""), version=kit.get("version", ""))
    _compare(kit.get("files"), contents, place)
    product = _json(contents, "product.json", place)
    producer = _json(contents, "producer.json", place) if "producer.json" in contents else {}
    if kit.get("slug") != product.get("id"):
        _refuse("kit-slug", place, slug=kit.get("slug", ""), value=product.get("id", ""))
    problems = [*_set_aside(product, "product", place), *_set_aside(producer, "producer", place)]
    photos = _photos(product, contents)
    if producer:
        problems += _consent(producer, kit, place, today)
    for record in (product, producer):
        if record:
            record["status"], record["updated"] = "draft", today
    return Draft(source, "kit", place, product, producer, photos, tuple(problems))


def _refuse(code: str, place: Location, **values: Any) -> NoReturn:
    raise RefusedArchiveError(problem(code, place, **values))


def _json(contents: Mapping[str, bytes], name: str, place: Location) -> dict[str, Any]:
    """A file of the kit as a mapping."""
    if name not in contents:
        _refuse("kit-missing", place, value=name)
    try:
        return parse_json(contents[name])
    except _RefusedJsonError as error:
        _refuse("kit-json", place, value=name, reason=error.reason.en, reason_id=error.reason.id)


def parse_json(data: bytes) -> dict[str, Any]:
    """A JSON object, with numbers as they are written.

    Raises:
        ValueError: it is none, holds a key twice, nests too deeply, or holds halves of characters.
    """
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_single,
            parse_float=PlainNumber,
            parse_int=PlainNumber,
            parse_constant=_no_constant,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except _RefusedJsonError:
        raise
    except (UnicodeError, RecursionError, ValueError) as error:
        reason = Bilingual("bukan JSON yang utuh dalam UTF-8", "it is not complete JSON in UTF-8")
        raise _RefusedJsonError(reason) from error
    if not isinstance(value, dict) or _is_deep(value):
        raise _RefusedJsonError(Bilingual("isinya bukan satu data", "it does not hold one record"))
    return value


def _single(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise _RefusedJsonError(Bilingual("satu kunci ditulis dua kali", "a key is written twice"))
    return dict(pairs)


def _no_constant(name: str) -> NoReturn:
    raise _RefusedJsonError(Bilingual(f"{name} bukan angka", f"{name} is not a number"))


def _is_deep(value: object, depth: int = 0) -> bool:
    if depth > _DEEPEST:
        return True
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_is_deep(item, depth + 1) for item in inside)


def _compare(files: object, contents: Mapping[str, bytes], place: Location) -> None:
    """Every file but kit.json is listed there with its size and hash, and every listed file is there."""
    listed = files if isinstance(files, dict) else {}
    for name in sorted(set(listed) - set(contents)):
        _refuse("kit-missing", place, value=name)
    for name in sorted(set(contents) - {"kit.json"}):
        entry = listed.get(name)
        said = entry if isinstance(entry, dict) else {}
        data = contents[name]
        same = str(said.get("sha256")).lower() == hashlib.sha256(data).hexdigest()
        if not same or str(said.get("bytes")) != str(len(data)):
            _refuse("kit-hash", place, value=name)


def _set_aside(record: dict[str, Any], kind: RecordName, place: Location) -> Iterator[Problem]:
    """Removes what only officials fill in."""
    for field in fields_of(kind):
        if field.office and field.key not in _SET_HERE and field.key in record:
            del record[field.key]
            yield problem("field-set-aside", place, field.path, value=field.key)


def _photos(product: dict[str, Any], contents: Mapping[str, bytes]) -> tuple[RawPhoto, ...]:
    """The kit's photos in the order the record lists them, then the others; the record's names lose their folder."""
    there = {PurePosixPath(name).name: data for name, data in contents.items() if name not in RECORD_NAMES}
    entries = product.get("photos")
    listed: list[str] = []
    if isinstance(entries, list):
        for entry in entries:
            if isinstance(entry, dict) and isinstance(entry.get("file"), str):
                entry["file"] = entry["file"].removeprefix("photos/")
                listed.append(entry["file"])
    order = [name for name in dict.fromkeys(listed) if name in there]
    return tuple(RawPhoto(name, there[name]) for name in (*order, *(n for n in there if n not in order)))


def _consent(producer: dict[str, Any], kit: Mapping[str, Any], place: Location, today: date) -> Iterator[Problem]:
    """What the person ticked in the form becomes the new producer's consent, from the day the kit was made."""
    said = kit.get("consent")
    agreed = isinstance(said, dict) and said.get("publish") is True
    if agreed:
        given = producer.get("consent")
        by = given.get("by") if isinstance(given, dict) else None
        who = by if isinstance(by, str) and by.strip() else FORM
        producer["consent"] = {"publish": True, "date": _day(kit.get("created"), today), "by": who}
    else:
        producer.pop("consent", None)
        yield problem("kit-consent", place, "producer.consent")


def _day(created: object, today: date) -> date:
    """The day a kit was made; a phone's clock may be wrong, and a consent is never of tomorrow."""
    text = str(created)[:10]
    if not _DATE.fullmatch(text):
        return today
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return today
