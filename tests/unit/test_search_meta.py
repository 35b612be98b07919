"""Pagefind's list of pages: read, numbered, written; anything unexpected is refused."""

from __future__ import annotations

import gzip

import pytest
from catalogue.search.meta import MetaError, _head, _read, _write, number_pages
from catalogue.search.packs import compress

LIST = ["1.5.2", [["id_aaaaaaa", 174], ["id_bbbbbbb", 70_000]], [["a", "kopi", "id_ccccccc"]], [], [], ["title"]]


def packed(value: object) -> bytes:
    return compress(b"pagefind_dcd" + bytes(_write(value)))  # type: ignore[arg-type]


def test_pages_get_numbers_and_the_rest_stays() -> None:
    found, _ = _read(gzip.decompress(number_pages(packed(LIST))), len(b"pagefind_dcd"))
    assert found == ["1.5.2", [["0000", 100], ["0001", 100]], *LIST[2:]]


@pytest.mark.parametrize("size", [0, 23, 24, 255, 256, 65_535, 65_536, 4_000_000_000])
def test_heads_of_every_width_are_read_back(size: int) -> None:
    assert _read(bytes(_head(0, size)), 0) == (size, len(_head(0, size)))


@pytest.mark.parametrize("text", ["", "é" * 12, "x" * 300])
def test_texts_are_read_back(text: str) -> None:
    assert _read(bytes(_write(text)), 0)[0] == text


@pytest.mark.parametrize(
    "bad",
    [
        compress(b"something else"),
        packed(["1.5.2", "no list"]),
        packed(["1.5.2", [["only a name"]]]),
        compress(b"pagefind_dcd" + bytes(_write(LIST)) + b"\x00"),
        compress(b"pagefind_dcd\xa0"),
    ],
)
def test_another_form_is_refused(bad: bytes) -> None:
    with pytest.raises(MetaError):
        number_pages(bad)
