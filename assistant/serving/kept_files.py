"""Gradio's scripts and styles, kept in memory as they went out once: they never change while the server runs.

Gradio reads each of them anew for every reader, most of a second of a core for every page that is opened, and
compresses them only for https. Here the second reader gets them from memory, and small.
"""

import gzip
from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.serving.replies import header

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_UNDER = ("/assets/", "/static/")
_MOST_BYTES = 64_000_000
# A reader who asks for a part of a file or whether it has changed is answered by gradio itself.
_PARTIAL = ("range", "if-none-match", "if-modified-since", "if-range")

# Below this the headers weigh more than what is saved.
_WORTH_IT = 1000
_TEXT = (b"text/", b"application/javascript", b"application/json", b"image/svg")

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Kept:
    headers: list[tuple[bytes, bytes]]
    body: bytes


class KeptFiles:
    """Answers from memory what has been answered before."""

    def __init__(self, application: "ASGIApp") -> None:
        self._application = application
        self._kept: dict[_Key, _Kept] = {}
        self._bytes = 0

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer a request or pass it on and keep the answer."""
        if not _may_be_kept(scope):
            await self._application(scope, receive, send)
            return
        key = scope["path"], _taken(header(scope, "accept-encoding"))
        kept = self._kept.get(key)
        if kept is None:
            await self._application(scope, receive, partial(self._pass_on, key, _Answer(), send))
            return
        await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
        await send({"type": "http.response.body", "body": kept.body})

    async def _pass_on(self, key: _Key, answer: "_Answer", send: "Send", message: MutableMapping[str, Any]) -> None:
        await send(message)
        if message["type"] == "http.response.start":
            answer.status, answer.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            answer.body += message.get("body", b"")
            if answer.status == 200 and not message.get("more_body", False):
                kept = _Kept(answer.headers, bytes(answer.body))
                self._keep(key, _small(kept) if key[1] == "gzip" else kept)

    def _keep(self, key: _Key, kept: _Kept) -> None:
        if key not in self._kept and self._bytes + len(kept.body) <= _MOST_BYTES:
            self._kept[key] = kept
            self._bytes += len(kept.body)


class _Answer:
    """One answer as it goes by."""

    def __init__(self) -> None:
        self.status = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = bytearray()


def _taken(encodings: str) -> str:
    """Give the best of the encodings that a browser takes; Chromium takes br over https alone."""
    offered = {one.partition(";")[0].strip() for one in encodings.split(",")}
    return next((one for one in ("br", "gzip") if one in offered), "")


def _small(kept: _Kept) -> _Kept:
    """Compress what isn't yet and is worth it."""
    fields = dict(kept.headers)
    text = fields.get(b"content-type", b"").startswith(_TEXT)
    if not text or b"content-encoding" in fields or len(kept.body) < _WORTH_IT:
        return kept
    body = gzip.compress(kept.body, 6)
    changed = {b"content-encoding": b"gzip", b"content-length": str(len(body)).encode(), b"vary": b"accept-encoding"}
    same = [(name, value) for name, value in kept.headers if name not in changed]
    return _Kept([*same, *changed.items()], body)


def _may_be_kept(scope: "Scope") -> bool:
    if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(_UNDER):
        return False
    return not any(header(scope, name) for name in _PARTIAL)
