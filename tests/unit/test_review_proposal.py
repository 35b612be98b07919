"""From a parcel to a pull request: what may pass, what is refused, and what is said under the issue."""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import catalogue.review
import pytest
from catalogue.review.parcel import ParcelError, pack, unpack
from catalogue.review.proposal import main, publish
from github_api import GitHub, git, new_repository, served_github
from PIL import Image

EVENT: dict[str, Any] = json.loads((Path(__file__).parents[1] / "fixtures/events/issue-labeled.json").read_bytes())
RECORD = "id: kopi-baru\nstatus: draft\n"
REFUSED = {
    "code": "issue-heading-twice",
    "severity": "error",
    "path": "issue-17",
    "line": 4,
    "column": 1,
    "field": "",
    "message": {"id": "judul dua kali", "en": "a heading twice"},
    "hint": None,
}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a default branch, and beside it the repository it pushes to."""
    source = tmp_path / "source"
    (source / "products" / "kopi-lama").mkdir(parents=True)
    (source / "products" / "kopi-lama" / "product.yml").write_text("id: kopi-lama\nstatus: published\n")
    new_repository(source)
    git(tmp_path, "clone", "--quiet", "--bare", str(source), "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    return tmp_path / "clone"


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    """What the first job leaves: a product with a photo."""
    content = tmp_path / "content"
    folder = content / "products" / "kopi-baru"
    folder.mkdir(parents=True)
    (folder / "product.yml").write_text(RECORD, encoding="utf-8")
    Image.new("RGB", (8, 8), "brown").save(folder / "kopi-baru-1.jpg")
    written = ["products/kopi-baru/product.yml", "products/kopi-baru/kopi-baru-1.jpg"]
    pack({"entries": [{"written": written, "problems": []}], "problems": []}, [], content, tmp_path / "parcel")
    return tmp_path / "parcel"


def test_a_parcel_becomes_a_branch_and_a_pull_request(clone: Path, parcel: Path) -> None:
    state = GitHub(labels=["buat-draf"])
    with served_github(state) as repository:
        assert publish(repository, EVENT, parcel, clone) == "made"
    (pull,) = state.pulls
    assert pull["title"] == "Draf: kopi-baru (#17)"
    assert pull["base"] == "main"
    assert "Closes #17" in pull["body"]
    assert "#40" in state.comments[0]["body"]
    assert state.labels == []
    remote = clone.parent / "remote.git"
    assert git(remote, "show", "usulan/issue-17:products/kopi-baru/product.yml") == RECORD.strip()
    assert git(remote, "diff", "--name-only", "main", "usulan/issue-17").split() == [
        "products/kopi-baru/kopi-baru-1.jpg",
        "products/kopi-baru/product.yml",
    ]
    assert git(remote, "log", "-1", "--format=%an", "usulan/issue-17") == "github-actions[bot]"


def test_labelling_again_renews_branch_and_pull_request(clone: Path, parcel: Path) -> None:
    state = GitHub(labels=["buat-draf"])
    with served_github(state) as repository:
        publish(repository, EVENT, parcel, clone)
        git(clone, "switch", "--quiet", "main")
        record = parcel / "files" / "products" / "kopi-baru" / "product.yml"
        record.write_text(RECORD + "sku: A\n", encoding="utf-8")
        assert publish(repository, EVENT, parcel, clone) == "made"  # the label is off already: no mistake
    assert len(state.pulls) == 1
    assert len(state.comments) == 1
    assert git(clone.parent / "remote.git", "show", "usulan/issue-17:products/kopi-baru/product.yml").endswith("sku: A")


def test_where_workflows_may_open_none_a_person_gets_a_link(clone: Path, parcel: Path) -> None:
    state = GitHub(may_open_pulls=False)
    with served_github(state) as repository:
        assert publish(repository, EVENT, parcel, clone) == "made"
    assert "compare/main...usulan/issue-17?expand=1" in state.comments[0]["body"]


def test_a_refused_issue_is_answered_with_its_problems(clone: Path, tmp_path: Path) -> None:
    entry = {"written": [], "problems": [REFUSED]}
    pack({"entries": [entry], "problems": []}, [], tmp_path, tmp_path / "empty")
    state = GitHub(labels=["buat-draf"])
    with served_github(state) as repository:
        assert publish(repository, EVENT, tmp_path / "empty", clone) == "refused"
    assert state.pulls == []
    body = state.comments[0]["body"]
    assert "judul dua kali" in body
    assert "a heading twice" in body
    assert state.labels == []
    assert git(clone.parent / "remote.git", "branch", "--format=%(refname:short)") == "main"


def _write(path: str, content: bytes) -> Callable[[Path], None]:
    def change(parcel: Path) -> None:
        place = parcel / "files" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    return change


def _link(parcel: Path) -> None:
    (parcel / "files" / "products" / "kopi-baru" / "kopi-baru-2.jpg").symlink_to("/etc/hostname")


def _linked_folder(parcel: Path) -> None:
    (parcel / "files" / "producers").symlink_to(parcel.parent, target_is_directory=True)


def _pipe(parcel: Path) -> None:
    os.mkfifo(parcel / "files" / "products" / "kopi-baru" / "kopi-baru-2.jpg")


def _many(parcel: Path) -> None:
    for number in range(41):
        _write(f"products/kopi-baru/a-{number}.jpg", b"\xff\xd8\xff")(parcel)


HOSTILE: dict[str, Callable[[Path], None]] = {
    "a workflow": _write(".github/workflows/x.yml", b"status: draft\n"),
    "a script": _write("products/kopi-baru/run.py", b"print(1)"),
    "a deeper folder": _write("products/kopi-baru/deep/product.yml", b"status: draft\n"),
    "a collection": _write("collections/pameran/collection.yml", b"status: draft\n"),
    "a name in capitals": _write("products/Kopi/product.yml", b"status: draft\n"),
    "an id too long": _write(f"products/{'a' * 81}/product.yml", b"status: draft\n"),
    "a hidden file": _write("products/kopi-baru/.x.jpg", b"\xff\xd8\xff"),
    "a record that is published": _write("products/kopi-dua/product.yml", b"id: kopi-dua\nstatus: published\n"),
    "a record that exists": _write("products/kopi-lama/product.yml", b"status: draft\n"),
    "a record that is no text": _write("products/kopi-dua/product.yml", b"\xff\xfestatus: draft\n"),
    "a record too big": _write("products/kopi-dua/product.yml", b"status: draft\n" + b"#" * 300_000),
    "a picture that is none": _write("products/kopi-baru/kopi-baru-2.jpg", b"<svg/>"),
    "a picture too big": _write("products/kopi-baru/kopi-baru-2.jpg", b"\xff\xd8\xff" + bytes(2_100_000)),
    "a link": _link,
    "a linked folder": _linked_folder,
    "a pipe": _pipe,
    "too many files": _many,
    "a report that is none": lambda parcel: (parcel / "report.json").write_bytes(b"[]") and None,
    "no report": lambda parcel: (parcel / "report.json").unlink(),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_parcel_writes_nothing(what: str, clone: Path, parcel: Path) -> None:
    HOSTILE[what](parcel)
    with pytest.raises(ParcelError):
        unpack(parcel, clone)
    state = GitHub(labels=["buat-draf"])
    with served_github(state) as repository:
        assert publish(repository, EVENT, parcel, clone) == "broken"
    assert state.pulls == []
    assert "tidak lolos pemeriksaan keamanan" in state.comments[0]["body"]
    assert git(clone, "status", "--porcelain") == ""
    assert git(clone.parent / "remote.git", "branch", "--format=%(refname:short)") == "main"


def test_the_commands_of_the_workflow(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "import.json").write_text(
        json.dumps({"entries": [{"written": [], "problems": [REFUSED]}], "problems": []}), encoding="utf-8"
    )
    (tmp_path / "check.json").write_text(json.dumps([REFUSED]), encoding="utf-8")
    (tmp_path / "event.json").write_text(json.dumps(EVENT), encoding="utf-8")
    place = str(tmp_path / "packed")
    main(["pack", str(tmp_path / "import.json"), str(tmp_path / "check.json"), str(tmp_path), place])
    with served_github(GitHub()) as repository:
        monkeypatch.setenv("GITHUB_API_URL", repository.api)
        monkeypatch.setenv("GITHUB_REPOSITORY", repository.name)
        monkeypatch.setenv("GH_TOKEN", "a-token")
        main(["publish", str(tmp_path / "event.json"), place, str(clone)])
    assert capsys.readouterr().out == "0 records, 1 problems\nrefused\n"


@pytest.mark.parametrize("name", ["report", "github", "comment", "git", "parcel", "proposal", "__init__"])
def test_jobs_that_may_write_install_nothing(name: str) -> None:
    path = Path(catalogue.review.__file__).parent / f"{name}.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for module in names:
            assert module.startswith("catalogue.review.") or module.partition(".")[0] in sys.stdlib_module_names
