"""What was worked out last from a library, kept while the library stays as it is. Knows nothing of what it keeps."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Values by key, all of one revision of a library; the ones longest unused go first."""

    def __init__(self, most: int) -> None:
        """Keep ``most`` values at the most."""
        self._most = most
        self._mutex = threading.Lock()
        self._revision = -1
        self._values: dict[Key, Value] = {}

    def get(self, key: Key, revision: Callable[[], int], make: Callable[[], Value]) -> Value:
        """Give the value of a key, made now where it is not kept; ``revision`` tells the library's at this moment.

        One that was made while the library changed is given and not kept.
        """
        before = revision()
        with self._mutex:
            if before == self._revision and key in self._values:
                self._values[key] = self._values.pop(key)
                return self._values[key]
        value = make()
        if revision() == before:
            self._keep(key, value, before)
        return value

    def _keep(self, key: Key, value: Value, revision: int) -> None:
        with self._mutex:
            if revision != self._revision:
                self._values.clear()
                self._revision = revision
            self._values[key] = value
            while len(self._values) > self._most:
                del self._values[next(iter(self._values))]
