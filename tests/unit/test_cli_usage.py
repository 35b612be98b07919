"""A command that was mistyped: what is said, in both languages, and the exit code."""

from __future__ import annotations

import sys

import pytest
from catalogue.cli import main


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("chek", ["Perintah ini tidak dimengerti.", "Did you mean 'check'", "See: catalogue --help"]),
        ("check --konten x", ["Opsi --konten tidak dikenal.", "--content", "See: catalogue check --help"]),
        ("new product", ["'ID' wajib ditulis", "Missing argument 'ID'", "See: catalogue new product --help"]),
        ("report inventori", ["tidak dapat dipakai. / ", "'inventory', 'readiness'", "See: catalogue report --help"]),
        ("check --format", ["Opsi --format tidak ditulis dengan benar.", "requires an argument"]),
        ("doctor satu dua", ["Perintah ini tidak dimengerti.", "unexpected extra argument"]),
    ],
)
def test_a_mistyped_command_is_answered_in_both_languages(
    words: str, said: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["catalogue", *words.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    output = capsys.readouterr().err
    assert [part for part in said if part not in output] == []


@pytest.mark.parametrize("words", [[], ["new"]])
def test_a_group_alone_shows_its_help(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["catalogue", *words])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "Commands:\n" in "".join(capsys.readouterr())


def test_help_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["catalogue", "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in (None, 0)
