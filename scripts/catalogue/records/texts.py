"""The texts of a record that buyers read in three languages, each with its path and a name that lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from catalogue.records.fields import Field, field_at
from catalogue.records.parts import L10n, Part
from catalogue.records.plans import innermost, part_in, typed_fields

_POSITION: Final = re.compile(r"\[[0-9]+\]")
#: What tells one item of a list from the others wherever it stands: a photo's file, a variant's own number.
_NAMES: Final = ("file", "sku")


class LocalisedText(NamedTuple):
    """One text of a record.

    Attributes:
        path: as problems spell it, with positions: `photos[0].alt`.
        key: as the ledger and translators' files call it: `photos[main.jpg].alt`, the same after re-ordering.
        text: what it says, by language.
    """

    path: str
    key: str
    text: L10n


def localised_texts(part: Part) -> Iterator[LocalisedText]:
    """Every localised text of a part, in the order of the fields."""
    return _of_part(part, "", "")


def field_of(kind: str, path: str) -> Field:
    """The field table's entry for a text of a kind of record (`product`, `producer`, `collection`)."""
    return field_at(f"{kind}.{_POSITION.sub('', path)}")


def steps(path: str) -> tuple[str | int, ...]:
    """A path as keys and positions: `photos[0].alt` is `("photos", 0, "alt")`."""
    return tuple(int(step) if step.isdigit() else step for step in re.findall(r"[^.\[\]]+", path))


def _of_part(part: Part, path: str, key: str) -> Iterator[LocalisedText]:
    for field in _fields_with_texts(type(part)):
        yield from _of_value(getattr(part, field), f"{path}{field}", f"{key}{field}")


@cache
def _fields_with_texts(model: type[Part]) -> tuple[str, ...]:
    """The fields of a part in which there can be a localised text, in their order."""
    found = []
    for key, bare, _ in typed_fields(model):
        inside = part_in(bare)
        if innermost(bare) is L10n or (inside is not None and _fields_with_texts(inside)):
            found.append(key)
    return tuple(found)


def _of_value(value: object, path: str, key: str) -> Iterator[LocalisedText]:
    if value is None:
        return
    if isinstance(value, L10n):
        yield LocalisedText(path, key, value)
    elif isinstance(value, Part):
        yield from _of_part(value, f"{path}.", f"{key}.")
    elif isinstance(value, tuple):
        names = [_name(item) for item in value]
        for index, (item, name) in enumerate(zip(value, names, strict=True)):
            lasting = name if name is not None and names.count(name) == 1 else str(index)
            yield from _of_value(item, f"{path}[{index}]", f"{key}[{lasting}]")


def _name(item: object) -> str | None:
    """An item's own name; digits alone would look like a position."""
    if not isinstance(item, Part):
        return None
    found = next((getattr(item, name) for name in _NAMES if getattr(item, name, None)), None)
    return None if found is None or found.isdigit() or set(found) & set("[]") else str(found)
