"""JSON Schema (draft 2020-12) of the records, made from the field table; for editors and forms.

It is a little more lenient than the check: numbers may stand in quotes, texts of digits may stand without, and an
empty value counts as not written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, get_args, get_origin

from catalogue.languages import LANGUAGES
from catalogue.records.examples import example_of
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX, Address, Id, Needed, Number, Photo, Term, Text
from catalogue.records.parts import L10n, L10nList, Part
from catalogue.records.plans import kind_of, typed_fields, unwrap
from catalogue.vocabulary import Vocabulary

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
PUBLISHED: Final = ("published", "paused", "archived")

#: Lists too long for an editor to offer, by the form of their codes.
_PATTERNS: Final = {"hs_code": r"^[0-9]{6}$", "port": r"^[A-Z]{2}[A-Z2-9]{3}$"}
#: Terms of the vocabulary that no record may name.
_REFUSED: Final = frozenset({"npwp"})
_NUMBER: Final = r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,20})?$"
_WHOLE: Final = r"^(0|[1-9][0-9]{0,11})$"
_DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_ADDRESSES: Final[Mapping[str, Schema]] = {
    "web": {"type": "string", "pattern": "^https?://", "maxLength": 300},
    "email": {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}$"},
    "phone": {"type": "string", "pattern": "^\\+[1-9][0-9]{6,14}$"},
    "social": {"type": "string", "pattern": "^(@?[A-Za-z0-9._-]{1,60}|https://.+)$"},
}
_BY_TYPE: Final[Mapping[type, Schema]] = {
    bool: {"type": ["boolean", "null"]},
    date: {"type": ["string", "null"], "format": "date", "pattern": _DATE},
}
_BY_KIND: Final[Mapping[type, Schema]] = {
    Id: {"type": ["string", "number", "null"], "pattern": RECORD_ID, "maxLength": RECORD_ID_MAX},
    Photo: {"type": ["string", "null"], "pattern": r"^[^./\\][^/\\]*$", "maxLength": 255},
}


def record_schema(model: type[Part], vocabulary: Vocabulary) -> Schema:
    """The schema of one kind of record."""
    body = _part(model, vocabulary)
    needed = [key for key, _, kinds in typed_fields(model) if _is_needed_to_publish(kinds)]
    return {
        "$schema": DIALECT,
        "title": model.__name__,
        "description": _sentence(model),
        **body,
        "type": "object",
        "if": {"properties": {"status": {"enum": list(PUBLISHED)}}, "required": ["status"]},
        "then": {"required": needed},
    }


def _part(model: type[Part], vocabulary: Vocabulary) -> Schema:
    properties = {
        key: _of(bare, kinds, vocabulary) | {"description": _description(key, bare, model)}
        for key, bare, kinds in typed_fields(model)
    }
    required = [key for key, _, kinds in typed_fields(model) if kind_of(kinds, Needed, Needed()).always]
    schema: Schema = {
        "type": ["object", "null"],
        "properties": properties,
        "additionalProperties": False,
    }
    return schema | {"required": required} if required else schema


def _description(key: str, bare: Any, model: type[Part]) -> str:
    """What an editor shows beside a field: what it is, where it has a model of its own, and an example."""
    about = f"{_sentence(bare)} " if isinstance(bare, type) and issubclass(bare, Part) else ""
    return f"{about}Contoh / example: {example_of(key, model.__name__)}"


def _of(hint: Any, outer: tuple[Any, ...], vocabulary: Vocabulary) -> Schema:
    bare, own = unwrap(hint)
    kinds = (*own, *outer)
    origin = get_origin(bare)
    if origin is tuple:
        return {"type": ["array", "null"], "items": _of(get_args(bare)[0], kinds, vocabulary)}
    if origin is dict:
        return {"type": ["object", "null"], "additionalProperties": _of(get_args(bare)[1], (), vocabulary)}
    if bare is L10n:
        return _by_language(_text(kind_of(kinds, Text, Text()))) | {
            "anyOf": [{"required": ["id"]}, {"required": ["en"]}, {"type": "null"}]
        }
    if bare is L10nList:
        return _by_language({"type": ["array", "null"], "items": _text(kind_of(kinds, Text, Text()))})
    if isinstance(bare, type) and issubclass(bare, Part):
        return _part(bare, vocabulary)
    return _scalar(bare, kinds, vocabulary)


def _by_language(each: Schema) -> Schema:
    return {
        "type": ["object", "null"],
        "properties": dict.fromkeys(sorted(LANGUAGES), each),
        "additionalProperties": False,
    }


def _scalar(bare: Any, kinds: tuple[Any, ...], vocabulary: Vocabulary) -> Schema:
    if get_origin(bare) is Literal:
        return {"enum": [*get_args(bare), None]}
    if bare in _BY_TYPE:
        return dict(_BY_TYPE[bare])
    if bare in {int, Decimal}:
        return _number(kind_of(kinds, Number, Number(whole=bare is int)))
    if (term := kind_of(kinds, Term, None)) is not None:
        return _term(term, vocabulary)
    if (address := kind_of(kinds, Address, None)) is not None:
        return _ADDRESSES[address.scheme] | {"type": ["string", "null"]}
    named = next((_BY_KIND[type(kind)] for kind in kinds if type(kind) in _BY_KIND), None)
    return dict(named) if named is not None else _text(kind_of(kinds, Text, Text()))


def _text(kind: Text) -> Schema:
    schema: Schema = {"type": ["string", "number", "null"]}
    if kind.max_length is not None:
        schema["maxLength"] = kind.max_length
    if kind.pattern is not None:
        schema["pattern"] = kind.pattern
    return schema


def _number(kind: Number) -> Schema:
    schema: Schema = {
        "type": ["integer" if kind.whole else "number", "string", "null"],
        "pattern": _WHOLE if kind.whole else _NUMBER,
    }
    schema["exclusiveMinimum" if kind.above_zero else "minimum"] = 0
    if kind.maximum is None:
        return schema | {"exclusiveMaximum": 10**12}
    return schema | {"maximum": kind.maximum}


def _term(kind: Term, vocabulary: Vocabulary) -> Schema:
    if kind.of in _PATTERNS:
        return {"type": ["string", "number", "null"], "pattern": _PATTERNS[kind.of]}
    return {"enum": [*sorted(vocabulary.ids(kind.of) - _REFUSED), None]}


def _is_needed_to_publish(kinds: tuple[Any, ...]) -> bool:
    return any(isinstance(kind, Needed) and not kind.food_only for kind in kinds)


def _sentence(model: type[Part]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0].replace("`", "")
