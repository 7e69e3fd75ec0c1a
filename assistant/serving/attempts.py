"""How often somebody may try to log in: a wait that grows with each failure. Knows no passwords and no users."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

# A person mistypes a few times; an address may be that of a whole office behind one line.
FREE_PER_NAME, FREE_PER_ADDRESS = 4, 20
# Long enough to make guessing hopeless, short enough that nobody can keep a colleague out for the day.
_LONGEST_S = 300.0
_FORGOTTEN_S = 3600.0
_MOST_KEPT = 10_000


@dataclass(slots=True)
class _Tries:
    failed: int
    last: float


class Attempts:
    """Counts by name and by address; safe to use from many threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: OrderedDict[tuple[str, str], _Tries] = OrderedDict()

    def begin(self, name: str, address: str) -> float:
        """Count one more try as failed until it is forgiven; above 0 it may not be made for so many seconds yet."""
        now = self._clock()
        with self._lock:
            wait = max(self._wait(key, free, now) for key, free in _keys(name, address))
            if wait <= 0:
                for key, _ in _keys(name, address):
                    tries = self._current(key, now)
                    self._tries[key] = _Tries((tries.failed if tries else 0) + 1, now)
                    self._tries.move_to_end(key)
            while len(self._tries) > _MOST_KEPT:
                self._tries.popitem(last=False)
            return max(wait, 0.0)

    def forgive(self, name: str, address: str) -> None:
        """A try was right: the name starts anew, the address gets back only this one."""
        with self._lock:
            self._tries.pop(("name", name), None)
            if tries := self._tries.get(("address", address)):
                tries.failed -= 1

    def _current(self, key: tuple[str, str], now: float) -> _Tries | None:
        tries = self._tries.get(key)
        return tries if tries and now - tries.last <= _FORGOTTEN_S else None

    def _wait(self, key: tuple[str, str], free: int, now: float) -> float:
        tries = self._current(key, now)
        if tries is None or tries.failed < free:
            return 0.0
        return tries.last + min(2.0 ** (min(tries.failed - free, 20) + 1), _LONGEST_S) - now


def _keys(name: str, address: str) -> tuple[tuple[tuple[str, str], int], ...]:
    return (("name", name), FREE_PER_NAME), (("address", address), FREE_PER_ADDRESS)
