"""The one file that whoever copies the catalogue edits: each mistake is named at its line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogue.reference import VocabularyError, read_vocabulary
from pages_content import REPO

GOOD = (REPO / "reference/site.yml").read_text(encoding="utf-8")


def read_with(folder: Path, text: str | None) -> None:
    """Reads the reference files with another `site.yml`, or without one."""
    for file in (REPO / "reference").iterdir():
        if file.name != "site.yml":
            (folder / file.name).symlink_to(file)
    if text is not None:
        (folder / "site.yml").write_text(text, encoding="utf-8")
    read_vocabulary(folder)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("\ntitle:", "\ntitel:", [("rule-unknown-key", "reference/site.yml"), ("site-setting-missing", "title")]),
        ("\ncontact:", "\nkontak:", [("rule-unknown-key", "reference/site.yml"), ("site-setting-missing", "contact")]),
        ("  ms: Katalog Eksport Madura\n", "", [("reference-language", "title")]),
        ("\nowner:\n  id:", "\nowner:\n  id: \n  #", [("reference-language", "owner")]),
        ('whatsapp: "+6281200000000"', "whatsapp: 0812", [("phone-format", "contact.whatsapp")]),
        ("email: program@example.org", "email: program", [("email-format", "contact.email")]),
        ("  email: program@example.org\n", "", [("email-format", "contact.email")]),
        ("  email:", "  e-mail:", [("rule-unknown-key", "contact"), ("email-format", "contact.email")]),
        ("sample_contact: true", "sample_contact: nanti", [("reference-value", "sample_contact")]),
        ("sample_contact: true", 'offline: "true"', [("reference-value", "offline")]),
        ("sample_contact: true", "short_url: m.example", [("reference-value", "short_url")]),
        ("sample_contact: true", "embed_hosts: https://a.go.id", [("reference-value", "embed_hosts")]),
        ("sample_contact: true", "sample_contact: [", [("yaml-syntax", "")]),
    ],
)
def test_every_mistake_is_named(tmp_path: Path, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(VocabularyError) as caught:
        read_with(tmp_path, GOOD.replace(old, new))
    found = caught.value.problems
    assert sorted((each.code, each.field) for each in found) == sorted(expected)
    for each in found:
        assert each.location.path == "reference/site.yml"
        assert each.message.id != each.message.en
        assert each.hint is not None
        assert each.hint.id != each.hint.en or "," in each.hint.en  # a list of choices needs no translation


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError) as caught:
        read_with(tmp_path, None)
    assert [(each.code, each.location.path) for each in caught.value.problems] == [
        ("reference-missing", "reference/site.yml")
    ]


def test_the_example_is_complete(tmp_path: Path) -> None:
    read_with(tmp_path, GOOD)
    example = REPO / "examples/content-repo/reference/site.yml"
    (tmp_path / "own").mkdir()
    read_with(tmp_path / "own", example.read_text(encoding="utf-8"))
