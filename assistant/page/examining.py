"""The doctor's examination, done behind the page and kept for a while: it opens models and reads whole indexes."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.shell.doctor import Examination

_KEPT_S = 600.0


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found, and when by this machine's clock."""

    examination: "Examination"
    at: str


class Examining:
    """One examination at a time for all who look; the others wait for it."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: Examined | None = None
        self._kept_at = 0.0

    @property
    def kept(self) -> Examined | None:
        """What was found last, unless it is too old."""
        return self._kept if self._kept and self._clock() - self._kept_at <= _KEPT_S else None

    def found(self) -> Examined:
        """Give what was found lately, or examine."""
        with self._lock:
            return self.kept or self._examined()

    def again(self) -> Examined:
        """Examine, unless somebody has while this one waited."""
        before = self._kept
        with self._lock:
            return self._kept if self._kept and self._kept is not before else self._examined()

    def _examined(self) -> Examined:
        from assistant.shell.doctor import examine

        self._kept = Examined(examine(self._settings), datetime.now().strftime("%H:%M"))
        self._kept_at = self._clock()
        return self._kept
