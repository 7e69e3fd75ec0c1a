"""Values that are made in a thread of their own, so that their reader sees time pass and may leave at any moment.

A reader who waits for the next value of a generator can't close it; this one gets ``None`` some times a second while
nothing comes. Knows nothing of what is made or how: the caller says how to stop the making.
"""

import queue
import threading
import time
from collections.abc import Callable, Generator
from contextlib import closing
from enum import StrEnum
from typing import Generic, TypeVar

from assistant.writing.chat import Waits

# Whoever leaves is noticed within this time.
BEAT_S = 0.1
# The maker gets this far ahead of its reader.
_AHEAD = 256
# What a stopped maker may take to end; it ends by itself in any case.
_LAST_S = 0.5

Value = TypeVar("Value")


class Wait(StrEnum):
    """What was waited for."""

    FIRST = "first"
    NEXT = "next"
    WHOLE = "whole"


class LateError(Exception):
    """Nothing came for longer than is allowed, or the end didn't."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait.value)
        self.wait = wait


def relayed(
    make: Callable[[], Generator[Value, None, None]],
    stop: Callable[[], None],
    waits: Waits,
    watch: Callable[[], None] = lambda: None,
) -> Generator[Value | None, None, None]:
    """Yield what ``make`` yields in another thread, and None where nothing came for a moment.

    ``stop`` is called once at the end, however it comes about: it must make ``make`` end soon. ``watch`` is called
    while nothing comes and may raise.

    Raises:
        LateError: the waits are over; and whatever ``make`` or ``watch`` raises.
    """
    maker = _Maker(make)
    began = since = time.monotonic()
    wait, seconds = Wait.FIRST, waits.first_s
    maker.start()
    try:
        while not maker.ended:
            value = maker.take()
            now = time.monotonic()
            if now - began > waits.whole_s:
                raise LateError(Wait.WHOLE)
            if value is not None:
                wait, seconds, since = Wait.NEXT, waits.next_s, now
            elif now - since > seconds:
                raise LateError(wait)
            else:
                watch()
            if not maker.ended:
                yield value
    finally:
        maker.leave()
        stop()
        maker.join(_LAST_S)


class _Maker(threading.Thread, Generic[Value]):
    """Makes values until there are no more or nobody wants them."""

    def __init__(self, make: Callable[[], Generator[Value, None, None]]) -> None:
        super().__init__(name="language model", daemon=True)
        self._make = make
        self._made: queue.Queue[tuple[Value] | BaseException | None] = queue.Queue(_AHEAD)
        self._unwanted = threading.Event()
        self.ended = False

    def run(self) -> None:
        """Make; the last thing handed over is how it ended."""
        end: BaseException | None = None
        try:
            with closing(self._make()) as values:
                for value in values:
                    if not self._hand_over((value,)):
                        break
        except BaseException as error:  # the reader's to handle, in the reader's thread
            end = error
        self._hand_over(end)

    def take(self) -> Value | None:
        """Give the next value, or None where there is none yet or no more."""
        try:
            made = self._made.get(timeout=BEAT_S)
        except queue.Empty:
            return None
        if isinstance(made, tuple):
            return made[0]
        self.ended = True
        if made is not None:
            raise made
        return None

    def leave(self) -> None:
        """Want no more values."""
        self._unwanted.set()

    def _hand_over(self, made: tuple[Value] | BaseException | None) -> bool:
        while not self._unwanted.is_set():
            try:
                self._made.put(made, timeout=BEAT_S)
            except queue.Full:
                continue
            return True
        return False
