"""The security headers of every answer, and how long a browser may keep it."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

# gr.HTML builds its templates with Function(), hence 'unsafe-eval'; gradio's start page has inline scripts and styles.
_HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; connect-src 'self'; frame-src 'none'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
    # Not no-referrer: a form would then be sent without the origin by which we know it for ours.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    # What a page shows is the office's own; it must not be found in the browser's cache after the reader has left.
    "cache-control": "no-store",
}
# Gradio names these files by their content: they never change, and fetching them anew is most of a page's opening.
_LASTING = "/assets/"
_KEPT = b"private, max-age=31536000, immutable"


class Headers:
    """Adds the headers to every answer of the server; what an answer says itself stands."""

    def __init__(self, application: "ASGIApp") -> None:
        self._application = application
        self._headers = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass one request on."""

        async def send_with_headers(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self._completed(scope, message)
            await send(message)

        await self._application(scope, receive, send_with_headers)

    def _completed(self, scope: "Scope", message: MutableMapping[str, Any]) -> list[tuple[bytes, bytes]]:
        own = list(message.get("headers", ()))
        if scope["path"].startswith(_LASTING) and message["status"] == 200:
            own = [(name, value) for name, value in own if name != b"cache-control"] + [(b"cache-control", _KEPT)]
        said = {name for name, _ in own}
        return [*own, *((name, value) for name, value in self._headers if name not in said)]
