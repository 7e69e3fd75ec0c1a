"""The connection of one request, which another thread may cut at any moment.

Closing a socket wakes nobody who reads from it in another thread, and the server isn't told; shutting it down does
both. Knows the client library below openai by its published extension ``trace`` alone, and imports nothing of it.
"""

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

# An answer with all that surrounds its words: some hundred bytes a token. More, while no word comes, is junk.
MOST_BYTES = 16 * 1024 * 1024
_OPENED = (".connect_tcp.complete", ".start_tls.complete")


class Received(Protocol):
    """What counts the bytes of a response."""

    @property
    def num_bytes_downloaded(self) -> int:
        """Bytes so far."""
        ...


class TooMuchError(Exception):
    """The server sends more than any answer has."""


class Connection:
    """Follows one request's connection; ``cut`` ends it, at once or as soon as it is there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._cut = threading.Event()
        self.response: Received | None = None

    def traced(self, event: str, told: Mapping[str, object]) -> None:
        """Take note of an event of the client library: each opened stream replaces the one that it wraps."""
        if not event.endswith(_OPENED):
            return
        find = getattr(told.get("return_value"), "get_extra_info", None)
        found = find("socket") if find is not None else None
        with self._lock:
            self._socket = found if isinstance(found, socket.socket) else None
            if self._cut.is_set():
                self._shut_down()

    def cut(self) -> None:
        """End the request: whoever waits for its words gets an error, and the server sees it go."""
        with self._lock:
            self._cut.set()
            self._shut_down()

    def pause(self, seconds: float) -> bool:
        """Wait, but no longer than until it is cut; say whether it still stands."""
        return not self._cut.wait(seconds)

    def watch(self) -> None:
        """Look whether the server sends bytes without end.

        Raises:
            TooMuchError: it does.
        """
        if self.response is not None and self.response.num_bytes_downloaded > MOST_BYTES:
            raise TooMuchError

    def _shut_down(self) -> None:
        if self._socket is not None:
            with suppress(OSError):  # the server was first
                self._socket.shutdown(socket.SHUT_RDWR)
