"""Public data as JSON with its schema, and the Frictionless description of the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from catalogue.downloads.tables import LIST_SEPARATOR
from catalogue.languages import LANGUAGES
from catalogue.pages.open_data import FIELDS, Field, FieldKind, Row, field_texts
from catalogue.pages.shared import Shared
from catalogue.pages.trade_facts import number

LICENCE: Final = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
SAMPLE_NOTICE: Final = (
    "Records with sample_data true are fictitious: products and producers are shown as examples only."
)
_NEEDED: Final = ("id", "sample_data", "status")
_SCHEMA_TYPES: Final[dict[FieldKind, dict[str, Any]]] = {
    "text": {"type": "string"},
    "code": {"type": "string", "pattern": "^[0-9]+$"},
    "integer": {"type": "integer", "minimum": 0},
    "decimal": {"type": "number", "minimum": 0},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "list": {"type": "array", "items": {"type": "string"}},
    "link": {"type": "string", "format": "uri"},
}
#: Types of Table Schema (specs.frictionlessdata.io/table-schema).
_TABLE_TYPES: Final[dict[FieldKind, dict[str, Any]]] = {
    "text": {"type": "string"},
    "code": {"type": "string"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "date": {"type": "date"},
    "list": {"type": "string"},
    "link": {"type": "string", "format": "uri"},
}


_LISTS: Final = [field.name for field in FIELDS if field.kind == "list"]
#: Fields whose values JSON has no word for, and how they are written.
_PLAIN: Final[dict[str, Callable[[Any], Any]]] = {
    **{field.name: number for field in FIELDS if field.kind == "decimal"},
    **{field.name: date.isoformat for field in FIELDS if field.kind == "date"},
}


def json_part(rows: Iterable[Row]) -> bytes:
    """Some products as they stand in the file of all; a field that is not known is left out."""
    return _json([_product(row) for row in rows])[1:-1]


def render_json(parts: Iterable[bytes], shared: Shared, updated: date) -> bytes:
    """All products.

    Args:
        parts: what `json_part` gave, none of them empty.
        shared: the records and words.
        updated: the last day on which one of them was changed.
    """
    head: dict[str, Any] = {
        "$schema": shared.site.settings.base_url + "downloads/products.schema.json",
        "title": shared.catalogue.vocabulary.site["title"]["en"],
        "licence": LICENCE["path"],
        "updated": updated.isoformat(),
    }
    if shared.catalogue.has_samples:
        head["notice"] = SAMPLE_NOTICE
    return b"".join((_json(head)[:-1], b',"products":[', b",".join(parts), b"]}"))


def render_schema(shared: Shared) -> bytes:
    """JSON Schema (draft 2020-12) of the file of all products."""
    about = field_texts(shared.terms["en"].text)
    properties = {field.name: {**_SCHEMA_TYPES[field.kind], "description": about[field.about]} for field in FIELDS}
    properties["status"]["enum"] = ["published", "paused"]
    properties["price_mode"]["enum"] = ["on_request", "fixed", "range", "tiered"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": shared.site.settings.base_url + "downloads/products.schema.json",
        "title": "Products of the catalogue",
        "type": "object",
        "required": ["title", "licence", "updated", "products"],
        "properties": {
            "$schema": {"type": "string"},
            "title": {"type": "string"},
            "licence": {"type": "string", "format": "uri"},
            "updated": {"type": "string", "format": "date"},
            "notice": {"type": "string"},
            "products": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": list(_NEEDED),
                    "additionalProperties": False,
                    "properties": properties,
                },
            },
        },
    }
    return _json(schema, indent=1)


def render_datapackage(shared: Shared, *, sample: bool) -> bytes:
    """The descriptor of a Frictionless tabular data package (specs.frictionlessdata.io/data-package)."""
    site = shared.catalogue.vocabulary.site
    description = site["description"]["en"] + (f" {SAMPLE_NOTICE}" if sample else "")
    package = {
        "profile": "tabular-data-package",
        "name": "madura-export-catalogue",
        "title": site["title"]["en"],
        "description": description,
        "homepage": shared.site.settings.base_url,
        "licenses": [LICENCE],
        "contributors": [{"title": site["owner"]["en"], "role": "publisher"}],
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": "products",
                "title": "Products",
                "path": "products.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
                "schema": {
                    "fields": [_table_field(field, shared) for field in FIELDS],
                    "missingValues": [""],
                    "primaryKey": "id",
                },
            }
        ],
    }
    return _json(package, indent=1)


def _table_field(field: Field, shared: Shared) -> dict[str, Any]:
    texts = {language: field_texts(shared.terms[language].text)[field.about] for language in LANGUAGES}
    found: dict[str, Any] = {"name": field.name, **_TABLE_TYPES[field.kind], "description": texts["en"]}
    if field.kind == "list":
        found["description"] += f' Entries are parted by "{LIST_SEPARATOR.strip()}".'
    found["description_id"], found["description_ms"] = texts["id"], texts["ms"]
    if field.name in _NEEDED:
        found["constraints"] = {"required": True}
    return found


def _product(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {key: value for key, value in row.items() if value is not None}
    for name in _LISTS:
        if not found[name]:
            del found[name]
    for name, plain in _PLAIN.items():
        if name in found:
            found[name] = plain(found[name])
    return found


def _json(value: object, indent: int | None = None) -> bytes:
    separators = (",", ": ") if indent else (",", ":")
    # Nothing here stands within itself, and to look for that takes time.
    text = json.dumps(value, ensure_ascii=False, check_circular=False, indent=indent, separators=separators)
    return text.encode()
