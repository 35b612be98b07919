"""The editor's configuration: collections of records and words, where they lie, how they are saved. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from catalogue.editor.fields import widget_for
from catalogue.editor.reference_files import EDITABLE, reference_fields
from catalogue.pages.terms import Terms
from catalogue.records.fields import RecordName, fields_of

#: Kind of record, what it is called, and what stands for an entry in a list.
_KINDS: Final[tuple[tuple[RecordName, str, str], ...]] = (
    ("product", "Produk", "{{name.id}} ({{id}}, {{status}})"),
    ("producer", "Produsen", "{{name}} ({{id}}, {{status}})"),
    ("collection", "Koleksi", "{{title.id}} ({{id}}, {{status}})"),
)
#: Read and written by our own overrides/assets/js/editor.js, which keeps comments, order and digits.
_FORMAT: Final = "record"
#: Stands for the repository where none is set: the editor then works on local files only.
_NO_REPOSITORY: Final = "organisasi/katalog"


def editor_config(
    terms: Terms, reference: Mapping[str, Mapping[str, Any]], repository: str | None, site_url: str
) -> dict[str, Any]:
    """What the editor reads as its configuration.

    Args:
        terms: words of the editor's language, and the lists to choose from.
        reference: files of `reference/` by name without ending, as plain values.
        repository: `owner/name` on GitHub, or None where the editor is for local files only.
        site_url: absolute address of the site's root.
    """
    return {
        "backend": {
            "name": "github",
            "repo": repository or _NO_REPOSITORY,
            "branch": "main",
            "auth_methods": ["token"],
            "commit_messages": {
                "create": "Add {{collection}} {{slug}}",
                "update": "Update {{collection}} {{slug}}",
                "delete": "Delete {{collection}} {{slug}}",
                "uploadMedia": "Add {{path}}",
                "deleteMedia": "Delete {{path}}",
            },
        },
        # On GitHub every save becomes a pull request: the same check and the same eyes as for every other way in.
        "publish_mode": "editorial_workflow",
        "site_url": site_url,
        "logo": {"src": "../icon-192.png"},
        "media_folder": "",
        "media_libraries": {"stock_assets": False},
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True, "encode_file_path": True},
        "collections": [
            *(_records(kind, name, shown, terms) for kind, name, shown in _KINDS),
            _reference(reference),
        ],
    }


def _records(kind: RecordName, name: str, shown: str, terms: Terms) -> dict[str, Any]:
    return {
        "name": f"{kind}s",
        "label": name,
        "folder": f"{kind}s",
        "path": f"{{{{slug}}}}/{kind}",
        "slug": "{{fields.id}}",
        "identifier_field": "id",
        "extension": "yml",
        "format": _FORMAT,
        "media_folder": "",
        "public_folder": "",
        "create": True,
        "delete": False,
        "summary": shown,
        "fields": [widget_for(field, terms) for field in fields_of(kind)],
    }


def _reference(reference: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    files = [
        {
            "name": name,
            "label": label,
            "file": f"reference/{name}.yml",
            "fields": reference_fields(reference[name]),
        }
        for name, label in EDITABLE.items()
    ]
    return {
        "name": "reference",
        "label": "Acuan",
        "format": _FORMAT,
        "files": files,
    }
