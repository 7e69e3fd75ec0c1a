"""How many questions are answered at once and how many may wait, in the order they came. Knows nothing of answers.

Every reader's question takes a ticket; those that are behind are told how many stand before them, and one question too
many is refused in words. A ticket is given up by leaving its block, however that happens.
"""

import contextlib
import threading
from collections.abc import Iterator

from ingest.errors import UserFacingError

# A person who stands behind this many waits a minute or two: better to be told to come again.
WAITING = 30


class TooManyWaiting(UserFacingError):
    """So many wait already that one more would wait too long."""


class Ticket:
    """One place in the line."""

    def __init__(self, turnstile: "Turnstile") -> None:
        self._turnstile = turnstile

    def ahead(self, within_s: float) -> int:
        """Wait up to so long for the turn; how many still stand before it, 0 when it has come."""
        return self._turnstile.ahead_of(self, within_s)


class Turnstile:
    """Lets so many through at once; the others wait in a line."""

    def __init__(self, at_once: int, waiting: int = WAITING) -> None:
        self._at_once = at_once
        self._waiting = waiting
        self._moved = threading.Condition()
        self._extra = False
        self._line: list[Ticket] = []  # those who are through first, then those who wait

    @property
    def busy(self) -> bool:
        """Whether anybody is being answered or waits."""
        return bool(self._line)

    @contextlib.contextmanager
    def entered(self) -> Iterator[Ticket]:
        """Take a ticket and give it back at the end of the block.

        Raises:
            TooManyWaiting: the line is full.
        """
        ticket = Ticket(self)
        with self._moved:
            if len(self._line) >= self._at_once + self._waiting:
                raise TooManyWaiting(
                    f"지금 {self._waiting}명이 기다리고 있어 질문을 더 받을 수 없습니다.",
                    "잠시 뒤에 다시 물어보세요.",
                )
            self._line.append(ticket)
        try:
            yield ticket
        finally:
            with self._moved:
                self._line.remove(ticket)
                self._moved.notify_all()

    @contextlib.contextmanager
    def spare(self, within_s: float) -> Iterator[bool]:
        """Wait for a moment in which one question more could be answered, for what nobody waits for; False without.

        One at a time, so that a crowd's extras never stand in the way of its questions.
        """
        with self._moved:
            free = self._moved.wait_for(lambda: not self._extra and len(self._line) < self._at_once, within_s)
            self._extra = self._extra or free
        try:
            yield free
        finally:
            if free:
                with self._moved:
                    self._extra = False
                    self._moved.notify_all()

    def ahead_of(self, ticket: Ticket, within_s: float) -> int:
        """Wait up to so long for a ticket's turn; how many still stand before it."""
        with self._moved:
            before = self._before(ticket)
            # Woken early by each step forward, so that what the reader is told is always true.
            if before:
                self._moved.wait_for(lambda: self._before(ticket) < before, within_s)
            return self._before(ticket)

    def _before(self, ticket: Ticket) -> int:
        return max(self._line.index(ticket) - self._at_once + 1, 0)


def waiting_words(ahead: int) -> str:
    """Say how many questions come first."""
    return f"앞에 {ahead}명이 있습니다. 차례가 되면 바로 답합니다."
