"""Files of an export: only what changed is written, and a ZIP depends on nothing but its files and the day."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from catalogue.exports.bundle import write_files, zip_files
from catalogue.exports.pack import pack_files
from catalogue.pages.shared import Shared
from pages_content import collection_record, make_site, producer_record, product_record

DAY = date(2026, 11, 21)


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    source = tmp_path / "source.pdf"
    source.write_bytes(b"%PDF")
    files = {"a/b.txt": b"one", "c.pdf": source}
    assert write_files(files, tmp_path / "out") == ["a/b.txt", "c.pdf"]
    assert write_files(files, tmp_path / "out") == []
    assert write_files({**files, "a/b.txt": b"two"}, tmp_path / "out") == ["a/b.txt"]
    assert (tmp_path / "out/a/b.txt").read_bytes() == b"two"


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    write_files({"ours.txt": b"ours"}, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_equal_files_are_an_equal_zip(tmp_path: Path) -> None:
    files = {"b.txt": b"text " * 50, "a.pdf": b"%PDF", "c/d.png": b"png"}
    zip_files(files, tmp_path / "one.zip", DAY)
    zip_files(dict(reversed(files.items())), tmp_path / "two.zip", DAY)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert {entry.filename: entry.date_time[:3] for entry in archive.infolist()} == dict.fromkeys(
            files, (2026, 11, 21)
        )
        assert archive.getinfo("b.txt").compress_type == zipfile.ZIP_DEFLATED
        assert archive.getinfo("a.pdf").compress_type == zipfile.ZIP_STORED


def test_two_parts_of_a_pack_may_not_want_the_same_file() -> None:
    shared = Shared(make_site([product_record()], [producer_record()], [collection_record()]))
    collection = shared.catalogue.collections["pameran"]

    def part(*_: object) -> dict[str, bytes | Path]:
        return {"same.txt": b""}

    with pytest.raises(ValueError, match=r"same\.txt"):
        pack_files(shared, collection, ("en",), (part, part))
