"""Work that two cores share: items by turns in two processes, or one task in a process beside the build."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, Generic, NoReturn, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Fewer items than this are done sooner than a second process is started and its results are read.
WORTH_A_PROCESS: Final = 1500
#: Their numbers, four bytes each, must fit into a pipe that nobody reads yet: the smallest in use hold 4,096 bytes.
_MOST_BLOCKS: Final = 1000
#: Items that stand together are often made of the same things, and stay in one process.
_BLOCK: Final = 48
_NUMBER_SIZE: Final = 4
#: Bytes before each message between the processes that say how long it is.
_LENGTH_SIZE: Final = 8
_READ_AT_ONCE: Final = 1 << 16
_PR_SET_PDEATHSIG: Final = 1

OnProgress = Callable[[int, int], None]


def in_two(
    work: Callable[[T], R],
    items: Sequence[T],
    on_progress: OnProgress | None = None,
    *,
    block: int = _BLOCK,
    worth: bool | None = None,
    take: Callable[[T, R], R] | None = None,
) -> list[R]:
    """Does the work on every item; many of them in two processes that take blocks of items by turns.

    Args:
        work: must give something that can be pickled and change nothing but files.
        items: any number.
        on_progress: called after a block with items done and all items.
        block: how many items are taken at once, at least.
        worth: whether a second process is worth its while; decided by the number of items where nothing is said.
        take: makes the result of an item that the second process has done, from what that one sent; called in this
            process, while the other still works.

    Returns:
        The results in the order of the items.

    Raises:
        ChildProcessError: the second process ended without a result.
    """
    size = max(block, -(-len(items) // _MOST_BLOCKS))
    blocks = [items[start : start + size] for start in range(0, len(items), size)]

    def do(number: int) -> list[R]:
        return [work(item) for item in blocks[number]]

    def tell(done: int) -> None:
        if on_progress:
            on_progress(min(done * size, len(items)), len(items))

    def take_block(number: int, sent: list[R]) -> list[R]:
        return list(map(take, blocks[number], sent)) if take else sent

    shared = len(items) >= WORTH_A_PROCESS if worth is None else worth
    numbers = range(len(blocks))
    if shared and _has_two_cores():
        done = _shared_out(do, take_block, tell, len(blocks))
    else:
        done = {}
        for number in numbers:
            done[number] = do(number)
            tell(len(done))
    return [result for number in numbers for result in done[number]]


def _shared_out(
    do: Callable[[int], list[R]],
    take: Callable[[int, list[R]], list[R]],
    tell: Callable[[int], None],
    count: int,
) -> dict[int, list[R]]:
    """Both processes take the number of their next block from one pipe until it is empty.

    The second one sends what it has done block by block, and the first takes it between blocks of its own. So both
    end together: nothing is left that one of them would have to do alone. Only the first tells how many are done:
    a lock of the thread that draws a bar may have been held when the second was forked, and would be for ever there.
    """
    taking, giving = os.pipe()
    reading, writing = os.pipe()
    os.write(giving, b"".join(number.to_bytes(_NUMBER_SIZE, "big") for number in range(count)))
    os.close(giving)
    numbers = _numbers(taking)

    def do_aside() -> None:
        os.close(reading)
        sender = _Sender(writing)
        try:
            for number in numbers:
                sender.send((number, do(number)))
            sender.finish()
        finally:
            os.close(writing)

    done: dict[int, list[R]] = {}
    with Aside(do_aside) as other:
        os.close(writing)
        receiver = _Receiver(reading)

        def take_sent(*, wait: bool) -> None:
            for number, sent in receiver.messages(wait=wait):
                done[number] = take(number, sent)
            tell(len(done))

        try:
            for number in numbers:
                done[number] = do(number)
                take_sent(wait=False)
            take_sent(wait=True)
        finally:  # where this half failed the other has nothing left to take, and nobody to send to
            for _ in numbers:
                pass
            os.close(taking)
            os.close(reading)
        other.result()
    return done


def _numbers(pipe: int) -> Iterator[int]:
    while number := os.read(pipe, _NUMBER_SIZE):
        yield int.from_bytes(number, "big")


class _Sender:
    """Sends messages through a pipe, and does not wait for their reader before the end."""

    def __init__(self, pipe: int) -> None:
        self._pipe, self._unsent = pipe, bytearray()

    def send(self, message: object) -> None:
        """Sends what the pipe has room for now."""
        data = pickle.dumps(message, protocol=5)
        self._unsent += len(data).to_bytes(_LENGTH_SIZE, "big") + data
        os.set_blocking(self._pipe, False)
        with suppress(BlockingIOError):
            self._write()

    def finish(self) -> None:
        """Sends the rest."""
        os.set_blocking(self._pipe, True)
        self._write()

    def _write(self) -> None:
        while self._unsent:
            del self._unsent[: os.write(self._pipe, self._unsent)]


class _Receiver:
    """Takes from a pipe what a `_Sender` sends."""

    def __init__(self, pipe: int) -> None:
        self._pipe, self._unread = pipe, bytearray()

    def messages(self, *, wait: bool) -> Iterator[Any]:
        """The messages that are there; those that are still to come as well, where it shall wait for them."""
        os.set_blocking(self._pipe, wait)
        with suppress(BlockingIOError):
            while data := os.read(self._pipe, _READ_AT_ONCE):
                self._unread += data
                yield from self._whole()

    def _whole(self) -> Iterator[Any]:
        while len(self._unread) >= _LENGTH_SIZE:
            end = _LENGTH_SIZE + int.from_bytes(self._unread[:_LENGTH_SIZE], "big")
            if len(self._unread) < end:
                return
            message = self._unread[_LENGTH_SIZE:end]
            del self._unread[:end]
            yield pickle.loads(message)  # noqa: S301 - our own child's


class Aside(Generic[R]):
    """A task in a forked process beside the build. Where there is no second core it is done when it is asked for.

    As a context manager it does not leave the task behind: at the end it has been waited for.
    """

    def __init__(self, task: Callable[[], R]) -> None:
        """Starts the task.

        Args:
            task: must give something that can be pickled and change nothing but files.
        """
        self._task: Callable[[], R] | None = task
        self._child = 0
        if not _has_two_cores():
            return
        self._reading, writing = os.pipe()
        parent = os.getpid()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._reading)
            _die_with(parent)
            _work_in_child(task, writing)
        os.close(writing)

    def __enter__(self) -> Self:
        """Gives itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Waits for the task where nobody asked for its result."""
        if self._child:
            os.close(self._reading)  # a child that would still write stops here
            os.waitpid(self._child, 0)
            self._child = 0

    def finish(self) -> None:
        """Waits for a task that only spares others work: without a second core they do without it."""
        if self._child:
            self.result()

    def result(self) -> R:
        """What the task gave; may be asked for once.

        Raises:
            ChildProcessError: the process ended without a result.
            Exception: what the task raised.
        """
        task, self._task = self._task, None
        if task is None:
            raise ValueError("the result was taken already")
        if not self._child:
            return task()
        with os.fdopen(self._reading, "rb") as answers:
            answer = answers.read()
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        if not answer:
            raise ChildProcessError(f"the second process ended with status {os.waitstatus_to_exitcode(status)}")
        result: Any = pickle.loads(answer)  # noqa: S301 - our own child's
        if isinstance(result, BaseException):
            raise result
        return result  # type: ignore[no-any-return]


def _has_two_cores() -> bool:
    return (os.cpu_count() or 1) > 1 and hasattr(os, "fork")


def _die_with(parent: int) -> None:
    """Lets a child end with its parent, where the system can (Linux, prctl).

    A build that was killed must not go on writing into a tree that the next build has begun to mend.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before we said so
            os._exit(1)


def _work_in_child(task: Callable[[], R], writing: int) -> NoReturn:
    """Does the task and leaves by the back door: nothing of the parent's may run twice."""
    try:
        result: R | BaseException = task()
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
