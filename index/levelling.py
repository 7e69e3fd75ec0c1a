"""When the derived indexes are brought level with what is being stored. Knows no documents, only how much waits."""

from collections.abc import Iterator
from contextlib import contextmanager

from index.derived import Derived
from index.lock import WriterLock

# The derived indexes are written when this many passages wait, or a quarter of what they hold: each passage is then
# written a few times at most, however large the library, and a killed process has little to catch up.
_FEW_PASSAGES = 4000
_SHARE = 4


class Levelling:
    """Writing to a library, one process at a time; its derived indexes are brought level on the way and at the end."""

    def __init__(self, lock: WriterLock, derived: Derived) -> None:
        self._lock = lock
        self._derived = derived
        self._waiting = 0  # passages stored but not yet in the derived indexes on disk

    @property
    def is_level(self) -> bool:
        """Whether nothing waits that this process has stored."""
        return self._waiting == 0

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer lock, and bring the indexes level when the ``with`` block ends well.

        Raises:
            LibraryBusy: another process is writing.
        """
        with self._lock.held():
            try:
                yield
            finally:
                self._waiting = 0
            self._derived.refresh()

    def note_stored(self, passages: int) -> None:
        """Count passages that were stored; where many wait the indexes are brought level at once."""
        self._waiting += passages
        if self._waiting >= max(_FEW_PASSAGES, self._derived.indexed // _SHARE):
            self._waiting = 0
            self._derived.refresh()
