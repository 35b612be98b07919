"""What is kept between builds is made again by other code."""

from __future__ import annotations

import ast
from importlib.metadata import version
from pathlib import Path

import pytest
from catalogue.exports.prints import engine
from catalogue.exports.prints import photos as framed
from catalogue.kept.code_version import code_version, generator_version
from catalogue.kept.store import Store
from catalogue.loading import photos

PACKAGE = Path(__file__).parents[2] / "scripts" / "catalogue"
#: Told to a print or a photo by whoever asks for it, so that its name or key changes with what they give.
GIVEN = {"catalogue.py", "kept/code_version.py", "kept/disuse.py", "kept/files.py", "problems.py"}


def imported(path: Path) -> set[Path]:
    """Modules of the package that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("catalogue."):
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    files = [PACKAGE.joinpath(*name.split(".")[1:]).with_suffix(".py") for name in names]
    return {file for file in files if file.is_file()}


@pytest.mark.parametrize(
    ("start", "deciding", "others"),
    [
        ("media/inspection.py", photos.DECIDING, set[str]()),
        (
            "exports/prints/photos.py",
            framed.DECIDING,
            GIVEN | {"exports/prints/files.py", "media/plan.py", "media/unchanged.py"},
        ),
        (
            "exports/prints/engine.py",
            engine.DECIDING,
            # Pictures and codes have names of their own versions, and those names stand in the data.
            GIVEN | {"exports/prints/codes.py", "exports/prints/files.py", "exports/prints/photos.py"},
        ),
    ],
)
def test_lists_of_deciding_modules_name_all_that_is_imported(
    start: str, deciding: tuple[str, ...], others: set[str]
) -> None:
    pending, seen = [PACKAGE / start], set[str]()
    while pending:
        path = pending.pop()
        name = path.relative_to(PACKAGE).as_posix()
        if name not in seen | others:
            seen.add(name)
            pending += imported(path)
    assert seen == set(deciding)


def test_the_version_changes_with_the_code_and_with_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalogue.kept.code_version._PACKAGE", tmp_path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "one.py").write_text("1")
    (tmp_path / "deep" / "two.py").write_text("2")
    read = code_version.__wrapped__
    whole, part = read("."), read("deep")
    (tmp_path / "notes.txt").write_text("nothing of code")
    assert (read("."), read("deep")) == (whole, part)
    (tmp_path / "one.py").write_text("one")
    assert read(".") != whole
    assert read("deep") == part
    (tmp_path / "deep" / "two.py").rename(tmp_path / "deep" / "three.py")
    assert read("deep") != part


def test_the_generator_is_all_code_of_the_package_and_the_libraries_by_which_it_writes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = generator_version.__wrapped__
    before = read()
    assert read() == before
    monkeypatch.setattr("catalogue.kept.code_version.version", lambda name: "2" if name == "Babel" else version(name))
    assert read() != before
    monkeypatch.setattr("catalogue.kept.code_version.version", version)
    monkeypatch.setattr("catalogue.kept.code_version.code_version", lambda name: "other code")
    assert read() != before


def test_a_store_forgets_what_another_version_made(tmp_path: Path) -> None:
    def parts(version: str, word: str) -> tuple[bytes, str]:
        store = Store(tmp_path / "store", version)
        folder = store.folder("key", lambda place: (place.mkdir(), (place / "in").write_text(word)))
        return store.data("key", word.encode), folder["in"].read_text()

    assert parts("first", "old") == (b"old", "old")
    assert parts("first", "new") == (b"old", "old")
    assert parts("second", "new") == (b"new", "new")
    assert parts("second", "newer") == (b"new", "new")


def test_a_store_lets_go_of_what_a_killed_build_left_half_made(tmp_path: Path) -> None:
    left = tmp_path / "store" / "making-abc"
    store = Store(tmp_path / "store", "first")
    (left / "made").mkdir(parents=True)
    (left / "made" / "half").write_text("h")
    store.data("key", lambda: b"kept")
    store.forget_unused()
    assert not left.exists()
    assert Store(tmp_path / "store", "first").data("key", lambda: b"made again") == b"kept"
