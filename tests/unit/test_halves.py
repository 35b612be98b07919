"""Work in two processes: the same results in the same order, and failures that come up."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from catalogue.assets import AssetsError
from catalogue.exports.prints import PrintError
from catalogue.halves import WORTH_A_PROCESS, Aside, in_two
from catalogue.problems import BilingualError
from catalogue.search import SearchError

MANY = list(range(2 * WORTH_A_PROCESS))
#: Longer than any machine needs; a test that waits in vain fails instead of standing still.
LONGEST_S = 60


class Sign:
    """What one process gives and the other waits for."""

    def __init__(self) -> None:
        self._reading, self._writing = os.pipe()

    def give(self) -> None:
        os.write(self._writing, b"!")

    def wait(self) -> None:
        assert select.select([self._reading], [], [], LONGEST_S)[0]
        os.read(self._reading, 1)


def after_both_began() -> Callable[[int], int]:
    """Work that gives the process that did it; neither goes on before the other has something to do too."""
    here, met = os.getpid(), list[bool]()
    begun = {True: Sign(), False: Sign()}

    def work(item: int) -> int:
        if not met:
            met.append(True)
            begun[os.getpid() == here].give()
            begun[os.getpid() != here].wait()
        return os.getpid()

    return work


@pytest.fixture(params=[2, 1], ids=["two cores", "one core"])
def cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(os, "cpu_count", lambda: request.param)
    return int(request.param)


def test_few_items_are_done_in_this_process() -> None:
    assert in_two(lambda item: (item, os.getpid()), [1, 2, 3]) == [(item, os.getpid()) for item in (1, 2, 3)]
    assert in_two(str, []) == []


def test_many_items_keep_their_order(cores: int) -> None:
    met = in_two(lambda item: (item, os.getpid()), MANY)
    assert [item for item, _ in met] == MANY
    assert len({pid for _, pid in met}) <= cores


@pytest.mark.parametrize("much", ["", "x" * 5_000], ids=["little", "more than a pipe holds"])
def test_a_slow_item_leaves_the_rest_to_the_other_process(much: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that has the first item waits in it until the other one has done the last."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    waiting, telling = os.pipe()

    def work(item: int) -> tuple[int, str]:
        if item == MANY[-1]:
            os.write(telling, b"!")
        if item == 0:
            os.read(waiting, 1)
        return os.getpid(), much

    met = in_two(work, MANY)
    os.close(waiting)
    os.close(telling)
    assert met.count(met[0]) < len(MANY) / 4 < met.count(met[-1])


def test_what_the_other_process_sends_is_taken_here_while_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    here = os.getpid()
    taken: list[int] = []

    def take(item: int, sent: int) -> int:
        assert sent != here == os.getpid()
        taken.append(item)
        return here

    assert in_two(after_both_began(), MANY[:300], worth=True, take=take) == [here] * 300
    assert 0 < len(taken) < 300


def test_nothing_is_taken_where_one_process_does_all() -> None:
    def take(item: int, sent: str) -> str:
        raise AssertionError(item)

    assert in_two(str, [1, 2], take=take) == ["1", "2"]


def test_progress_ends_with_all_of_them(cores: int) -> None:
    told: list[tuple[int, int]] = []
    in_two(str, MANY[:100], lambda done, total: told.append((done, total)))
    assert told == [(48, 100), (96, 100), (100, 100)]
    told.clear()
    in_two(str, MANY, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (len(MANY), len(MANY))


def test_only_the_first_process_tells_of_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever draws a bar has a lock, and a thread that may hold it at the moment of the fork."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    here = os.getpid()
    told: list[int] = []

    def tell(done: int, total: int) -> None:
        assert os.getpid() == here
        told.append(done)

    assert len(set(in_two(after_both_began(), MANY, tell))) == 2
    assert told == sorted(told)
    assert told[-1] == len(MANY)


def test_large_results_come_through() -> None:
    met = in_two(lambda item: "x" * 5_000, MANY)
    assert {len(text) for text in met} == {5_000}


@pytest.mark.parametrize("place", [0, MANY[-1]])
def test_a_failure_of_either_process_comes_up(place: int, cores: int) -> None:
    def work(item: int) -> int:
        if item == place:
            raise ValueError(f"item {place}")
        return item

    with pytest.raises(ValueError, match=f"item {place}"):
        in_two(work, MANY)


@pytest.mark.parametrize("here", [True, False], ids=["this process", "the other"])
def test_a_failure_comes_up_although_much_is_on_its_way(here: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    parent, enough, done = os.getpid(), Sign(), list[int]()

    def work(item: int) -> str:
        if (os.getpid() == parent) == here:
            enough.wait()
            raise ValueError("y" * 200_000)
        done.append(item)
        if len(done) == 500:
            enough.give()
        return "x" * 5_000

    with pytest.raises(ValueError, match="yyy"):
        in_two(work, MANY)


def test_what_cannot_be_taken_comes_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    parent, begun, waited = os.getpid(), Sign(), list[int]()

    def work(item: int) -> str:
        if not waited:  # the other process has something to send
            waited.append(item)
            begun.wait() if os.getpid() == parent else begun.give()
        return "x" * 5_000

    def take(item: int, sent: str) -> str:
        raise ValueError("not here")

    with pytest.raises(ValueError, match="not here"):
        in_two(work, MANY, take=take)


def test_a_process_that_dies_amid_its_work_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    parent, amid, done = os.getpid(), Sign(), list[int]()

    def work(item: int) -> str:
        done.append(item)
        if os.getpid() != parent and len(done) == 500:
            amid.give()
            os._exit(3)
        if os.getpid() == parent and len(done) == 1:
            amid.wait()
        return "x" * 5_000

    with pytest.raises(ChildProcessError, match="status 3"):
        in_two(work, MANY)


class CannotBeSentError(Exception):
    """An exception that pickle cannot rebuild."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(first)


def _forked(task: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> Aside[object]:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return Aside(task)


def test_a_failure_that_cannot_be_sent_comes_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def task() -> None:
        raise CannotBeSentError("why", "so")

    with pytest.raises(RuntimeError, match="CannotBeSentError: why"):
        _forked(task, monkeypatch).result()


@pytest.mark.parametrize("kind", [AssetsError, PrintError, SearchError])
def test_what_a_person_can_mend_comes_as_what_it_is(
    kind: type[BilingualError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def task() -> None:
        raise kind("tidak ada", "is missing")

    with pytest.raises(kind, match=r"^tidak ada / is missing$") as met:
        _forked(task, monkeypatch).result()
    assert (met.value.indonesian, met.value.english) == ("tidak ada", "is missing")


def test_a_child_that_dies_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ChildProcessError, match="status 3"):
        _forked(lambda: os._exit(3), monkeypatch).result()


def test_a_task_aside_gives_its_result_once(cores: int) -> None:
    aside = Aside(os.getpid)
    assert (aside.result() == os.getpid()) == (cores == 1)
    with pytest.raises(ValueError, match="taken already"):
        aside.result()


def test_a_task_aside_begins_at_once_and_is_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with _forked((tmp_path / "done").touch, monkeypatch):
        pass
    assert (tmp_path / "done").is_file()


def test_a_task_that_only_spares_work_is_not_done_where_nobody_has_time_for_it(cores: int, tmp_path: Path) -> None:
    done = tmp_path / "done"
    with Aside(done.touch) as aside:
        aside.finish()
    assert done.exists() == (cores > 1)


def test_a_task_aside_raises_here(cores: int) -> None:
    with pytest.raises(ZeroDivisionError):
        Aside(lambda: 1 // 0).result()


def test_a_task_dies_with_the_build(tmp_path: Path) -> None:
    """A killed build leaves nobody behind who would still write."""
    reading, writing = os.pipe()
    build = os.fork()
    if build == 0:
        os.close(reading)
        os.cpu_count = lambda: 2
        Aside(signal.pause)
        os.write(writing, b"!")
        signal.pause()
    os.close(writing)  # now the build and its task hold the only ends
    assert os.read(reading, 1) == b"!"
    os.kill(build, signal.SIGKILL)
    os.waitpid(build, 0)
    assert os.read(reading, 1) == b""  # the end: the task holds its end no longer
    os.close(reading)
