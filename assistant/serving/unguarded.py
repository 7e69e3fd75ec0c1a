"""What anybody may ask, login or not, and what tells nothing: whether the server is up, and its name.

Browsers fetch the manifest that gradio's pages name without a cookie.
"""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.serving.replies import say, tell

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

HEALTH, MANIFEST, ROBOTS = "/healthz", "/manifest.json", "/robots.txt"
RUN_HEADER = "x-mundap-run"
UNGUARDED = (HEALTH, MANIFEST, ROBOTS)
_MANIFEST = {"name": "문답", "start_url": "/", "display": "browser", "icons": []}


class Unguarded:
    """Answers for itself; ``state`` gives one word for the health.

    With it goes a name that this run of the server drew, so that a page can tell that another one answers it now.
    """

    def __init__(self, application: "ASGIApp", state: Callable[[], str]) -> None:
        self._application = application
        self._state = state
        self._run = ((RUN_HEADER, secrets.token_hex(8)),)

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer or pass on."""
        path = scope["path"] if scope["type"] == "http" else ""
        if path == HEALTH:
            await tell(send, 200, {"status": self._state()}, self._run)
        elif path == MANIFEST:
            await tell(send, 200, _MANIFEST)
        elif path == ROBOTS:
            await say(send, 200, "User-agent: *\nDisallow: /")
        else:
            await self._application(scope, receive, send)
