"""Records made of plain data, without a file: only that their fields exist is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from catalogue.records.parts import Part, PartT, key_names
from catalogue.records.plans import unwrap


def filled(model: type[PartT], data: Mapping[str, Any]) -> PartT:
    """A record, or a part of one: keys as people write them, numbers and dates as text or as what they are."""
    fields = _fields(model)
    return model(**{fields[key][0]: value_of(fields[key][1], value) for key, value in data.items()})


@cache
def _fields(model: type[Part]) -> dict[str, tuple[str, Any]]:
    """Key as people write it to attribute and bare type; once a model, because tests make thousands of records."""
    hints = get_type_hints(model, include_extras=True)
    return {key: (name, unwrap(hints[name])[0]) for key, name in key_names(model).items()}


def plain(part: Part) -> dict[str, Any]:
    """The other way: what a part holds, its parts as what they are."""
    return {key: getattr(part, name) for key, name in key_names(type(part)).items()}


def value_of(bare: Any, value: Any) -> Any:
    if value is None or isinstance(value, Part):
        return value
    if get_origin(bare) is tuple:
        return tuple(value_of(unwrap(get_args(bare)[0])[0], item) for item in value)
    if get_origin(bare) is dict:
        return {key: value_of(unwrap(get_args(bare)[1])[0], item) for key, item in value.items()}
    if isinstance(bare, type) and issubclass(bare, Part):
        return filled(bare, value)
    if bare is Decimal:
        return Decimal(value)
    return date.fromisoformat(value) if bare is date and isinstance(value, str) else value
