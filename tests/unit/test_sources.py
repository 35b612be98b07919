"""Finding records: what counts, what is ignored, and what cannot be opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from catalogue.problem_report import render_text
from catalogue.problems import Problem
from catalogue.sources import find_records, read_ahead, read_bytes


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("id: a\n", encoding="utf-8")


def test_records_come_by_kind_and_id(tmp_path: Path) -> None:
    write(tmp_path, "products/b/product.yml", "products/a/product.yml", "products/a/z.jpg", "products/a/b.jpg")
    write(tmp_path, "collections/c/collection.yml", "producers/p/producer.yml")
    found = find_records(tmp_path)
    assert found.problems == ()
    assert [file.key for file in found.files] == ["producer/p", "product/a", "product/b", "collection/c"]
    assert [file.path for file in found.files][1] == "products/a/product.yml"
    assert found.files[1].beside == ("b.jpg", "z.jpg")


def test_what_belongs_to_nobody_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, "products/README.md", "products/.gitkeep", "products/.hidden/x.yml", "products/a/product.yml")
    write(tmp_path, "products/a/.DS_Store", "products/a/Thumbs.db", "docs/x.yml")
    (tmp_path / "products/empty").mkdir()
    found = find_records(tmp_path)
    assert [file.id for file in found.files] == ["a"]
    assert found.files[0].beside == ()
    assert found.problems == ()


@pytest.mark.parametrize("name", ["product.yaml", "Product.yml", "produk.yml", "product.yml.txt"])
def test_another_name_of_the_file_is_a_problem(tmp_path: Path, name: str) -> None:
    write(tmp_path, f"products/a/{name}")
    (problem,) = find_records(tmp_path).problems
    assert (problem.code, problem.location.path) == ("record-file-missing", "products/a/product.yml")
    assert f'ganti nama "{name}" menjadi product.yml' in problem.hint.id


def test_a_pipe_does_not_stop_the_check(tmp_path: Path) -> None:
    (tmp_path / "products/a").mkdir(parents=True)
    os.mkfifo(tmp_path / "products/a/product.yml")
    (file,) = find_records(tmp_path).files
    problem = read_bytes(file)
    assert isinstance(problem, Problem)
    assert problem.code == "file-unreadable"


def test_files_are_asked_for_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "products/a/product.yml", "products/gone/product.yml", "products/z/product.yml")
    (tmp_path / "products/pipe").mkdir()
    os.mkfifo(tmp_path / "products/pipe/product.yml")
    files = find_records(tmp_path).files
    (tmp_path / "products/gone/product.yml").unlink()
    names = {file.file.stat().st_ino: file.id for file in files if file.file.exists()}
    asked: list[str] = []

    def ask(opened: int, start: int, length: int, advice: int) -> None:
        assert (start, length, advice) == (0, 0, os.POSIX_FADV_WILLNEED), "the whole file"
        asked.append(names[os.fstat(opened).st_ino])

    monkeypatch.setattr(os, "posix_fadvise", ask)
    read_ahead(files)
    assert asked == ["a", "z"], "what cannot be had is left to whoever reads it"


def test_names_that_are_not_text_can_be_shown(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "products") + b"/kopi-\xff"
    os.makedirs(folder)  # noqa: PTH103 - pathlib knows no bytes
    with open(folder + b"/product.yaml", "wb"):  # noqa: PTH123
        pass
    render_text(find_records(tmp_path).problems).encode()


def test_a_linked_folder_is_refused_like_a_linked_file(tmp_path: Path) -> None:
    write(tmp_path, "elsewhere/product.yml", "products/a/product.yml")
    (tmp_path / "products/b").symlink_to(tmp_path / "elsewhere")
    found = find_records(tmp_path)
    assert [file.id for file in found.files] == ["a"]
    assert [(p.code, p.location.path) for p in found.problems] == [("file-symlink", "products/b")]


def test_a_record_inside_another_record_is_too_deep(tmp_path: Path) -> None:
    write(tmp_path, "products/a/product.yml", "products/a/b/product.yml", "products/a/raw/notes.txt")
    found = find_records(tmp_path)
    assert [file.id for file in found.files] == ["a"]
    (problem,) = found.problems
    assert (problem.code, problem.location.path) == ("record-too-deep", "products/a/b/product.yml")
    assert problem.hint is not None
    assert '"products/b"' in problem.hint.en


def test_a_line_break_in_a_folder_name_stays_on_one_line(tmp_path: Path) -> None:
    write(tmp_path, "products/a\nb/produk.yml")
    assert render_text(find_records(tmp_path).problems).startswith("products/a\\nb/product.yml:1:1: error[")
