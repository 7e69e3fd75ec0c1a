"""What anybody may ask, login or not, and what tells nothing: whether the server is up, and its name.

Browsers fetch the manifest that gradio's pages name without a cookie.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.serving.replies import say, tell

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

HEALTH, MANIFEST, ROBOTS = "/healthz", "/manifest.json", "/robots.txt"
UNGUARDED = (HEALTH, MANIFEST, ROBOTS)
_MANIFEST = {"name": "문답", "start_url": "/", "display": "browser", "icons": []}


class Unguarded:
    """Answers for itself; ``state`` gives one word for the health."""

    def __init__(self, application: "ASGIApp", state: Callable[[], str]) -> None:
        self._application = application
        self._state = state

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer or pass on."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path == HEALTH:
            await tell(send, 200, {"status": self._state()})
        elif path == MANIFEST:
            await tell(send, 200, _MANIFEST)
        elif path == ROBOTS:
            await say(send, 200, "User-agent: *\nDisallow: /")
        else:
            await self._application(scope, receive, send)
