"""Malay that is Malay: the list, its inflections, names that are exempt; and every word of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po
from translated import REPO, vocabulary

#: What is not in the language it is listed under: search words of buyers, wherever they come from.
WORD_LISTS = {"synonyms.yml", "everyday_words.yml", "ms_false_friends.yml"}


def hits(text: str, language: Any = "ms", **options: Any) -> list[tuple[str, bool]]:
    return [(hit.word, hit.certain) for hit in vocabulary().false_friends[language].find(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("serbuk jahe", [("jahe", True)]),
        ("Jahe segar", [("Jahe", False)]),
        ("kualitasnya", [("kualitasnya", False)]),
        ("boleh dicoba", [("dicoba", False)]),
        ("mengekspor", [("mengekspor", True)]),
        ("situs web kami", [("situs", True), ("situs web", True)]),
        ("dibuat di Toko Maju", []),
        ("kerusi beranda", []),
        ("beranda", [("beranda", False)]),
        ("Kabupaten Sumenep", []),
        ("kabupaten", [("kabupaten", False)]),
        ("pesanan anda", []),
        ("beruang, terima, jahitan", [("beruang", False)]),
        ("rumpai laut, kualiti, sijil, kerana", []),
    ],
)
def test_malay(text: str, expected: list[tuple[str, bool]]) -> None:
    assert hits(text) == expected


def test_names_are_exempt_and_capitals_of_titles_are_not() -> None:
    assert hits("kain jahe", names={"jahe"}) == []
    assert hits("Serbuk Jahe") == []
    assert hits("Serbuk Jahe", title=True) == [("Jahe", False)]


def test_indonesian() -> None:
    assert hits("dibuat dari buluh", "id") == [("buluh", False)]
    assert hits("boleh dipesan sehingga habis", "id") == []


def _pairs(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if "ms" in value and isinstance(value["ms"], str):
            yield value
        for inner in value.values():
            yield from _pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _pairs(inner)


def _texts(language: Any) -> Iterator[tuple[str, str]]:
    with (REPO / f"overrides/locale/{language}/LC_MESSAGES/catalogue.po").open("rb") as file:
        for message in read_po(file):
            for text in [message.string] if isinstance(message.string, str) else message.string:
                yield "catalogue.po", text
    files = [path for path in (REPO / "reference").glob("*.yml") if path.name not in WORD_LISTS]
    for path in [*sorted(files), REPO / "scripts/catalogue/records/fields.yml"]:
        for pair in _pairs(yaml.safe_load(path.read_text(encoding="utf-8"))):
            if isinstance(pair.get(language), str):
                yield path.name, pair[language]


@pytest.mark.parametrize("language", ["ms", "id"])
def test_every_word_of_the_interface_and_the_vocabulary_passes(language: Any) -> None:
    assert [(place, text, found) for place, text in _texts(language) if (found := hits(text, language))] == []


def test_the_list_names_its_sources() -> None:
    head = Path(REPO / "reference/ms_false_friends.yml").read_text(encoding="utf-8").partition("\nerror:")[0]
    assert "# source:" in head and "checked_on:" in head
