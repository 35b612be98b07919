"""How the editor reads and writes a record: what nobody touched stays, byte for byte. Run by Node."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

from catalogue.editor.reference_files import EDITABLE
from test_search_scripts import run

REPO = Path(__file__).parents[2]
MODULE = "record-yaml.js"
TEXT = """\
# From the visit in May.
id: kopi
status: draft   # until the label is ready
hs_code: 090121
contact: {whatsapp: +6281200000000, email: a@example.org}
amount: 3.10
summary:
  id: >-
    Kopi robusta bubuk dengan jahe dan kayu manis, dalam kantong
    berkatup.
food:
  allergens: []
photos:
  - {file: main.jpg, role: main}
  - file: detail.jpg   # the second one
    role: detail
no_such_field: {kept: yes}
"""


def read(text: str) -> Any:
    return run(MODULE, "m.readRecord(given)", text)


def write(value: Any, *originals: str) -> str:
    text: str = run(MODULE, "m.writeRecord(...given)", [value, list(originals)])
    return text


def changed(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_every_record_of_the_repository_survives() -> None:
    paths = [
        *REPO.glob("p*/*/*.yml"),
        *REPO.glob("collections/*/*.yml"),
        *(REPO / "reference" / f"{name}.yml" for name in EDITABLE),
    ]
    texts = [path.read_text(encoding="utf-8") for path in sorted(paths)]
    assert len(texts) > 50
    assert run(MODULE, "given.filter((text) => m.writeRecord(m.readRecord(text), [text]) !== text).length", texts) == 0


def test_the_ledger_of_translations_is_kept_from_the_editor_and_in_the_record() -> None:
    ledger = "translations:\n  ms:\n    photos[main.jpg].alt: {status: human, source_hash: 86535df80bbe}\n"
    text = TEXT + ledger
    value = read(text)
    assert "translations" not in value
    cut = value | {"status": "published", "translations": {"ms": {"photos[main": {"jpg]": {"alt": {}}}}}}
    for given in (value | {"status": "published"}, cut):
        assert changed(text, write(given, text)) == [
            "-status: draft   # until the label is ready",
            "+status: published # until the label is ready",
        ]
    assert "translations" not in write({"id": "baru", "translations": ""})


def test_digits_stay_what_was_written() -> None:
    value = read(TEXT)
    assert value["hs_code"] == "090121"
    assert value["contact"]["whatsapp"] == "+6281200000000"
    assert value["amount"] == 3.1
    assert read("a: 12345678901234567\nb: 0\nc: 0.5\nd: 1e3\ne: 0x1F\nf: True\ng: true\nh: ~") == {
        "a": "12345678901234567",
        "b": 0,
        "c": 0.5,
        "d": "1e3",
        "e": "0x1F",
        "f": "True",
        "g": True,
        "h": None,
    }


def test_one_change_is_one_line() -> None:
    value = read(TEXT)
    value["photos"][1]["role"] = "packaging"
    assert changed(TEXT, write(value, TEXT)) == ["-    role: detail", "+    role: packaging"]
    value = read(TEXT)
    value["contact"]["email"] = "b@example.org"
    assert len(changed(TEXT, write(value, TEXT))) == 2


def test_fields_are_added_in_their_place_and_removed() -> None:
    value = read(TEXT)
    del value["amount"]
    value = {"id": value.pop("id"), "status": value.pop("status"), "sku": "0012", **value}
    assert changed(TEXT, write(value, TEXT)) == ['+sku: "0012"', "-amount: 3.10"]


def test_list_items_move_without_losing_their_comments() -> None:
    value = read(TEXT)
    value["photos"].reverse()
    value["photos"].append({"file": "new.webp"})
    after = write(value, TEXT)
    assert "  - file: detail.jpg   # the second one\n    role: detail\n" in after
    assert [photo["file"] for photo in read(after)["photos"]] == ["detail.jpg", "main.jpg", "new.webp"]


def test_no_allergens_is_an_answer() -> None:
    value = read(TEXT)
    assert value["food"]["allergens"] == ["-"]
    value["food"]["allergens"] = ["-", "milk"]
    assert read(write(value, TEXT))["food"]["allergens"] == ["milk"]
    value["food"]["allergens"] = ["-"]
    assert write(value, TEXT) == TEXT


def test_a_new_record_and_one_of_another_kind_with_its_id() -> None:
    assert write({"id": "teh", "name": {"id": "Teh"}, "nib": "0123"}, TEXT) == (
        'id: teh\nname:\n  id: Teh\nnib: "0123"\n'
    )
    producer = "id: kopi\nname: Kopi\ncontact: {}\nworkers: 3\n"
    assert write(read(producer) | {"workers": 4}, TEXT, producer) == producer.replace("3", "4")


def test_broken_yaml_is_an_error() -> None:
    assert run(MODULE, "(() => { try { m.readRecord(given); } catch (e) { return e.name; } })()", "a: [") == (
        "YAMLParseError"
    )
