"""JSON Schema of `reference/markets.yml`, for the editors of officials who keep the rules.

The reader in `market_rules.py` decides; the schema completes words and underlines slips while typing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, get_args

from catalogue.languages import LANGUAGES
from catalogue.market_rules import LEVELS
from catalogue.reference import PRODUCT_FIELDS
from catalogue.requirements import Confidence, RequirementKind, Who
from catalogue.vocabulary import Vocabulary

Schema = dict[str, Any]

_DAY: Final[Schema] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_LABEL: Final[Schema] = {
    "type": "object",
    "properties": dict.fromkeys(LANGUAGES, _TEXT),
    "required": list(LANGUAGES),
    "additionalProperties": False,
}


def market_schema(vocabulary: Vocabulary) -> Schema:
    """The schema, with the ids that the file and the rest of the vocabulary have today."""
    rules = vocabulary.rules
    named = _object({"label": _LABEL}, "label")
    listed = {"type": "array", "items": {"$ref": "#/$defs/rule"}}
    groups = {"type": "object", "properties": dict.fromkeys(rules.groups, listed), "additionalProperties": listed}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Markets and their requirements",
        "description": "What each target market asks of each group of products, with sources and dates.",
        **_object(
            {
                "checked_on": _DAY,
                "sources": _each(_object({"title": _TEXT, "url": _url(), "checked_on": _DAY}, "title", "url")),
                "requirements": _each(_requirement(vocabulary)),
                "conditions": _each(_condition(vocabulary)),
                "groups": _each(named),
                "markets": _each(_object({"label": _LABEL, "common": listed, "categories": groups}, "label")),
            },
            "checked_on",
            "sources",
            "requirements",
            "groups",
            "markets",
        ),
        "$defs": {"rule": _rule(vocabulary)},
    }


def _rule(vocabulary: Vocabulary) -> Schema:
    rules = vocabulary.rules
    return _object(
        {
            "req": _offered(rules.requirements),
            "status": _one_of(LEVELS),
            "confidence": {"enum": list(get_args(Confidence))},
            "src": {"type": "array", "items": _offered(rules.sources), "minItems": 1},
            "note": _LABEL,
            "when": _offered(rules.conditions),
            "checked_on": _DAY,
        },
        "req",
        "status",
        "confidence",
        "src",
    )


def _requirement(vocabulary: Vocabulary) -> Schema:
    kind = _one_of(vocabulary.certificates)
    return _object(
        {
            "label": _LABEL,
            "who": {"enum": list(get_args(Who))},
            "kind": {"enum": list(get_args(RequirementKind))},
            "cert": kind,
            "shown_by": {"type": "array", "items": kind},
            "per_shipment": {"type": "boolean"},
        },
        "label",
        "who",
        "kind",
    )


def _condition(vocabulary: Vocabulary) -> Schema:
    others = {"type": "array", "items": _offered(vocabulary.rules.conditions), "minItems": 1}
    tests: dict[str, Schema] = {
        "words": {"type": "array", "items": _TEXT, "minItems": 1},
        "hs": {"type": "array", "items": {"type": "string", "pattern": "^[0-9]{2,6}$"}, "minItems": 1},
        "materials": {"type": "array", "items": _one_of(vocabulary.materials), "minItems": 1},
        "field": {"enum": list(PRODUCT_FIELDS)},
        "any_of": others,
        "all_of": others,
        "none_of": others,
    }
    return {**_object({"label": _LABEL, **tests}, "label"), "minProperties": 2, "maxProperties": 2}


def _object(properties: dict[str, Schema], *required: str) -> Schema:
    found: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": list(required)} if required else found


def _each(entry: Schema) -> Schema:
    return {"type": "object", "additionalProperties": entry}


def _one_of(ids: Iterable[str]) -> Schema:
    return {"enum": sorted(ids)}


def _offered(ids: Iterable[str]) -> Schema:
    """Ids of the file itself: completed, but a new one is no slip; the check knows whether it is there."""
    return {"anyOf": [_one_of(ids), {"type": "string", "pattern": "^[a-z0-9_]+$"}]}


def _url() -> Schema:
    return {"type": "string", "pattern": "^https?://"}
