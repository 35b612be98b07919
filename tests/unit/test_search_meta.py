"""Pagefind's list of what it made: read, reduced; anything unexpected is refused. The browser writes it as it was."""

from __future__ import annotations

import gzip

import pytest
from browser_rules import run
from catalogue.search.meta import SIGNATURE, MetaError, _read, files_by_words
from catalogue.search.packs import compress

FILES = [["a", "kopi", "id_ccccccc"], ["é" * 12, "x" * 300, "id_ddddddd"]]


def packed(value: object, end: bytes = b"") -> bytes:
    """A value as CBOR, written by the browser's module."""
    return compress(SIGNATURE + bytes(run("search-engine.js", "[...m.cbor(given)]", value)) + end)


def test_files_stay_and_pages_are_counted() -> None:
    listed = ["1.5.2", [["id_aaaaaaa", 174], ["id_bbbbbbb", 7_000]], FILES, [], [], []]
    assert files_by_words(packed(listed)) == {"version": "1.5.2", "pages": 2, "files": FILES}


def test_the_browser_writes_the_list_with_numbers_for_names() -> None:
    given = {"version": "1.5.2", "pages": 300, "files": FILES}
    written = bytes(run("search-engine.js", "[...m.listOf(given)]", given))
    value, end = _read(written, 0)
    assert isinstance(value, list)
    assert end == len(written)
    assert value[1] == [[f"{number:x}", 1] for number in range(300)]
    assert [value[0], *value[2:]] == ["1.5.2", FILES, [], [], []]
    assert files_by_words(gzip.compress(SIGNATURE + written)) == given


@pytest.mark.parametrize("size", [0, 23, 24, 255, 256, 65_535])
def test_numbers_of_every_width_are_read_back(size: int) -> None:
    written = bytes(run("search-engine.js", "[...m.cbor(given)]", size))
    assert _read(written, 0) == (size, len(written))


BAD = [
    compress(b"something else"),
    compress(SIGNATURE + b"\xa0"),
    compress(SIGNATURE + b"\x00"),
]


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_list_is_refused(bad: bytes) -> None:
    with pytest.raises(MetaError):
        files_by_words(bad)


@pytest.mark.parametrize(
    ("value", "end"),
    [
        (["1.5.2", "no list"], b""),
        (["1.5.2", [], [["only a word"]], [], [], []], b""),
        (["1.5.2", [], [], ["a filter"], [], []], b""),
        (["1.5.2", [], [], [], [], []], b"\x00"),
    ],
)
def test_another_list_is_refused(value: object, end: bytes) -> None:
    with pytest.raises(MetaError):
        files_by_words(packed(value, end))
