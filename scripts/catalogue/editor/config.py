"""The editor's configuration: collections of records and words, where they lie, how they are saved. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from catalogue.editor.fields import Making, fields_of
from catalogue.editor.reference_files import EDITABLE, reference_fields
from catalogue.languages import Language
from catalogue.records import Collection, Producer, Product
from catalogue.records.parts import Part

#: Kind of record, its model, and what stands for an entry in a list.
_KINDS: Final[tuple[tuple[str, type[Part], str], ...]] = (
    ("product", Product, "{{name.id}} ({{id}}, {{status}})"),
    ("producer", Producer, "{{name}} ({{id}}, {{status}})"),
    ("collection", Collection, "{{title.id}} ({{id}}, {{status}})"),
)
_NAMES: Final[Mapping[str, Mapping[Language, tuple[str, str]]]] = {
    "product": {"id": ("Produk", "Produk"), "en": ("Products", "Product"), "ms": ("Produk", "Produk")},
    "producer": {"id": ("Produsen", "Produsen"), "en": ("Producers", "Producer"), "ms": ("Pengeluar", "Pengeluar")},
    "collection": {"id": ("Koleksi", "Koleksi"), "en": ("Collections", "Collection"), "ms": ("Koleksi", "Koleksi")},
}
_REFERENCE: Final[Mapping[Language, str]] = {"id": "Acuan", "en": "Reference words", "ms": "Rujukan"}
_COMMENTS_LOST: Final[Mapping[Language, str]] = {
    "id": "Menyimpan di sini menghapus komentar dalam berkas; komentarnya tetap ada di riwayat.",
    "en": "Saving here drops the comments of the file; they stay in its history.",
    "ms": "Menyimpan di sini membuang komen dalam fail; komen itu kekal dalam sejarahnya.",
}
#: Stands for the repository where none is set: the editor then works on local files only.
_NO_REPOSITORY: Final = "organisasi/katalog"


def editor_config(
    making: Making, reference: Mapping[str, Mapping[str, Any]], repository: str | None, site_url: str
) -> dict[str, Any]:
    """What the editor reads as its configuration.

    Args:
        making: words, vocabulary and language of the fields.
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
        "output": {"omit_empty_optional_fields": True, "encode_file_path": True, "yaml": {"quote": "none"}},
        "collections": [
            *(_records(kind, model, shown, making) for kind, model, shown in _KINDS),
            _reference(making, reference),
        ],
    }


def _records(kind: str, model: type[Part], shown: str, making: Making) -> dict[str, Any]:
    many, one = _NAMES[kind][making.language]
    return {
        "name": f"{kind}s",
        "label": many,
        "label_singular": one,
        "folder": f"{kind}s",
        "path": f"{{{{slug}}}}/{kind}",
        "slug": "{{fields.id}}",
        "identifier_field": "id",
        "extension": "yml",
        "format": "yaml",
        "media_folder": "",
        "public_folder": "",
        "create": True,
        "delete": False,
        "summary": shown,
        "fields": fields_of(model, making),
    }


def _reference(making: Making, reference: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    files = [
        {
            "name": name,
            "label": labels[making.language],
            "file": f"reference/{name}.yml",
            "fields": reference_fields(reference[name]),
        }
        for name, labels in EDITABLE.items()
    ]
    return {
        "name": "reference",
        "label": _REFERENCE[making.language],
        "description": _COMMENTS_LOST[making.language],
        "files": files,
    }
