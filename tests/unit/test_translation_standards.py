"""Translators' files as the programs that read them want them: XLIFF by its schema, PO by gettext's own tools."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from babel.messages.checkers import checkers
from babel.messages.pofile import read_po
from catalogue.translations.entries import Entry, Mark, Parcel
from catalogue.translations.files import render
from catalogue.translations.ledger import source_hash
from catalogue.translations.worklist import parcel_of
from translated import REPO, TODAY, sample_work, vocabulary

SCHEMA = REPO / "tests/fixtures/xliff/xliff_core_2.0.xsd"
XML_ATTRIBUTES = Path(xmlschema.__file__).parent / "schemas/XML/xml.xsd"
#: Everything that a text may hold and a format may trip over.
HARD = "a < b & c > \"d\" 'e' ]]> %s %(n)d {n} \\n \u00a0é—\nsecond line"


def _hard_parcel(language: Any) -> Parcel:
    states = ("missing", "human", "machine", "outdated", "reviewed")
    entries = tuple(
        Entry(
            f"product/p-{number}/photos[a.jpg].alt",
            f"{HARD} {state}",
            "" if state == "missing" else HARD,
            state in {"machine", "outdated"},
            Mark(source_hash(HARD), "" if state == "missing" else source_hash(HARD), state),
            ("a note & <more>", "≤ 80"),
        )
        for number, state in enumerate(states)
    )
    return Parcel(language, entries, len(entries))


def _parcels() -> list[Parcel]:
    whole = [parcel_of(sample_work(language), language, vocabulary()) for language in ("en", "ms")]
    return [*whole, *(_hard_parcel(language) for language in ("en", "id", "ms"))]


@cache
def _schema() -> xmlschema.XMLSchema:
    locations = [("http://www.w3.org/XML/1998/namespace", str(XML_ATTRIBUTES))]
    return xmlschema.XMLSchema(str(SCHEMA), locations=locations, allow="local", defuse="always")


def test_xliff_is_valid_by_the_schema_of_the_standard(tmp_path: Path) -> None:
    for number, parcel in enumerate(_parcels()):
        file = tmp_path / f"{number}.xlf"
        file.write_bytes(render(parcel, ".xlf", TODAY))
        assert [error.reason for error in _schema().iter_errors(str(file))] == []


def test_the_schema_would_say_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "wrong.xlf"
    file.write_bytes(render(_hard_parcel("ms"), ".xlf", TODAY).replace(b'state="translated"', b'state="done"'))
    assert list(_schema().iter_errors(str(file))) != []


def _msgfmt(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("msgfmt")
    if program is None:
        pytest.fail("msgfmt is missing; scripts/bootstrap.sh msgfmt brings it")
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    return subprocess.run([program, *words], capture_output=True, text=True, check=False, env=environment)


def test_po_passes_gettext(tmp_path: Path) -> None:
    for number, parcel in enumerate(_parcels()):
        file = tmp_path / f"{number}.po"
        file.write_bytes(render(parcel, ".po", TODAY))
        done = _msgfmt("--check", "--output-file", str(tmp_path / "out.mo"), str(file))
        assert (done.returncode, done.stderr) == (0, "")


def test_words_of_the_interface_pass_gettext(tmp_path: Path) -> None:
    for language in ("id", "ms"):
        file = REPO / "overrides/locale" / language / "LC_MESSAGES/catalogue.po"
        done = _msgfmt("--check", "--output-file", str(tmp_path / "out.mo"), str(file))
        assert done.returncode == 0, done.stderr
        with file.open("rb") as opened:
            catalog = read_po(opened, locale=language)
        for message in catalog:
            for check in checkers if message.id else ():
                check(catalog, message)


def test_gettext_would_say_what_is_wrong(tmp_path: Path) -> None:
    file = tmp_path / "wrong.po"
    file.write_bytes(render(_hard_parcel("ms"), ".po", TODAY).replace(b'msgctxt "', b"msgctxt ", 1))
    assert _msgfmt("--check", "--output-file", str(tmp_path / "out.mo"), str(file)).returncode != 0
