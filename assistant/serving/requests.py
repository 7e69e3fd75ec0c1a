"""Which requests are taken at all: known hosts, the page's own calls, no larger than they need to be.

What is refused here never reaches gradio. Knows no users.
"""

import ipaddress
import socket
from collections.abc import Sequence
from http.client import responses
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from assistant.serving.address import LOCAL_HOSTS
from assistant.serving.identity import USER_HEADER
from assistant.serving.replies import header, say

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

# A question, a filter or a small form; only files are larger.
_MOST_BYTES = 2_000_000
_UPLOAD = "/gradio_api/upload"
_UPLOADS = frozenset({_UPLOAD, "/documents/files"})
# What gradio's pages themselves ask for. The rest of its server (descriptions of its functions, calls by name,
# monitoring, a proxy, recordings, custom components) is of no use to them and stays shut.
_OPEN = frozenset(
    {
        "/theme.css",
        "/favicon.ico",
        "/gradio_api/queue/join",
        "/gradio_api/queue/data",
        "/gradio_api/cancel",
        "/gradio_api/reset",
        "/gradio_api/upload_progress",
        _UPLOAD,
    }
)
_OPEN_UNDER = ("/assets/", "/static/", "/gradio_api/heartbeat/", "/gradio_api/file=")
# The guard's own word, and those with which a proxy (or anybody) could tell gradio another address of its own.
_DROPPED = frozenset({USER_HEADER.encode(), b"x-forwarded-host", b"x-gradio-server"})


class Requests:
    """Lets through what the pages need; ``places`` are the paths of our own pages and routes."""

    def __init__(self, application: "ASGIApp", places: Sequence[str], hosts: Sequence[str], upload_bytes: int) -> None:
        self._application = application
        self._open = _OPEN | frozenset(places)
        self._hosts = frozenset({*LOCAL_HOSTS, socket.gethostname().lower(), *hosts})
        self._upload_bytes = upload_bytes

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass a request on or refuse it in words."""
        if scope["type"] == "websocket":  # gradio has none, and neither have we
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal:
                status, words = refusal
                await say(send, status, words or responses[status])
                return
            kept = [(name, value) for name, value in scope["headers"] if name not in _DROPPED]
            scope = {**scope, "headers": kept}
        await self._application(scope, receive, send)

    def _refusal(self, scope: "Scope") -> tuple[int, str] | None:
        """Why a request isn't taken, with its status; None where it is."""
        host = _host(header(scope, "host"))
        if host not in self._hosts and not _own_address(host, scope):
            return 400, "이 이름으로는 들어올 수 없습니다. 관리자는 MUNDAP_HOSTS에 이 이름을 적어 주세요."
        if scope["method"] not in ("GET", "HEAD") and _from_elsewhere(scope, host):
            return 403, "다른 사이트에서 보낸 요청은 받지 않습니다."
        path = scope["path"]
        if path not in self._open and not path.startswith(_OPEN_UNDER):
            return 404, "없는 주소입니다."
        return self._too_large(scope)

    def _too_large(self, scope: "Scope") -> tuple[int, str] | None:
        length = header(scope, "content-length")
        if header(scope, "transfer-encoding") or (length and not (length.isascii() and length.isdigit())):
            return 411, "크기를 알 수 없는 요청은 받지 않습니다."
        most = self._upload_bytes if scope["path"] in _UPLOADS else _MOST_BYTES
        if length and int(length) > most:
            return 413, f"한 번에 {most // 1_000_000:,}MB까지 보낼 수 있습니다."
        return None


def _host(written: str) -> str:
    """Give the host of a Host header without its port; empty where it is none."""
    try:
        return urlsplit(f"//{written}").hostname or ""
    except ValueError:
        return ""


def _own_address(host: str, scope: "Scope") -> bool:
    """Whether the host is the very address that the request came to: no name, so nobody can have bent it here."""
    try:
        return ipaddress.ip_address(host) == ipaddress.ip_address((scope.get("server") or ("",))[0])
    except ValueError:
        return False


def _from_elsewhere(scope: "Scope", host: str) -> bool:
    """Whether a page of another site sends this; browsers say so, and other programs say nothing."""
    if header(scope, "sec-fetch-site") not in ("", "same-origin", "none"):
        return True
    origin = header(scope, "origin")
    return bool(origin) and _host(origin.partition("://")[2]) != host
