"""The strict YAML reader: what is refused, where, and what is left alone."""

from __future__ import annotations

import pytest
import yaml
from catalogue.records.reader import field_at, locate
from catalogue.strict_yaml import MAX_BYTES, read_yaml


def problems(text: str | bytes) -> list[tuple[str, int, int]]:
    data = text if isinstance(text, bytes) else text.encode()
    return [(p.code, p.location.line, p.location.column) for p in read_yaml(data, "p.yml").problems]


def values(text: str) -> dict[str, str]:
    document = read_yaml(text.encode(), "p.yml")
    assert document.problems == ()
    assert document.root is not None
    return {key.value: value.value for key, value in document.root.value}


@pytest.mark.parametrize(
    "written", ["no", "0812345678", "12:30", "1.10", "090121", "true", "2026-11-21", "1_000", "0x1F", "yes", "=", "<<"]
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert values(f"a: {written}\n") == {"a": written}


def test_keys_are_text() -> None:
    assert values("no: a\n1: b\n2026-01-01: c\n") == {"no": "a", "1": "b", "2026-01-01": "c"}


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffa: 1\n",
        "---\na: 1\n",
        "\ufeff---\na: 1\n...\n",
        "a: 1\r\nb: 2\r\n",
        "a: A & B *dan* C! <3\n",
        "a: >-\n  satu\n  *dua* &tiga\n",
        "a: |\n  satu\n  \tdua\n",
        "a: 'it''s'\n",
        "a: \U0001f468\u200d\U0001f33e\n",
        "# a comment\n\na: 1 # another\n",
    ],
)
def test_these_are_fine(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", 3, 1)]),
        ("a: {b: 1, b: 2}\n", [("duplicate-key", 1, 11)]),
        ("a: 1\na: 2\na: 3\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
        ("- {a: 1, a: 2}\n", [("root-not-mapping", 1, 1)]),
        ("teks saja\n", [("root-not-mapping", 1, 1)]),
        ("", [("file-empty", 1, 1)]),
        ("---\n", [("file-empty", 1, 1)]),
        ("a: &x 1\nb: *x\n", [("yaml-anchor", 1, 4), ("yaml-alias", 2, 4)]),
        ("é: ü\nñ: &x 1\n", [("yaml-anchor", 2, 4)]),
        ("a: ! x\n", [("yaml-tag", 1, 4)]),
        ("a: [1, !!int 2]\n", [("yaml-tag", 1, 8)]),
        ("!!map {a: 1}\n", [("yaml-tag", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2, 1)]),
        ("a: 1\n--- x: [\n", [("second-document", 2, 1)]),
        ("a:\n\tb: 1\n", [("tab-indentation", 2, 1)]),
        ("a: {\n\tb: 1}\n", [("tab-indentation", 2, 1)]),
        ("a: satu\n\tdua\n", [("tab-indentation", 2, 1)]),
        ("? [a]\n: b\n", [("complex-key", 1, 3)]),
        ("a: b: c\n", [("yaml-syntax", 1, 5)]),
        ("a: 'b\n", [("yaml-syntax", 2, 1)]),
        ("a: [b\n", [("yaml-syntax", 2, 1)]),
        ("a: x\u200by\n", [("invisible-character", 1, 5)]),
        ("a: x\u2028y\nb: [\n", [("invisible-character", 1, 5), ("yaml-syntax", 3, 1)]),
        ("# \u202e\na: 1\n", [("bidi-character", 1, 3)]),
        ("a: x\x00\n", [("control-character", 1, 5)]),
        ("a: \ufeff1\n", [("invisible-character", 1, 4)]),
        ("a: 1\x85\nb: 2\n", [("control-character", 1, 5)]),
    ],
)
def test_these_are_problems_at_their_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("a: 1\nb:\n<<<<<<< HEAD\n  c: 1\n=======\n  c: 2\n>>>>>>> cabang\nd: 1\n", 3, 1, "tanda dari git"),
        ("a: 1\nharga:5000\nb: 2\n", 2, 7, "harus ada spasi"),
        ("a:\n  - file:main.jpg\n    b: 1\n", 2, 10, "harus ada spasi"),
        ("a: 1\nb:\u00a0kopi\nc: 2\n", 2, 3, "spasi tak biasa"),
        ("a:\n  b: 1\n\u00a0\u00a0c: 2\n  d: 3\n", 3, 1, "spasi tak biasa"),
        ("a: 1\nb: kopi: enak\n", 2, 8, "titik dua"),
    ],
)
def test_the_cause_is_named_where_it_stands(text: str, line: int, column: int, reason: str) -> None:
    (found,) = read_yaml(text.encode(), "p.yml").problems
    assert (found.code, found.location.line, found.location.column) == ("yaml-syntax", line, column)
    assert reason in found.message.id


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "utf-32"])
def test_other_encodings_are_named(encoding: str) -> None:
    assert problems("id: kopi-ö\nname: kopi\n".encode(encoding)) == [("not-utf8", 1, 1)]


def test_size_is_limited_in_bytes() -> None:
    assert problems(b"a: 1 #" + b"x" * (MAX_BYTES - 6)) == []
    assert problems(b"a: 1 #" + b"x" * (MAX_BYTES - 5)) == [("file-too-big", 1, 1)]


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 100_000, "a: " + "{a: " * 60_000, "- " * 120_000, "-  " * 80_000, "? " * 120_000]
)
def test_deep_nesting_does_not_end_the_process(text: str) -> None:
    assert [code for code, _, _ in problems(text)] == ["yaml-too-deep"]


def test_an_alias_bomb_is_not_expanded() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    assert read_yaml("\n".join(lines).encode(), "p.yml").root is None


def test_the_first_document_is_still_read() -> None:
    document = read_yaml(b"a: 1\na: 2\n---\nb: 1\n", "p.yml")
    assert [p.code for p in document.problems] == ["second-document", "duplicate-key"]
    assert document.root is not None


def test_fields_are_located() -> None:
    text = "price:\n  tiers:\n    - {from: 1, amount: 2}\n"
    root = read_yaml(text.encode(), "p.yml").root
    assert isinstance(root, yaml.MappingNode)

    def at(field: str) -> tuple[int, int]:
        place = locate(root, "p.yml", field)
        return place.line, place.column

    assert at("price.tiers[0].amount") == (3, 25)
    assert at("price.tiers[7].amount") == (3, 5)
    assert at("price.per") == (2, 3)
    assert at("moq.unit") == (1, 1)
    assert field_at(root, text.index("2}")) == "price.tiers[0].amount"
