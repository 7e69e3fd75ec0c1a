"""Whose each open page is: gradio knows a page by a name that its browser made up, and whoever says it is that page.

Here a name belongs to the user who said it first, so that another one who has learned it can neither read what streams
to that page nor call its questions off. Kept in memory: after the server began anew, each page says its name again.
"""

import json
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from starlette.types import Message, Receive, Scope

# So many pages of one user are remembered, that of the longest ago given up first; nobody can crowd out another's.
_PER_USER = 500
_LONGEST = 100
_STREAM, _HEARTBEAT = "/gradio_api/queue/data", "/gradio_api/heartbeat/"
_TOLD = frozenset({"/gradio_api/queue/join", "/gradio_api/cancel"})
# What ``tab_of`` gives where a page should be named and isn't; no user ever owns it.
NAMELESS = ""


class Tabs:
    """The pages that are open, by their owners; safe to use from many threads."""

    def __init__(self, per_user: int = _PER_USER) -> None:
        self._per_user = per_user
        self._lock = threading.Lock()
        self._owners: dict[str, str] = {}
        self._owned: dict[str, OrderedDict[str, None]] = {}

    def belongs(self, tab: str, user: str) -> bool:
        """Whether a page is the user's; one that nobody has named yet becomes so."""
        if not 0 < len(tab) <= _LONGEST:
            return False
        with self._lock:
            if self._owners.setdefault(tab, user) != user:
                return False
            own = self._owned.setdefault(user, OrderedDict())
            own[tab] = None
            own.move_to_end(tab)
            while len(own) > self._per_user:
                del self._owners[own.popitem(last=False)[0]]
            return True


async def tab_of(scope: "Scope", receive: "Receive") -> tuple[str | None, "Receive"]:
    """Give the page that a request to gradio names, None where it names none, and the request's body to read again."""
    path = scope["path"]
    if path == _STREAM:
        named = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True).get("session_hash", [])
        return named[0] if len(named) == 1 else NAMELESS, receive
    if path.startswith(_HEARTBEAT):
        return path.removeprefix(_HEARTBEAT), receive
    if path not in _TOLD:
        return None, receive
    body = await _whole(receive)
    return _named_in(body), _again(body, receive)


async def _whole(receive: "Receive") -> bytes:
    """Read a body; its size was looked at before."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def _named_in(body: bytes) -> str:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return NAMELESS
    named = told.get("session_hash") if isinstance(told, dict) else None
    return named if isinstance(named, str) else NAMELESS


def _again(body: bytes, receive: "Receive") -> "Receive":
    """Give a body that was read once more, then whatever comes after it."""
    left: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> "Message":
        return left.pop() if left else await receive()

    return replayed
