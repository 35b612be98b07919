"""The served tree and its twin: exact, incremental, and whole whenever a build is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path

import pytest
from catalogue.tree import Item, NotASiteError, Reader, SiteTrees


def item(content: str) -> Item:
    data = content.encode()
    return Item(data, lambda: data)


def items(**contents: str) -> dict[str, Item]:
    return {name.replace("__", "/") + ".html": item(content) for name, content in contents.items()}


def read_tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_first_build_makes_exactly_the_files(tmp_path: Path) -> None:
    done = SiteTrees(tmp_path / "site").publish(items(a="1", b__c="2"))
    assert read_tree(tmp_path / "site") == {"a.html": "1", "b/c.html": "2"}
    assert sorted(done.written) == ["a.html", "b/c.html"]
    assert (done.sizes, done.removed) == ({"a.html": 1, "b/c.html": 1}, [])


def test_a_changed_file_is_the_only_one_touched(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    for round_ in range(4):
        trees.publish(items(a="same", b=f"{round_}"))
    before = (tmp_path / "site/a.html").stat()
    done = trees.publish(items(a="same", b="changed"))
    after = (tmp_path / "site/a.html").stat()
    assert done.written == ["b.html"]
    assert done.kept == 1
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    trees.publish(items(a="1"))
    folder = (tmp_path / "site").stat().st_ino
    done = trees.publish(items(a="1"))
    assert (done.written, done.kept) == ([], 1)
    assert (tmp_path / "site").stat().st_ino == folder


def test_what_other_code_made_is_made_again(tmp_path: Path) -> None:
    SiteTrees(tmp_path / "site", "1").publish(items(a="1", b="2"))
    assert SiteTrees(tmp_path / "site", "1").publish(items(a="1", b="2")).written == []
    newer = {"a.html": Item(b"1", lambda: b"other"), "c.html": Item(b"3", lambda: b"3")}
    assert SiteTrees(tmp_path / "site", "2").publish(newer).written == ["a.html", "c.html"]
    assert read_tree(tmp_path / "site") == {"a.html": "other", "c.html": "3"}


def test_a_key_that_has_to_be_worked_out_is_asked_for_when_its_file_is_written(tmp_path: Path) -> None:
    order: list[str] = []

    def slow(name: str, key: bytes) -> Item:
        return Item(lambda: order.append(f"key of {name}") or key, lambda: order.append(f"text of {name}") or key)

    trees = SiteTrees(tmp_path / "site")
    trees.publish({name: slow(name, b"1") for name in ("a.html", "b.html")})
    assert order == ["text of a.html", "key of a.html", "text of b.html", "key of b.html"]
    order.clear()
    done = trees.publish({"a.html": slow("a.html", b"1"), "b.html": slow("b.html", b"2")})
    assert (done.written, order) == (["b.html"], ["key of a.html", "key of b.html", "text of b.html"])


def test_what_is_no_longer_needed_leaves_with_its_folder(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    trees.publish(items(a="1", b__c__d="2"))
    trees.publish(items(a="1", e="3"))
    done = trees.publish(items(a="1"))
    assert read_tree(tmp_path / "site") == {"a.html": "1"}
    assert not (tmp_path / "site/b").exists()
    assert done.removed == ["e.html"]


def test_later_files_are_asked_for_when_the_others_are_written(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    seen: list[dict[str, str]] = []

    def later(read: Reader) -> dict[str, Item]:
        seen.append(read_tree(trees.twin))
        return items(search="s")

    done = trees.publish(items(a="1"), later=later)
    assert seen == [{"a.html": "1"}]
    assert read_tree(tmp_path / "site") == {"a.html": "1", "search.html": "s"}
    assert (sorted(done.written), done.kept) == (["a.html", "search.html"], 0)
    done = trees.publish(items(a="1"), later=lambda read: items(search="s"))
    assert (done.written, done.kept) == ([], 2)
    done = trees.publish(items(a="1"), later=lambda read: items(search="new"))
    assert (done.written, done.kept) == (["search.html"], 1)
    done = trees.publish(items(a="1"))
    assert done.removed == ["search.html"]
    assert read_tree(tmp_path / "site") == {"a.html": "1"}


def test_later_files_may_follow_from_what_the_others_hold(tmp_path: Path) -> None:
    """Written just now, served since the last build, finished by another stage, or not there yet."""
    (tmp_path / "finished").write_text("f")
    made: list[str] = []

    def first(**contents: str) -> dict[str, Item]:
        def make(content: str) -> bytes:
            made.append(content)
            return content.encode()

        texts = {f"{name}.html": Item(content.encode(), partial(make, content)) for name, content in contents.items()}
        return texts | {"finished.svg": Item(b"f", tmp_path / "finished")}

    def later(read: Reader) -> dict[str, Item]:
        names = ("a.html", "b.html", "finished.svg")
        return {"all/of.txt": item("".join(read(name).decode() for name in names))}

    trees = SiteTrees(tmp_path / "site")
    for contents, text in (({"a": "1", "b": "2"}, "12f"), ({"a": "1", "b": "3"}, "13f"), ({"a": "1", "b": "3"}, "13f")):
        trees.publish(first(**contents), later=later)
        assert (tmp_path / "site/all/of.txt").read_text() == text
    assert made == ["1", "2", "3"]
    trees.publish(first(a="1", b="4") | {"all": item("a file where a folder was")}, later=lambda read: {"c": item("c")})
    trees.publish(first(a="5", b="4"), later=later)
    assert (tmp_path / "site/all/of.txt").read_text() == "54f"


@pytest.mark.parametrize("late", [False, True])
def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path, late: bool) -> None:
    def publish(**contents: str) -> None:
        made = {path: item(content) for path, content in contents.items()}
        if late:
            trees.publish(items(same="1"), later=lambda read: made)
        else:
            trees.publish(items(same="1") | made)

    trees = SiteTrees(tmp_path / "site")
    publish(a="file")
    for content in ("one", "two"):
        publish(**{"a/b/c": content})
    assert read_tree(tmp_path / "site") == {"same.html": "1", "a/b/c": "two"}
    for content in ("three", "four"):
        publish(a=content)
    assert read_tree(tmp_path / "site") == {"same.html": "1", "a": "four"}


def test_what_was_found_in_another_process_is_trusted(tmp_path: Path) -> None:
    SiteTrees(tmp_path / "site").publish(items(a="1"))
    known = SiteTrees(tmp_path / "site").prepare()
    trees = SiteTrees(tmp_path / "site")
    trees.trust(known)
    (tmp_path / "site/a.html").write_text("spoilt")  # nobody looks at the disk again
    done = trees.publish(items(a="1"))
    assert (done.written, done.kept) == ([], 1)


def test_a_file_changed_by_hand_is_made_again(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    trees.publish(items(a="good", b="2"))
    trees.publish(items(a="good", b="3"))
    (tmp_path / "site/a.html").write_text("spoilt")
    trees.publish(items(a="good", b="3"))
    assert read_tree(tmp_path / "site") == {"a.html": "good", "b.html": "3"}


def test_a_deleted_file_and_a_deleted_site_come_back(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    trees.publish(items(a="1", b="2"))
    (tmp_path / "site/a.html").unlink()
    trees.publish(items(a="1", b="2"))
    assert read_tree(tmp_path / "site") == {"a.html": "1", "b.html": "2"}
    (tmp_path / "site").rename(tmp_path / "elsewhere")
    trees.publish(items(a="1", b="2"))
    assert read_tree(tmp_path / "site") == {"a.html": "1", "b.html": "2"}


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site/sub").mkdir(parents=True)
    (tmp_path / "site/sub/precious.txt").write_text("somebody's work")
    with pytest.raises(NotASiteError):
        SiteTrees(tmp_path / "site").publish(items(a="1"))
    assert read_tree(tmp_path / "site") == {"sub/precious.txt": "somebody's work"}


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(NotASiteError):
        SiteTrees(tmp_path / "site").publish(items(a="1"))
    assert (tmp_path / "site").read_text() == "a file"


def test_an_empty_folder_and_a_built_site_without_its_manifest_are_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    SiteTrees(tmp_path / "site").publish(items(a="1"))
    assert read_tree(tmp_path / "site") == {"a.html": "1"}
    (tmp_path / "old").mkdir()
    (tmp_path / "old/index.html").write_text('<body data-page="home">')
    (tmp_path / "old/sitemap.xml").write_text("<urlset/>")
    SiteTrees(tmp_path / "old").publish(items(a="1"))
    assert read_tree(tmp_path / "old") == {"a.html": "1"}


def test_a_link_to_the_site_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to("real")
    for content in ("1", "2"):
        SiteTrees(tmp_path / "site").publish(items(a=content))
        assert (tmp_path / "site").is_symlink()
        assert read_tree(tmp_path / "real") == {"a.html": content}


def test_a_file_that_cannot_be_made_leaves_the_old_site(tmp_path: Path) -> None:
    trees = SiteTrees(tmp_path / "site")
    trees.publish(items(a="1", b="2"))

    def fail() -> bytes:
        raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        trees.publish({"a.html": item("new"), "b.html": Item(b"?", fail)})
    assert read_tree(tmp_path / "site") == {"a.html": "1", "b.html": "2"}
    trees.publish(items(a="new", b="2"))
    assert read_tree(tmp_path / "site") == {"a.html": "new", "b.html": "2"}


def test_many_files_are_written_by_two_processes_alike(tmp_path: Path) -> None:
    many = {f"p/{number}/index.html": item(f"page {number}") for number in range(3000)}
    done = SiteTrees(tmp_path / "site").publish(many)
    assert read_tree(tmp_path / "site") == {path: f"page {number}" for number, path in enumerate(many)}
    assert len(done.written) == 3000


@pytest.mark.parametrize("place", [0, 2999])
def test_a_failure_in_either_process_comes_up_and_leaves_the_old_site(tmp_path: Path, place: int) -> None:
    trees = SiteTrees(tmp_path / "site")
    trees.publish(items(a="1"))

    def fail() -> bytes:
        raise RuntimeError("no page")

    many = {f"p/{number}/index.html": item(f"page {number}") for number in range(3000)}
    many[f"p/{place}/index.html"] = Item(b"?", fail)
    with pytest.raises(RuntimeError, match="no page"):
        trees.publish(many)
    assert read_tree(tmp_path / "site") == {"a.html": "1"}


BUILDER = """
    import sys
    from pathlib import Path
    from catalogue.tree import Item, SiteTrees
    version, site = sys.argv[1], Path(sys.argv[2])
    print("ready", flush=True)
    items = {}
    for number in range(400):
        text = (version if number % 3 else "same") * 200
        name = f"{version if number % 50 == 0 else 'p'}/{number}/index.html"
        items[name] = Item(text.encode(), lambda text=text: text.encode())
    SiteTrees(site).publish(items)
"""


def expected(version: str) -> dict[str, str]:
    return {
        f"{version if number % 50 == 0 else 'p'}/{number}/index.html": (version if number % 3 else "same") * 200
        for number in range(400)
    }


def run_builder(version: str, site: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(BUILDER), version, str(site)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(tmp_path: Path) -> None:
    """Kills builds at random moments; the site is always whole, and the next build is right."""
    site = tmp_path / "site"
    assert run_builder("v0", site).wait() == 0
    moments = random.Random(20261121)
    current = "v0"
    killed = 0
    for round_ in range(1, 13):
        version = f"v{round_}"
        process = run_builder(version, site)
        try:
            process.wait(timeout=moments.uniform(0.0, 0.06))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
        found = read_tree(site)
        assert found in (expected(current), expected(version))
        current = version if found == expected(version) else current
    assert killed > 0
    assert run_builder("final", site).wait() == 0
    assert read_tree(site) == expected("final")
