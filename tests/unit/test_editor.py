"""The editor's configuration follows the field table, and its files call nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from catalogue.assets import AssetsError
from catalogue.editor.config import editor_config
from catalogue.editor.files import files_for
from catalogue.editor.reference_files import EDITABLE, reference_fields
from catalogue.messages import read_messages
from catalogue.pages.terms import Terms
from catalogue.records.fields import MODELS, Field, RecordName, fields_of
from catalogue.reference import plain_value, read_vocabulary
from catalogue.strict_yaml import read_yaml

REPO = Path(__file__).parents[2]


@cache
def config(repository: str | None = None) -> dict[str, Any]:
    reference = {}
    for name in EDITABLE:
        path = REPO / "reference" / f"{name}.yml"
        reference[name] = plain_value(read_yaml(path.read_bytes(), path.name).root)
    messages = read_messages(REPO / "overrides" / "locale")
    terms = Terms("id", messages["id"], read_vocabulary(REPO / "reference"))
    return editor_config(terms, reference, repository, "https://example.org/")


def collection(name: str) -> dict[str, Any]:
    return next(entry for entry in config()["collections"] if entry["name"] == name)


def walk(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from walk(field.get("fields", []))


@pytest.mark.parametrize("record", MODELS)
def test_every_field_of_the_table_is_there_in_its_order(record: RecordName) -> None:
    def names(fields: tuple[Field, ...]) -> list[Any]:
        return [(f.key, names(f.children) if f.path.split(".")[-1] != "translations" else []) for f in fields]

    def shown(fields: list[dict[str, Any]]) -> list[Any]:
        return [
            (f["name"], shown(f["fields"]) if f["widget"] in {"object", "list"} and _own(f) else []) for f in fields
        ]

    def _own(field: dict[str, Any]) -> bool:
        return "fields" in field and {part["name"] for part in field["fields"]} != {"id", "en", "ms"}

    assert shown(collection(f"{record}s")["fields"]) == names(fields_of(record))


def test_where_records_and_photos_go() -> None:
    entry = collection("products")
    assert (entry["folder"], entry["path"], entry["slug"]) == ("products", "{{slug}}/product", "{{fields.id}}")
    assert (entry["media_folder"], entry["public_folder"], entry["delete"]) == ("", "", False)
    photo = next(field for field in walk(entry["fields"]) if field["widget"] == "image")
    (recipe,) = photo["media_libraries"]["default"]["config"]["transformations"].values()
    assert recipe == {"format": "webp", "quality": 85, "width": 1600, "height": 1600}


def test_a_field_is_named_explained_and_limited() -> None:
    fields = {field["name"]: field for field in collection("products")["fields"]}
    assert fields["capacity"]["label"] == "Kemampuan produksi per bulan"
    assert "Contoh: kopi-rempah" in fields["id"]["hint"]
    assert fields["id"]["required"]
    assert not fields["price"]["required"]
    assert fields["hs_code"]["pattern"][0] == "^[0-9]{6}$"
    assert {"label": "Kopi (coffee)", "value": "coffee"} in fields["category"]["options"]
    assert fields["producer"]["collection"] == "producers"
    assert all(part["maxlength"] == 80 for part in fields["name"]["fields"])
    assert fields["translations"]["widget"] == "hidden"


def test_no_tax_number_can_be_chosen() -> None:
    for field in walk(collection("products")["fields"]):
        assert "npwp" not in [option["value"] for option in field.get("options", [])]


def test_words_of_the_reference_follow_their_files() -> None:
    files = {file["name"]: file for file in collection("reference")["files"]}
    assert set(files) == set(EDITABLE)
    batik = next(field for field in files["categories"]["fields"] if field["name"] == "batik")
    assert [field["name"] for field in batik["fields"]] == ["label", "about", "requirement_group", "food", "order"]
    assert {"name": "x", "label": "x", "required": True, "widget": "list"} in reference_fields({"x": ["a"]})


def test_saving_on_github_makes_a_pull_request() -> None:
    assert config("a/b")["backend"]["repo"] == "a/b"
    assert config()["publish_mode"] == "editorial_workflow"
    assert config()["backend"]["auth_methods"] == ["token"]


def test_the_files_name_no_other_host() -> None:
    files = files_for(REPO, config(), "assets/editor.X.js")
    page = files["admin/index.html"].decode()
    assert 'src="../assets/editor.X.js"' in page
    assert 'content="noindex, nofollow"' in page
    assert "unsafe-eval" not in page
    script = files["admin/sveltia-cms.js"].decode()
    assert not re.search(r"cdn\.jsdelivr\.net|unpkg\.com/@sveltia/cms|githubstatus\.com/api|sourceMappingURL", script)
    for name in re.findall(r"fonts/[\w.-]+\.woff2", script):
        assert files[f"admin/{name}"].startswith(b"wOF2")
    version = json.loads(files["admin/vendor/package.json"])["version"]
    assert {f"admin/vendor@{version}/locales/{language}.json" for language in ("id", "ms")} <= set(files)


def test_words_of_the_editor_in_two_languages_match() -> None:
    known = json.loads((REPO / "node_modules/@sveltia/cms/locales/en-US.json").read_bytes())
    words = {lang: json.loads((REPO / f"overrides/editor/{lang}.json").read_bytes()) for lang in ("id", "ms")}
    assert words["id"].keys() == words["ms"].keys()
    assert words["id"].keys() <= known.keys()


def test_another_version_of_the_editor_is_noticed(tmp_path: Path) -> None:
    for name in ("sveltia-cms.js",):
        place = tmp_path / "node_modules" / "@sveltia" / "cms" / "dist" / name
        place.parent.mkdir(parents=True)
        place.write_text("fetch('https://unpkg.com/@sveltia/cms')", encoding="utf-8")
    with pytest.raises(AssetsError, match="run `make build`"):
        files_for(tmp_path, {}, "x.js")
    for scope in ("@fontsource", "@fontsource-variable"):
        (tmp_path / "node_modules" / scope).symlink_to(REPO / "node_modules" / scope, target_is_directory=True)
    (tmp_path / "node_modules/@sveltia/cms/LICENSE.txt").write_text("MIT", encoding="utf-8")
    with pytest.raises(AssetsError, match="not as known"):
        files_for(tmp_path, {}, "x.js")
