"""Answers under way: each comes in a thread of its own, is watched by every window that shows it, and can be stopped.

Leaving the page stops nothing: whoever comes back finds the answer, whole or still growing. Knows no page, no store.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import closing

from assistant.page.conversation import Exchange, stopped

# How often a watched answer is looked at: more is not seen and costs the browser.
_LOOK_S = 0.05
_KEPT_EVERY_S = 2.0

# A reader's name and the key of a talk.
Whose = tuple[str, str]
# Keeps an exchange that is over, and gives it back, perhaps with a word on why it could not be kept.
Keep = Callable[[Exchange], Exchange]
Coming = Generator[Exchange, None, None]


class Work:
    """One exchange under way; ``keep`` gets what has come now and then, and last the exchange that is over."""

    def __init__(self, number: int, first: Exchange, keep: Keep, clock: Callable[[], float] = time.monotonic) -> None:
        self.number = number
        self._latest = first
        self._keep = keep
        self._lock = threading.Lock()
        self._clock = clock
        self._kept_at = clock()

    @property
    def latest(self) -> Exchange:
        """The exchange as it stands."""
        return self._latest

    def stop(self) -> None:
        """End it now with what has come; what comes later is thrown away."""
        with self._lock:
            if not self._latest.over:
                self._latest = self._keep(stopped(self._latest))

    def advance(self, exchange: Exchange) -> bool:
        """Take what has come; False where it was over before."""
        with self._lock:
            if self._latest.over:
                return False
            self._latest = self._keep(exchange) if exchange.over else exchange
            if not exchange.over and exchange.text and self._clock() - self._kept_at >= _KEPT_EVERY_S:
                self._keep(exchange)  # so that a server that is killed loses seconds, not the answer
                self._kept_at = self._clock()
            return True

    async def watched(self) -> AsyncIterator[Exchange]:
        """Give the exchange now and whenever it has grown, until it is over."""
        seen: Exchange | None = None
        while seen is None or not seen.over:
            if self._latest is not seen:
                seen = self._latest
                yield seen
            else:
                await asyncio.sleep(_LOOK_S)


class Underway:
    """The works of all readers; one at a time in each talk."""

    def __init__(self) -> None:
        self._works: dict[Whose, Work] = {}
        self._lock = threading.Lock()

    def at(self, whose: Whose) -> Work | None:
        """Give the work under way in a talk."""
        work = self._works.get(whose)
        return work if work and not work.latest.over else None

    def begin(self, whose: Whose, work: Work, exchanges: Coming) -> bool:
        """Let an exchange come behind the page; False where another is still under way in the talk."""
        with self._lock:
            if self.at(whose):
                return False
            self._works[whose] = work
        threading.Thread(target=self._run, args=(whose, work, exchanges), name="answering", daemon=True).start()
        return True

    def _run(self, whose: Whose, work: Work, exchanges: Coming) -> None:
        with closing(exchanges) as coming:
            for exchange in coming:
                if not work.advance(exchange):
                    break
        with self._lock:
            if self._works.get(whose) is work:
                del self._works[whose]
