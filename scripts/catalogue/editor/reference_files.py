"""The editor's fields for `reference/`: made from what the files hold, since they are words rather than records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from catalogue.editor.fields import LANGUAGE_LABELS, Widget

#: The files an official may word better: labels and texts. Those with rules in them (certificates, markets, regions,
#: units, synonyms) are edited as text, with their sources beside the lines.
EDITABLE: Final[Mapping[str, str]] = {
    "site": "Nama situs dan kontak program",
    "categories": "Kategori",
    "materials": "Bahan",
    "techniques": "Teknik",
    "allergens": "Alergen",
    "payment_terms": "Cara pembayaran",
    "incoterms": "Incoterms",
}
_LONG: Final = 80


def reference_fields(content: Mapping[str, Any]) -> list[Widget]:
    """Widgets for a file of `reference/`, in its own order.

    Args:
        content: the file as plain values: mappings, lists, texts and booleans.
    """
    return [_field(key, value) for key, value in content.items()]


def _field(key: str, value: Any) -> Widget:
    common: Widget = {"name": key, "label": LANGUAGE_LABELS.get(key, key), "required": True}
    if isinstance(value, Mapping):
        return common | {"widget": "object", "collapsed": not _is_label(value), "fields": reference_fields(value)}
    if isinstance(value, bool):
        return common | {"widget": "boolean"}
    if isinstance(value, list):
        return common | {"widget": "list"}
    return common | {"widget": "text" if len(str(value)) > _LONG else "string"}


def _is_label(value: Mapping[str, Any]) -> bool:
    return value.keys() <= LANGUAGE_LABELS.keys()
