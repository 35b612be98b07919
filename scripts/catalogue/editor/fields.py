"""From the field table to the editor's fields: pure, so that a field added to a model appears by itself."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final, Literal, get_args, get_origin

from catalogue.languages import Language
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX, Address, Id, Needed, Number, Photo, Term, Text
from catalogue.records.parts import L10n, L10nList, Part
from catalogue.records.plans import kind_of, unwrap
from catalogue.vocabulary import Vocabulary

Field = dict[str, Any]

#: A photo as it enters the repository: re-encoded, which drops position and camera data, and at most this wide or high.
PHOTO_EDGE_PX: Final = 1600
PHOTO_QUALITY: Final = 85
PHOTO_MAX_BYTES: Final = 25_000_000
#: Languages by their own names.
LANGUAGE_LABELS: Final[Mapping[str, str]] = {"id": "Bahasa Indonesia", "en": "English", "ms": "Bahasa Melayu"}
#: Codes that are typed, because a list to choose from would be too long.
_TYPED: Final[Mapping[str, str]] = {"hs_code": r"^[0-9]{6}$", "port": r"^[A-Z]{2}[A-Z2-9]{3}$"}
_REFUSED: Final = frozenset({"npwp"})
_ADDRESSES: Final[Mapping[str, str]] = {
    "web": r"^https?://\S+$",
    "email": r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$",
    "phone": r"^\+[1-9][0-9]{6,14}$",
    "social": r"^(@?[A-Za-z0-9._-]{1,60}|https://\S+)$",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What a field is called and how it is explained, in one language.

    Attributes:
        label: its name.
        help: one or two sentences, perhaps with an example.
        choices: names of the fixed words it may hold.
    """

    label: str
    help: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)


#: The words of a field, by the name of its model and its key.
WordsOf = Callable[[str, str], Words]


@dataclass(frozen=True, slots=True)
class Making:
    """What every field is made with.

    Attributes:
        words: labels and help.
        vocabulary: the lists to choose from.
        language: of the labels.
    """

    words: WordsOf
    vocabulary: Vocabulary
    language: Language


def fields_of(model: type[Part], making: Making) -> list[Field]:
    """The editor's fields for a model, in the order of the field table."""
    hints = typing.get_type_hints(model, include_extras=True)
    return [_field(model, info.alias or name, hints[name], making) for name, info in model.model_fields.items()]


def _field(model: type[Part], key: str, hint: Any, making: Making) -> Field:
    bare, kinds = unwrap(hint)
    words = making.words(model.__name__, key)
    if get_origin(bare) is dict:
        return {"name": key, "label": words.label, "widget": "hidden"}  # kept as it is: the tool's own
    needed = kind_of(kinds, Needed, None)
    common: Field = {"name": key, "label": words.label, "required": needed is not None and needed.always}
    if words.help:
        common["hint"] = words.help
    return common | _widget(bare, kinds, words, making)


def _widget(bare: Any, kinds: tuple[Any, ...], words: Words, making: Making) -> Field:
    """The part of a field that depends on what it may hold."""
    origin = get_origin(bare)
    if origin is tuple:
        return _list(*unwrap(get_args(bare)[0]), kinds, words, making)
    if bare is L10n:
        return _by_language(lambda: _text(kind_of(kinds, Text, Text())))
    if bare is L10nList:
        return _by_language(lambda: {"widget": "list"})
    if isinstance(bare, type) and issubclass(bare, Part):
        return {"widget": "object", "collapsed": "auto", "fields": fields_of(bare, making)}
    return _scalar(bare, kinds, words, making)


def _by_language(widget: Callable[[], Field]) -> Field:
    fields = [{"name": key, "label": label, "required": False} | widget() for key, label in LANGUAGE_LABELS.items()]
    return {"widget": "object", "collapsed": False, "fields": fields}


def _list(bare: Any, own: tuple[Any, ...], outer: tuple[Any, ...], words: Words, making: Making) -> Field:
    kinds = (*own, *outer)
    if isinstance(bare, type) and issubclass(bare, Part):
        shown = "{{file}}" if "file" in bare.model_fields else "{{fields.name}}"
        summary = {"summary": shown} if "file" in bare.model_fields else {}
        return {"widget": "list", "collapsed": "auto", "fields": fields_of(bare, making)} | summary
    inner = _scalar(bare, kinds, words, making)
    if inner["widget"] in {"select", "relation"}:
        return inner | {"multiple": True}
    return {"widget": "list", "field": {"name": "value", "label": words.label} | inner}


def _scalar(bare: Any, kinds: tuple[Any, ...], words: Words, making: Making) -> Field:
    if get_origin(bare) is Literal:
        options = [{"label": words.choices.get(choice, choice), "value": choice} for choice in get_args(bare)]
        return {"widget": "select", "options": options}
    if bare is bool:
        return {"widget": "boolean"}
    if bare is date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if bare in {int, Decimal}:
        return _number(kind_of(kinds, Number, Number(whole=bare is int)))
    for kind in kinds:
        match kind:
            case Term(of=of):
                return _term(of, making)
            case Id(to=to):
                return _id(to)
            case Photo():
                return _photo()
            case Address(scheme=scheme):
                return {"widget": "string", "pattern": [_ADDRESSES[scheme], words.help or words.label]}
    return _text(kind_of(kinds, Text, Text()))


def _text(kind: Text) -> Field:
    field: Field = {"widget": "text" if kind.lines else "string"}
    if kind.max_length is not None:
        field["maxlength"] = kind.max_length
    if kind.pattern is not None:
        field["pattern"] = [kind.pattern, kind.pattern]
    return field


def _number(kind: Number) -> Field:
    field: Field = {"widget": "number", "value_type": "int" if kind.whole else "float", "min": 0}
    field["step"] = 1 if kind.whole else "any"
    if kind.maximum is not None:
        field["max"] = kind.maximum
    if field["step"] == "any":
        del field["step"]
    return field


def _term(of: str, making: Making) -> Field:
    if of in _TYPED:
        return {"widget": "string", "pattern": [_TYPED[of], _TYPED[of]]}
    labels = making.vocabulary.labels_by_id(of)
    ids = making.vocabulary.ids(typing.cast("Any", of)) - _REFUSED
    named = sorted((_name(labels.get(term), term), term) for term in ids)
    return {"widget": "select", "options": [{"label": label, "value": term} for label, term in named]}


def _name(labels: tuple[str, ...] | None, term: str) -> str:
    return f"{labels[0]} ({term})" if labels else term


def _id(to: str | None) -> Field:
    if to is None:
        return {"widget": "string", "maxlength": RECORD_ID_MAX, "pattern": [RECORD_ID, RECORD_ID]}
    shown = "name.id" if to == "product" else "name"
    return {
        "widget": "relation",
        "collection": f"{to}s",
        "value_field": "id",
        "display_fields": [shown, "id"],
        "search_fields": [shown, "id"],
    }


def _photo() -> Field:
    edge = {"format": "webp", "quality": PHOTO_QUALITY, "width": PHOTO_EDGE_PX, "height": PHOTO_EDGE_PX}
    config = {
        "slugify_filename": True,
        "max_file_size": PHOTO_MAX_BYTES,
        "transformations": {"raster_image": edge},
    }
    return {
        "widget": "image",
        "accept": "image/jpeg,image/png,image/webp",
        "choose_url": False,
        "media_libraries": {"default": {"config": config}, "stock_assets": False},
    }
