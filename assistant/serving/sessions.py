"""Who is logged in: a table of this process, keyed by what the browsers' cookies stand for. Knows no passwords."""

import hashlib
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

# A morning without a question ends it, and so does the day; the office's own machines are shared.
IDLE_S, WHOLE_S = 4 * 3600, 12 * 3600
# So many browsers of one person; the oldest has to log in again.
_PER_USER = 10


@dataclass(slots=True)
class Session:
    """One browser's stay; ``password`` is the hash that it came in with."""

    user: str
    password: str
    began: float
    seen: float
    leaving: list[Callable[[], object]] = field(default_factory=list)


class Sessions:
    """The table; safe to use from many threads. Keeps no token, only what it hashes to."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._sessions: dict[str, Session] = {}

    def begin(self, user: str, password: str) -> str:
        """Let a user in and give the token for the browser's cookie."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        with self._lock:
            self._drop_old(now)
            own = [key for key, session in self._sessions.items() if session.user == user]
            for key in own[: max(len(own) - _PER_USER + 1, 0)]:
                self._end(key)
            self._sessions[_key(token)] = Session(user, password, now, now)
        return token

    def find(self, token: str) -> Session | None:
        """Give the session of a cookie and note that it lives; None where it is over or never was."""
        now = self._clock()
        with self._lock:
            session = self._sessions.get(_key(token))
            if session is None:
                return None
            if _over(session, now):
                self._end(_key(token))
                return None
            session.seen = now
            return session

    def end(self, token: str) -> None:
        """End a session, and with it whatever still streams to its browser."""
        with self._lock:
            self._end(_key(token))

    def users(self) -> tuple[str, ...]:
        """Who is logged in now, each once."""
        with self._lock:
            self._drop_old(self._clock())
            return tuple(sorted({session.user for session in self._sessions.values()}))

    def _end(self, key: str) -> None:
        session = self._sessions.pop(key, None)
        for leave in session.leaving if session else ():
            leave()

    def _drop_old(self, now: float) -> None:
        for key in [key for key, session in self._sessions.items() if _over(session, now)]:
            self._end(key)


def _over(session: Session, now: float) -> bool:
    return now - session.seen > IDLE_S or now - session.began > WHOLE_S


def _key(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
