"""From the field table to the editor's fields: pure, so that a field added to a model appears by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from catalogue.languages import Language
from catalogue.pages.form_fields import term_options
from catalogue.pages.terms import Terms
from catalogue.records.fields import Field
from catalogue.records.kinds import RECORD_ID, RECORD_ID_MAX, Number, Text

#: A field or a part of one, as the editor's configuration writes it.
Widget = dict[str, Any]

#: A photo as it enters the repository: re-encoded, which drops position and camera data, and at most this wide or high.
PHOTO_EDGE_PX: Final = 1600
PHOTO_QUALITY: Final = 85
PHOTO_MAX_BYTES: Final = 25_000_000
#: Languages by their own names.
LANGUAGE_LABELS: Final[Mapping[str, str]] = {"id": "Bahasa Indonesia", "en": "English", "ms": "Bahasa Melayu"}
#: Codes that are typed, because a list to choose from would be too long.
_TYPED: Final[Mapping[str, str]] = {"hs_code": r"^[0-9]{6}$", "port": r"^[A-Z]{2}[A-Z2-9]{3}$"}
#: Lists in which "none" is an answer of its own. The same in overrides/assets/js/lib/record-yaml.js, as is the sign.
_DECLARED: Final = frozenset({"allergens"})
_NONE: Final = {"label": "Tidak ada", "value": "-"}
_ADDRESSES: Final[Mapping[str, str]] = {
    "web": r"^https?://\S+$",
    "email": r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$",
    "phone": r"^\+[1-9][0-9]{6,14}$",
    "social": r"^(@?[A-Za-z0-9._-]{1,60}|https://\S+)$",
}
#: Who edits here are officials in Indonesia.
LANGUAGE: Final[Language] = "id"
_EXAMPLE: Final = "Contoh: {}"


def widget_for(field: Field, terms: Terms) -> Widget:
    """The editor's field for one of the field table."""
    common: Widget = {"name": field.key, "label": field.label(LANGUAGE)}
    if field.path.endswith(".translations"):
        return common | {"widget": "hidden"}  # the tool's own notes: kept as they are
    common["required"] = field.needed is not None and field.needed.always
    if hint := _hint(field):
        common["hint"] = hint
    return common | (_list(field, terms) if field.many else _single(field, terms))


def _hint(field: Field) -> str:
    """What to write, with a good answer where one is typed."""
    example = field.example(LANGUAGE)
    return " ".join(filter(None, (field.help(LANGUAGE), example and _EXAMPLE.format(example))))


def _single(field: Field, terms: Terms) -> Widget:
    """How one value is asked for."""
    widgets: Mapping[str, Callable[[], Widget]] = {
        "part": lambda: _part(field, terms) | {"widget": "object"},
        "texts": lambda: _by_language(_text(field.text)),
        "words": lambda: _by_language({"widget": "list"}),
        "text": lambda: _text(field.text),
        "number": lambda: _number(field.number),
        "date": lambda: {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
        "yes_no": lambda: {"widget": "boolean"},
        "choice": lambda: _choice(field),
        "term": lambda: _term(field, terms),
        "id": lambda: _id(field.to),
        "photo": _photo,
        "address": lambda: _typed(_ADDRESSES[field.address.scheme if field.address else "web"]),
    }
    return widgets[field.shape]()


def _list(field: Field, terms: Terms) -> Widget:
    """How several values are asked for: parts one under the other, terms and records chosen, the rest as a list."""
    if field.shape == "part":
        named = next((child.key for child in field.children if child.shape in {"photo", "term"}), "")
        summary = {"summary": f"{{{{fields.{named}}}}}"} if named else {}
        return _part(field, terms) | {"widget": "list"} | summary
    single = _single(field, terms)
    if field.key in _DECLARED:
        single["options"].insert(0, _NONE)
    if single["widget"] in {"select", "relation"}:
        return single | {"multiple": True}
    return {"widget": "list", "field": {"name": "value", "label": field.label(LANGUAGE)} | single}


def _part(field: Field, terms: Terms) -> Widget:
    return {"collapsed": "auto", "fields": [widget_for(child, terms) for child in field.children]}


def _by_language(each: Widget) -> Widget:
    fields = [{"name": key, "label": label, "required": False} | each for key, label in LANGUAGE_LABELS.items()]
    return {"widget": "object", "collapsed": False, "fields": fields}


def _text(kind: Text) -> Widget:
    widget: Widget = {"widget": "text" if kind.lines else "string"}
    if kind.max_length is not None:
        widget["maxlength"] = kind.max_length
    return widget if kind.pattern is None else widget | _typed(kind.pattern)


def _typed(pattern: str) -> Widget:
    return {"widget": "string", "pattern": [pattern, pattern]}


def _number(kind: Number) -> Widget:
    widget: Widget = {"widget": "number", "value_type": "int" if kind.whole else "float", "min": 0}
    return widget if kind.maximum is None else widget | {"max": kind.maximum}


def _choice(field: Field) -> Widget:
    return {
        "widget": "select",
        "options": [{"label": field.choice(value, LANGUAGE), "value": value} for value in field.choices],
    }


def _term(field: Field, terms: Terms) -> Widget:
    name = field.term or "category"
    if name in _TYPED:
        return _typed(_TYPED[name])
    options = [{"label": f"{label} ({term})", "value": term} for term, label in term_options(terms, name)]
    return {"widget": "select", "options": options}


def _id(to: str | None) -> Widget:
    if to is None:
        return _typed(RECORD_ID) | {"maxlength": RECORD_ID_MAX}
    shown = "name.id" if to == "product" else "name"
    return {
        "widget": "relation",
        "collection": f"{to}s",
        "value_field": "id",
        "display_fields": [shown, "id"],
        "search_fields": [shown, "id"],
    }


def _photo() -> Widget:
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
