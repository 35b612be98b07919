"""How each model is read, worked out once from its fields: the same table that makes the schema and the forms."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import yaml

from catalogue.records.examples import example_of
from catalogue.records.kinds import Address, Id, Needed, Number, Photo, Term, Text
from catalogue.records.parts import L10n, L10nList, Part, key_names
from catalogue.records.reading import Reading, Trail
from catalogue.records.scalars import read_boolean, read_date, read_number, text_reader
from catalogue.records.values import read_address, read_choice, read_id, read_photo_name, read_term

#: Reads a node at a trail to a value, ABSENT or BAD.
Read = Callable[[yaml.Node, Trail, Reading], Any]


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field of a model.

    Attributes:
        name: attribute of the model.
        key: what people write.
        read: reads the field's node.
        needed: whether and when it must be there.
        example: the field in its right form.
    """

    name: str
    key: str
    read: Read
    needed: Needed | None
    example: str


@dataclass(frozen=True, slots=True, eq=False)
class Readers:
    """Readers of what is made of several values; `reader.py` gives them, so that they can call one another."""

    part: Callable[[type[Part], yaml.Node, Trail, Reading], Any]
    texts: Callable[[Read, yaml.Node, Trail, Reading], Any]
    text_lists: Callable[[Read, yaml.Node, Trail, Reading], Any]
    items: Callable[[Read, yaml.Node, Trail, Reading], Any]
    entries: Callable[[Read, yaml.Node, Trail, Reading], Any]


@cache
def plan_of(model: type[Part], readers: Readers) -> dict[str, FieldPlan]:
    """The fields of a model by the key that people write."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {
        key: FieldPlan(
            name,
            key,
            _read_for(hints[name], (), readers),
            kind_of(unwrap(hints[name])[1], Needed, None),
            example_of(key, model.__name__),
        )
        for key, name in key_names(model).items()
    }


def typed_fields(model: type[Part]) -> Iterator[tuple[str, Any, tuple[Any, ...]]]:
    """Key as people write it, bare type and kinds of every field of a model, in its order."""
    hints = typing.get_type_hints(model, include_extras=True)
    for key, name in key_names(model).items():
        yield key, *unwrap(hints[name])


def innermost(bare: Any) -> Any:
    """The type inside lists and mappings, however deep."""
    while get_origin(bare) in {tuple, dict}:
        bare, _ = unwrap(get_args(bare)[0 if get_origin(bare) is tuple else 1])
    return bare


def part_in(bare: Any) -> type[Part] | None:
    """The model that a field holds, itself or in a list or mapping; None for texts and single values."""
    inner = innermost(bare)
    is_part = isinstance(inner, type) and issubclass(inner, Part) and inner not in {L10n, L10nList}
    return inner if is_part else None


def unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without `Annotated` and `| None`, and the kinds that stood beside it."""
    kinds: tuple[Any, ...] = ()
    while True:
        origin = get_origin(hint)
        if origin is Annotated:
            hint, *more = get_args(hint)
            kinds += tuple(more)
        elif origin in {Union, types.UnionType}:
            (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
        else:
            return hint, kinds


def _read_for(hint: Any, outer: tuple[Any, ...], readers: Readers) -> Read:
    bare, own = unwrap(hint)
    kinds = (*own, *outer)
    text = kind_of(kinds, Text, Text())
    read: Read
    if get_origin(bare) is tuple:
        read = partial(readers.items, _read_for(get_args(bare)[0], kinds, readers))
    elif get_origin(bare) is dict:
        read = partial(readers.entries, _read_for(get_args(bare)[1], (), readers))
    elif bare is L10n:
        read = partial(readers.texts, text_reader(text))
    elif bare is L10nList:
        read = partial(readers.text_lists, text_reader(text))
    elif isinstance(bare, type) and issubclass(bare, Part):
        read = partial(readers.part, bare)
    else:
        read = _read_scalar(bare, kinds)
    return read


def kind_of(kinds: tuple[Any, ...], wanted: type, default: Any) -> Any:
    """The kind of one sort beside a type, or the default."""
    return next((kind for kind in kinds if isinstance(kind, wanted)), default)


#: Kinds that decide by themselves how a value is read.
_BY_KIND: Final[tuple[tuple[type, Callable[[Any, yaml.Node, Trail, Reading], Any]], ...]] = (
    (Term, read_term),
    (Id, read_id),
    (Photo, read_photo_name),
    (Address, read_address),
)


def _read_scalar(bare: Any, kinds: tuple[Any, ...]) -> Read:
    if get_origin(bare) is Literal:
        return partial(read_choice, get_args(bare))
    if bare is bool:
        return read_boolean
    if bare is date:
        return read_date
    if bare in {int, Decimal}:
        return partial(read_number, kind_of(kinds, Number, Number(whole=bare is int)))
    for kind_type, read in _BY_KIND:
        if (kind := kind_of(kinds, kind_type, None)) is not None:
            return partial(read, kind)
    return text_reader(kind_of(kinds, Text, Text()))
