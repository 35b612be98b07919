"""Work that two cores share: the second half in a forked process, its result sent back through a pipe; or a thread."""

from __future__ import annotations

import os
import pickle
import threading
import traceback
from collections.abc import Callable, Sequence
from typing import Final, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this are done sooner than a second process is started and its result read.
WORTH_A_PROCESS: Final = 1500


def in_halves(work: Callable[[Sequence[T], bool], R], items: Sequence[T]) -> list[R]:
    """Does the work on the items, in one part or in two at the same time.

    Args:
        work: called with a part of the items and whether it runs in the second process, where nobody sees progress.
            Must give something that can be pickled and change nothing but files.
        items: in order.

    Returns:
        The results of the parts, in the order of the items.

    Raises:
        ChildProcessError: the second process ended without a result.
    """
    if len(items) < WORTH_A_PROCESS or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        return [work(items, False)]
    middle = len(items) // 2
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_in_child(work, items[middle:], writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        try:
            first = work(items[:middle], False)
            answer = answers.read()
        finally:
            answers.close()  # a child that is still writing stops here
            _, status = os.waitpid(child, 0)
    if not answer:
        raise ChildProcessError(f"the second process ended with status {os.waitstatus_to_exitcode(status)}")
    second = pickle.loads(answer)  # noqa: S301 - our own child's
    if isinstance(second, BaseException):
        raise second
    return [first, second]


def _work_in_child(work: Callable[[Sequence[T], bool], R], items: Sequence[T], writing: int) -> NoReturn:
    """Does a part and leaves by the back door: nothing of the parent's may run twice."""
    try:
        result: R | BaseException = work(items, True)
    except BaseException as error:  # raised again by the parent; as text where it cannot be sent
        result = error if _can_be_sent(error) else RuntimeError("".join(traceback.format_exception(error)))
    try:
        with os.fdopen(writing, "wb") as answer:
            pickle.dump(result, answer, protocol=5)
    finally:
        os._exit(0)


def _can_be_sent(error: BaseException) -> bool:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    except Exception:  # whatever an exception's own pickling raises
        return False
    return True


class Background:
    """A function that runs beside the build; what it raises comes up when it is joined."""

    def __init__(self, work: Callable[[], None]) -> None:
        """Starts the work."""
        self._error: BaseException | None = None
        self._work = work
        self._thread = threading.Thread(target=self._run, name="prepare")
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # handed over to the thread that joins
            self._error = error

    def join(self) -> None:
        """Waits for the end, and raises what the work raised."""
        self._thread.join()
        if self._error is not None:
            raise self._error
