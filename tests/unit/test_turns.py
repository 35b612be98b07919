"""Builds that share a cache take turns."""

from __future__ import annotations

import errno
import fcntl
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest
from catalogue.kept.turns import our_turn

#: Takes its turn, says so, and keeps it until it is killed.
HOLDER = """
    import sys
    from contextlib import nullcontext
    from pathlib import Path
    from catalogue.kept.turns import our_turn
    with our_turn(Path(sys.argv[1]), nullcontext):
        print("inside", flush=True)
        sys.stdin.read()
"""


def must_not_wait() -> AbstractContextManager[object]:
    pytest.fail("nobody else has a turn")


def test_a_turn_makes_the_folder_and_writes_nothing_into_it(tmp_path: Path) -> None:
    folder = tmp_path / "some" / "cache"
    with our_turn(folder, must_not_wait):
        assert list(folder.iterdir()) == []
    with our_turn(folder, must_not_wait):
        pass


def test_other_folders_have_turns_of_their_own(tmp_path: Path) -> None:
    with our_turn(tmp_path / "one", must_not_wait), our_turn(tmp_path / "two", must_not_wait):
        pass


def test_who_comes_second_waits_until_the_first_is_out(tmp_path: Path) -> None:
    first, seen = ExitStack(), []
    first.enter_context(our_turn(tmp_path, must_not_wait))

    @contextmanager
    def waiting() -> Iterator[None]:
        seen.append("waits")
        first.close()
        yield
        seen.append("waited")

    with our_turn(tmp_path, waiting):
        seen.append("inside")
    assert seen == ["waits", "waited", "inside"]


def test_a_failure_ends_the_turn(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), our_turn(tmp_path, must_not_wait):
        raise ValueError("broken")
    with our_turn(tmp_path, must_not_wait):
        pass


def test_who_is_killed_has_no_turn_any_more(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(HOLDER), tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"inside\n"
    seen = []

    @contextmanager
    def waiting() -> Iterator[None]:
        seen.append("waits")
        holder.kill()
        yield

    with our_turn(tmp_path, waiting):
        assert seen == ["waits"]
    holder.communicate()


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.ENOTSUP])
def test_a_folder_without_locks_is_used_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(code, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with our_turn(tmp_path, must_not_wait):
        pass


def test_another_failure_of_the_lock_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int, operation: int) -> None:
        raise OSError(errno.EIO, "broken disk")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(OSError, match="broken disk"), our_turn(tmp_path, must_not_wait):
        pass
